use std::collections::HashMap;

use crate::model::{DealAxis, DealRole, Quarter};
use crate::store::Snapshot;
use crate::store::tables::{Deal, DealPartner, StatedAxis};

/// Which of the four axes a deal with a partner meets: none where no partner is on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Axes(u8);

/// One axis of a deal, and why it is met or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JudgedAxis {
    pub axis: DealAxis,
    pub is_met: bool,
    pub ground: Ground,
}

/// What an axis is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Somebody or a file said so.
    Stated,
    /// What the deal shows: roles, joint target account lists.
    Shown,
    /// The intent was stated on the day the deal was created, or later: it was not by design.
    TooLate,
    /// The intent was stated without its day, or nobody knows when the deal was created.
    Undated,
    /// The intent was never stated, and it is never inferred.
    Silent,
}

/// Judges the deals of a document.
pub struct Judge<'a> {
    snapshot: &'a Snapshot,
    /// The first quarter in which an account was on a partner's joint target account list.
    targets: HashMap<(i64, i64), Quarter>,
}

impl Axes {
    #[must_use]
    pub fn meets(self, axis: DealAxis) -> bool {
        self.0 & 1 << axis as u8 != 0
    }

    /// How many are met: 0 to 4.
    #[must_use]
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// All four are met.
    #[must_use]
    pub fn is_led(self) -> bool {
        DealAxis::ALL.iter().all(|axis| self.meets(*axis))
    }
}

impl FromIterator<JudgedAxis> for Axes {
    fn from_iter<I: IntoIterator<Item = JudgedAxis>>(judged: I) -> Self {
        let met = judged.into_iter().filter(|judged| judged.is_met);
        Self(met.fold(0, |met, judged| met | 1 << judged.axis as u8))
    }
}

impl<'a> Judge<'a> {
    #[must_use]
    pub fn new(snapshot: &'a Snapshot) -> Self {
        let mut targets: HashMap<(i64, i64), Quarter> = HashMap::new();
        for target in &snapshot.joint_targets {
            let first = targets.entry((target.partner_id, target.account_id)).or_insert(target.quarter);
            *first = (*first).min(target.quarter);
        }
        Self { snapshot, targets }
    }

    /// The four axes of a deal with these partners on it. What is stated holds; else sourcing is met where a partner brought
    /// the deal, the account selection where the account was on a partner's joint target account list in the quarter of the
    /// deal's creation or before, the motion where a partner sold it together with us, by the roles of the attribution rule. The intent has to be stated, with a
    /// day before the deal was created.
    pub fn judged(&self, deal: &Deal, on: &[DealPartner]) -> impl Iterator<Item = JudgedAxis> {
        let stated = self.snapshot.axes_of_deal(deal.id);
        DealAxis::ALL.iter().map(move |axis| {
            let said = stated.iter().find(|said| said.axis == *axis);
            let (is_met, ground) = match (axis, said) {
                (DealAxis::Intent, said) => intent(deal, said),
                (_, Some(said)) => (said.is_met, Ground::Stated),
                (_, None) => (self.is_shown(*axis, deal, on), Ground::Shown),
            };
            JudgedAxis { axis: *axis, is_met, ground }
        })
    }

    fn is_shown(&self, axis: DealAxis, deal: &Deal, on: &[DealPartner]) -> bool {
        let rule = self.snapshot.attribution();
        let has_one_of = |roles: &[DealRole]| on.iter().any(|on| roles.contains(&on.role));
        match axis {
            DealAxis::Sourcing => has_one_of(&rule.sourcing),
            DealAxis::Selection => {
                let Some((account, created)) = deal.account_id.zip(deal.created_on) else { return false };
                let quarter = self.snapshot.setting.calendar.quarter_of(created);
                let was_target = |partner| self.targets.get(&(partner, account)).is_some_and(|first| *first <= quarter);
                on.iter().any(|on| was_target(on.partner_id))
            }
            DealAxis::Motion => has_one_of(&rule.motion),
            DealAxis::Intent => false,
        }
    }
}

fn intent(deal: &Deal, said: Option<&StatedAxis>) -> (bool, Ground) {
    match said {
        None => (false, Ground::Silent),
        Some(said) if !said.is_met => (false, Ground::Stated),
        Some(said) => match said.stated_on.zip(deal.created_on) {
            None => (false, Ground::Undated),
            Some((stated, created)) if stated < created => (true, Ground::Stated),
            Some(_) => (false, Ground::TooLate),
        },
    }
}
