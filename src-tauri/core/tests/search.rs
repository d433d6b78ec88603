//! Finding partners and accounts by name, and what an account says of itself.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod roster;

use jiff::civil::{Date, date};
use roster::{Roster, target};
use trellis_core::api::account::AccountView;
use trellis_core::api::import::ImportKind;
use trellis_core::api::search::HitKind;
use trellis_core::model::{PartnerType, Relationship, Tier};
use trellis_core::store::tables::{Account, Import, Overlap, PartnerAlias, PartnerList, Table};

/// That a partner has an account, and nothing else of it.
fn shared(partner_id: i64, account_id: i64, theirs: Option<Relationship>, as_of: Date) -> Overlap {
    Overlap { partner_id, account_id, theirs, owner: None, stage: None, last_activity: None, as_of, import_id: None }
}

fn named(roster: &Roster, text: &str) -> Vec<String> {
    roster.views().search(text).into_iter().map(|hit| hit.name).collect()
}

fn account_row(roster: &Roster, id: i64) -> Account {
    roster.document.read(Account::all).unwrap().into_iter().find(|account| account.id == id).unwrap()
}

fn list(roster: &Roster, partner_id: i64) {
    roster.put(&PartnerList { partner_id, as_of: date(2026, 6, 30), import_id: None });
}

fn overlap(roster: &Roster, partner_id: i64, account_id: i64, theirs: Option<Relationship>) {
    roster.put(&shared(partner_id, account_id, theirs, date(2026, 6, 30)));
}

#[test]
fn what_begins_so_comes_before_a_word_that_does_and_that_before_the_rest() {
    let roster = Roster::new();
    for (id, name) in (1..).zip(["Outmoor", "Great Moor", "Moorland", "Élan Möor"]) {
        roster.partner(id, name, |_| ());
    }
    assert_eq!(named(&roster, "moor"), ["Moorland", "Élan Möor", "Great Moor", "Outmoor"]);
    assert_eq!(named(&roster, "elan"), ["Élan Möor"]);
    assert_eq!(named(&roster, "moor great"), ["Great Moor"]);
    assert_eq!(named(&roster, " "), Vec::<String>::new());
    assert_eq!(named(&roster, "moorx"), Vec::<String>::new());
}

#[test]
fn a_partner_is_found_by_its_id_its_domain_and_former_names() {
    let roster = Roster::new();
    roster.partner(1, "Alder", |alder| {
        alder.external_id = Some("NF-1001".to_owned());
        alder.domain = Some("alder.example".to_owned());
        alder.tier = Some(Tier::MANAGED);
        alder.partner_type = Some(PartnerType::Si);
    });
    let (uuid, name) = ("0000".to_owned(), "Blackthorn Ltd".to_owned());
    roster.put(&PartnerAlias { id: 1, partner_id: 1, uuid, name, external_id: None, domain: None });
    for text in ["nf-1001", "alder.exa", "blackthorn"] {
        assert_eq!(named(&roster, text), ["Alder"], "{text}");
    }
    let hit = roster.views().search("alder").remove(0);
    assert_eq!((hit.kind, hit.id, hit.detail.as_str()), (HitKind::Partner, 1, "Tier 2, systems integrator"));
}

#[test]
fn eight_partners_come_before_eight_accounts() {
    let roster = Roster::new();
    for id in 1..=10 {
        roster.partner(id, &format!("Alder {id:02}"), |_| ());
        roster.account(id, &format!("Alder Works {id:02}"), None);
    }
    list(&roster, 1);
    list(&roster, 2);
    overlap(&roster, 1, 1, None);
    overlap(&roster, 2, 1, None);
    // Partner 3 handed over no list that this row belongs to.
    overlap(&roster, 3, 1, None);
    roster.put(&Account { segment_id: None, ..account_row(&roster, 2) });
    let hits = roster.views().search("alder");
    let kinds: Vec<HitKind> = hits.iter().map(|hit| hit.kind).collect();
    assert_eq!(kinds, [[HitKind::Partner; 8], [HitKind::Account; 8]].concat());
    assert_eq!(hits[0].detail, "No tier, no type");
    assert_eq!((&*hits[8].name, &*hits[8].detail), ("Alder Works 01", "Commercial, 2 partners"));
    assert_eq!(hits[9].detail, "Unsegmented, no partner");
}

fn account(roster: &Roster, id: u32) -> AccountView {
    roster.views().account(&roster.document, id).unwrap()
}

#[test]
fn an_account_shows_what_its_file_says() {
    let roster = Roster::new();
    let import = Import {
        id: 1,
        kind: ImportKind::Accounts,
        file_name: "accounts.xlsx".to_owned(),
        sheet: "Hosts".to_owned(),
        as_of: date(2026, 6, 30),
        at: "2026-07-02T14:32:00Z".to_owned(),
        rows: 1,
        added: 1,
        updated: 0,
        skipped: 0,
    };
    roster.put(&import);
    roster.account(1, "Brandt & Oke", Some(Relationship::OpenOpportunity));
    roster.put(&Account {
        owner: Some("Jo".to_owned()),
        employees: Some(12_500),
        domain: Some("brandt.example".to_owned()),
        import_id: Some(1),
        source_row: Some(8),
        custom: [("Health", "Green"), ("Blank", "")].map(|(field, value)| (field.to_owned(), value.to_owned())).into(),
        ..account_row(&roster, 1)
    });
    let view = account(&roster, 1);
    assert_eq!((view.name.as_str(), view.subtitle.as_str()), ("Brandt & Oke", "Commercial, open opportunity"));
    let fields: Vec<(&str, &str)> = view.fields.iter().map(|field| (&*field.label, &*field.value)).collect();
    assert_eq!(
        fields,
        [
            ("Segment", "Commercial"),
            ("Status", "open opportunity"),
            ("Owner", "Jo"),
            ("Employees", "12,500"),
            ("Website", "brandt.example"),
            ("Health", "Green"),
        ]
    );
    assert_eq!(view.provenance.as_deref(), Some("accounts.xlsx, sheet Hosts, row 8"));
    assert!(view.partners.is_empty());
    assert!(roster.views().account(&roster.document, 2).is_err());
}

#[test]
fn an_account_names_the_partners_on_it_and_what_they_make_possible() {
    let roster = Roster::new();
    roster.account(1, "Brandt & Oke", Some(Relationship::Prospect));
    for (id, name) in (1..).zip(["Cedar", "Birch", "Alder", "Dogwood"]) {
        roster.partner(id, name, |partner| {
            partner.tier = Some(Tier::STRATEGIC);
            partner.partner_type = Some(PartnerType::Isv);
        });
    }
    list(&roster, 1);
    list(&roster, 2);
    list(&roster, 4);
    overlap(&roster, 1, 1, Some(Relationship::Customer));
    overlap(&roster, 2, 1, None);
    // What an earlier list had and the latest has not takes no part.
    let row = shared(4, 1, None, date(2026, 3, 31));
    roster.put(&row);
    roster.put(&target(1, 1));
    roster.put(&target(3, 1));
    let view = account(&roster, 1);
    let partners: Vec<(&str, &str, bool, bool)> =
        view.partners.iter().map(|one| (&*one.name, &*one.relationship, one.is_warm, one.target.is_some())).collect();
    assert_eq!(
        partners,
        [
            ("Alder", "not on its list", false, true),
            ("Birch", "our prospect, theirs not known", false, false),
            ("Cedar", "their customer, our prospect: warm introduction", true, true),
        ]
    );
    assert_eq!(view.partners[0].place, "Tier 1, ISV");
}
