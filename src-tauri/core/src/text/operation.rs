use super::count_of;
use crate::api::edit::EditKind;
use crate::api::import::{ImportKind, ListOutcome};
use crate::api::settings::List;
use crate::model::thousands;
use crate::store::Operation;

/// What a change set did, in plain words: "Imported 90 partners from `roster.xlsx`".
#[must_use]
pub fn operation(operation: &Operation) -> String {
    match operation {
        Operation::Import { what, file_name, added, updated, list } => {
            import_sentence(*what, file_name, *added, *updated, list.as_ref())
        }
        Operation::RenameDocument { to, .. } => format!("Renamed the document to {to}"),
        Operation::SetReviewQuarter { to, .. } => format!("Made {to} the review quarter"),
        Operation::EditPartner { partner, field, from, to } => edited(partner, field, from, to),
        Operation::EditPartners { how, cells, partners, field } => {
            edited_cells(*how, *cells, *partners, field.as_deref())
        }
        Operation::MovePartner { partner, to, .. } => format!("{partner} moved to {to}"),
        Operation::AddRole { partner, role } => format!("{partner} also plays {role}"),
        Operation::AddPartner { partner } => format!("Added {partner}"),
        Operation::RemovePartners { partner, count: 1 } => format!("Removed {partner}"),
        Operation::RemovePartners { partner, count } => format!("Removed {partner} and {} more", count - 1),
        Operation::MergePartners { kept, merged } => format!("Merged {merged} into {kept}"),
        Operation::SetJointTarget { partner, account, is_on: true } => {
            format!("Put {account} on the joint target list of {partner}")
        }
        Operation::SetJointTarget { partner, account, is_on: false } => {
            format!("Took {account} off the joint target list of {partner}")
        }
        Operation::EditJointTarget { partner, account, field } => {
            format!("Set the {field} of {account} with {partner}")
        }
        Operation::DecideMatch { partner, listed, account, is_same: true } => {
            format!("{listed} on the list of {partner} is {account}")
        }
        Operation::DecideMatch { partner, listed, account, is_same: false } => {
            format!("{listed} on the list of {partner} is not {account}")
        }
        Operation::MergeAccounts { kept, merged } => format!("Merged the account {merged} into {kept}"),
        Operation::TellAccountsApart { one, other } => format!("{one} and {other} are two accounts"),
        Operation::ChangeSetting { setting, to, .. } if to.is_empty() => format!("Cleared the setting {setting}"),
        Operation::ChangeSetting { setting, to, .. } => format!("Set {setting} to {to}"),
        Operation::SetRate { currency, since, rate } => format!("Set the rate of {currency} from {since} to {rate}"),
        Operation::RemoveRate { currency, since } => format!("Removed the rate of {currency} from {since}"),
        Operation::AddWord { list, name } => format!("Added the {} {name}", one_of(*list)),
        Operation::RenameWord { list, from, to } => format!("Renamed the {} {from} to {to}", one_of(*list)),
        Operation::RemoveWord { list, name, into: None } => format!("Removed the {} {name}", one_of(*list)),
        Operation::RemoveWord { list, name, into: Some(into) } => {
            format!("Replaced the {} {name} by {into}", one_of(*list))
        }
        Operation::SignAttribution { version, name } => {
            format!("{name} signed version {version} of the attribution rule")
        }
        Operation::StateAxis { axis, is_met, deal, deals } => {
            let of = if *deals == 1 { deal.clone() } else { format!("{} deals", thousands(u64::from(*deals))) };
            match is_met {
                Some(true) => format!("Stated the {axis} of {of} as met"),
                Some(false) => format!("Stated the {axis} of {of} as not met"),
                None => format!("Took back what was stated of the {axis} of {of}"),
            }
        }
        Operation::AddMdf { activity, partner } => format!("Added {activity} of {partner} to the MDF ledger"),
        Operation::ChangeMdf { activity, partner } => format!("Changed {activity} of {partner} in the MDF ledger"),
        Operation::RemoveMdf { activity, partner } => format!("Took {activity} of {partner} out of the MDF ledger"),
        Operation::SubmitRegistration { deal, partner } => format!("Registered {deal} for {partner}"),
        Operation::DecideRegistration { deal, partner, outcome } => {
            format!("Registration of {deal} by {partner} {outcome}")
        }
        Operation::RuleConflict { account, winner } => format!("Ruled on {account} for {winner}"),
        Operation::WithdrawRuling { account } => format!("Withdrew the ruling on {account}"),
        Operation::WriteCriteria { version } => format!("Wrote version {version} of the criteria"),
        Operation::SignReview { what, name } => format!("{name} signed {what}"),
        Operation::FreezeQuarter { quarter } => format!("Froze {quarter}"),
        Operation::Decide { partner, partners, verdict, target } => decided(partner, *partners, verdict, target),
        Operation::WithdrawDecision { partner, partners: 1 } => format!("Took back the decision on {partner}"),
        Operation::WithdrawDecision { partners, .. } => format!("Took back {partners} decisions"),
        Operation::ComposeDeck { what } | Operation::Reallocate { what } | Operation::ChangeScenario { what } => {
            what.clone()
        }
        Operation::ApplyPlan { quarter, partners } => {
            format!("Applied the plan for {quarter} to {}", count_of(*partners as usize, "partner", "partners"))
        }
        Operation::SetSegmentRule { segment, rule } if rule.is_empty() => format!("Removed the rule of {segment}"),
        Operation::SetSegmentRule { segment, rule } => format!("Set the rule of {segment}: {rule}"),
        Operation::MoveSegment { name, place } => format!("Moved the segment {name} to place {}", place + 1),
    }
}

/// "Tern Hill: Sunset accepted", "11 partners: overridden, stays".
fn decided(partner: &str, partners: u32, verdict: &str, target: &str) -> String {
    let of = if partners == 1 { partner.to_owned() } else { count_of(partners as usize, "partner", "partners") };
    match verdict {
        "Accepted" => format!("{of}: {target} accepted"),
        "Deferred" => format!("{of}: deferred"),
        verdict => format!("{of}: {}, {target}", verdict.to_lowercase()),
    }
}

/// What a word of the list is: "segment", "motion", "manager".
#[must_use]
pub fn one_of(list: List) -> &'static str {
    match list {
        List::Segments => "segment",
        List::Motions => "motion",
        List::Managers => "manager",
    }
}

/// "Tessaroy: Manager set to AK", "Tessaroy: Manager changed from DB to AK", "Tessaroy: Manager cleared".
fn edited(partner: &str, field: &str, from: &str, to: &str) -> String {
    match (from.is_empty(), to.is_empty()) {
        (_, true) => format!("{partner}: {field} cleared"),
        (true, false) => format!("{partner}: {field} set to {to}"),
        (false, false) => format!("{partner}: {field} changed from {from} to {to}"),
    }
}

/// "Pasted 20 cells of 5 partners", "Filled down Motion of 4 partners".
fn edited_cells(how: EditKind, cells: u32, partners: u32, field: Option<&str>) -> String {
    let verb = match how {
        EditKind::Typed => "Set",
        EditKind::Pasted => "Pasted",
        EditKind::FilledDown => "Filled down",
        EditKind::Cleared => "Cleared",
    };
    let partners = count_of(partners as usize, "partner", "partners");
    match field {
        Some(field) => format!("{verb} {field} of {partners}"),
        None => format!("{verb} {} of {partners}", count_of(cells as usize, "cell", "cells")),
    }
}

/// "Imported 90 partners and updated 3 from roster.xlsx", "Imported 1,240 accounts of Corvane from corvane.csv, 212 of them
/// shared with ours".
#[must_use]
pub fn import_sentence(
    what: ImportKind,
    file_name: &str,
    added: u32,
    updated: u32,
    list: Option<&ListOutcome>,
) -> String {
    let (one, many) = match what {
        ImportKind::Roster => ("partner", "partners"),
        ImportKind::Accounts | ImportKind::PartnerAccounts => ("account", "accounts"),
        ImportKind::Overlaps => ("overlap row", "overlap rows"),
        ImportKind::Densities => ("row of densities", "rows of densities"),
        ImportKind::Deals => ("deal", "deals"),
        ImportKind::Mdf => ("MDF activity", "MDF activities"),
    };
    if let Some(list) = list {
        let of = list.partner.as_deref().unwrap_or("several partners");
        let (one, many) = (format!("{one} of {of}"), format!("{many} of {of}"));
        let stored = stored(file_name, added, updated, (&one, &many));
        let shared = format!("{stored}, {} of them shared with ours", thousands(u64::from(list.shared)));
        let asked = thousands(u64::from(list.asked));
        return if list.asked > 0 { format!("{shared}, {asked} to be looked at") } else { shared };
    }
    stored(file_name, added, updated, (one, many))
}

fn stored(file_name: &str, added: u32, updated: u32, (one, many): (&str, &str)) -> String {
    match (added, updated) {
        (0, 0) => format!("Noted who is absent from {file_name}"),
        (0, updated) => format!("Updated {} from {file_name}", count_of(updated as usize, one, many)),
        (added, 0) => format!("Imported {} from {file_name}", count_of(added as usize, one, many)),
        (added, updated) => {
            format!("Imported {} and updated {updated} from {file_name}", count_of(added as usize, one, many))
        }
    }
}
