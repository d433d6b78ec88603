use std::collections::{BTreeMap, HashSet};

use super::AccountPartnerView;
use crate::api::short_id;
use crate::model::{PartnerType, Relationship, Tier};
use crate::overlap::is_current;
use crate::store::Snapshot;
use crate::store::tables::{Account, Overlap, Partner};

/// The partners that have the account on their latest list, and those it is pursued with this quarter; by name.
pub(super) fn partners_on(snapshot: &Snapshot, account: &Account) -> Vec<AccountPartnerView> {
    let rows = snapshot.overlaps.iter().filter(|row| row.account_id == account.id && is_current(snapshot, row));
    let present: BTreeMap<i64, &Overlap> = rows.map(|row| (row.partner_id, row)).collect();
    let review = snapshot.setting.review_quarter;
    let targets = snapshot.joint_targets.iter();
    let pursuing: HashSet<i64> = targets
        .filter(|target| target.account_id == account.id && target.quarter == review)
        .map(|target| target.partner_id)
        .collect();
    let is_on = |partner: &&Partner| present.contains_key(&partner.id) || pursuing.contains(&partner.id);
    let view = |partner: &Partner| {
        let theirs = present.get(&partner.id).map(|row| row.theirs);
        AccountPartnerView {
            id: short_id(partner.id),
            name: partner.name.clone(),
            place: place(partner),
            relationship: theirs.map_or_else(|| "not on its list".to_owned(), |theirs| meeting(theirs, account.status)),
            is_warm: theirs.flatten().zip(account.status).is_some_and(is_warm),
            is_joint_target: pursuing.contains(&partner.id),
        }
    };
    snapshot.partners.iter().filter(is_on).map(view).collect()
}

/// "Tier 1, ISV".
fn place(partner: &Partner) -> String {
    let tier = partner.tier.map_or_else(|| "No tier".to_owned(), Tier::title);
    format!("{tier}, {}", partner.partner_type.map_or("no type", PartnerType::short_name))
}

fn is_warm(sides: (Relationship, Relationship)) -> bool {
    sides == (Relationship::Customer, Relationship::Prospect)
}

/// How both sides stand to the account, and what that makes possible: "their customer, our prospect: warm
/// introduction".
fn meeting(theirs: Option<Relationship>, ours: Option<Relationship>) -> String {
    match (theirs, ours) {
        (Some(theirs), Some(ours)) => {
            let sides = format!("their {}, our {}", theirs.name(), ours.name());
            match (theirs, ours) {
                sides_of if is_warm(sides_of) => format!("{sides}: warm introduction"),
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
