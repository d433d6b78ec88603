use std::thread;

use super::CompanyName;
use super::company::Company;
use super::postings::{Chains, hashed};
use super::reading::Reading;
use super::websites::own;

/// A list by what needs no comparing: websites, and names in one spelling.
#[derive(Debug)]
pub struct Exact<'a> {
    by_domain: Chains<&'a str>,
    by_key: Chains<u64>,
}

impl<'a> Exact<'a> {
    pub fn new(companies: &[Company<'a>]) -> Self {
        thread::scope(|scope| {
            let by_domain = scope.spawn(|| by_domain(companies));
            let by_key = by_key(companies);
            let by_domain = by_domain.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Self { by_domain, by_key }
        })
    }

    /// The places of companies that have a website, if it is one company's own.
    pub fn of_website(&self, domain: &str) -> impl Iterator<Item = u32> + use<'_, 'a> {
        self.by_domain.of(domain)
    }

    /// The places of companies that have a name, as [`Reading::key`] gives it.
    pub fn of_key(&self, key: &str) -> impl Iterator<Item = u32> + use<'_, 'a> {
        self.by_key.of(&hashed(key))
    }
}

fn by_domain<'a>(companies: &[Company<'a>]) -> Chains<&'a str> {
    let mut by_domain = Chains::with_capacity(companies.len());
    for (place, company) in (0..).zip(companies) {
        if let Some(domain) = own(company.domain) {
            by_domain.add(domain, place);
        }
    }
    by_domain
}

fn by_key(companies: &[Company<'_>]) -> Chains<u64> {
    let mut by_key = Chains::with_capacity(companies.len());
    let mut reading = Reading::default();
    for (place, company) in (0..).zip(companies) {
        reading.read(company.name);
        if reading.may_say_former() {
            for name in CompanyName::all(company.name).iter().filter(|name| !name.words.is_empty()) {
                by_key.add(hashed(&name.joined_key()), place);
            }
        } else if !reading.key().is_empty() {
            by_key.add(hashed(reading.key()), place);
        }
    }
    by_key
}
