use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rusqlite::Connection;
use trellis_core::api::review::ProposalState;
use trellis_core::model::DealRole;

use super::deals::{Said, document};
use super::proposals::{place, proposed};

/// What the three rules a document begins with propose, in SQL over the tables: partner, where to, and whether enough is known.
/// Quarters are known from that of the first deal on.
const PROPOSED: &str = "
WITH known AS (SELECT coalesce(min(created_on) < '2026-04-01', 0) AS is_known FROM deal),
counted AS (
    SELECT partner.id, partner.name, tier,
        coalesce(partner_since > '2026-01-01', 0) AS is_late,
        (SELECT count(DISTINCT deal_id) FROM deal_partner JOIN deal ON deal.id = deal_id
            WHERE partner_id = partner.id AND role = 'co_sell' AND created_on BETWEEN '2026-01-01' AND '2026-06-30') AS co_sell,
        (SELECT count(DISTINCT deal_id) FROM deal_partner JOIN deal ON deal.id = deal_id
            WHERE partner_id = partner.id AND role IN ('co_sell', 'registered', 'sourced', 'referral')
                AND created_on BETWEEN '2026-01-01' AND '2026-06-30') AS produced
    FROM partner)
SELECT name,
    CASE tier WHEN 2 THEN '1' WHEN 1 THEN '2' ELSE 'sunset' END,
    CASE WHEN tier = 2 THEN co_sell >= 6 ELSE is_known AND NOT is_late END
FROM counted, known
WHERE (tier = 2 AND (co_sell >= 6 OR NOT is_known)) OR (tier IN (1, 3) AND produced = 0)
ORDER BY name";

fn by_sql(connection: &Connection) -> Vec<(String, String, ProposalState)> {
    let mut statement = connection.prepare(PROPOSED).unwrap();
    let state = |is_proposed: bool| {
        if is_proposed { ProposalState::Proposed } else { ProposalState::InsufficientHistory }
    };
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, state(row.get(2)?))));
    rows.unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

fn day() -> impl Strategy<Value = Option<Date>> {
    let edges = vec![
        date(2025, 12, 31),
        date(2026, 1, 1),
        date(2026, 1, 2),
        date(2026, 3, 31),
        date(2026, 4, 1),
        date(2026, 6, 30),
        date(2026, 7, 1),
    ];
    option::weighted(0.95, prop::sample::select(edges))
}

fn said() -> impl Strategy<Value = Said> {
    // Mostly of one partner, so that six come together.
    let partner = prop_oneof![3 => Just(3_i64), 2 => 1_i64..=8];
    let role = prop_oneof![3 => Just(DealRole::CoSell), 2 => prop::sample::select(DealRole::ALL.to_vec())];
    (day(), vec((partner, role), 0..3)).prop_map(|(created, partners)| Said { created, partners, ..Said::default() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn proposals_are_what_sql_makes_of_the_same_document(
        deals in vec(said(), 0..24),
        placed in vec((option::weighted(0.9, 1_i64..=3), day()), 4..=4),
    ) {
        let document = document(1, &deals, &[]);
        for (id, (tier, since)) in (1..).zip(placed) {
            place(&document, id, tier, since);
        }
        let mut found = proposed(&document);
        found.sort_by(|one, other| one.0.cmp(&other.0));
        prop_assert_eq!(found, document.read(|connection| Ok(by_sql(connection))).unwrap());
    }
}
