use super::{count_of, listed};
use crate::model::{
    Bound, Condition, Criterion, CriterionUnit, Currency, Destination, Hundredths, Money, Rule, thousands,
};

/// A rule as one sentence: "Tier 2 moves to Tier 1 at 6 or more co-sell deals within two consecutive quarters."
#[must_use]
pub fn rule(rule: &Rule, currency: Currency) -> String {
    let goes = match rule.to {
        Destination::Tier(tier) => format!("{} moves to {}", rule.from.title(), tier.title()),
        Destination::Sunset => format!("{} is sunset", rule.from.title()),
    };
    let types: Vec<&str> = rule.types.iter().map(|kind| kind.long_name()).collect();
    let types = if types.is_empty() { String::new() } else { format!(", if it is {}", listed(&types, "or")) };
    let within = within(rule.quarters);
    let Some((first, others)) = rule.conditions.split_first() else { return format!("{goes} {within}{types}.") };
    let first =
        if is_silence(*first) { format!("when {NOTHING}") } else { format!("at {}", condition(*first, currency)) };
    let other = |it: &Condition| {
        if is_silence(*it) { "nothing else produced".to_owned() } else { condition(*it, currency) }
    };
    let others: Vec<String> = others.iter().map(other).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let others = if others.is_empty() { String::new() } else { format!(", and {}", listed(&others, "and")) };
    format!("{goes} {first} {within}{others}{types}.")
}

const NOTHING: &str = "nothing was produced (no co-sell, registered or sourced deal)";

/// Whether a condition asks that nothing was produced.
fn is_silence(condition: Condition) -> bool {
    (condition.criterion, condition.bound, condition.number) == (Criterion::ProducedDeals, Bound::AtMost, 0)
}

/// "within two consecutive quarters".
fn within(quarters: u32) -> String {
    const WORDS: [&str; 5] = ["no", "one", "two", "three", "four"];
    match WORDS.get(quarters as usize) {
        Some(&"one") => "within one quarter".to_owned(),
        Some(word) => format!("within {word} consecutive quarters"),
        None => format!("within {quarters} consecutive quarters"),
    }
}

/// "6 or more co-sell deals", "no registered deal", "sourced pipeline of $100,000 or more".
#[must_use]
pub fn condition(condition: Condition, currency: Currency) -> String {
    let Condition { criterion, bound, number } = condition;
    let amount = criterion_value(criterion, number, currency);
    match (criterion, bound, number) {
        _ if is_silence(condition) => NOTHING.to_owned(),
        (_, Bound::AtMost, 0) if is_deals(criterion) => format!("no {}", one(criterion)),
        (_, Bound::AtMost, _) if is_deals(criterion) => format!("at most {}", counted(criterion, number)),
        (_, Bound::AtLeast, _) if is_deals(criterion) => match number {
            1 => format!("at least one {}", one(criterion)),
            _ => format!("{} or more {}", thousands(number.unsigned_abs()), criterion.name()),
        },
        (_, Bound::AtMost, _) => format!("{} of at most {amount}", criterion.name()),
        (_, Bound::AtLeast, _) => format!("{} of {amount} or more", criterion.name()),
    }
}

/// A value of a criterion: "7", "$240,000", "3.50", "25%".
#[must_use]
pub fn criterion_value(criterion: Criterion, value: i64, currency: Currency) -> String {
    match criterion.unit() {
        CriterionUnit::Count => thousands(value.unsigned_abs()),
        CriterionUnit::Money => Money { minor: value, currency }.full_text(),
        CriterionUnit::Hundredths => Hundredths(i32::try_from(value).unwrap_or(i32::MAX)).text(),
        CriterionUnit::Percent if value % 100 == 0 => format!("{}%", value / 100),
        CriterionUnit::Percent if value % 10 == 0 => format!("{}.{}%", value / 100, value % 100 / 10),
        CriterionUnit::Percent => format!("{}.{:02}%", value / 100, value % 100),
    }
}

/// "7 co-sell deals", "1 registered deal", "sourced pipeline of $240,000".
#[must_use]
pub fn criterion_amount(criterion: Criterion, value: i64, currency: Currency) -> String {
    match value {
        0 if criterion == Criterion::ProducedDeals => "nothing produced".to_owned(),
        0 if is_deals(criterion) => format!("no {}", one(criterion)),
        _ if is_deals(criterion) => counted(criterion, value),
        _ => format!("{} of {}", criterion.name(), criterion_value(criterion, value, currency)),
    }
}

fn counted(criterion: Criterion, number: i64) -> String {
    count_of(usize::try_from(number).unwrap_or(0), &one(criterion), criterion.name())
}

fn is_deals(criterion: Criterion) -> bool {
    matches!(
        criterion,
        Criterion::CoSellDeals
            | Criterion::RegisteredDeals
            | Criterion::SourcedDeals
            | Criterion::ProducedDeals
            | Criterion::Deals
    )
}

fn one(criterion: Criterion) -> String {
    criterion.name().replacen("deals", "deal", 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PartnerType, Tier};

    #[track_caller]
    fn reads(one: &Rule, sentence: &str) {
        assert_eq!(rule(one, Currency::USD), sentence);
    }

    #[test]
    fn a_rule_reads_as_one_sentence() {
        let [promote, demote, sunset] = <[Rule; 3]>::try_from(Rule::defaults()).unwrap();
        reads(&promote, "Tier 2 moves to Tier 1 at 6 or more co-sell deals within two consecutive quarters.");
        reads(
            &demote,
            "Tier 1 moves to Tier 2 when nothing was produced (no co-sell, registered or sourced deal) within two consecutive quarters.",
        );
        reads(
            &sunset,
            "Tier 3 is sunset at no registered deal within two consecutive quarters, and nothing else produced.",
        );
        let condition = |criterion, bound, number| Condition { criterion, bound, number };
        reads(
            &Rule {
                from: Tier::TRANSACTIONAL,
                to: Destination::Tier(Tier::MANAGED),
                conditions: vec![
                    condition(Criterion::SourcedPipeline, Bound::AtLeast, 10_000_000),
                    condition(Criterion::RegisteredDeals, Bound::AtLeast, 1),
                    condition(Criterion::Deals, Bound::AtMost, 30),
                    condition(Criterion::WinRate, Bound::AtLeast, 2_550),
                    condition(Criterion::Csat, Bound::AtLeast, 350),
                ],
                quarters: 6,
                types: vec![PartnerType::Si, PartnerType::Reseller],
            },
            "Tier 3 moves to Tier 2 at sourced pipeline of $100,000 or more within 6 consecutive quarters, and at least one registered \
             deal, at most 30 deals with a hand in them, win rate of 25.5% or more and CSAT of 3.50 or more, if it is systems \
             integrator or reseller.",
        );
    }
}
