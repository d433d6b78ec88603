use std::path::Path;

use super::criteria::criteria_text;
use crate::Result;
use crate::api::readout::{ExportReport, written};
use crate::model::Signatory;
use crate::readout::{CriteriaPage, Imprint, PageSignature, criteria_page, page_pdf};
use crate::store::Snapshot;
use crate::store::tables::sha256_hex;
use crate::text::{capitalized, day_text, moment_text};

/// "Northfold partner map, criteria version 2": a name for the file of the criteria that hold.
#[must_use]
pub fn criteria_file_name(snapshot: &Snapshot) -> String {
    format!("{}, criteria version {}", snapshot.setting.name, snapshot.review.standing_criteria().version)
}

/// Writes the criteria that hold to `path` as a PDF of one upright page, to be signed on paper too.
///
/// # Errors
/// When the file cannot be written; what was there then stays as it was.
pub fn export_criteria(snapshot: &Snapshot, path: &Path) -> Result<ExportReport> {
    let page = page(snapshot);
    let imprint = Imprint { title: page.title.clone(), author: page.company.clone() };
    written(path, &page_pdf(&criteria_page(&page), &imprint)?, |name| format!("The criteria were written to {name}"))
}

fn page(snapshot: &Snapshot) -> CriteriaPage {
    let criteria = snapshot.review.standing_criteria();
    let setting = &snapshot.setting;
    let text = criteria_text(snapshot, criteria);
    let signature = |role: &Signatory| {
        let signed = snapshot.review.signatures_of_criteria(criteria.version).find(|row| row.role == *role);
        // A signature of other words is none of these.
        let signed = signed.filter(|row| row.is_as_signed() && row.content == text);
        PageSignature {
            role: capitalized(role.name()),
            name: signed.map(|row| row.name.clone()).unwrap_or_default(),
            at: signed.map(|row| moment_text(row.at)).unwrap_or_default(),
        }
    };
    CriteriaPage {
        company: setting.company_or_name().to_owned(),
        title: match criteria.version {
            0 => "Partner criteria, not yet written as a version".to_owned(),
            version => format!("Partner criteria, version {version}"),
        },
        as_of: format!(
            "As they stand on {}. Review of {}. {}",
            day_text(snapshot.today),
            setting.calendar.label(setting.review_quarter),
            setting.confidentiality
        ),
        rules: text.lines().map(str::to_owned).collect(),
        signatures: Signatory::ALL.iter().map(signature).collect(),
        hash: format!("SHA-256 of the rules, a line each: {}", sha256_hex(text.as_bytes())),
    }
}
