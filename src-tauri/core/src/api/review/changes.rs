use std::collections::HashMap;

use jiff::Timestamp;

use crate::Result;
use crate::model::{DealRole, Lifecycle, Quarter};
use crate::review::MoveKind;
use crate::store::Document;
use crate::store::tables::Partner;
use crate::text::moment_text;

/// Steps of the history: those behind one, and up to another where one is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    pub behind: i64,
    pub up_to: Option<i64>,
}

/// A step of the history, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeMaker {
    /// In plain words.
    pub operation: String,
    /// Who decided at the document then; empty where that was not said.
    pub who: String,
    pub at: Timestamp,
}

impl ChangeMaker {
    /// "Imported 90 partners from roster.xlsx by Ana Ruiz, 6 Jul 2026, 14:32 UTC".
    fn text(&self) -> String {
        let who = if self.who.is_empty() { String::new() } else { format!(" by {}", self.who) };
        format!("{}{who}, {}", self.operation, moment_text(self.at))
    }
}

/// A change of a partner's row.
#[derive(Clone, Debug)]
pub struct PartnerChange {
    pub maker: ChangeMaker,
    pub before: Option<Partner>,
    pub after: Option<Partner>,
}

/// The last step that gave a partner rows a kind of move is counted from.
#[derive(Clone, Debug)]
pub struct DataChange {
    pub maker: ChangeMaker,
    /// The partner's UUID.
    pub partner: String,
    pub kind: MoveKind,
}

/// What was changed between two quarters, for the question who did.
#[derive(Default)]
pub(super) struct Changes {
    /// Oldest first.
    partners: Vec<PartnerChange>,
    data: HashMap<(String, MoveKind), ChangeMaker>,
}

impl Changes {
    /// # Errors
    /// When the document cannot be read.
    pub(super) fn of(document: &Document, steps: Steps, later: Quarter, sourcing: &[DealRole]) -> Result<Self> {
        let data = document.data_changes(steps, later, sourcing)?.into_iter();
        Ok(Self {
            partners: document.partner_changes(steps)?,
            data: data.map(|change| ((change.partner, change.kind), change.maker)).collect(),
        })
    }

    /// What gave a partner what moved; empty where nothing is recorded.
    pub(super) fn by(&self, uuid: &str, kind: MoveKind) -> String {
        let is_it = |change: &&PartnerChange| change.is_of(uuid) && change.makes(kind);
        let by_hand = self.partners.iter().rev().find(is_it).map(|change| &change.maker);
        let maker = by_hand.or_else(|| self.data.get(&(uuid.to_owned(), kind)));
        maker.map(ChangeMaker::text).unwrap_or_default()
    }
}

impl PartnerChange {
    fn is_of(&self, uuid: &str) -> bool {
        self.before.iter().chain(&self.after).any(|partner| partner.uuid == uuid)
    }

    fn makes(&self, kind: MoveKind) -> bool {
        let differs = |of: fn(&Partner, &Partner) -> bool| {
            self.before.as_ref().zip(self.after.as_ref()).is_some_and(|(before, after)| of(before, after))
        };
        match kind {
            // Who is sunset stands in no tier.
            MoveKind::Tier => {
                differs(|before, after| (before.tier, is_sunset(before)) != (after.tier, is_sunset(after)))
            }
            MoveKind::Type => differs(|before, after| before.partner_type != after.partner_type),
            MoveKind::Motion => differs(|before, after| before.motion_id != after.motion_id),
            MoveKind::Manager => differs(|before, after| before.manager_id != after.manager_id),
            MoveKind::New => self.before.is_none(),
            MoveKind::Gone => self.after.is_none(),
            MoveKind::Density | MoveKind::WorkingSet | MoveKind::Production => false,
        }
    }
}

fn is_sunset(partner: &Partner) -> bool {
    partner.lifecycle == Some(Lifecycle::Sunset)
}
