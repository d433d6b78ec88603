//! Which account of one list is which of another: by website, by name, and by names that are much alike. Pure: companies
//! in, matches out.

mod candidates;
mod company_name;
mod likeness;
mod matcher;
mod scripts;
mod token_likeness;
mod websites;
mod weights;
mod words;

pub use candidates::Gathering;
pub use company_name::CompanyName;
pub use matcher::{Basis, Company, Match, Matcher, Verdict};
