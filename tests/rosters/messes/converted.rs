//! Files of the corpus as `LibreOffice` saves them: `soffice --headless --convert-to xls hidden-copy.xlsx`, and so on. They stay
//! as they were saved; what importing them has to come to is what the file they were made from has to.

use crate::mess::Messes;
use crate::{amounts, dates, layout, sheets};

pub fn messes() -> Messes {
    Ok(vec![
        sheets::hidden_copy()?.saved_as("old-format.xls"),
        dates::serial_days()?.saved_as("old-format-dates.xls"),
        layout::subtotals()?.saved_as("saved-as-open-document.ods"),
        amounts::percentages_beside_fractions()?.saved_as("saved-by-another-program.xlsx"),
    ])
}
