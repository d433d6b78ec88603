use super::{Changed, DocumentView, Publishing};
use crate::Result;
use crate::api::map::findings;
use crate::api::settings::{SettingChange, change_setting};
use crate::api::{QuarterName, short_count};
use crate::store::{Document, Snapshot};
use crate::text::short_day_text;

/// What the frame around every screen shows. `publishing` is the door's to know: it publishes.
pub fn document(document: &Document, publishing: Publishing) -> Result<DocumentView> {
    let snapshot = document.snapshot()?;
    let (undo, redo) = document.next_steps()?;
    let setting = &snapshot.setting;
    let published = document.published_path();
    let folder = published.as_deref().and_then(|path| path.parent());
    Ok(DocumentView {
        revision: snapshot.revision,
        name: setting.name.clone(),
        folder: folder.map(|folder| folder.display().to_string()).unwrap_or_default(),
        company: setting.company.clone(),
        currency: setting.currency.code().to_owned(),
        review_quarter: QuarterName::new(setting.review_quarter, setting.calendar),
        quarters: quarters(&snapshot),
        partner_count: short_count(snapshot.partners.len()),
        account_count: short_count(snapshot.accounts.len()),
        deal_count: short_count(snapshot.deals.len()),
        finding_count: short_count(findings(&snapshot).len()),
        freshness: freshness(&snapshot),
        last_import: snapshot.imports.last().map(|import| {
            let day = import.at.parse().map_or(import.as_of, |at| document.environment().day_of(at));
            format!("Import {}", short_day_text(day))
        }),
        publishing,
        undo,
        redo,
    })
}

/// Calls the document something else.
///
/// # Errors
/// When the name is empty or longer than 120 characters.
pub fn rename(document: &Document, name: &str) -> Result<Changed> {
    change_setting(document, &SettingChange::Name { name: name.to_owned() })
}

/// Makes the quarter that begins on `first_day` the one under review.
///
/// # Errors
/// When `first_day` is not the first day of a quarter of the document's fiscal calendar.
pub fn set_review_quarter(document: &Document, first_day: &str) -> Result<Changed> {
    change_setting(document, &SettingChange::ReviewQuarter { first_day: first_day.to_owned() })
}

/// The quarters with facts, the review quarter, and one on either side; newest first.
pub fn quarters(snapshot: &Snapshot) -> Vec<QuarterName> {
    let setting = &snapshot.setting;
    let recorded = snapshot.facts.keys().map(|(_, quarter, _)| *quarter);
    let (first, last) = recorded.fold((setting.review_quarter, setting.review_quarter), |(first, last), quarter| {
        (first.min(quarter), last.max(quarter))
    });
    let mut quarter = last.plus(1);
    let mut names = Vec::new();
    // Sixteen years of quarters are more than any review looks at; a mistyped year must not make a list of thousands.
    while quarter >= first.plus(-1) && names.len() < 64 {
        names.push(QuarterName::new(quarter, setting.calendar));
        quarter = quarter.plus(-1);
    }
    names
}

fn freshness(snapshot: &Snapshot) -> Option<String> {
    let all = snapshot.current_partners().count();
    let fresh = snapshot.current_partners().filter(|partner| !snapshot.is_stale(partner)).count();
    (all > 0).then(|| format!("{fresh} of {all} fresh"))
}
