use serde::{Deserialize, Serialize};

use crate::api::edit::{read_amount, read_figure};
use crate::model::{
    Bound, Condition, Criterion, CriterionUnit, Destination, MOST_QUARTERS, Measure, PartnerType, Rule, Tier,
};
use crate::store::Snapshot;
use crate::text::criterion_value;
use crate::{Error, Result};

/// Most conditions a rule has.
const MOST_CONDITIONS: usize = 6;

/// A rule as it is edited: a sentence with slots, numbers as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RuleEdit {
    pub from: Tier,
    /// A tier's number, or "sunset".
    pub to: String,
    pub conditions: Vec<ConditionEdit>,
    pub quarters: u32,
    /// Empty is all of them.
    pub types: Vec<PartnerType>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ConditionEdit {
    pub criterion: Criterion,
    pub bound: Bound,
    /// "6", "$100,000", "25%".
    pub number: String,
}

/// A rule with its numbers as they are typed.
pub(super) fn edited(snapshot: &Snapshot, rule: &Rule) -> RuleEdit {
    let condition = |condition: &Condition| ConditionEdit {
        criterion: condition.criterion,
        bound: condition.bound,
        number: criterion_value(condition.criterion, condition.number, snapshot.setting.currency),
    };
    RuleEdit {
        from: rule.from,
        to: rule.to.code(),
        conditions: rule.conditions.iter().map(condition).collect(),
        quarters: rule.quarters,
        types: rule.types.clone(),
    }
}

/// A rule that was typed.
///
/// # Errors
/// When it cannot be read: why.
pub(super) fn understood(snapshot: &Snapshot, rule: &RuleEdit) -> Result<Rule> {
    let tiers = snapshot.setting.tiers();
    let to = Destination::from_code(&rule.to).ok_or_else(|| Error::new("choose where the partner goes"))?;
    let is_known = |tier: Tier| tiers.contains(&tier);
    if !is_known(rule.from) || matches!(to, Destination::Tier(tier) if !is_known(tier)) {
        return Err(Error::new("this document has no such tier; choose another"));
    }
    if to == Destination::Tier(rule.from) {
        return Err(Error::new("a partner moves to another tier than the one it is in; choose another"));
    }
    if !(1..=MOST_QUARTERS).contains(&rule.quarters) {
        return Err(Error::new(format!("the window has 1 to {MOST_QUARTERS} quarters")));
    }
    if rule.conditions.is_empty() || rule.conditions.len() > MOST_CONDITIONS {
        return Err(Error::new(format!("a rule has 1 to {MOST_CONDITIONS} conditions")));
    }
    let conditions = rule.conditions.iter().map(|condition| read(snapshot, condition)).collect::<Result<_>>()?;
    let mut types = rule.types.clone();
    types.sort_unstable();
    types.dedup();
    Ok(Rule { from: rule.from, to, conditions, quarters: rule.quarters, types })
}

fn read(snapshot: &Snapshot, edit: &ConditionEdit) -> Result<Condition> {
    let quarter = snapshot.setting.review_quarter;
    let wrong = |why: String| Error::new(format!("“{}” {why}", edit.number.trim()));
    let figure = |measure| read_figure(snapshot, measure, quarter, &edit.number).map(|read| read.map(|one| one.value));
    let number = match edit.criterion.unit() {
        CriterionUnit::Count => figure(Measure::Certifications),
        CriterionUnit::Hundredths | CriterionUnit::Percent => figure(Measure::Psat),
        CriterionUnit::Money => {
            let money = read_amount(snapshot, quarter, &edit.number).map_err(wrong)?;
            if money.is_some_and(|money| money.currency != snapshot.setting.currency) {
                let own = snapshot.setting.currency.code();
                return Err(Error::new(format!("criteria are in {own}; write “{}” in it", edit.number.trim())));
            }
            Ok(money.map(|money| money.minor))
        }
    };
    let number = number.map_err(wrong)?.ok_or_else(|| Error::new(format!("say how many {}", edit.criterion.name())))?;
    Ok(Condition { criterion: edit.criterion, bound: edit.bound, number })
}
