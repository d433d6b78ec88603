use std::collections::BTreeSet;

use super::{AttributionRole, AttributionVersion, AttributionView};
use crate::model::DealRole;
use crate::store::Snapshot;
use crate::store::tables::AttributionRule;
use crate::text::{count_of, listed, moment_text};

/// The rule that holds, and every version there was.
pub(crate) fn attribution_view(snapshot: &Snapshot) -> AttributionView {
    let rule = snapshot.attribution();
    let role = |role: &DealRole| {
        let deals: BTreeSet<i64> =
            snapshot.deal_partners.iter().filter(|on| on.role == *role).map(|on| on.deal_id).collect();
        AttributionRole {
            role: *role,
            name: role.name().to_owned(),
            used: match deals.len() {
                0 => "on no deal".to_owned(),
                count => format!("on {}", count_of(count, "deal", "deals")),
            },
            brings: rule.sourcing.contains(role),
            sells: rule.motion.contains(role),
        }
    };
    let version = |rule: &AttributionRule| AttributionVersion {
        title: format!("Version {}", rule.version),
        sentence: rule_sentence(rule),
        signed: signed(rule),
    };
    AttributionView {
        title: match (&rule.signature, rule.version) {
            (Some(_), version) if !rule.is_as_signed() => format!("Version {version}, its signature does not match"),
            (Some(_), version) => format!("Version {version}, signed"),
            (None, 0) => "What Trellis begins with, not signed".to_owned(),
            (None, version) => format!("Version {version}, not signed"),
        },
        roles: DealRole::ALL.iter().map(role).collect(),
        is_open: rule.signature.is_none(),
        versions: snapshot.attribution_rules.iter().rev().map(version).collect(),
    }
}

/// "Sourced and Referral bring a deal; Co-sell sells it together."
pub(crate) fn rule_sentence(rule: &AttributionRule) -> String {
    let names = |roles: &[DealRole]| {
        let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
        listed(&names, "and")
    };
    let verb = |roles: &[DealRole], one: &str, many: &str| if roles.len() == 1 { one } else { many }.to_owned();
    let brings = format!("{} {} a deal", names(&rule.sourcing), verb(&rule.sourcing, "brings", "bring"));
    match rule.motion.as_slice() {
        [] => format!("{brings}; no role sells it together."),
        motion => format!("{brings}; {} {} it together.", names(motion), verb(motion, "sells", "sell")),
    }
}

/// "version 2, signed by Ana Ruiz", "version 2, not signed".
pub(crate) fn signed_by(rule: &AttributionRule) -> String {
    let version = match rule.version {
        0 => "the rule Trellis begins with".to_owned(),
        version => format!("rule version {version}"),
    };
    match &rule.signature {
        Some(_) if !rule.is_as_signed() => format!("{version}, its signature does not match"),
        Some(signature) => format!("{version}, signed by {}", signature.name),
        None => format!("{version}, not signed"),
    }
}

fn signed(rule: &AttributionRule) -> String {
    let Some(signature) = &rule.signature else { return String::new() };
    if !rule.is_as_signed() {
        return "Its signature is not of what stands here: the document was changed from outside".to_owned();
    }
    let role = if signature.role.is_empty() { String::new() } else { format!(", {}", signature.role) };
    format!(
        "Signed by {}{role}, on {} ({})",
        signature.name,
        moment_text(signature.at),
        signature.hash.get(..12).unwrap_or_default()
    )
}
