use super::count_of;
use crate::api::import::ImportKind;
use crate::store::Operation;

/// What a change set did, in plain words: "Imported 90 partners from `roster.xlsx`".
#[must_use]
pub fn operation(operation: &Operation) -> String {
    match operation {
        Operation::Import { what, file_name, added, updated } => import_sentence(*what, file_name, *added, *updated),
        Operation::RenameDocument { to, .. } => format!("Renamed the document to {to}"),
        Operation::SetReviewQuarter { to, .. } => format!("Made {to} the review quarter"),
    }
}

/// "Imported 90 partners from `roster.xlsx`, updated 3".
#[must_use]
pub fn import_sentence(what: ImportKind, file_name: &str, added: u32, updated: u32) -> String {
    let (one, many) = match what {
        ImportKind::Roster => ("partner", "partners"),
        ImportKind::Accounts => ("account", "accounts"),
        ImportKind::Overlaps => ("overlap row", "overlap rows"),
    };
    match (added, updated) {
        (0, updated) => format!("Updated {} from {file_name}", count_of(updated as usize, one, many)),
        (added, 0) => format!("Imported {} from {file_name}", count_of(added as usize, one, many)),
        (added, updated) => {
            format!("Imported {} and updated {updated} from {file_name}", count_of(added as usize, one, many))
        }
    }
}
