use crate::model::MatchBasis;
use crate::overlap::matching::{Basis, Company, Match, Matcher, Verdict};
use crate::store::tables::{Account, AccountAlias, MatchDecision, PartnerAccount};
use crate::{Job, Result};

/// What an account on a partner's list is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub account: i64,
    pub basis: MatchBasis,
    /// In hundredths of a percent.
    pub probability: u32,
    /// Whether it is taken; otherwise the user is asked.
    pub is_taken: bool,
}

/// Our accounts, in which those on partners' lists are found. One that was merged into another is found as that one.
pub struct ListMatching<'a> {
    matcher: Matcher<'a>,
    /// The account each company of the matcher is.
    accounts: Vec<i64>,
}

impl<'a> ListMatching<'a> {
    #[must_use]
    pub fn new(accounts: &'a [Account], former: &'a [AccountAlias]) -> Self {
        let own = accounts.iter().map(|account| {
            let company = Company {
                name: &account.name,
                domain: account.domain.as_deref(),
                country: account.country.as_deref(),
                city: account.city.as_deref(),
                industry: account.industry.as_deref(),
            };
            (account.id, company)
        });
        let former = former.iter().map(|alias| {
            let company = Company { name: &alias.name, domain: alias.domain.as_deref(), ..Company::default() };
            (alias.account_id, company)
        });
        let (accounts, companies): (Vec<i64>, Vec<Company<'_>>) = own.chain(former).unzip();
        Self { matcher: Matcher::new(companies), accounts }
    }

    /// What each account is taken for: what the user said, else what it is found as. What was said to be different stays so.
    ///
    /// # Errors
    /// [`crate::Code::Cancelled`] when the job is stopped.
    pub fn find_all<'d>(
        &self,
        accounts: &[&PartnerAccount],
        decisions: impl Fn(&PartnerAccount) -> &'d [MatchDecision],
        job: &Job,
    ) -> Result<Vec<Option<Found>>> {
        let decisions: Vec<&[MatchDecision]> = accounts.iter().map(|account| decisions(account)).collect();
        let except: Vec<Vec<usize>> = decisions.iter().map(|decisions| self.told_apart(decisions)).collect();
        let companies: Vec<Company<'_>> = accounts.iter().map(|account| company(account)).collect();
        let found = self.matcher.find_all(&companies, |place| except[place].as_slice(), job)?;
        let said = decisions.iter().zip(found).map(|(decisions, found)| {
            let said = decisions.iter().find(|decision| decision.is_same);
            said.map(|decision| by_hand(decision.account_id)).or_else(|| found.map(|found| self.found(found)))
        });
        Ok(said.collect())
    }

    fn told_apart(&self, decisions: &[MatchDecision]) -> Vec<usize> {
        let different = decisions.iter().filter(|decision| !decision.is_same);
        let places = different.flat_map(|decision| {
            let is_it = move |(_, account): &(usize, &i64)| **account == decision.account_id;
            self.accounts.iter().enumerate().filter(is_it).map(|(place, _)| place)
        });
        places.collect()
    }

    fn found(&self, found: Match) -> Found {
        Found {
            account: self.accounts[found.place],
            basis: basis(found.basis),
            probability: hundredths(found.probability),
            is_taken: found.verdict == Verdict::Sure,
        }
    }
}

/// What the user linked.
#[must_use]
pub fn by_hand(account: i64) -> Found {
    Found { account, basis: MatchBasis::Hand, probability: 10_000, is_taken: true }
}

/// As a document keeps it.
#[must_use]
pub fn basis(basis: Basis) -> MatchBasis {
    match basis {
        Basis::Website => MatchBasis::Website,
        Basis::Name => MatchBasis::Name,
        Basis::AlikeName => MatchBasis::AlikeName,
    }
}

/// A probability in hundredths of a percent.
#[must_use]
pub fn hundredths(probability: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 10,000")]
    let hundredths = (probability.clamp(0.0, 1.0) * 10_000.0).round() as u32;
    hundredths
}

fn company(account: &PartnerAccount) -> Company<'_> {
    Company {
        name: &account.name,
        domain: account.domain.as_deref(),
        country: account.country.as_deref(),
        city: account.city.as_deref(),
        industry: account.industry.as_deref(),
    }
}
