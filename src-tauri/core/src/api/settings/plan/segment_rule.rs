use std::collections::HashSet;

use super::words::segment;
use super::{Plan, Step, short_text};
use crate::api::settings::WrittenRule;
use crate::import::{Cell, Numbers, Reading};
use crate::model::{SegmentRule, name_key, thousands};
use crate::store::tables::Segment;
use crate::store::{Operation, Snapshot};
use crate::text::segment_rule;
use crate::{Error, Result};

/// The longest name of an industry, in characters.
const MOST_LETTERS: usize = 120;
/// The most industries of a rule.
const MOST_INDUSTRIES: usize = 200;

/// Writes the rule by which accounts without a segment from their file are in a segment; nothing written takes it out.
///
/// # Errors
/// When there is no such segment, a limit is no whole number from zero on, the least is above the most, or an industry is
/// empty or too long, or there are too many.
pub fn set(snapshot: &Snapshot, id: u32, written: &WrittenRule) -> Result<Plan> {
    let standing = segment(snapshot, id)?;
    let rule = SegmentRule {
        employees_at_least: employees(&written.employees_at_least)?,
        employees_at_most: employees(&written.employees_at_most)?,
        industries: industries(&written.industries)?,
    };
    if let (Some(least), Some(most)) = (rule.employees_at_least, rule.employees_at_most)
        && least > most
    {
        let [least, most] = [least, most].map(|count| thousands(u64::from(count)));
        return Err(Error::new(format!(
            "no account has {least} employees or more and {most} or fewer; the rule was left as it is"
        )));
    }
    let operation = Operation::SetSegmentRule { segment: standing.name.clone(), rule: segment_rule(&rule) };
    let next = Segment { rule, ..standing.clone() };
    let steps = if next == *standing { Vec::new() } else { vec![Step::Segment(next)] };
    Ok(Plan { operation, steps })
}

fn employees(text: &str) -> Result<Option<u32>> {
    let text = text.trim();
    match (Numbers { convention: None, bare_is_percent: false }).count(&Cell::from_text(text)) {
        Reading::Value(count) => Ok(Some(count)),
        Reading::Blank => Ok(None),
        Reading::NoValue | Reading::Bad(_) => Err(Error::new(format!(
            "“{text}” is not a number of employees; write a whole number, zero or more, or leave it empty"
        ))),
    }
}

/// As written, each once.
fn industries(texts: &[String]) -> Result<Vec<String>> {
    if texts.len() > MOST_INDUSTRIES {
        return Err(Error::new(format!("a rule has at most {MOST_INDUSTRIES} industries; take some out")));
    }
    let mut keys = HashSet::new();
    let mut industries = Vec::with_capacity(texts.len());
    for text in texts {
        let industry = short_text("an industry", text, MOST_LETTERS)?;
        if industry.is_empty() {
            return Err(Error::new("an industry of the rule is empty; write its name, or take it out"));
        }
        if keys.insert(name_key(&industry)) {
            industries.push(industry);
        }
    }
    Ok(industries)
}
