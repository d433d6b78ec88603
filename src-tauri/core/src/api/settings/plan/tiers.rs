use super::{Plan, Step, named, short_text};
use crate::model::{Band, Tier};
use crate::store::Snapshot;
use crate::store::tables::{Partner, Setting, TierSetting};
use crate::{Error, Result};

/// The longest exit rule, in characters.
const MOST_RULE_LETTERS: usize = 300;

/// Switches the tier above Tier 1 on or off. Switched off, its partners stand in Tier 1.
pub fn fourth_tier(snapshot: &Snapshot, is_on: bool) -> Plan {
    let setting = &snapshot.setting;
    let words = |is_on: bool| if is_on { "on" } else { "off" };
    let operation = named("Fourth tier", words(setting.fourth_tier), words(is_on));
    if is_on == setting.fourth_tier {
        return Plan { operation, steps: Vec::new() };
    }
    let mut steps = vec![Step::Setting(Setting { fourth_tier: is_on, ..setting.clone() })];
    let planted = snapshot.tiers.iter().find(|rule| rule.tier == Tier::ALLIANCE);
    if is_on {
        let rule = TierSetting { tier: Tier::ALLIANCE, band: None, exit_rule: String::new() };
        steps.extend(planted.is_none().then_some(Step::Tier(rule)));
    } else {
        let own = snapshot.partners.iter().filter(|partner| partner.tier == Some(Tier::ALLIANCE));
        let moved = |partner: &Partner| Step::Partner(Partner { tier: Some(Tier::STRATEGIC), ..partner.clone() });
        steps.extend(own.map(moved));
        steps.extend(planted.cloned().map(Step::RemoveTier));
    }
    Plan { operation, steps }
}

/// Expects another number of partners of a tier, or none.
///
/// # Errors
/// When the document has no such tier, or the band ends before it begins.
pub fn band(snapshot: &Snapshot, tier: u8, band: Option<Band>) -> Result<Plan> {
    let rule = rule_of(snapshot, tier)?;
    if let Some(Band { low, high }) = band.filter(|band| band.low > band.high) {
        return Err(Error::new(format!(
            "a band goes from its lowest number to its highest, and {low} is more than {high}; the band was left as it is"
        )));
    }
    let words = |band: Option<Band>| band.map(|band| format!("{}–{}", band.low, band.high)).unwrap_or_default();
    let operation = named(&format!("{} band", rule.tier.title()), &words(rule.band), &words(band));
    Ok(Plan { operation, steps: tier_step(snapshot, TierSetting { band, ..rule }) })
}

/// Writes the rule by which a partner leaves a tier; an empty text takes it out.
///
/// # Errors
/// When the document has no such tier, or the rule is too long.
pub fn exit_rule(snapshot: &Snapshot, tier: u8, text: &str) -> Result<Plan> {
    let rule = rule_of(snapshot, tier)?;
    let exit_rule = short_text("an exit rule", text, MOST_RULE_LETTERS)?;
    let operation = named(&format!("{} exit rule", rule.tier.title()), &rule.exit_rule, &exit_rule);
    Ok(Plan { operation, steps: tier_step(snapshot, TierSetting { exit_rule, ..rule }) })
}

fn rule_of(snapshot: &Snapshot, number: u8) -> Result<TierSetting> {
    let tier = snapshot.setting.tiers().iter().copied().find(|tier| tier.number() == number);
    let tier = tier.ok_or_else(|| match number {
        0 => Error::new("this document has no Tier 0; switch the fourth tier on first"),
        _ => Error::new(format!("there is no Tier {number}; nothing was changed")),
    })?;
    let standing = snapshot.tiers.iter().find(|rule| rule.tier == tier).cloned();
    Ok(standing.unwrap_or(TierSetting { tier, band: None, exit_rule: String::new() }))
}

fn tier_step(snapshot: &Snapshot, next: TierSetting) -> Vec<Step> {
    if snapshot.tiers.contains(&next) { Vec::new() } else { vec![Step::Tier(next)] }
}
