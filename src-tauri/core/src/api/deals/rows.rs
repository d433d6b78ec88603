use jiff::civil::Date;

use super::columns::{By, COLUMNS};
use super::index::{DealsIndex, account_name, attribution, segment};
use crate::api::led::axes_text;
use crate::api::listing::ListRow;
use crate::api::partners::{CellTone, PartnersCell};
use crate::api::{PAGE, short_id};
use crate::measures::{Book, BookedDeal, Involvement, Registration, slowest};
use crate::model::{DealStage, Money};
use crate::store::Snapshot;
use crate::store::tables::Deal;
use crate::text::{count_of, names, near_day_text, short_day_text};

/// What the rows of a page are made of.
pub(super) struct Rows<'a> {
    pub snapshot: &'a Snapshot,
    pub book: &'a Book,
    pub index: &'a DealsIndex,
}

impl Rows<'_> {
    pub fn page(&self, places: &[u32], offset: usize) -> Vec<ListRow> {
        places.iter().skip(offset).take(PAGE).map(|place| self.row(*place as usize)).collect()
    }

    fn row(&self, place: usize) -> ListRow {
        let (deal, booked) = (&self.snapshot.deals[place], &self.book.deals[place]);
        ListRow {
            id: short_id(deal.id),
            uuid: deal.uuid.clone(),
            cells: COLUMNS.iter().map(|(by, ..)| self.cell(*by, deal, booked)).collect(),
        }
    }

    fn cell(&self, by: By, deal: &Deal, booked: &BookedDeal) -> PartnersCell {
        let day = |day: Option<Date>| PartnersCell::plain(day.map(short_day_text).unwrap_or_default());
        let text = |text: Option<&str>| PartnersCell::plain(text.unwrap_or_default().to_owned());
        match by {
            By::Name => text(Some(&deal.name)),
            By::Account if deal.account_id.is_none() => {
                PartnersCell::muted(account_name(self.snapshot, deal).unwrap_or_default())
            }
            By::Account => text(account_name(self.snapshot, deal)),
            By::Stage => stage(deal),
            By::Amount => self.amount(deal, booked),
            By::Attribution if booked.involvement == Involvement::None => {
                PartnersCell::muted(attribution(booked.involvement))
            }
            By::Attribution => PartnersCell::plain(attribution(booked.involvement).to_owned()),
            By::Led if booked.involvement == Involvement::None => PartnersCell::default(),
            By::Led if booked.axes.is_led() => {
                PartnersCell { tone: CellTone::Good, ..PartnersCell::plain(axes_text(booked.axes)) }
            }
            By::Led => PartnersCell::plain(axes_text(booked.axes)),
            By::Partners => self.partners(booked),
            By::Kind => text(deal.deal_type.as_deref()),
            By::Created => day(deal.created_on),
            By::Closed if booked.is_open() && deal.closed_on.is_some() => {
                PartnersCell { tone: CellTone::Muted, tip: "Expected to close".to_owned(), ..day(deal.closed_on) }
            }
            By::Closed => day(deal.closed_on),
            By::Registration => self.registration(deal),
            By::Segment => text(segment(self.snapshot, deal)),
            By::Owner => text(deal.owner.as_deref()),
        }
    }

    /// In the reporting currency; what was said in another stands in the tip.
    fn amount(&self, deal: &Deal, booked: &BookedDeal) -> PartnersCell {
        let currency = self.snapshot.setting.currency;
        let said = deal.money().map(|money| money.full_text());
        match (booked.worth, said) {
            (Some(minor), Some(said)) => {
                let cell = PartnersCell::plain(Money { minor, currency }.full_text());
                let is_other = deal.money().is_some_and(|money| money.currency != currency);
                if is_other { PartnersCell { tip: format!("{said} in the file"), ..cell } } else { cell }
            }
            (None, Some(said)) => PartnersCell {
                tone: CellTone::Attention,
                tip: format!("No rate to {} is known for it: it is in no sum.", currency.code()),
                ..PartnersCell::plain(said)
            },
            _ => PartnersCell::default(),
        }
    }

    fn partners(&self, booked: &BookedDeal) -> PartnersCell {
        let known = self.book.partners_on(booked).filter_map(|id| self.index.partners.get(&id));
        let mut on: Vec<&str> = known.map(String::as_str).collect();
        on.sort_unstable();
        let tip = if on.len() > 2 { on.join(", ") } else { String::new() };
        PartnersCell { tip, ..PartnersCell::plain(names(&on, 2)) }
    }

    /// "1 day", "waiting since 3 Jun".
    fn registration(&self, deal: &Deal) -> PartnersCell {
        let Some((registration, one)) = slowest(self.snapshot, deal) else { return PartnersCell::default() };
        let Some(submitted) = one.submitted_on else { return PartnersCell::default() };
        let days = one.decided_on.map_or(0, |decided| (decided - submitted).get_days());
        match registration {
            Registration::Waiting => PartnersCell {
                tone: CellTone::Attention,
                ..PartnersCell::plain(format!("since {}", near_day_text(submitted, self.snapshot.today)))
            },
            _ if days <= 0 => PartnersCell::plain("same day".to_owned()),
            _ => PartnersCell::plain(count_of(usize::try_from(days).unwrap_or(0), "day", "days")),
        }
    }
}

/// The company's own word where it says more than ours.
fn stage(deal: &Deal) -> PartnersCell {
    let name = deal.stage.map(DealStage::name);
    let cell = match (name, deal.stage_text.as_deref()) {
        (Some(name), Some(own)) if !own.eq_ignore_ascii_case(name) => {
            PartnersCell { tip: format!("{own} in the file"), ..PartnersCell::plain(name.to_owned()) }
        }
        (Some(name), _) => PartnersCell::plain(name.to_owned()),
        (None, Some(own)) => {
            let tip = "Whether this stage is open, won or lost is not said.".to_owned();
            PartnersCell { tone: CellTone::Attention, tip, ..PartnersCell::plain(own.to_owned()) }
        }
        (None, None) => PartnersCell::muted("not known"),
    };
    if deal.stage == Some(DealStage::Won) { PartnersCell { tone: CellTone::Good, ..cell } } else { cell }
}
