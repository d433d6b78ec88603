use super::{EditableField, Editor, FieldKey};
use crate::model::{Agreement, Figure, Lifecycle, Measure, PartnerType, Quarter, Reason, Tier, Unit, name_key};
use crate::store::Snapshot;
use crate::store::tables::{Fact, Partner, PartnerCustom};
use crate::text::day_text;

impl FieldKey {
    /// The code under which the document keeps where the value comes from.
    #[must_use]
    pub(crate) fn code(&self) -> String {
        match self {
            Self::Fact { measure, quarter } => format!("fact {} {quarter}", measure.code()),
            Self::Custom { name } => format!("custom {name}"),
            plain => plain.label().to_lowercase(),
        }
    }

    /// The name on screen. A fact's says nothing of its quarter.
    #[must_use]
    pub(crate) fn label(&self) -> String {
        let label = match self {
            Self::Name => "Name",
            Self::Tier => "Tier",
            Self::PartnerType => "Type",
            Self::Roles => "Also plays",
            Self::Motion => "Motion",
            Self::OtherMotions => "Other motions",
            Self::Manager => "Manager",
            Self::Website => "Website",
            Self::Region => "Region",
            Self::PartnerSince => "Partner since",
            Self::ExternalId => "Their id",
            Self::AsOf => "Data as of",
            Self::Lifecycle => "Lifecycle",
            Self::RecruitingOn => "Recruiting since",
            Self::OnboardingOn => "Onboarding since",
            Self::ActiveOn => "Active since",
            Self::SunsetOn => "Sunset on",
            Self::Sponsor => "Executive sponsor",
            Self::Reason => "Why we have it",
            Self::Agreement => "Data sharing",
            Self::AgreementExpires => "Agreement until",
            Self::Fact { measure: Measure::MdfAllocated, .. } => "MDF",
            Self::Fact { measure, .. } => measure.name(),
            Self::Custom { name } => name,
        };
        label.to_owned()
    }

    #[must_use]
    pub(crate) fn editor(&self) -> Editor {
        match self {
            Self::Name | Self::Website | Self::Region | Self::ExternalId | Self::Sponsor | Self::Custom { .. } => {
                Editor::Text
            }
            Self::PartnerSince
            | Self::AsOf
            | Self::RecruitingOn
            | Self::OnboardingOn
            | Self::ActiveOn
            | Self::SunsetOn
            | Self::AgreementExpires => Editor::Day,
            Self::Tier => Editor::Tier,
            Self::PartnerType => Editor::PartnerType,
            Self::Roles => Editor::Roles,
            Self::Motion => Editor::Motion,
            Self::OtherMotions => Editor::OtherMotions,
            Self::Manager => Editor::Manager,
            Self::Lifecycle => Editor::Lifecycle,
            Self::Reason => Editor::Reason,
            Self::Agreement => Editor::Agreement,
            Self::Fact { measure, .. } if measure.unit() == Unit::Money => Editor::Amount,
            Self::Fact { .. } => Editor::Number,
        }
    }
}

/// A field of a partner, ready to be shown and edited.
#[must_use]
pub(crate) fn editable(snapshot: &Snapshot, partner: &Partner, key: FieldKey) -> EditableField {
    let (value, input) = shown(snapshot, partner, &key);
    let is_missing = value.is_empty();
    EditableField {
        label: key.label(),
        note: if is_missing { String::new() } else { note(snapshot, partner, &key) },
        is_gap: is_missing && is_needed(snapshot, partner, &key),
        editor: key.editor(),
        origin: super::origin::origin_of(snapshot, partner, &key, is_missing),
        suggestion: if is_missing { suggestion(snapshot, partner, &key) } else { None },
        value,
        input,
        key,
    }
}

#[must_use]
pub(crate) fn editable_fact(
    snapshot: &Snapshot,
    partner: &Partner,
    measure: Measure,
    quarter: Quarter,
) -> EditableField {
    editable(snapshot, partner, FieldKey::Fact { measure, quarter: quarter.to_string() })
}

/// The value as a person reads it, and as an editor takes it; both empty when nothing is recorded.
#[must_use]
pub(crate) fn shown(snapshot: &Snapshot, partner: &Partner, key: &FieldKey) -> (String, String) {
    let same = |text: Option<&str>| (text.unwrap_or_default().to_owned(), text.unwrap_or_default().to_owned());
    let day =
        |day: Option<jiff::civil::Date>| day.map_or_else(Default::default, |day| (day_text(day), day.to_string()));
    match key {
        FieldKey::Name => same(Some(&partner.name)),
        FieldKey::Tier => partner.tier.map_or_else(Default::default, |tier| (tier.title(), tier.number().to_string())),
        FieldKey::PartnerType => same(partner.partner_type.map(PartnerType::short_name)),
        FieldKey::Roles => same(Some(&roles(snapshot, partner.id))),
        FieldKey::Motion => same(partner.motion_id.and_then(|id| motion_name(snapshot, id))),
        FieldKey::OtherMotions => same(Some(&other_motions(snapshot, partner.id))),
        FieldKey::Manager => {
            let manager = partner.manager_id.and_then(|id| snapshot.managers.get(&id));
            same(manager.map(|manager| manager.name.as_str()))
        }
        FieldKey::Website => same(partner.domain.as_deref()),
        FieldKey::Region => same(partner.region.as_deref()),
        FieldKey::PartnerSince => day(partner.partner_since),
        FieldKey::ExternalId => same(partner.external_id.as_deref()),
        FieldKey::AsOf => day(Some(partner.as_of)),
        FieldKey::Lifecycle => same(partner.lifecycle.map(Lifecycle::name)),
        FieldKey::RecruitingOn => day(partner.recruiting_on),
        FieldKey::OnboardingOn => day(partner.onboarding_on),
        FieldKey::ActiveOn => day(partner.active_on),
        FieldKey::SunsetOn => day(partner.sunset_on),
        FieldKey::Sponsor => same(partner.sponsor.as_deref()),
        FieldKey::Reason => same(partner.reason.map(Reason::name)),
        FieldKey::Agreement => same(partner.agreement.map(Agreement::name)),
        FieldKey::AgreementExpires => day(partner.agreement_expires),
        FieldKey::Fact { measure, quarter } => {
            let Some(quarter) = Quarter::parse(quarter) else { return Default::default() };
            let fact = snapshot.facts.get(&(partner.id, quarter, *measure));
            fact.map_or_else(Default::default, |fact| fact_texts(snapshot, fact))
        }
        FieldKey::Custom { name } => same(custom(snapshot, partner.id, name).map(|custom| custom.value.as_str())),
    }
}

/// "$30,000" and "30000"; "0.25" and "0.25"; "7" and "7". An amount in another currency is shown in the reporting one where
/// there is a rate, and edited as it was said: "$1,296" and "EUR 1200".
fn fact_texts(snapshot: &Snapshot, fact: &Fact) -> (String, String) {
    let figure = fact.figure();
    (shown_figure(snapshot, fact).text(fact.measure), figure.input(fact.measure, snapshot.setting.currency))
}

/// A fact as it is shown: in the reporting currency, or in its own where there is no rate.
#[must_use]
pub(crate) fn shown_figure(snapshot: &Snapshot, fact: &Fact) -> Figure {
    let figure = fact.figure();
    match (figure.currency, snapshot.reported(fact)) {
        (Some(_), Some(value)) => Figure { value, currency: Some(snapshot.setting.currency) },
        _ => figure,
    }
}

fn roles(snapshot: &Snapshot, partner: i64) -> String {
    let own = snapshot.roles.iter().filter(|role| role.partner_id == partner);
    own.map(|role| role.partner_type.short_name()).collect::<Vec<_>>().join(", ")
}

fn other_motions(snapshot: &Snapshot, partner: i64) -> String {
    let own = snapshot.partner_motions.iter().filter(|motion| motion.partner_id == partner);
    own.filter_map(|motion| motion_name(snapshot, motion.motion_id)).collect::<Vec<_>>().join(", ")
}

fn motion_name(snapshot: &Snapshot, id: i64) -> Option<&str> {
    snapshot.motions.get(&id).map(|motion| motion.name.as_str())
}

/// A custom field of a partner: the one of just this name, else in whatever case it is written.
pub(super) fn custom<'a>(snapshot: &'a Snapshot, partner: i64, name: &str) -> Option<&'a PartnerCustom> {
    let key = name_key(name);
    let own = || snapshot.custom.iter().filter(|custom| custom.partner_id == partner);
    own().find(|custom| custom.field == name).or_else(|| own().find(|custom| name_key(&custom.field) == key))
}

/// The motion a type suggests, where the document has it.
fn suggestion(snapshot: &Snapshot, partner: &Partner, key: &FieldKey) -> Option<String> {
    let suggested = partner.partner_type.filter(|_| *key == FieldKey::Motion)?.suggested_motion(partner.tier);
    let is_listed = snapshot.motions.values().any(|motion| name_key(&motion.name) == name_key(suggested));
    is_listed.then(|| suggested.to_owned())
}

/// Whether product rules ask for a value: a tier and a type for all, a motion in Tier 1 and 2, a manager and MDF in Tier 1.
fn is_needed(snapshot: &Snapshot, partner: &Partner, key: &FieldKey) -> bool {
    let is_dedicated = partner.tier.is_some_and(Tier::is_dedicated);
    match key {
        FieldKey::Tier | FieldKey::PartnerType => true,
        FieldKey::Motion => partner.tier.is_some_and(Tier::needs_motion),
        FieldKey::Manager => is_dedicated,
        FieldKey::Fact { measure: Measure::MdfAllocated, quarter } => {
            is_dedicated && *quarter == snapshot.setting.review_quarter.to_string()
        }
        _ => false,
    }
}

fn note(snapshot: &Snapshot, partner: &Partner, key: &FieldKey) -> String {
    match key {
        FieldKey::Manager => {
            let held = snapshot.partners.iter().filter(|other| other.manager_id == partner.manager_id).count();
            if held > 1 { format!("shared, {held} partners") } else { "dedicated".to_owned() }
        }
        FieldKey::Fact { measure: Measure::MdfAllocated, .. } => "a quarter".to_owned(),
        FieldKey::AgreementExpires if partner.agreement_expires.is_some_and(|day| day < snapshot.today) => {
            "expired".to_owned()
        }
        FieldKey::AsOf if snapshot.is_stale(partner) => "stale".to_owned(),
        _ => String::new(),
    }
}
