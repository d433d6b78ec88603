use super::index::{account_name, attribution};
use super::{DealAccount, DealPartnerView, DealView};
use crate::api::account::{place, segment_line};
use crate::api::conflicts::{conflict_sentences, registrations_of};
use crate::api::led::axes_of;
use crate::api::{ShownField, short_id};
use crate::measures::{Book, registered};
use crate::model::{DealStage, Money, percent_text};
use crate::store::Snapshot;
use crate::store::tables::Deal;
use crate::text::day_text;
use crate::{Error, Result};

/// One deal: what its file says of it, and the partners on it.
///
/// # Errors
/// When the document has no such deal any more.
pub fn deal(snapshot: &Snapshot, book: &Book, id: u32) -> Result<DealView> {
    let place = snapshot.deals.binary_search_by_key(&i64::from(id), |deal| deal.id);
    let place = place.map_err(|_| Error::new("this deal is no longer in the document"))?;
    let (deal, booked) = (&snapshot.deals[place], &book.deals[place]);
    let account = deal.account_id.and_then(|id| snapshot.account(id));
    let is_open = deal.stage == Some(DealStage::Open);
    let in_the_way = account.filter(|_| is_open).map(|account| conflict_sentences(snapshot, account.id));
    let parts = [
        Some(deal.stage.map_or("Stage not known", DealStage::name).to_owned()),
        amount(snapshot, deal, booked.worth),
        Some(attribution(booked.involvement).to_lowercase()),
    ];
    Ok(DealView {
        id,
        uuid: deal.uuid.clone(),
        name: deal.name.clone(),
        subtitle: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        account: account.map(|account| DealAccount { id: short_id(account.id), name: account.name.clone() }),
        fields: fields(snapshot, deal, booked.worth),
        partners: partners(snapshot, deal),
        axes: axes_of(snapshot, deal),
        conflicts: in_the_way.unwrap_or_default(),
        registrations: registrations_of(snapshot, deal),
        can_be_registered: is_open,
        custom: snapshot
            .custom_of_deal(deal.id)
            .iter()
            .map(|custom| field(&custom.field, custom.value.clone()))
            .collect(),
    })
}

fn amount(snapshot: &Snapshot, deal: &Deal, worth: Option<i64>) -> Option<String> {
    let currency = snapshot.setting.currency;
    worth.map(|minor| Money { minor, currency }.full_text()).or_else(|| deal.money().map(|money| money.full_text()))
}

/// What is recorded; a field without a value is not shown.
fn fields(snapshot: &Snapshot, deal: &Deal, worth: Option<i64>) -> Vec<ShownField> {
    let currency = snapshot.setting.currency;
    let said = deal.money().filter(|money| money.currency != currency || worth.is_none());
    let account = deal.account_id.and_then(|id| snapshot.account(id));
    let is_open = deal.stage == Some(DealStage::Open);
    let other_account = account_name(snapshot, deal).filter(|_| account.is_none());
    // What partners registered stands with them.
    let is_registered = !registered(snapshot, deal).is_empty();
    let of_nobody = |day: Option<jiff::civil::Date>| day.filter(|_| !is_registered).map(day_text);
    let shown = [
        ("Account", other_account.map(|name| format!("{name}, not among our accounts"))),
        ("Segment", account.map(|account| segment_line(snapshot, account))),
        ("CRM stage", deal.stage_text.clone()),
        ("CRM amount", said.map(|money| money.full_text())),
        ("Type", deal.deal_type.clone()),
        ("Created", deal.created_on.map(day_text)),
        (if is_open { "Expected" } else { "Closed" }, deal.closed_on.map(day_text)),
        ("Probability", deal.probability.map(|probability| percent_text(probability, 10_000))),
        ("Owner", deal.owner.clone()),
        ("Source", deal.source.clone()),
        ("Marketplace", deal.marketplace.clone()),
        ("Submitted", of_nobody(deal.submitted_on)),
        ("Decided", of_nobody(deal.decided_on)),
        ("CRM id", deal.external_id.clone()),
        ("From", provenance(snapshot, deal)),
    ];
    shown.into_iter().filter_map(|(label, value)| Some(field(label, value?))).collect()
}

/// "deals.csv, row 12".
fn provenance(snapshot: &Snapshot, deal: &Deal) -> Option<String> {
    let import = snapshot.imports.iter().find(|import| Some(import.id) == deal.import_id)?;
    let row = deal.source_row.map(|row| format!(", row {row}")).unwrap_or_default();
    Some(format!("{}{row}", import.file_name))
}

fn partners(snapshot: &Snapshot, deal: &Deal) -> Vec<DealPartnerView> {
    let on = snapshot.partners_of_deal(deal.id).chunk_by(|one, other| one.partner_id == other.partner_id);
    let view = |roles: &[crate::store::tables::DealPartner]| {
        let partner = snapshot.partner(roles[0].partner_id)?;
        let roles: Vec<&str> = roles.iter().map(|on| on.role.name()).collect();
        Some(DealPartnerView {
            id: short_id(partner.id),
            name: partner.name.clone(),
            place: place(partner),
            roles: roles.join(", "),
        })
    };
    let mut partners: Vec<DealPartnerView> = on.filter_map(view).collect();
    partners.sort_by_cached_key(|partner| crate::model::name_key(&partner.name));
    partners
}

fn field(label: &str, value: String) -> ShownField {
    ShownField { label: label.to_owned(), value }
}
