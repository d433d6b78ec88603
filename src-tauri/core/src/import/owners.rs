use super::PartnerNames;
use super::kind::Title;
use super::values::word_key;
use crate::api::import::{ImportChoices, ImportKind, ListOwner};
use crate::{Error, Result};

/// What says whose account list a file is: the user, then a column, then the file's name, then the sheet's.
pub struct Owners<'a> {
    pub choices: &'a ImportChoices,
    pub file_name: &'a str,
    /// Whether the file has no other sheet.
    pub is_one_sheet: bool,
    pub names: &'a PartnerNames,
}

impl<'a> Owners<'a> {
    /// What the names around a sheet's table say of it.
    #[must_use]
    pub fn title(&self, sheet: &str) -> Title {
        let is_named = self.chosen().is_some() || self.in_names(sheet).is_some();
        if is_named {
            return Title::OfPartner;
        }
        // The name of a workbook of several sheets is not that of each.
        let says_partner = says_partner(sheet) || (self.is_one_sheet && says_partner(stem(self.file_name)));
        if says_partner { Title::OfSomePartner } else { Title::Silent }
    }

    /// Whether the partner the user named is one, and a file of this kind has an owner.
    ///
    /// # Errors
    /// When the document has no such partner, or the file names its partners itself.
    pub fn check(&self, kind: ImportKind) -> Result<()> {
        let Some(chosen) = self.chosen() else { return Ok(()) };
        if kind == ImportKind::PartnerAccounts {
            let gone = || {
                Error::new(format!("there is no partner called {chosen}; import the roster first, or choose another"))
            };
            return self.names.known(chosen).map(|_| ()).ok_or_else(gone);
        }
        if self.choices.kind.is_none() {
            return Err(Error::new(format!(
                "{} is no partner's account list ({}); leave the partner out, or say that it is one (--kind partner-accounts)",
                self.file_name,
                super::kind::Looks::Like(kind).note(),
            )));
        }
        Ok(())
    }

    /// Whose list a sheet is; `None` where a column names partners and the user said nothing: then the rows say it.
    #[must_use]
    pub fn owner(&self, has_column: bool, sheet: &str) -> Option<ListOwner> {
        let (name, why) = match self.chosen().and_then(|chosen| self.names.known(chosen)) {
            Some(name) => (Some(name), "chosen by you"),
            None if has_column => return None,
            None => match (self.names.in_title(stem(self.file_name)), self.names.in_title(sheet)) {
                (Some(name), _) => (Some(name), "from the file's name"),
                (None, Some(name)) => (Some(name), "from the sheet's name"),
                (None, None) => (None, "not known"),
            },
        };
        Some(ListOwner { name: name.map(ToOwned::to_owned), why: why.to_owned(), options: self.names.names().to_vec() })
    }

    fn chosen(&self) -> Option<&'a str> {
        self.choices.partner.as_deref().map(str::trim).filter(|chosen| !chosen.is_empty())
    }

    fn in_names(&self, sheet: &str) -> Option<&str> {
        self.names.in_title(stem(self.file_name)).or_else(|| self.names.in_title(sheet))
    }
}

/// The file's name without its ending.
fn stem(file_name: &str) -> &str {
    file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem)
}

/// "Partner accounts June", "our partners' customers".
fn says_partner(title: &str) -> bool {
    let words = format!(" {} ", word_key(title).replace("partner s ", "partner "));
    [" partner ", " partners "].iter().any(|who| {
        [" accounts ", " customers ", " account list "]
            .iter()
            .any(|what| words.contains(&format!("{who}{}", &what[1..])))
    })
}
