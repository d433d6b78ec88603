use crate::model::MatchBasis;
use crate::overlap::matching::{Basis, Company, Gathering, Match, Matcher, Verdict};
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

/// Our accounts, in which those on partners' lists are found. One that was merged into another is found as that one, where what
/// an account is called today does not settle it.
pub struct ListMatching<'a> {
    own: Matcher<'a>,
    /// By id, in the order of the matcher.
    accounts: &'a [Account],
    former: Matcher<'a>,
    aliases: &'a [AccountAlias],
}

impl<'a> ListMatching<'a> {
    /// `accounts` are by id, as a document gives them.
    #[must_use]
    pub fn new(accounts: &'a [Account], aliases: &'a [AccountAlias]) -> Self {
        let own = accounts.iter().map(|account| Company {
            name: &account.name,
            domain: account.domain.as_deref(),
            country: account.country.as_deref(),
            city: account.city.as_deref(),
            industry: account.industry.as_deref(),
        });
        let former = aliases.iter().map(|alias| Company {
            name: &alias.name,
            domain: alias.domain.as_deref(),
            ..Company::default()
        });
        Self { own: Matcher::new(own.collect()), accounts, former: Matcher::new(former.collect()), aliases }
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
        let found = self.own.find_all(&companies, |place| except[place].as_slice(), job)?;
        let mut gathering = Gathering::default();
        let each = decisions.iter().zip(companies).zip(found).map(|((decisions, company), found)| {
            if let Some(said) = decisions.iter().find(|decision| decision.is_same) {
                return Some(by_hand(said.account_id));
            }
            let today = found.map(|found| as_found(found, self.accounts[found.place].id));
            if today.is_some_and(|found| found.is_taken) || self.aliases.is_empty() {
                return today;
            }
            likelier(today, self.once(company, decisions, &mut gathering))
        });
        Ok(each.collect())
    }

    /// The account that had such a name or website once.
    fn once(&self, company: Company<'_>, decisions: &[MatchDecision], gathering: &mut Gathering) -> Option<Found> {
        let is_told_apart = |account: i64| decisions.iter().any(|said| said.account_id == account);
        let places = self.aliases.iter().enumerate().filter(|(_, alias)| is_told_apart(alias.account_id));
        let except: Vec<usize> = places.map(|(place, _)| place).collect();
        let found = self.former.find_except(company, &except, gathering)?;
        Some(as_found(found, self.aliases[found.place].account_id))
    }

    fn told_apart(&self, decisions: &[MatchDecision]) -> Vec<usize> {
        let different = decisions.iter().filter(|decision| !decision.is_same);
        let place = |decision: &MatchDecision| {
            self.accounts.binary_search_by_key(&decision.account_id, |account| account.id).ok()
        };
        different.filter_map(place).collect()
    }
}

fn as_found(found: Match, account: i64) -> Found {
    Found {
        account,
        basis: basis(found.basis),
        probability: hundredths(found.probability),
        is_taken: found.verdict == Verdict::Sure,
    }
}

/// What is taken goes before what is asked about, then the likelier; of equals what is called so today.
fn likelier(today: Option<Found>, once: Option<Found>) -> Option<Found> {
    let rank = |found: &Found| (found.is_taken, found.probability);
    match (today, once) {
        (Some(today), Some(once)) => Some(if rank(&once) > rank(&today) { once } else { today }),
        (today, once) => today.or(once),
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
