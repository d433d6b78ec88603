//! Their words for where a request for marketing money stands.

use super::values::word_key;
use super::word_list::is_in;
use crate::model::MdfState;

const REQUESTED: &str = "requested|submitted|pending|new|open|draft|in review|under review|waiting|pending approval";
const APPROVED: &str =
    "approved|accepted|granted|planned|scheduled|in progress|active|allocated|pre approved|confirmed";
const DECLINED: &str = "declined|rejected|denied|refused|cancelled|canceled|withdrawn|expired";
const DONE: &str = "done|completed|complete|closed|claimed|paid|reimbursed|executed|finished|invoiced|settled";

/// Where a request stands, from its status: "Pre-Approved", "Reimbursed".
#[must_use]
pub fn mdf_state(text: &str) -> Option<MdfState> {
    let key = word_key(text);
    let tables = [
        (REQUESTED, MdfState::Requested),
        (APPROVED, MdfState::Approved),
        (DECLINED, MdfState::Declined),
        (DONE, MdfState::Done),
    ];
    tables.into_iter().find(|(words, _)| is_in(words, &key)).map(|(_, state)| state)
}
