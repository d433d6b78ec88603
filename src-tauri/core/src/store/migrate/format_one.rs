//! A document of the first format, as a user may still have one.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use super::{LADDER, current_version, migrate};
use crate::api::document::HistoryState;
use crate::model::{Band, Tier, TierRule};
use crate::store::tables::{Partner, TierSetting};
use crate::store::{Document, Environment, Snapshot};

/// A partner with a fact in Tier 1, and a rename in the history.
const ROWS: &str = "
    INSERT INTO document VALUES (1, 'b5f0', '2026-05-01T08:00:00Z', 7, 7, 3, 'token 3', 'token 2');
    INSERT INTO setting VALUES (1, 'Partner map', 'Northfold', 'EUR', 2, '2026-05-01', 25, 'Board only');
    INSERT INTO tier VALUES (1, 10, 30), (2, 30, 100), (3, NULL, NULL);
    INSERT INTO segment (id, name, name_key, position) VALUES (1, 'Enterprise', 'enterprise', 1);
    INSERT INTO partner (id, uuid, name, name_key, tier, partner_type, as_of)
        VALUES (1, 'c6a1', 'Corvane', 'corvane', 1, 'si', '2026-06-30');
    INSERT INTO fact (partner_id, quarter, measure, value, unit) VALUES (1, '2026-05-01', 'sourced', 60000000, 'EUR');
    INSERT INTO account (id, uuid, name, name_key) VALUES (1, 'a1f2', 'Brandt & Oke', 'brandt & oke'), (2, 'a1f3', 'Osier', 'osier');
    INSERT INTO account_custom (account_id, field, value) VALUES (1, 'Region code', 'N-7'), (1, 'Health', 'Green');
    INSERT INTO change_set (operation, at, state)
        VALUES ('{\"kind\":\"rename_document\",\"from\":\"Map\",\"to\":\"Partner map\"}', '2026-05-02T08:00:00Z', 'done');
    INSERT INTO change (change_set_id, sequence, table_name, before, after) VALUES (1, 0, 'setting', '{}', '{}');
";

struct Old {
    folder: TempDir,
}

impl Old {
    fn new() -> Self {
        let old = Self { folder: TempDir::new().unwrap() };
        let mut connection = Connection::open(old.path()).unwrap();
        migrate(&mut connection, &LADDER[..1]).unwrap();
        connection.execute_batch(ROWS).unwrap();
        old
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("map.trellis")
    }

    fn open(&self) -> Document {
        let clock = || "2026-07-14T12:00:00Z".parse::<Timestamp>().unwrap();
        let environment = Environment::new(self.folder.path().join("data"), clock, Uuid::nil, TimeZone::UTC);
        Document::open(&self.path(), environment).unwrap()
    }
}

fn version_of(path: &Path) -> i32 {
    Connection::open(path).unwrap().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

#[test]
fn what_it_holds_stays_and_what_is_new_has_its_default() {
    let old = Old::new();
    let document = old.open();
    let now: &Snapshot = &document.snapshot().unwrap();
    let setting = &now.setting;
    assert_eq!((setting.name.as_str(), setting.currency.code(), setting.small_base), ("Partner map", "EUR", 25));
    assert_eq!((setting.fourth_tier, setting.hidden_types.len(), setting.tier_one_a_manager), (false, 0, 1));
    assert_eq!((setting.program_sponsor.as_str(), setting.stuck_days), ("", 14));
    assert_eq!((setting.review_step, setting.review_step_since), (None, None));
    let corvane = Partner::named(1, "c6a1".to_owned(), "Corvane".to_owned(), now.partners[0].as_of);
    let (tier, partner_type) = (Some(Tier::STRATEGIC), now.partners[0].partner_type);
    assert_eq!(now.partners, [Partner { tier, partner_type, ..corvane }]);
    let figures: Vec<_> = now.facts.values().map(|fact| (fact.value, fact.unit.as_str())).collect();
    assert_eq!((figures, now.rates.len()), (vec![(60_000_000, "EUR")], 0));
    let custom =
        [("Health", "Green"), ("Region code", "N-7")].map(|(field, value)| (field.to_owned(), value.to_owned()));
    assert_eq!(
        now.accounts.iter().map(|account| account.custom.clone()).collect::<Vec<_>>(),
        [custom.to_vec(), Vec::new()]
    );
    assert!(now.segments.iter().all(|segment| segment.rule.is_empty()));
    assert_eq!(now.accounts.iter().map(|account| now.segment_of(account)).collect::<Vec<_>>(), [None, None]);
    assert_eq!((now.partner_motions.len(), now.joint_targets.len(), now.origins.len()), (0, 0, 0));
    assert_eq!((now.deals.len(), now.deal_partners.len(), now.listed.len()), (0, 0, 0));
}

#[test]
fn its_tiers_get_the_exit_rules_a_new_document_has() {
    let old = Old::new();
    let document = old.open();
    let rule = |rule: TierRule| TierSetting { tier: rule.tier, band: rule.band, exit_rule: rule.exit_rule.to_owned() };
    let tiers = document.snapshot().unwrap().tiers.clone();
    assert_eq!(tiers, TierRule::defaults().map(rule));
    assert_eq!(tiers[0].band, Some(Band { low: 10, high: 30 }));
}

#[test]
fn it_is_kept_as_it_was_before_it_is_migrated() {
    let old = Old::new();
    let document = old.open();
    let kept = old.folder.path().join("data/backups/map 2026-07-14 format 1.trellis");
    assert_eq!(version_of(&kept), 1);
    assert_eq!(version_of(&old.path()), 1);
    let sql = "PRAGMA user_version";
    let version: i32 = document.read(|connection| Ok(connection.query_row(sql, [], |row| row.get(0))?)).unwrap();
    assert_eq!(version, current_version());
}

#[test]
fn its_history_is_kept_and_no_longer_undone() {
    let old = Old::new();
    let document = old.open();
    let history = document.history().unwrap();
    let entries: Vec<(&str, HistoryState)> = history.iter().map(|entry| (entry.title.as_str(), entry.state)).collect();
    assert_eq!(entries, [("Renamed the document to Partner map", HistoryState::Settled)]);
    assert_eq!(document.next_steps().unwrap(), (None, None));
}
