use std::collections::{HashMap, HashSet};

use crate::api::map::{FindingKind, findings};
use crate::api::short_id;
use crate::model::{Measure, PartnerType, Quarter, name_key};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::Partner;

/// What the rows need of the document, by partner: read once, so that a cell looks up and does not search.
pub(super) struct Index<'a> {
    pub snapshot: &'a Snapshot,
    pub matrix: &'a Matrix,
    /// The quarter before the review quarter, and the review quarter.
    pub quarters: [Quarter; 2],
    roles: HashMap<i64, Vec<PartnerType>>,
    other_motions: HashMap<i64, Vec<&'a str>>,
    /// The values of each unknown column, by partner.
    custom: HashMap<&'a str, HashMap<i64, &'a str>>,
    custom_fields: Vec<&'a str>,
    /// Joint target accounts of the review quarter; empty when none is chosen for any partner.
    targets: HashMap<i64, usize>,
    findings: HashMap<u32, Vec<FindingKind>>,
    /// One a segment, in the order of the matrix; `None` for the unsegmented bucket.
    segment_names: Vec<Option<String>>,
}

impl<'a> Index<'a> {
    pub fn of(snapshot: &'a Snapshot, matrix: &'a Matrix) -> Self {
        let mut roles: HashMap<i64, Vec<PartnerType>> = HashMap::new();
        for role in &snapshot.roles {
            roles.entry(role.partner_id).or_default().push(role.partner_type);
        }
        let mut other_motions: HashMap<i64, Vec<&str>> = HashMap::new();
        for other in &snapshot.partner_motions {
            let name = snapshot.motions.get(&other.motion_id).map(|motion| motion.name.as_str());
            other_motions.entry(other.partner_id).or_default().extend(name);
        }
        let mut custom: HashMap<&str, HashMap<i64, &str>> = HashMap::new();
        for one in &snapshot.custom {
            custom.entry(one.field.as_str()).or_default().insert(one.partner_id, one.value.as_str());
        }
        let mut custom_fields: Vec<&str> = custom.keys().copied().collect();
        custom_fields.sort_by_cached_key(|field| (name_key(field), *field));
        let mut targets: HashMap<i64, usize> = HashMap::new();
        for target in snapshot.targets() {
            *targets.entry(target.partner_id).or_default() += 1;
        }
        Self {
            snapshot,
            matrix,
            quarters: snapshot.last_two_quarters(),
            roles,
            other_motions,
            custom,
            custom_fields,
            targets,
            findings: finding_kinds(snapshot),
            segment_names: segment_names(snapshot, matrix),
        }
    }

    /// The names of the unknown columns of the document's files, by name.
    pub fn custom_fields(&self) -> impl Iterator<Item = &'a str> {
        self.custom_fields.iter().copied()
    }

    pub fn custom(&self, partner: &Partner, field: &str) -> Option<&'a str> {
        self.custom.get(field)?.get(&partner.id).copied().filter(|value| !value.is_empty())
    }

    /// How many distinct values an unknown column has.
    pub fn values_of(&self, field: &str) -> usize {
        let values: HashSet<&str> = self.custom.get(field).into_iter().flat_map(HashMap::values).copied().collect();
        values.len()
    }

    pub fn fact(&self, partner: &Partner, measure: Measure, at: usize) -> Option<i64> {
        self.snapshot.fact(partner.id, self.quarters[at], measure)
    }

    /// A measure over both quarters; `None` when neither has one.
    pub fn sum(&self, partner: &Partner, measure: Measure) -> Option<i64> {
        self.snapshot.fact_over(partner.id, &self.quarters, measure)
    }

    pub fn motion(&self, partner: &Partner) -> Option<&'a str> {
        let snapshot = self.snapshot;
        partner.motion_id.and_then(|id| snapshot.motions.get(&id)).map(|motion| motion.name.as_str())
    }

    pub fn manager(&self, partner: &Partner) -> Option<&'a str> {
        let snapshot = self.snapshot;
        partner.manager_id.and_then(|id| snapshot.managers.get(&id)).map(|manager| manager.name.as_str())
    }

    /// Secondary roles, in the order of the map.
    pub fn roles(&self, partner: &Partner) -> &[PartnerType] {
        self.roles.get(&partner.id).map_or(&[], Vec::as_slice)
    }

    pub fn other_motions(&self, partner: &Partner) -> &[&'a str] {
        self.other_motions.get(&partner.id).map_or(&[], Vec::as_slice)
    }

    /// Joint target accounts of the review quarter; `None` where none is chosen for any partner.
    pub fn targets(&self, partner: &Partner) -> Option<usize> {
        (!self.targets.is_empty()).then(|| self.targets.get(&partner.id).copied().unwrap_or(0))
    }

    /// The kinds of the findings about the partner itself, the worst first.
    pub fn findings(&self, partner: &Partner) -> &[FindingKind] {
        self.findings.get(&short_id(partner.id)).map_or(&[], Vec::as_slice)
    }

    /// "Ent"; `None` for the unsegmented bucket.
    pub fn segment_name(&self, column: usize) -> Option<&str> {
        self.segment_names.get(column)?.as_deref()
    }

    /// "Q2", without its year.
    pub fn short_quarter(&self, at: usize) -> String {
        let label = self.snapshot.setting.calendar.label(self.quarters[at]);
        label.split(' ').next().unwrap_or_default().to_owned()
    }
}

fn finding_kinds(snapshot: &Snapshot) -> HashMap<u32, Vec<FindingKind>> {
    let mut kinds: HashMap<u32, Vec<FindingKind>> = HashMap::new();
    for finding in findings(snapshot).iter().filter(|finding| finding.kind.of_partner().is_some()) {
        for partner in &finding.partners {
            kinds.entry(partner.id).or_default().push(finding.kind);
        }
    }
    kinds
}

/// The first three letters of each segment; its whole name where two begin so.
fn segment_names(snapshot: &Snapshot, matrix: &Matrix) -> Vec<Option<String>> {
    let short = |name: &str| name.chars().take(3).collect::<String>();
    let is_shared = |name: &str| {
        let alike = snapshot.segments.iter().filter(|other| name_key(&short(&other.name)) == name_key(&short(name)));
        alike.count() > 1
    };
    let name_of = |id: &Option<i64>| {
        let segment = snapshot.segments.iter().find(|segment| Some(segment.id) == *id)?;
        Some(if is_shared(&segment.name) { segment.name.clone() } else { short(&segment.name) })
    };
    matrix.segments.iter().map(name_of).collect()
}
