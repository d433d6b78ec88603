use super::{FieldAgreement, MatchField};
use crate::model::{name_key, thousands};
use crate::store::tables::{Account, PartnerAccount};

/// What one side says of a company, by its label.
pub struct Ours(Vec<(&'static str, String)>);

impl Ours {
    /// What we say of one of our accounts.
    #[must_use]
    pub fn of(account: &Account) -> Self {
        Self(said([
            ("Name", Some(account.name.clone())),
            ("Website", account.domain.clone()),
            ("Country", account.country.clone()),
            ("City", account.city.clone()),
            ("Industry", account.industry.clone()),
            ("Employees", account.employees.map(|number| thousands(u64::from(number)))),
        ]))
    }
}

fn theirs(listed: &PartnerAccount) -> Vec<(&'static str, String)> {
    said([
        ("Name", Some(listed.name.clone())),
        ("Website", listed.domain.clone()),
        ("Country", listed.country.clone()),
        ("City", listed.city.clone()),
        ("Industry", listed.industry.clone()),
        ("Employees", listed.employees.map(|number| thousands(u64::from(number)))),
    ])
}

fn said<const N: usize>(fields: [(&'static str, Option<String>); N]) -> Vec<(&'static str, String)> {
    fields.into_iter().map(|(label, value)| (label, value.unwrap_or_default())).collect()
}

/// Both sides of a match, field by field; what neither says is left out.
#[must_use]
pub fn fields(listed: &PartnerAccount, ours: Option<&Ours>) -> Vec<MatchField> {
    let own = |label: &str| {
        let said = ours.and_then(|ours| ours.0.iter().find(|(known, _)| *known == label));
        said.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let both = theirs(listed).into_iter().map(|(label, theirs)| (label, theirs, own(label)));
    both.filter(|(_, theirs, ours)| !(theirs.is_empty() && ours.is_empty())).map(compared).collect()
}

/// Two of our own accounts, field by field: the one that would be merged, and the one that is kept.
#[must_use]
pub fn own_fields(merged: &Account, kept: &Account) -> Vec<MatchField> {
    let both = Ours::of(merged).0.into_iter().zip(Ours::of(kept).0);
    let sides = both.map(|((label, theirs), (_, ours))| (label, theirs, ours));
    sides.filter(|(_, theirs, ours)| !(theirs.is_empty() && ours.is_empty())).map(compared).collect()
}

fn compared((label, theirs, ours): (&'static str, String, String)) -> MatchField {
    let agreement = if theirs.is_empty() || ours.is_empty() {
        FieldAgreement::OneSided
    } else if name_key(&theirs) == name_key(&ours) {
        FieldAgreement::Same
    } else {
        FieldAgreement::Differs
    };
    MatchField { label: label.to_owned(), theirs, ours, agreement }
}
