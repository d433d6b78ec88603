//! What a change of the settings writes, worked out from a snapshot: the preview and the change both carry it out, so
//! that the effect, the refusal and what is stored come from one place.

mod attribution;
mod calendar;
mod currency;
mod general;
mod measures;
mod removal;
mod segment_rule;
mod tiers;
mod types;
mod words;

use super::{List, SettingChange};
use crate::store::tables::{
    Account, AttributionRule, ExchangeRate, Manager, Motion, Partner, PartnerMotion, Segment, Setting,
    StatedDensityRow, TierSetting,
};
use crate::store::{Operation, Snapshot};
use crate::text::spaced;
use crate::{Error, Result};

/// A change of the settings, ready to be carried out: its name in the history and the rows it writes, in an order in
/// which every row finds what it refers to.
pub struct Plan {
    pub operation: Operation,
    /// Empty when nothing would change.
    pub steps: Vec<Step>,
}

/// One row written over what stands under its key, taken out, or added under a fresh id.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Setting(Setting),
    Attribution(AttributionRule),
    Rate(ExchangeRate),
    RemoveRate(ExchangeRate),
    Tier(TierSetting),
    RemoveTier(TierSetting),
    Partner(Partner),
    PartnerMotion(PartnerMotion),
    RemovePartnerMotion(PartnerMotion),
    Account(Account),
    Stated(StatedDensityRow),
    RemoveStated(StatedDensityRow),
    Segment(Segment),
    RemoveSegment(Segment),
    Motion(Motion),
    RemoveMotion(Motion),
    Manager(Manager),
    RemoveManager(Manager),
    Add { list: List, name: String },
}

/// Works out what `change` does to the document of `snapshot`.
///
/// # Errors
/// When it cannot be done: a sentence that says why.
pub fn plan(snapshot: &Snapshot, change: &SettingChange) -> Result<Plan> {
    match change {
        SettingChange::Name { name } => general::name(snapshot, name),
        SettingChange::Company { company } => general::company(snapshot, company),
        SettingChange::Confidentiality { text } => general::confidentiality(snapshot, text),
        SettingChange::Reviewer { name } => general::reviewer(snapshot, name),
        SettingChange::ProgramSponsor { name } => general::program_sponsor(snapshot, name),
        SettingChange::Currency { code } => currency::reporting(snapshot, code),
        SettingChange::SetRate { currency, since, rate, instead_of } => {
            currency::set_rate(snapshot, currency, since, rate, instead_of.as_deref())
        }
        SettingChange::RemoveRate { currency, since } => currency::remove_rate(snapshot, currency, since),
        SettingChange::FiscalYear { first_month } => calendar::fiscal_year(snapshot, *first_month),
        SettingChange::ReviewQuarter { first_day } => calendar::review_quarter(snapshot, first_day),
        SettingChange::SmallBase { accounts } => general::small_base(snapshot, *accounts),
        SettingChange::TierOneAManager { partners } => general::tier_one_a_manager(snapshot, *partners),
        SettingChange::Attribution { role, axis, is_on } => attribution::attribution(snapshot, *role, *axis, *is_on),
        SettingChange::HealthWeights { weights } => measures::health_weights(snapshot, *weights),
        SettingChange::Assumption { assumption, amount } => measures::assumption(snapshot, *assumption, amount),
        SettingChange::LedTarget { percent } => general::led_target(snapshot, percent),
        SettingChange::StuckDays { days } => general::stuck_days(snapshot, *days),
        SettingChange::FourthTier { is_on } => Ok(tiers::fourth_tier(snapshot, *is_on)),
        SettingChange::ReviewStep { step } => Ok(general::review_step(snapshot, *step)),
        SettingChange::Band { tier, band } => tiers::band(snapshot, *tier, *band),
        SettingChange::ExitRule { tier, rule } => tiers::exit_rule(snapshot, *tier, rule),
        SettingChange::HiddenType { partner_type, is_hidden } => {
            types::hidden_type(snapshot, *partner_type, *is_hidden)
        }
        SettingChange::AddWord { list, name } => words::add(snapshot, *list, name),
        SettingChange::RenameWord { list, id, name } => words::rename(snapshot, *list, *id, name),
        SettingChange::RemoveWord { list, id, into } => removal::remove(snapshot, *list, *id, *into),
        SettingChange::SegmentRule { id, rule } => segment_rule::set(snapshot, *id, rule),
        SettingChange::MoveSegment { id, place } => words::move_segment(snapshot, *id, *place),
    }
}

/// The change of one setting by the name it has on screen; an empty text is no value.
fn one_setting(snapshot: &Snapshot, setting: &str, from: &str, to: &str, next: Setting) -> Plan {
    Plan { operation: named(setting, from, to), steps: setting_step(snapshot, next) }
}

fn named(setting: &str, from: &str, to: &str) -> Operation {
    Operation::ChangeSetting { setting: setting.to_owned(), from: from.to_owned(), to: to.to_owned() }
}

/// The settings' row, where it differs from what stands.
fn setting_step(snapshot: &Snapshot, next: Setting) -> Vec<Step> {
    if next == snapshot.setting { Vec::new() } else { vec![Step::Setting(next)] }
}

/// A text as it is stored: trimmed, on one line, and not longer than `most` characters.
fn short_text(what: &str, text: &str, most: usize) -> Result<String> {
    let text = spaced(text);
    match text.chars().count() {
        length if length <= most => Ok(text),
        length => Err(Error::new(format!("{what} has at most {most} characters, this one has {length}; shorten it"))),
    }
}
