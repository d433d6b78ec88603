use super::{Plan, one_setting};
use crate::import::{Amounts, Cell, Reading};
use crate::model::{Assumption, HealthWeights, Money};
use crate::store::Snapshot;
use crate::store::tables::Setting;
use crate::{Error, Result};

/// What the parts of health count.
pub fn health_weights(snapshot: &Snapshot, weights: HealthWeights) -> Result<Plan> {
    if weights.sum() != 100 {
        return Err(Error::new(format!("the weights add up to {}; they have to be 100 together", weights.sum())));
    }
    let setting = &snapshot.setting;
    let words = |weights: HealthWeights| {
        let HealthWeights { production, overlap, engagement, satisfaction } = weights;
        format!("production {production}, overlap {overlap}, engagement {engagement}, satisfaction {satisfaction}")
    };
    let next = Setting { health_weights: weights, ..setting.clone() };
    Ok(one_setting(snapshot, "Weights of health", &words(setting.health_weights), &words(weights), next))
}

/// An amount the return on partner investment is worked out with; zero is an amount, an empty text is none.
pub fn assumption(snapshot: &Snapshot, assumption: Assumption, amount: &str) -> Result<Plan> {
    let setting = &snapshot.setting;
    let amount = if amount.trim().is_empty() { None } else { Some(read(snapshot, amount)?) };
    let words = |amount: Option<Money>| amount.map(|amount| amount.full_text()).unwrap_or_default();
    let next = Setting { assumptions: setting.assumptions.with(assumption, amount), ..setting.clone() };
    Ok(one_setting(snapshot, assumption.name(), &words(setting.assumptions.of(assumption)), &words(amount), next))
}

fn read(snapshot: &Snapshot, text: &str) -> Result<Money> {
    let amounts = Amounts { currency: snapshot.setting.currency, stated: None, unit: 1, convention: None };
    match amounts.read(&Cell::from_text(text)) {
        Reading::Value(money) if money.minor >= 0 => Ok(money),
        _ => Err(Error::new("this is no amount of zero or more, such as $180,000; it was left as it is")),
    }
}
