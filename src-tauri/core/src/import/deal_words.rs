//! Their words for the stages of a deal and for what a partner did on it.

use super::values::word_key;
use super::word_list::is_in;
use crate::model::{DealRole, DealStage, RegistrationOutcome};

const WON: &str = "won|closed won|closedwon|win|booked|signed|deal won|closed win|completed|purchased|live";
const LOST: &str = "lost|closed lost|closedlost|loss|deal lost|dead|abandoned|disqualified|cancelled|canceled|rejected|\
                    no decision|withdrawn|declined|churned|omitted|closed no decision";
const OPEN: &str = "open|new|in progress|active|pipeline|prospecting|qualification|qualified|discovery|needs analysis|\
                    value proposition|id decision makers|perception analysis|proposal|proposal price quote|quote|\
                    negotiation|negotiation review|demo|evaluation|validation|commit|committed|best case|upside|\
                    appointment scheduled|appointmentscheduled|qualified to buy|qualifiedtobuy|presentation scheduled|\
                    presentationscheduled|decision maker bought in|decisionmakerboughtin|contract sent|contractsent|\
                    contract|contracting|legal|legal review|procurement|verbal|verbal commit|poc|pilot|trial|scoping|\
                    solution|technical validation|business case|shortlisted|meeting|meeting scheduled|lead|submitted|\
                    approved|registered|pending|on hold|stalled|engaged|interest|opportunity|working|nurture";

/// Where a deal stands, from its stage: "Closed Won", "5 - Negotiation", "closedlost". "Closed" alone does not tell.
#[must_use]
pub fn deal_stage(text: &str) -> Option<DealStage> {
    let key = word_key(text);
    let is_number = |token: &&str| token.bytes().all(|digit| digit.is_ascii_digit()) || *token == "percent";
    let tokens: Vec<&str> = key.split(' ').filter(|token| !is_number(token)).collect();
    let words = tokens.join(" ");
    let has = |word: &str| tokens.contains(&word);
    let tables = [(WON, DealStage::Won), (LOST, DealStage::Lost), (OPEN, DealStage::Open)];
    let exact = tables.into_iter().find(|(known, _)| is_in(known, &words)).map(|(_, stage)| stage);
    let contained = || match (has("won"), has("lost")) {
        (true, false) => Some(DealStage::Won),
        (false, true) => Some(DealStage::Lost),
        (true, true) => None,
        (false, false) => tokens.iter().any(|token| token.len() > 6 && is_in(OPEN, token)).then_some(DealStage::Open),
    };
    exact.or_else(contained)
}

const SOURCED: &str = "sourced|partner sourced|source|sourcing|originated|originator|partner originated|partner source";
const INFLUENCED: &str = "influenced|partner influenced|influence|influencer|assisted|attached|partner assisted|assist|\
                          influencing";
const REGISTERED: &str = "registered|deal registration|deal reg|registration|reg|deal registered|partner registered";
const CO_SELL: &str = "co sell|cosell|co selling|coselling|co sold|joint sell|joint selling|sell with|cosold|co seller";
const REFERRAL: &str = "referral|referred|referrer|introduction|introduced|refer|partner referral|referral partner";
const INVOLVED: &str = "involved|review attribution|touched|touch|other|participant|none stated|supporting|support|yes";

/// What a partner did on a deal. An attribution still under review says no more than that it is on the deal.
#[must_use]
pub fn deal_role(text: &str) -> Option<DealRole> {
    let key = word_key(text);
    let tables = [
        (SOURCED, DealRole::Sourced),
        (INFLUENCED, DealRole::Influenced),
        (REGISTERED, DealRole::Registered),
        (CO_SELL, DealRole::CoSell),
        (REFERRAL, DealRole::Referral),
        (INVOLVED, DealRole::Involved),
    ];
    tables.into_iter().find(|(words, _)| is_in(words, &key)).map(|(_, role)| role)
}

const APPROVED: &str = "approved|accepted|granted|confirmed|active|protected|yes|registered";
const REJECTED: &str = "rejected|declined|denied|refused|not approved|not accepted|no";
const PENDING: &str = "pending|submitted|open|new|in review|under review|waiting|draft|returned|requested|in progress";

/// What a word says of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegistrationWord {
    Decided(RegistrationOutcome),
    /// Nobody has decided it.
    Pending,
}

#[must_use]
pub fn registration_word(text: &str) -> Option<RegistrationWord> {
    let key = word_key(text);
    let tables = [
        (APPROVED, RegistrationWord::Decided(RegistrationOutcome::Approved)),
        (REJECTED, RegistrationWord::Decided(RegistrationOutcome::Rejected)),
        (PENDING, RegistrationWord::Pending),
    ];
    tables.into_iter().find(|(words, _)| is_in(words, &key)).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn stands(text: &str, expected: Option<DealStage>) {
        assert_eq!(deal_stage(text), expected, "{text}");
    }

    #[test]
    fn a_stage_is_open_won_or_lost_whatever_it_is_called() {
        stands("Closed Won", Some(DealStage::Won));
        stands("closedlost", Some(DealStage::Lost));
        stands("Closed Lost (no budget)", Some(DealStage::Lost));
        stands("5 - Negotiation/Review", Some(DealStage::Open));
        stands("Contract sent (90%)", Some(DealStage::Open));
        stands("Closed", None);
        stands("Zebra", None);
    }

    #[test]
    fn a_registration_is_approved_rejected_or_pending() {
        let decided = |outcome| Some(RegistrationWord::Decided(outcome));
        assert_eq!(registration_word("Approved"), decided(RegistrationOutcome::Approved));
        assert_eq!(registration_word("Declined"), decided(RegistrationOutcome::Rejected));
        assert_eq!(registration_word("In Review"), Some(RegistrationWord::Pending));
        assert_eq!(registration_word("Gold"), None);
    }

    #[test]
    fn an_attribution_under_review_claims_nothing() {
        assert_eq!(deal_role("Review Attribution"), Some(DealRole::Involved));
        assert_eq!(deal_role("Co-sell"), Some(DealRole::CoSell));
        assert_eq!(deal_role("Partner-sourced"), Some(DealRole::Sourced));
        assert_eq!(deal_role("Gold"), None);
    }
}
