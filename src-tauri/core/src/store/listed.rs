use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use super::Document;
use super::tables::{AccountMatch, MatchDecision, OfPartner, PartnerAccount, Table};
use crate::Result;

/// The accounts on partners' own lists, what they are taken for, and what the user said of them: a million rows, read only
/// where they are compared.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// By partner, then id.
    pub accounts: Vec<PartnerAccount>,
    /// By the id of the account on the list.
    pub matches: HashMap<i64, AccountMatch>,
    pub decisions: HashMap<i64, Vec<MatchDecision>>,
}

impl Listed {
    /// All of them.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn of(document: &Document) -> Result<Self> {
        document.read(|connection| Self::read(connection, None))
    }

    /// Those of some partners.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn of_partners(document: &Document, partners: &BTreeSet<i64>) -> Result<Self> {
        document.read(|connection| Self::read(connection, Some(partners)))
    }

    /// All of them, or those of some partners, as a connection sees them.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn read(connection: &Connection, partners: Option<&BTreeSet<i64>>) -> Result<Self> {
        let mut accounts = Vec::new();
        match partners {
            None => accounts = PartnerAccount::all(connection)?,
            Some(partners) => {
                for partner in partners {
                    accounts.extend(PartnerAccount::of_partner(connection, *partner)?);
                }
            }
        }
        let (mut matches, mut said) = (Vec::new(), Vec::new());
        match partners {
            None => (matches, said) = (AccountMatch::all(connection)?, MatchDecision::all(connection)?),
            Some(partners) => {
                for partner in partners {
                    matches.extend(AccountMatch::of_partner(connection, *partner)?);
                    said.extend(MatchDecision::of_partner(connection, *partner)?);
                }
            }
        }
        let mut decisions: HashMap<i64, Vec<MatchDecision>> = HashMap::new();
        for decision in said {
            decisions.entry(decision.partner_account_id).or_default().push(decision);
        }
        let matches = matches.into_iter().map(|found| (found.partner_account_id, found)).collect();
        Ok(Self { accounts, matches, decisions })
    }

    /// What the user said of an account on a list.
    #[must_use]
    pub fn decisions_of(&self, account: i64) -> &[MatchDecision] {
        self.decisions.get(&account).map_or(&[], Vec::as_slice)
    }
}
