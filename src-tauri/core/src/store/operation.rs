use serde::{Deserialize, Serialize};

use crate::api::edit::EditKind;
use crate::api::import::{ImportKind, ListOutcome};
use crate::api::settings::List;

/// What a change set did, as a kind with arguments; [`crate::text::operation`] says it in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Operation {
    Import {
        what: ImportKind,
        file_name: String,
        added: u32,
        updated: u32,
        /// There for a partner's account list only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list: Option<ListOutcome>,
    },
    RenameDocument {
        from: String,
        to: String,
    },
    SetReviewQuarter {
        from: String,
        to: String,
    },
    /// One field of one partner; an empty text is no value.
    EditPartner {
        partner: String,
        field: String,
        from: String,
        to: String,
    },
    /// Several cells at once. `field` is there when they are all of one column.
    EditPartners {
        how: EditKind,
        cells: u32,
        partners: u32,
        field: Option<String>,
    },
    MovePartner {
        partner: String,
        from: String,
        to: String,
    },
    AddRole {
        partner: String,
        role: String,
    },
    AddPartner {
        partner: String,
    },
    /// `partner` is the first by name of `count`.
    RemovePartners {
        partner: String,
        count: u32,
    },
    MergePartners {
        kept: String,
        merged: String,
    },
    SetJointTarget {
        partner: String,
        account: String,
        is_on: bool,
    },
    /// One field of a joint target: "stage to planned", "owner".
    EditJointTarget {
        partner: String,
        account: String,
        field: String,
    },
    /// What was said of an account on a partner's list, by its name there, and one of ours.
    DecideMatch {
        partner: String,
        listed: String,
        account: String,
        is_same: bool,
    },
    MergeAccounts {
        kept: String,
        merged: String,
    },
    TellAccountsApart {
        one: String,
        other: String,
    },
    /// A setting by the name it has on screen; an empty text is no value.
    ChangeSetting {
        setting: String,
        from: String,
        to: String,
    },
    /// From a day on, one unit of a currency is so many of the reporting currency.
    SetRate {
        currency: String,
        since: String,
        rate: String,
    },
    RemoveRate {
        currency: String,
        since: String,
    },
    AddWord {
        list: List,
        name: String,
    },
    RenameWord {
        list: List,
        from: String,
        to: String,
    },
    /// `into` is what its users use instead.
    RemoveWord {
        list: List,
        name: String,
        into: Option<String>,
    },
    /// A signature, which is not undone.
    SignAttribution {
        version: u32,
        name: String,
    },
    /// What was said of so many `deals` on an axis; absent is taken back. `deal` is the first.
    StateAxis {
        axis: String,
        is_met: Option<bool>,
        deal: String,
        deals: u32,
    },
    AddMdf {
        activity: String,
        partner: String,
    },
    ChangeMdf {
        activity: String,
        partner: String,
    },
    RemoveMdf {
        activity: String,
        partner: String,
    },
    SubmitRegistration {
        deal: String,
        partner: String,
    },
    /// `outcome` in words: "approved".
    DecideRegistration {
        deal: String,
        partner: String,
        outcome: String,
    },
    /// `winner` may go on with the account.
    RuleConflict {
        account: String,
        winner: String,
    },
    WithdrawRuling {
        account: String,
    },
    /// A new version of the criteria, or the one that is not signed yet, written anew.
    WriteCriteria {
        version: u32,
    },
    /// A signature, which is not undone: of "the criteria, version 3", "the plan for Q3 2026".
    SignReview {
        what: String,
        name: String,
    },
    /// A snapshot, which is not undone.
    FreezeQuarter {
        quarter: String,
    },
    /// `partner` is the first of so many; `verdict` and `target` in words: "accepted", "Sunset".
    Decide {
        partner: String,
        partners: u32,
        verdict: String,
        target: String,
    },
    WithdrawDecision {
        partner: String,
        partners: u32,
    },
    /// `what` in words: "MDF of Tessaroy set to $40,000".
    Reallocate {
        what: String,
    },
    /// `what` in words: "Added scenario B".
    ChangeScenario {
        what: String,
    },
    /// `what` in words: "Left out the slide Sunsets".
    ComposeDeck {
        what: String,
    },
    /// The signed plan is written to the partners.
    ApplyPlan {
        quarter: String,
        partners: u32,
    },
    /// `rule` is what it asks, in words; empty is no rule any more.
    SetSegmentRule {
        segment: String,
        rule: String,
    },
    MoveSegment {
        name: String,
        place: u32,
    },
}
