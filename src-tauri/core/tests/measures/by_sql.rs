use std::sync::Mutex;

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rusqlite::Connection;
use trellis_core::api::Views;
use trellis_core::measures::{Comparison, Involvement, Led, LedShare, Network, Period, Selection, scores};
use trellis_core::model::{DealAxis, DealRole, DealStage, Quarter};

use super::deals::{Said, document_with};

const TARGETS: [(i64, i64, &str); 5] =
    [(1, 1, "2026-04-01"), (1, 2, "2025-10-01"), (2, 3, "2025-10-01"), (3, 2, "2026-01-01"), (4, 6, "2024-01-01")];

/// What each deal is worth, who brought it, and in which groups it stands; the window is the two quarters up to June 2026.
const VIEWS: &str = "
CREATE TEMP VIEW dated AS
SELECT deal.*,
    CASE WHEN stage IN ('won', 'lost') THEN coalesce(closed_on, created_on) ELSE created_on END AS day,
    (SELECT count(DISTINCT partner_id) FROM deal_partner WHERE deal_id = deal.id) AS partners,
    EXISTS (SELECT 1 FROM deal_partner WHERE deal_id = deal.id AND role IN ('sourced', 'referral')) AS is_sourced
FROM deal;

CREATE TEMP VIEW worthy AS
SELECT *,
    CASE WHEN partners = 0 THEN 2 WHEN is_sourced THEN 0 ELSE 1 END AS side,
    CASE currency WHEN 'USD' THEN amount_minor
        WHEN 'EUR' THEN CASE WHEN coalesce(day, '2026-04-01') >= '2026-04-01' THEN amount_minor * 3 / 2 ELSE amount_minor * 2 END
    END AS worth,
    coalesce(created_on BETWEEN '2026-01-01' AND '2026-06-30', 0) AS is_new,
    coalesce(stage = 'won' AND closed_on BETWEEN '2026-01-01' AND '2026-06-30', 0) AS is_revenue,
    coalesce(stage IN ('won', 'lost') AND closed_on BETWEEN '2026-01-01' AND '2026-06-30', 0) AS is_decided
FROM dated;

CREATE TEMP VIEW axis_met AS
SELECT deal.id,
    coalesce((SELECT is_met FROM deal_axis WHERE deal_id = deal.id AND axis = 'sourcing'),
        EXISTS (SELECT 1 FROM deal_partner WHERE deal_id = deal.id AND role IN ('sourced', 'referral'))) AS sourcing,
    coalesce((SELECT is_met FROM deal_axis WHERE deal_id = deal.id AND axis = 'selection'),
        EXISTS (SELECT 1 FROM joint_target JOIN deal_partner USING (partner_id)
            WHERE deal_id = deal.id AND joint_target.account_id = deal.account_id AND quarter <= deal.created_on)) AS selection,
    coalesce((SELECT is_met FROM deal_axis WHERE deal_id = deal.id AND axis = 'motion'),
        EXISTS (SELECT 1 FROM deal_partner WHERE deal_id = deal.id AND role = 'co_sell')) AS motion,
    coalesce((SELECT is_met AND stated_on < deal.created_on FROM deal_axis WHERE deal_id = deal.id AND axis = 'intent'), 0) AS intent
FROM deal;

CREATE TEMP VIEW hand AS SELECT DISTINCT deal_id, partner_id FROM deal_partner;

CREATE TEMP VIEW bringing AS
SELECT DISTINCT deal_id, partner_id FROM deal_partner WHERE role IN ('sourced', 'referral');

CREATE TEMP VIEW customer AS
SELECT account_id, side, first_id, first_on,
    (SELECT sum(worth) FROM worthy WHERE account_id = ranked.account_id AND stage = 'won' AND closed_on <= '2026-06-30') AS lifetime,
    EXISTS (SELECT 1 FROM worthy WHERE account_id = ranked.account_id AND stage = 'won' AND closed_on <= '2026-06-30'
        AND deal_type = 'Upsell') AS has_more
FROM (
    SELECT account_id, side, deal_type, id AS first_id, closed_on AS first_on, row_number() OVER (PARTITION BY account_id ORDER BY closed_on, id) AS place
    FROM worthy WHERE account_id IS NOT NULL AND stage = 'won' AND closed_on <= '2026-06-30') AS ranked
WHERE place = 1 AND (deal_type IS NULL OR deal_type NOT IN ('Upsell', 'Renewal'));
";

fn number(connection: &Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get::<_, Option<i64>>(0)).unwrap().unwrap_or(0)
}

/// The middle of a column, of an even count the mean of two with halves to the even one.
fn median(connection: &Connection, column: &str, from: &str) -> Option<i64> {
    let sql = format!(
        "SELECT sum(value), count(*) FROM (
            SELECT value, row_number() OVER (ORDER BY value) AS place, count(*) OVER () AS n
            FROM (SELECT {column} AS value FROM {from}) WHERE value IS NOT NULL)
         WHERE place IN ((n + 1) / 2, n / 2 + 1)"
    );
    let (sum, count): (Option<i64>, i64) =
        connection.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let sum = sum?;
    if count == 1 || sum % 2 == 0 {
        return Some(sum / count);
    }
    let below = sum.div_euclid(2);
    Some(if below % 2 == 0 { below } else { below + 1 })
}

fn day() -> impl Strategy<Value = Option<Date>> {
    let days = vec![
        date(2024, 2, 29),
        date(2025, 12, 31),
        date(2026, 1, 1),
        date(2026, 3, 31),
        date(2026, 4, 1),
        date(2026, 5, 17),
        date(2026, 6, 30),
        date(2026, 7, 1),
    ];
    option::weighted(0.9, prop::sample::select(days))
}

fn said() -> impl Strategy<Value = Said> {
    let amount = option::weighted(0.9, (-50_i64..1_000, prop::sample::select(vec!["USD", "USD", "EUR", "GBP"])));
    let stage = option::weighted(0.9, prop::sample::select(DealStage::ALL.to_vec()));
    let kind = prop::sample::select(vec!["", "New Business", "Upsell", "Renewal"]);
    let partners = vec((1_i64..=4, prop::sample::select(DealRole::ALL.to_vec())), 0..4);
    let axis = |axis: DealAxis| {
        let day = if axis == DealAxis::Intent { day().boxed() } else { Just(None).boxed() };
        option::of((Just(axis), prop::bool::weighted(0.8), day))
    };
    let axes = [DealAxis::Sourcing, DealAxis::Selection, DealAxis::Motion, DealAxis::Intent].map(axis);
    (amount, stage, kind, day(), day(), option::weighted(0.8, 1_i64..=6), partners, axes).prop_map(
        |(amount, stage, kind, created, closed, account, partners, axes)| {
            // An amount in euros whose half is whole.
            let amount = amount.map(|(whole, currency)| (whole * 2, currency));
            Said {
                amount,
                stage,
                kind,
                created,
                closed,
                account,
                partners,
                axes: axes.into_iter().flatten().collect(),
                ..Said::default()
            }
        },
    )
}

fn assert_led(views: &Views, connection: &Connection, period: Period) {
    let led = Led::of(views.book(), period);
    let share = |condition: &str| {
        let sum = |what: &str, among: &str| {
            let from = "worthy JOIN axis_met USING (id)";
            let sql = format!(
                "SELECT sum({what}) FROM {from} WHERE worth IS NOT NULL AND partners > 0 AND {condition} AND {among}"
            );
            number(connection, &sql)
        };
        let count = |among: &str| u32::try_from(sum("1", among)).unwrap();
        let is_led = "sourcing AND selection AND motion AND intent";
        LedShare {
            involved: sum("worth", "TRUE"),
            involved_deals: count("TRUE"),
            led: sum("worth", is_led),
            led_deals: count(is_led),
        }
    };
    assert_eq!(led.revenue, share("is_revenue"));
    assert_eq!(led.pipeline, share("is_new"));
    assert_eq!(led.open, share("stage = 'open'"));
    for (axis, met) in ["sourcing", "selection", "motion", "intent"].iter().zip(led.met) {
        assert_eq!(met, share(&format!("is_new AND {axis}")).involved_deals, "{axis}");
    }
    for (place, count) in led.by_count.into_iter().enumerate() {
        let condition = format!("is_new AND sourcing + selection + motion + intent = {place}");
        assert_eq!(count, share(&condition).involved_deals, "{place}");
    }
    assert_eq!(led.trend[7], share("created_on BETWEEN '2026-04-01' AND '2026-06-30'"));
    let kinds = led.by_kind.iter().map(|(_, row)| row[6].involved).sum::<i64>();
    assert_eq!(kinds, share("created_on BETWEEN '2026-01-01' AND '2026-03-31'").involved);
    let raising = led.raising.iter().map(|raising| raising.worth).sum::<i64>();
    let of_accounts = share("stage = 'open' AND account_id IS NOT NULL");
    assert_eq!(raising, of_accounts.gap());
}

fn assert_network(views: &Views, connection: &Connection, period: Period) {
    let network = Network::of(views.book(), period);
    for (bridge, all, condition) in
        [(&network.revenue, network.all_revenue, "is_revenue"), (&network.pipeline, network.all_pipeline, "is_new")]
    {
        let sum = |what: &str, among: &str| {
            number(
                connection,
                &format!("SELECT sum({what}) FROM worthy WHERE {condition} AND worth IS NOT NULL AND {among}"),
            )
        };
        assert_eq!(all, sum("worth", "TRUE"));
        assert_eq!(bridge.once, sum("worth", "partners > 0"));
        assert_eq!(i64::from(bridge.deals), sum("1", "partners > 0"));
        assert_eq!(bridge.sourced_once, sum("worth", "is_sourced"));
        assert_eq!(bridge.by_partner(), sum("worth * partners", "TRUE"));
        assert_eq!(i64::from(bridge.with_second), sum("1", "partners > 1"));
        assert_eq!(bridge.further, sum("worth * (partners - 2)", "partners > 2"));
    }
    for own in &network.partners {
        let sum = |hands: &str, condition: &str| {
            let id = own.partner;
            number(
                connection,
                &format!(
                    "SELECT sum(worth) FROM worthy JOIN {hands} ON deal_id = id WHERE partner_id = {id} AND {condition}"
                ),
            )
        };
        assert_eq!(own.influenced_revenue, sum("hand", "is_revenue"));
        assert_eq!(own.sourced_revenue, sum("bringing", "is_revenue"));
        assert_eq!(own.influenced_pipeline, sum("hand", "is_new"));
        assert_eq!(own.sourced_pipeline, sum("bringing", "is_new"));
    }
}

fn assert_comparison(views: &Views, connection: &Connection, period: Period) {
    let compared = Comparison::of(views.book(), views.snapshot(), period, Selection::default());
    for group in [Involvement::Sourced, Involvement::Involved, Involvement::None] {
        let (side, own) = (group as usize, compared.of_group(group));
        let count =
            |from: &str| i64::from(u32::try_from(number(connection, &format!("SELECT count(*) FROM {from}"))).unwrap());
        let decided = format!("worthy WHERE is_decided AND side = {side}");
        assert_eq!(i64::from(own.win_rate.base), count(&decided));
        assert_eq!(i64::from(own.win_rate.count), count(&format!("{decided} AND stage = 'won'")));
        let won = format!("worthy WHERE is_revenue AND side = {side}");
        assert_eq!(own.size.map(|size| size.median), median(connection, "worth", &won));
        let days = "CAST(julianday(closed_on) - julianday(created_on) AS INTEGER)";
        let cycle = median(connection, days, &format!("{won} AND closed_on >= created_on"));
        assert_eq!(own.cycle.map(|cycle| cycle.median), cycle);
        let renewals = format!(
            "worthy JOIN customer USING (account_id) WHERE is_decided AND deal_type = 'Renewal' AND customer.side = {side}
                AND (closed_on, id) > (first_on, first_id)"
        );
        assert_eq!(i64::from(own.retention.base), count(&renewals));
        assert_eq!(i64::from(own.retention.count), count(&format!("{renewals} AND stage = 'won'")));
        let customers = format!("customer WHERE side = {side}");
        assert_eq!(i64::from(own.expansion.base), count(&customers));
        assert_eq!(i64::from(own.expansion.count), count(&format!("{customers} AND has_more")));
        assert_eq!(own.lifetime.map(|value| value.median), median(connection, "lifetime", &customers));
    }
}

fn assert_scores(views: &Views, connection: &Connection, period: Period) {
    let has_deals = number(connection, "SELECT count(*) FROM deal") > 0;
    let is_dated = number(connection, "SELECT count(*) FROM deal WHERE created_on IS NOT NULL") > 0;
    for (partner, own) in scores(views.book(), views.snapshot(), views.matrix(), period) {
        let deals = |hands: &str, condition: &str| {
            format!("worthy JOIN {hands} ON deal_id = id WHERE partner_id = {partner} AND {condition}")
        };
        let sum = |hands: &str, condition: &str| {
            number(connection, &format!("SELECT sum(worth) FROM {}", deals(hands, condition)))
        };
        let count = |hands: &str, condition: &str| {
            number(connection, &format!("SELECT count(*) FROM {}", deals(hands, condition)))
        };
        if !has_deals {
            assert_eq!((own.sourced_pipeline, own.open_deals, own.win_rate.base), (None, None, 0));
            continue;
        }
        // Of nothing but deals without an amount that counts there is no sum.
        let sum_or_none = |hands: &str, condition: &str| {
            let is_unknown =
                count(hands, condition) > 0 && count(hands, &format!("{condition} AND worth IS NOT NULL")) == 0;
            (!is_unknown).then(|| sum(hands, condition))
        };
        assert_eq!(own.sourced_pipeline, sum_or_none("bringing", "is_new").filter(|_| is_dated));
        assert_eq!(own.sourced_revenue, sum_or_none("bringing", "is_revenue"));
        assert_eq!(own.influenced_revenue, sum_or_none("hand", "is_revenue"));
        let in_role = |role: &str| is_dated.then(|| count("deal_partner", &format!("role = '{role}' AND is_new")));
        assert_eq!(own.co_sell_deals.map(i64::from), in_role("co_sell"));
        assert_eq!(own.registered_deals.map(i64::from), in_role("registered"));
        assert_eq!(own.open_deals.map(i64::from), Some(count("hand", "stage = 'open'")));
        assert_eq!(i64::from(own.win_rate.base), count("hand", "is_decided"));
        assert_eq!(i64::from(own.win_rate.count), count("hand", "is_revenue"));
        if !is_dated {
            assert!(own.trend.iter().all(|(_, sum)| sum.is_none()));
            continue;
        }
        let newest = own.trend.last().unwrap().1;
        let first = number(connection, "SELECT min(created_on) <= '2026-06-30' FROM deal");
        let of_quarter = sum_or_none("bringing", "created_on BETWEEN '2026-04-01' AND '2026-06-30'");
        assert_eq!(newest, of_quarter.filter(|_| first == 1));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_measure_is_what_sql_makes_of_the_same_document(deals in vec(said(), 0..40)) {
        let document = document_with(6, &deals, &[], &TARGETS);
        let views = Views::of(&document, &Mutex::default()).unwrap();
        let period = Period::up_to(Quarter::parse("2026-04-01").unwrap(), 2);
        document
            .read(|connection| {
                connection.execute_batch(VIEWS)?;
                assert_network(&views, connection, period);
            assert_led(&views, connection, period);
                assert_comparison(&views, connection, period);
                assert_scores(&views, connection, period);
                connection.execute_batch("DROP VIEW customer; DROP VIEW bringing; DROP VIEW hand; DROP VIEW worthy; DROP VIEW dated")?;
                Ok(())
            })
            .unwrap();
    }
}
