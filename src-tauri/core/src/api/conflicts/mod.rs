//! Registrations of deals, decided here, and who is in whose way on an account, with what was ruled.

mod build;
mod decide;
mod rule;
mod words;

pub use build::{conflicts_view, registrations_of};
pub use decide::{decide_registration, submit_registration};
pub use rule::{rule_conflict, withdraw_ruling};
pub(crate) use words::conflict_sentences;

use serde::{Deserialize, Serialize};

use crate::model::RegistrationOutcome;

/// Days an approved registration is protected for, unless another day is said.
pub const PROTECTION_DAYS: i64 = 90;

/// Every conflict, and the registrations nobody has decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ConflictsView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    /// "3 of 7 accounts with a conflict wait for a ruling."
    pub headline: String,
    /// Those without a ruling first, then the oldest.
    pub conflicts: Vec<ConflictView>,
    /// The longest waiting first, at most 500 of them.
    pub waiting: Vec<WaitingView>,
    /// How many wait in all.
    pub waiting_count: u32,
    /// What was counted, in sentences.
    pub notes: Vec<String>,
}

/// Several on one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ConflictView {
    pub account: u32,
    pub uuid: String,
    pub name: String,
    /// "Enterprise, open opportunity".
    pub place: String,
    /// "Registered by Corvane and Halden & Rowe".
    pub text: String,
    /// "Corvane and us".
    pub who: String,
    /// Since the second of them came, "3 May 2026"; empty where no day is known.
    pub since: String,
    /// What is open on the account, each deal once: "$240,000"; empty where no amount is known.
    pub worth: String,
    pub parties: Vec<PartyView>,
    /// Absent as long as nobody has ruled.
    pub ruling: Option<RulingView>,
}

/// One of those who are on the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartyView {
    /// Absent for us, as its uuid is.
    pub partner: Option<u32>,
    pub uuid: Option<String>,
    /// "Corvane"; "Our own deal".
    pub name: String,
    pub deal: u32,
    pub deal_name: String,
    /// "Registered on 3 May 2026, protected until 1 August 2026".
    pub says: String,
}

/// What was ruled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RulingView {
    /// Absent: we ourselves.
    pub partner: Option<u32>,
    /// "For Corvane".
    pub text: String,
    /// "Ines Arden, 3 May 2026".
    pub by: String,
    pub reason: String,
}

/// A registration nobody has decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct WaitingView {
    pub deal: u32,
    pub partner: u32,
    pub deal_name: String,
    pub account: String,
    pub partner_name: String,
    /// "3 May 2026".
    pub submitted: String,
    /// "12 days".
    pub waits: String,
}

/// What became of a partner's registration of a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RegistrationView {
    pub partner: u32,
    pub name: String,
    pub state: RegistrationState,
    /// "Approved on 3 May 2026, protected until 1 August 2026".
    pub text: String,
    /// "Ines Arden: the partner named the buyer first"; empty where nobody said why.
    pub why: String,
    /// What an approval is offered to be protected until, "2026-08-31": as it stands, else ninety days from today.
    pub protect_until: String,
    /// Why it was decided so; empty where nobody said.
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RegistrationState {
    Waiting,
    Approved,
    /// Approved once; it keeps nobody off the account any more.
    Expired,
    Rejected,
    /// The file says that it was decided, and not how.
    Decided,
    /// Nothing is known but that it was registered.
    Registered,
}

/// A partner registers a deal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Submission {
    pub deal: u32,
    pub partner: u32,
    /// "2026-06-30"; empty is today.
    pub day: String,
}

/// What is decided of a registration.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RegistrationDecision {
    pub deal: u32,
    pub partner: u32,
    pub outcome: RegistrationOutcome,
    /// "2026-08-31", of an approved one; empty is without an end.
    pub protected_until: String,
    pub owner: String,
    /// Needed where it is rejected.
    pub reason: String,
}

/// Who may go on with an account.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RulingRequest {
    pub account: u32,
    /// Absent: we ourselves.
    pub partner: Option<u32>,
    pub owner: String,
    pub reason: String,
}
