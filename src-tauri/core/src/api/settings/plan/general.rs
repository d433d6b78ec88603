use super::{Plan, one_setting, setting_step, short_text};
use crate::api::led::percent_input;
use crate::model::ReviewStep;
use crate::store::tables::Setting;
use crate::store::{Operation, Snapshot};
use crate::text::count_of;
use crate::{Error, Result};

/// The longest name, company, sponsor and confidentiality tag, in characters.
const MOST_LETTERS: usize = 120;

pub fn name(snapshot: &Snapshot, name: &str) -> Result<Plan> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > MOST_LETTERS {
        return Err(Error::new("a document's name has 1 to 120 characters; the name was left as it is"));
    }
    let setting = &snapshot.setting;
    let operation = Operation::RenameDocument { from: setting.name.clone(), to: name.to_owned() };
    Ok(Plan { operation, steps: setting_step(snapshot, Setting { name: name.to_owned(), ..setting.clone() }) })
}

pub fn company(snapshot: &Snapshot, company: &str) -> Result<Plan> {
    let setting = &snapshot.setting;
    let company = short_text("the company's name", company, MOST_LETTERS)?;
    let next = Setting { company: company.clone(), ..setting.clone() };
    Ok(one_setting(snapshot, "Company", &setting.company, &company, next))
}

pub fn confidentiality(snapshot: &Snapshot, text: &str) -> Result<Plan> {
    let setting = &snapshot.setting;
    let text = short_text("the confidentiality tag", text, MOST_LETTERS)?;
    let next = Setting { confidentiality: text.clone(), ..setting.clone() };
    Ok(one_setting(snapshot, "Confidentiality", &setting.confidentiality, &text, next))
}

pub fn program_sponsor(snapshot: &Snapshot, name: &str) -> Result<Plan> {
    let setting = &snapshot.setting;
    let name = short_text("the program sponsor's name", name, MOST_LETTERS)?;
    let next = Setting { program_sponsor: name.clone(), ..setting.clone() };
    Ok(one_setting(snapshot, "Program sponsor", &setting.program_sponsor, &name, next))
}

/// Who decides at this document: what the audit of the review names.
pub fn reviewer(snapshot: &Snapshot, name: &str) -> Result<Plan> {
    let setting = &snapshot.setting;
    let name = short_text("the name of who decides", name, MOST_LETTERS)?;
    let next = Setting { reviewer: name.clone(), ..setting.clone() };
    Ok(one_setting(snapshot, "Who decides", &setting.reviewer, &name, next))
}

/// Below this base a density is shown in grey and not ranked; 0 switches the rule off.
pub fn small_base(snapshot: &Snapshot, accounts: u32) -> Result<Plan> {
    let setting = &snapshot.setting;
    if accounts > 10_000 {
        return Err(Error::new("the small base is 0 to 10,000 accounts; it was left as it is"));
    }
    let words = |base: u32| count_of(base as usize, "account", "accounts");
    let next = Setting { small_base: accounts, ..setting.clone() };
    Ok(one_setting(snapshot, "Small base", &words(setting.small_base), &words(accounts), next))
}

/// A manager of up to this many Tier 1 partners counts as dedicated.
pub fn tier_one_a_manager(snapshot: &Snapshot, partners: u32) -> Result<Plan> {
    let setting = &snapshot.setting;
    if !(1..=50).contains(&partners) {
        return Err(Error::new("a dedicated manager has 1 to 50 Tier 1 partners; the number was left as it is"));
    }
    let next = Setting { tier_one_a_manager: partners, ..setting.clone() };
    let (from, to) = (setting.tier_one_a_manager.to_string(), partners.to_string());
    Ok(one_setting(snapshot, "Tier 1 partners a manager", &from, &to, next))
}

/// The share of the pipeline with partners that is to be led.
pub fn led_target(snapshot: &Snapshot, percent: &str) -> Result<Plan> {
    let setting = &snapshot.setting;
    let typed = percent.trim().trim_end_matches('%').trim_end();
    let target = if typed.is_empty() { None } else { Some(share(typed)?) };
    let words = |target: Option<u32>| target.map(|points| format!("{}%", percent_input(points))).unwrap_or_default();
    let next = Setting { led_target: target, ..setting.clone() };
    Ok(one_setting(snapshot, "Target for the led share", &words(setting.led_target), &words(target), next))
}

/// A percentage as it is typed, in hundredths of a percent.
fn share(typed: &str) -> Result<u32> {
    let (whole, part) = typed.split_once(['.', ',']).unwrap_or((typed, "0"));
    let is_number =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit());
    let points = || format!("{whole}{part:0<2}").parse::<u32>().ok().filter(|points| (1..=10_000).contains(points));
    let share = (is_number(whole, 3) && is_number(part, 2)).then(points).flatten();
    share.ok_or_else(|| Error::new("the target is a percentage above 0 up to 100, such as 40; it was left as it is"))
}

/// A review step that takes longer is stuck.
pub fn stuck_days(snapshot: &Snapshot, days: u32) -> Result<Plan> {
    let setting = &snapshot.setting;
    if !(1..=365).contains(&days) {
        return Err(Error::new("a review step is stuck after 1 to 365 days; the number was left as it is"));
    }
    let words = |days: u32| count_of(days as usize, "day", "days");
    let next = Setting { stuck_days: days, ..setting.clone() };
    Ok(one_setting(snapshot, "Review stuck after", &words(setting.stuck_days), &words(days), next))
}

/// Puts the review at a step, which it then is at since today; without one it has not begun.
pub fn review_step(snapshot: &Snapshot, step: Option<ReviewStep>) -> Plan {
    let setting = &snapshot.setting;
    let words = |step: Option<ReviewStep>| step.map_or("", ReviewStep::name);
    let since = if step == setting.review_step { setting.review_step_since } else { step.map(|_| snapshot.today) };
    let next = Setting { review_step: step, review_step_since: since, ..setting.clone() };
    one_setting(snapshot, "Review step", words(setting.review_step), words(step), next)
}
