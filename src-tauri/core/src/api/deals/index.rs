use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use jiff::civil::Date;

use crate::api::account::segment_name;
use crate::api::facets::Held;
use crate::api::listing::{Column, choice, column};
use crate::api::partners::{FilterChoice, FilterValue};
use crate::api::short_count;
use crate::measures::{Book, Involvement, Registration, accounts_in_conflict, slowest};
use crate::model::{DealRole, DealStage, name_key};
use crate::store::Snapshot;
use crate::store::tables::{Deal, DealPartner, Partner};

/// What the rows are sorted and filtered by, one entry a deal in the order of the snapshot: computed once a revision.
pub struct DealsIndex {
    /// The deal's name, its account and the partners on it, as they are sought: a line each.
    pub names: Vec<String>,
    pub facets: Vec<Column>,
    /// The accounts by name; made when the deals are first sorted by them.
    accounts: OnceLock<Column>,
    /// What can be filtered by.
    pub choices: Vec<FilterChoice>,
    /// The places of the deals, by name.
    pub by_name: Vec<u32>,
    /// The names of the partners.
    pub partners: HashMap<i64, String>,
}

impl DealsIndex {
    #[must_use]
    pub fn of(snapshot: &Snapshot, book: &Book) -> Self {
        let partners: HashMap<i64, String> =
            snapshot.partners.iter().map(|partner| (partner.id, partner.name.clone())).collect();
        let keys: HashMap<i64, String> = partners.iter().map(|(id, name)| (*id, name_key(name))).collect();
        let sought = |(deal, booked): (&Deal, _)| {
            let mut key = name_key(&deal.name);
            let account = account_name(snapshot, deal).map(name_key);
            let on = book.partners_on(booked).filter_map(|id| keys.get(&id).cloned());
            for name in account.into_iter().chain(on) {
                key.push('\n');
                key.push_str(&name);
            }
            key
        };
        let names: Vec<String> = snapshot.deals.iter().zip(&book.deals).map(sought).collect();
        let mut by_name: Vec<u32> = (0..).zip(&names).map(|(place, _)| place).collect();
        by_name.sort_by(|one, other| names[*one as usize].cmp(&names[*other as usize]).then(one.cmp(other)));
        let facets = facets(snapshot, book);
        Self { names, choices: choices(snapshot, book, &facets), facets, accounts: OnceLock::new(), by_name, partners }
    }

    /// Where a deal's account stands among them by name; `None` of a deal without one.
    pub fn account_rank(&self, snapshot: &Snapshot, place: usize) -> Option<i64> {
        let named = |name: Option<&str>| name.map_or_else(Held::none, Held::written);
        let accounts =
            || column(&snapshot.deals, ("account", "Account"), |_, deal| account_name(snapshot, deal), named);
        self.accounts.get_or_init(accounts).rank(place)
    }

    pub fn facet(&self, id: &str) -> Option<&Column> {
        self.facets.iter().find(|facet| facet.id == id)
    }
}

/// What the account of a deal is called: by us where it is one of ours, else by the deal's file.
pub(super) fn account_name<'a>(snapshot: &'a Snapshot, deal: &'a Deal) -> Option<&'a str> {
    let own = deal.account_id.and_then(|id| snapshot.account(id)).map(|account| account.name.as_str());
    own.or(deal.account_name.as_deref())
}

/// How partners stand to a deal, in words.
#[must_use]
pub(crate) fn attribution(involvement: Involvement) -> &'static str {
    match involvement {
        Involvement::Sourced => "Partner-sourced",
        Involvement::Involved => "Partner involved",
        Involvement::None => "No partner",
    }
}

/// A registration as it is filtered by.
fn as_held(registration: Registration) -> Held {
    let (value, label) = match registration {
        Registration::Waiting => ("waiting", "Waiting for a decision"),
        Registration::InTime => ("in_time", "Decided within 24 hours"),
        Registration::Late => ("late", "Decided later"),
    };
    Held::numbered(registration as i64, value.to_owned(), label.to_owned())
}

/// How many axes a deal meets, as it is filtered by.
fn axes_met(count: u32) -> Held {
    let label = if count == 4 { "All four: led".to_owned() } else { format!("{count} of 4") };
    Held::numbered(i64::from(count), count.to_string(), label)
}

fn facets(snapshot: &Snapshot, book: &Book) -> Vec<Column> {
    let deals = &snapshot.deals[..];
    let conflicts = accounts_in_conflict(snapshot);
    let in_conflict = |deal: &Deal| {
        deal.stage == Some(DealStage::Open) && deal.account_id.is_some_and(|account| conflicts.contains(&account))
    };
    let quarter = |day: Option<Date>| day.map(|day| snapshot.setting.calendar.quarter_of(day));
    let held_quarter = |quarter: Option<crate::model::Quarter>| {
        quarter.map_or_else(Held::none, |quarter| {
            let months = i64::from(quarter.first_day().year()) * 12 + i64::from(quarter.first_day().month());
            Held::numbered(-months, quarter.to_string(), snapshot.setting.calendar.label(quarter))
        })
    };
    let written = |text: Option<&str>| text.map_or_else(Held::none, Held::written);
    vec![
        column(
            deals,
            ("stage", "Stage"),
            |_, deal| deal.stage,
            |stage| {
                stage.map_or_else(Held::none, |stage| {
                    Held::numbered(stage as i64, stage.code().to_owned(), stage.name().to_owned())
                })
            },
        ),
        column(
            deals,
            ("attribution", "Attribution"),
            |place, _| book.deals[place].involvement,
            |involvement| {
                let label = attribution(involvement).to_owned();
                Held::numbered(involvement as i64, label.clone(), label)
            },
        ),
        column(
            deals,
            ("led", "Axes met"),
            |place, _| {
                let booked = &book.deals[place];
                (booked.involvement != Involvement::None).then(|| booked.axes.count())
            },
            |count| count.map_or_else(Held::none, axes_met),
        ),
        column(deals, ("type", "Type"), |_, deal| deal.deal_type.as_deref(), written),
        column(deals, ("segment", "Segment"), |_, deal| segment(snapshot, deal), written),
        column(deals, ("created", "Created in"), |_, deal| quarter(deal.created_on), held_quarter),
        column(deals, ("closed", "Closed or expected in"), |_, deal| quarter(deal.closed_on), held_quarter),
        column(
            deals,
            ("registration", "Registration"),
            |_, deal| slowest(snapshot, deal).map(|(timing, _)| timing),
            |registration| registration.map_or_else(Held::none, as_held),
        ),
        column(
            deals,
            ("conflict", "Conflict"),
            |_, deal| in_conflict(deal),
            |is_in| {
                if is_in { Held::numbered(0, "yes".to_owned(), "In conflict".to_owned()) } else { Held::none() }
            },
        ),
        column(deals, ("marketplace", "Marketplace"), |_, deal| deal.marketplace.as_deref(), written),
        column(deals, ("owner", "Owner"), |_, deal| deal.owner.as_deref(), written),
    ]
}

/// What can be filtered by, over all deals. A deal may have several partners and roles: each of them counts it.
fn choices(snapshot: &Snapshot, book: &Book, facets: &[Column]) -> Vec<FilterChoice> {
    let mut choices: Vec<FilterChoice> = facets.iter().filter_map(choice).collect();
    let role = |role: &DealRole| FilterValue {
        value: role.code().to_owned(),
        label: role.name().to_owned(),
        count: short_count(with_hand(snapshot, |on| on.role == *role).into_iter().filter(|has| *has).count()),
    };
    let roles = DealRole::ALL.iter().map(role).filter(|value| value.count > 0);
    let partner = |partner: &Partner| FilterValue {
        value: partner.id.to_string(),
        label: partner.name.clone(),
        count: short_count(book.deals_of(partner.id).count()),
    };
    let mut partners: Vec<FilterValue> =
        snapshot.partners.iter().map(partner).filter(|value| value.count > 0).collect();
    partners.sort_by_cached_key(|value| name_key(&value.label));
    for (column, label, values) in [("role", "Role", roles.collect()), ("partner", "Partner", partners)] {
        if !values.is_empty() {
            choices.push(FilterChoice { column: column.to_owned(), label: label.to_owned(), values });
        }
    }
    choices
}

/// The segment of a deal's account; `None` where the account is none of ours.
pub(super) fn segment<'a>(snapshot: &'a Snapshot, deal: &Deal) -> Option<&'a str> {
    Some(segment_name(snapshot, snapshot.account(deal.account_id?)?))
}

/// Which deals have a hand in them that is wanted.
pub(super) fn with_hand(snapshot: &Snapshot, is_wanted: impl Fn(&DealPartner) -> bool) -> Vec<bool> {
    let deals: HashSet<i64> = snapshot.deal_partners.iter().filter(|on| is_wanted(on)).map(|on| on.deal_id).collect();
    snapshot.deals.iter().map(|deal| deals.contains(&deal.id)).collect()
}
