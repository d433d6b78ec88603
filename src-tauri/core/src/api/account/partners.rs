use std::collections::{BTreeMap, HashMap};

use super::{AccountPartnerView, AccountTarget};
use crate::api::short_id;
use crate::model::{MatchBasis, PartnerType, Relationship, Tier, name_key, percent_text};
use crate::overlap::Matrix;
use crate::store::tables::{Account, JointTarget, MatchedAccount, Overlap, Partner};
use crate::store::{Document, Snapshot};
use crate::text::day_text;
use crate::{Result, text};

/// What is known of the partners on an account beside the snapshot.
struct OnAccount<'a> {
    snapshot: &'a Snapshot,
    account: &'a Account,
    /// Of their latest lists, by partner.
    present: BTreeMap<i64, Overlap>,
    /// The accounts on partners' lists that are taken for it, by partner.
    matched: HashMap<i64, MatchedAccount>,
    /// By partner.
    targets: HashMap<i64, &'a JointTarget>,
}

/// The partners that have the account on their latest list, and those it is pursued with this quarter; by name.
pub(super) fn partners_on(
    snapshot: &Snapshot,
    matrix: &Matrix,
    document: &Document,
    account: &Account,
) -> Result<Vec<AccountPartnerView>> {
    let (rows, matched) = document.read(|connection| {
        Ok((Overlap::of_account(connection, account.id)?, MatchedAccount::taken_for(connection, account.id)?))
    })?;
    let has = |row: &Overlap| matrix.partners.get(&row.partner_id).is_some_and(|own| own.has(account.id));
    let targets = snapshot.targets().filter(|target| target.account_id == account.id);
    let on = OnAccount {
        snapshot,
        account,
        present: rows.into_iter().filter(has).map(|row| (row.partner_id, row)).collect(),
        matched: matched.into_iter().map(|matched| (matched.partner_id, matched)).collect(),
        targets: targets.map(|target| (target.partner_id, target)).collect(),
    };
    let is_on = |partner: &&Partner| on.present.contains_key(&partner.id) || on.targets.contains_key(&partner.id);
    Ok(snapshot.partners.iter().filter(is_on).map(|partner| on.view(partner)).collect())
}

impl OnAccount<'_> {
    fn view(&self, partner: &Partner) -> AccountPartnerView {
        let Self { account, .. } = self;
        let row = self.present.get(&partner.id);
        let theirs = row.map(|row| row.theirs);
        let matched = self.matched.get(&partner.id).filter(|_| row.is_some());
        let is_other_name = |name: &String| name_key(name) != name_key(&account.name);
        AccountPartnerView {
            id: short_id(partner.id),
            name: partner.name.clone(),
            place: place(partner),
            relationship: theirs.map_or_else(|| "not on its list".to_owned(), |theirs| meeting(theirs, account.status)),
            is_warm: Relationship::is_warm(theirs.flatten(), account.status),
            detail: row.map(|row| self.detail(row)).unwrap_or_default(),
            basis: matched.map(|matched| basis_text(matched.basis, matched.probability)).unwrap_or_default(),
            partner_account: matched.map(|matched| short_id(matched.partner_account_id)),
            their_name: matched.map(|matched| matched.name.clone()).filter(is_other_name).unwrap_or_default(),
            target: self.targets.get(&partner.id).map(|target| AccountTarget {
                stage: target.stage,
                stage_name: target.stage.name().to_owned(),
                owner: target.owner.clone().unwrap_or_default(),
                next_step: target.next_step.clone().unwrap_or_default(),
            }),
        }
    }

    /// "Owner Mara Vey, stage Negotiation, last active 3 June 2026, list of Q1 2026".
    fn detail(&self, row: &Overlap) -> String {
        let setting = &self.snapshot.setting;
        let quarter = setting.calendar.quarter_of(row.as_of);
        let parts = [
            row.owner.as_ref().map(|owner| format!("owner {owner}")),
            row.stage.as_ref().map(|stage| format!("stage {stage}")),
            row.last_activity.map(|day| format!("last active {}", day_text(day))),
            (quarter < setting.review_quarter).then(|| format!("list of {}", setting.calendar.label(quarter))),
        ];
        text::capitalized(&parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}

/// "Same website, 99%"; what the user linked has no probability.
fn basis_text(basis: MatchBasis, probability: u32) -> String {
    if basis == MatchBasis::Hand {
        return basis.name().to_owned();
    }
    format!("{}, {}", basis.name(), percent_text(probability, 10_000))
}

/// "Tier 1, ISV".
#[must_use]
pub(crate) fn place(partner: &Partner) -> String {
    let tier = partner.tier.map_or_else(|| "No tier".to_owned(), Tier::title);
    format!("{tier}, {}", partner.partner_type.map_or("no type", PartnerType::short_name))
}

/// How both sides stand to the account, and what that makes possible: "their customer, our prospect: warm
/// introduction".
#[must_use]
pub(crate) fn meeting(theirs: Option<Relationship>, ours: Option<Relationship>) -> String {
    match (theirs, ours) {
        (Some(theirs), Some(ours)) => {
            let sides = format!("their {}, our {}", theirs.name(), ours.name());
            match (theirs, ours) {
                (Relationship::Customer, Relationship::Prospect) => format!("{sides}: warm introduction"),
                (Relationship::Customer, Relationship::Customer) => format!("{sides}: joint expansion"),
                _ => sides,
            }
        }
        (Some(theirs), None) => format!("their {}, ours not known", theirs.name()),
        (None, Some(ours)) => format!("our {}, theirs not known", ours.name()),
        (None, None) => "neither side known".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relationship_says_what_it_makes_possible() {
        use Relationship::{Customer, OpenOpportunity, Prospect};
        let cases = [
            (Some(Customer), Some(Prospect), "their customer, our prospect: warm introduction"),
            (Some(Customer), Some(Customer), "their customer, our customer: joint expansion"),
            (Some(Prospect), Some(Customer), "their prospect, our customer"),
            (Some(OpenOpportunity), Some(Prospect), "their open opportunity, our prospect"),
            (Some(Customer), None, "their customer, ours not known"),
            (None, Some(Prospect), "our prospect, theirs not known"),
            (None, None, "neither side known"),
        ];
        for (theirs, ours, expected) in cases {
            assert_eq!(meeting(theirs, ours), expected);
        }
    }
}
