use super::{Field, fields};
use crate::api::import::{FieldOption, ImportKind};

/// Where a column goes.
#[derive(Clone, Debug)]
pub enum Target {
    Field(&'static Field),
    /// Overlap density in the named segment, as "77/420" or a percentage.
    Density(String),
    /// n of the named segment, beside a column with its N.
    Shared(String),
    Base(String),
    /// Kept beside the row under its header.
    Custom,
    /// Left out.
    Skip,
}

impl Target {
    /// The target of a code, if the kind has it. A density keeps the name of a segment the document does not know yet.
    #[must_use]
    pub fn from_code(kind: ImportKind, code: &str) -> Option<Self> {
        let of_segment = |make: fn(String) -> Self, segment: &str| {
            (has_densities(kind) && !segment.is_empty()).then(|| make(segment.to_owned()))
        };
        match code.split_once(':') {
            Some(("density", segment)) => of_segment(Self::Density, segment),
            Some(("density_shared", segment)) => of_segment(Self::Shared, segment),
            Some(("density_base", segment)) => of_segment(Self::Base, segment),
            Some(_) => None,
            None if code == "skip" => Some(Self::Skip),
            None if code == "custom" => keeps_custom(kind).then_some(Self::Custom),
            None => fields(kind).iter().find(|field| field.code == code).map(Self::Field),
        }
    }

    /// The code a choice names it by.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Field(field) => field.code.to_owned(),
            Self::Density(segment) => format!("density:{segment}"),
            Self::Shared(segment) => format!("density_shared:{segment}"),
            Self::Base(segment) => format!("density_base:{segment}"),
            Self::Custom => "custom".to_owned(),
            Self::Skip => "skip".to_owned(),
        }
    }

    /// The name on screen and in problems.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Field(field) => field.name.to_owned(),
            Self::Density(segment) => format!("Overlap: {segment}"),
            Self::Shared(segment) => format!("Overlap n: {segment}"),
            Self::Base(segment) => format!("Overlap N: {segment}"),
            Self::Custom => "Custom field".to_owned(),
            Self::Skip => "Leave out".to_owned(),
        }
    }

    /// Everything a column of this kind can go to.
    #[must_use]
    pub fn options(kind: ImportKind, segments: &[String]) -> Vec<FieldOption> {
        let mut targets: Vec<Self> = fields(kind).iter().map(Self::Field).collect();
        if has_densities(kind) {
            for make in [Self::Density as fn(String) -> Self, Self::Shared, Self::Base] {
                targets.extend(segments.iter().cloned().map(make));
            }
        }
        if keeps_custom(kind) {
            targets.push(Self::Custom);
        }
        targets.push(Self::Skip);
        targets.iter().map(|target| FieldOption { code: target.code(), name: target.name() }).collect()
    }
}

/// Whether a file of this kind may have a column a segment with a partner's density in it.
#[must_use]
pub fn has_densities(kind: ImportKind) -> bool {
    matches!(kind, ImportKind::Roster | ImportKind::Densities)
}

/// Whether the rows of this kind keep the columns Trellis does not know.
#[must_use]
pub fn keeps_custom(kind: ImportKind) -> bool {
    matches!(kind, ImportKind::Roster | ImportKind::Accounts | ImportKind::Deals)
}
