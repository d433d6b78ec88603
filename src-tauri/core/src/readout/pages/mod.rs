//! Pages of their own beside the slides, one file each.

mod criteria_page;

pub use criteria_page::{CriteriaPage, PageSignature, draw as criteria_page};
