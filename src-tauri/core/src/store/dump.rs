use rusqlite::Connection;

use super::Document;
use super::tables::{
    Account, AccountAlias, AccountMatch, Allocation, AttributionRule, Audit, Criteria, Deal, DealCustom, DealPartner,
    Decision, DeckLogo, DeckLook, DeckSlide, Envelope, ExchangeRate, Fact, FrozenQuarter, Import, JointTarget,
    KnownSource, Manager, MatchDecision, MdfActivity, Motion, Overlap, Partner, PartnerAccount, PartnerAlias,
    PartnerCustom, PartnerList, PartnerMotion, PartnerOrigin, PartnerRole, RegistrationRow, Ruling, Scenario, Segment,
    Setting, SignatureRow, StatedAxis, StatedDensityRow, Table, TierSetting, ToldApart,
};
use crate::Result;

impl Document {
    /// What the document says, as text: a line a row, tables and rows in a fixed order. Two documents that say the same
    /// have the same dump, byte for byte; revision, history and publication are no part of it.
    pub fn dump(&self) -> Result<String> {
        self.read(|connection| {
            let transaction = connection.unchecked_transaction()?;
            let mut dump = String::new();
            rows::<Setting>(&transaction, &mut dump)?;
            rows::<ExchangeRate>(&transaction, &mut dump)?;
            rows::<TierSetting>(&transaction, &mut dump)?;
            rows::<Motion>(&transaction, &mut dump)?;
            rows::<Manager>(&transaction, &mut dump)?;
            rows::<Segment>(&transaction, &mut dump)?;
            rows::<Import>(&transaction, &mut dump)?;
            rows::<KnownSource>(&transaction, &mut dump)?;
            rows::<Partner>(&transaction, &mut dump)?;
            rows::<PartnerAlias>(&transaction, &mut dump)?;
            rows::<PartnerRole>(&transaction, &mut dump)?;
            rows::<PartnerMotion>(&transaction, &mut dump)?;
            rows::<PartnerCustom>(&transaction, &mut dump)?;
            rows::<PartnerOrigin>(&transaction, &mut dump)?;
            rows::<Fact>(&transaction, &mut dump)?;
            rows::<Account>(&transaction, &mut dump)?;
            rows::<PartnerList>(&transaction, &mut dump)?;
            rows::<Overlap>(&transaction, &mut dump)?;
            rows::<StatedDensityRow>(&transaction, &mut dump)?;
            rows::<JointTarget>(&transaction, &mut dump)?;
            rows::<PartnerAccount>(&transaction, &mut dump)?;
            rows::<AccountMatch>(&transaction, &mut dump)?;
            rows::<MatchDecision>(&transaction, &mut dump)?;
            rows::<AccountAlias>(&transaction, &mut dump)?;
            rows::<ToldApart>(&transaction, &mut dump)?;
            rows::<Deal>(&transaction, &mut dump)?;
            rows::<DealPartner>(&transaction, &mut dump)?;
            rows::<DealCustom>(&transaction, &mut dump)?;
            rows::<StatedAxis>(&transaction, &mut dump)?;
            rows::<MdfActivity>(&transaction, &mut dump)?;
            rows::<RegistrationRow>(&transaction, &mut dump)?;
            rows::<Ruling>(&transaction, &mut dump)?;
            rows::<AttributionRule>(&transaction, &mut dump)?;
            rows::<Criteria>(&transaction, &mut dump)?;
            rows::<SignatureRow>(&transaction, &mut dump)?;
            rows::<FrozenQuarter>(&transaction, &mut dump)?;
            rows::<Envelope>(&transaction, &mut dump)?;
            rows::<Scenario>(&transaction, &mut dump)?;
            rows::<Decision>(&transaction, &mut dump)?;
            rows::<Allocation>(&transaction, &mut dump)?;
            rows::<DeckSlide>(&transaction, &mut dump)?;
            rows::<DeckLook>(&transaction, &mut dump)?;
            rows::<DeckLogo>(&transaction, &mut dump)?;
            rows::<Audit>(&transaction, &mut dump)?;
            Ok(dump)
        })
    }
}

fn rows<T: Table>(connection: &Connection, dump: &mut String) -> Result<()> {
    for row in T::all(connection)? {
        dump.push_str(T::NAME);
        dump.push(' ');
        dump.push_str(&serde_json::to_string(&row)?);
        dump.push('\n');
    }
    Ok(())
}
