//! Which account of one list is which of another: by website, by name, and by names that are much alike. Pure: companies
//! in, matches out.

mod abbreviations;
mod alike;
mod candidates;
mod company;
mod company_name;
mod comparison;
mod countries;
mod duplicates;
mod eastern_forms;
mod exact;
mod letters;
mod likeness;
mod matcher;
mod misspelled_form;
mod postings;
mod reading;
mod scripts;
mod second_look;
mod slips_apart;
mod sounds;
mod terms;
mod token_likeness;
mod vocabulary;
mod websites;
mod whole_likeness;
mod whole_list;
mod word_lists;
mod words;

pub use company::{Basis, Company, Match, Pair, Verdict};
pub use company_name::CompanyName;
pub use matcher::{Gathering, Matcher};
