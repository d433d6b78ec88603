use rusqlite::{Connection, named_params};

/// The measures of a document, worked out by SQL.
pub struct BySql<'a> {
    connection: &'a Connection,
}

/// Which segment an account is in, by its file or else by the first rule that holds; which quarter a day is in, as a text that
/// grows with it. The industries drawn have no accent but the one of é.
const VIEWS: &str = "
CREATE TEMP VIEW IF NOT EXISTS placed AS
SELECT account.id, account.status, account.employees, account.name, coalesce(account.segment_id, (
    SELECT rule.id FROM segment AS rule
    WHERE (rule.employees_at_least IS NOT NULL OR rule.employees_at_most IS NOT NULL OR json_array_length(rule.industries) > 0)
        AND (rule.employees_at_least IS NULL OR account.employees >= rule.employees_at_least)
        AND (rule.employees_at_most IS NULL OR account.employees <= rule.employees_at_most)
        AND (json_array_length(rule.industries) = 0 OR EXISTS (
            SELECT 1 FROM json_each(rule.industries) AS named
            WHERE replace(replace(lower(named.value), 'é', 'e'), 'É', 'e')
                = replace(replace(lower(account.industry), 'é', 'e'), 'É', 'e')))
    ORDER BY json_array_length(rule.industries) = 0, rule.position, rule.id LIMIT 1)) AS segment_id
FROM account;

CREATE TEMP VIEW IF NOT EXISTS listed AS
SELECT partner_id, strftime('%Y', as_of) || ((CAST(strftime('%m', as_of) AS INTEGER) - 1) / 3) AS quarter FROM partner_list;

CREATE TEMP VIEW IF NOT EXISTS latest AS
SELECT overlap.partner_id, overlap.account_id, overlap.theirs, placed.segment_id, placed.status
FROM overlap JOIN listed USING (partner_id) JOIN placed ON placed.id = overlap.account_id
WHERE strftime('%Y', overlap.as_of) || ((CAST(strftime('%m', overlap.as_of) AS INTEGER) - 1) / 3) = listed.quarter;

CREATE TEMP VIEW IF NOT EXISTS known_segment AS
SELECT id FROM segment UNION ALL SELECT NULL WHERE EXISTS (SELECT 1 FROM placed WHERE segment_id IS NULL);

CREATE TEMP VIEW IF NOT EXISTS withheld AS
SELECT partner_id, segment_id FROM stated_density WHERE NOT shares
UNION ALL
SELECT partner.id, NULL FROM partner
WHERE (SELECT count(*) FROM stated_density WHERE partner_id = partner.id AND NOT shares) = (SELECT count(*) FROM segment);

CREATE TEMP VIEW IF NOT EXISTS visible AS
SELECT * FROM latest WHERE NOT EXISTS (
    SELECT 1 FROM withheld WHERE withheld.partner_id = latest.partner_id AND withheld.segment_id IS latest.segment_id);

CREATE TEMP VIEW IF NOT EXISTS counted AS
SELECT
    partner.id AS partner_id,
    known_segment.id AS segment_id,
    EXISTS (SELECT 1 FROM withheld WHERE withheld.partner_id = partner.id AND withheld.segment_id IS known_segment.id) AS is_withheld,
    listed.quarter IS NOT NULL AS has_list,
    CASE WHEN listed.quarter IS NOT NULL
        THEN (SELECT count(*) FROM latest WHERE latest.partner_id = partner.id AND latest.segment_id IS known_segment.id)
        ELSE stated.shared END AS n,
    CASE WHEN listed.quarter IS NOT NULL
        THEN (SELECT count(*) FROM placed WHERE placed.segment_id IS known_segment.id)
        ELSE stated.base END AS base,
    stated.basis_points,
    coalesce(listed.quarter,
        strftime('%Y', stated.as_of) || ((CAST(strftime('%m', stated.as_of) AS INTEGER) - 1) / 3))
        < (SELECT strftime('%Y', review_quarter) || ((CAST(strftime('%m', review_quarter) AS INTEGER) - 1) / 3) FROM setting)
        AS is_stale,
    (SELECT small_base FROM setting) AS small_base
FROM partner JOIN known_segment
LEFT JOIN listed ON listed.partner_id = partner.id
LEFT JOIN stated_density AS stated ON stated.partner_id = partner.id AND stated.segment_id IS known_segment.id;

CREATE TEMP VIEW IF NOT EXISTS cell AS
SELECT *, CASE
    WHEN is_withheld THEN 'not_shared'
    WHEN n IS NULL AND (basis_points IS NULL OR has_list) THEN 'not_imported'
    WHEN base < small_base THEN 'small_base'
    WHEN is_stale THEN 'stale'
    WHEN NOT has_list THEN 'counts_only'
    WHEN n = 0 THEN 'zero'
    ELSE 'value' END AS state
FROM counted;

CREATE TEMP VIEW IF NOT EXISTS present AS
SELECT account.id AS account_id, count(visible.partner_id) AS partners
FROM account LEFT JOIN visible ON visible.account_id = account.id GROUP BY account.id;
";

type Counted = (String, Option<i64>, Option<i64>);

impl<'a> BySql<'a> {
    pub fn over(connection: &'a Connection) -> Self {
        connection.execute_batch(VIEWS).unwrap();
        Self { connection }
    }

    /// State, n and N of a partner in a segment.
    pub fn cell(&self, partner: i64, segment: Option<i64>) -> Counted {
        let sql = "SELECT state,
                CASE WHEN state NOT IN ('not_shared', 'not_imported') THEN n END,
                CASE WHEN state NOT IN ('not_shared', 'not_imported') THEN base END
            FROM cell WHERE partner_id = :partner AND segment_id IS :segment";
        let values = named_params! { ":partner": partner, ":segment": segment };
        self.connection
            .prepare_cached(sql)
            .unwrap()
            .query_row(values, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap()
    }

    /// The same over the segments it shares.
    pub fn overall(&self, partner: i64) -> Counted {
        let sql = "
            WITH taken AS (
                SELECT n, base FROM cell
                WHERE partner_id = :partner AND state NOT IN ('not_shared', 'not_imported') AND n IS NOT NULL
            ), own AS (
                SELECT sum(n) AS n, sum(base) AS base,
                    (SELECT max(has_list) FROM cell WHERE partner_id = :partner) AS has_list,
                    (SELECT small_base FROM setting) AS small_base,
                    (SELECT max(quarter) FROM (
                        SELECT quarter FROM listed WHERE partner_id = :partner
                        UNION ALL
                        SELECT strftime('%Y', as_of) || ((CAST(strftime('%m', as_of) AS INTEGER) - 1) / 3)
                        FROM stated_density
                        WHERE partner_id = :partner AND NOT EXISTS (SELECT 1 FROM listed WHERE partner_id = :partner)
                    )) < (SELECT strftime('%Y', review_quarter) || ((CAST(strftime('%m', review_quarter) AS INTEGER) - 1) / 3)
                          FROM setting) AS is_stale
                FROM taken
            )
            SELECT CASE
                WHEN n IS NULL AND EXISTS (SELECT 1 FROM cell WHERE partner_id = :partner AND state = 'not_shared') THEN 'not_shared'
                WHEN n IS NULL THEN 'not_imported'
                WHEN base < small_base THEN 'small_base'
                WHEN is_stale THEN 'stale'
                WHEN NOT has_list THEN 'counts_only'
                WHEN n = 0 THEN 'zero'
                ELSE 'value' END, n, base
            FROM own";
        self.connection
            .prepare_cached(sql)
            .unwrap()
            .query_row(named_params! { ":partner": partner }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap()
    }

    /// A ratio with two decimals; a half goes to the even digit.
    #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
    pub fn rounded_ratio(&self, above: i64, below: i64) -> f64 {
        let sql = "SELECT CASE
            WHEN 2 * (:above * 100 % :below) > :below
                OR (2 * (:above * 100 % :below) = :below AND (:above * 100 / :below) % 2 = 1)
            THEN :above * 100 / :below + 1 ELSE :above * 100 / :below END";
        let values = named_params! { ":above": above, ":below": below };
        let hundredths: i64 = self.connection.prepare_cached(sql).unwrap().query_row(values, |row| row.get(0)).unwrap();
        hundredths as f64 / 100.0
    }

    /// Their customers that are our prospects.
    pub fn warm(&self, partner: i64, segment: Option<i64>) -> Option<f64> {
        let sql = "SELECT CAST(count(*) AS REAL) FROM visible
            WHERE partner_id = :partner AND segment_id IS :segment AND theirs = 'customer' AND status = 'prospect'";
        let values = named_params! { ":partner": partner, ":segment": segment };
        self.connection.prepare_cached(sql).unwrap().query_row(values, |row| row.get(0)).unwrap()
    }

    /// Host accounts of a segment, and those no partner reaches.
    pub fn base_and_white_space(&self, segment: Option<i64>) -> (i64, i64) {
        let sql = "SELECT count(*), count(*) FILTER (WHERE partners = 0)
            FROM placed JOIN present ON present.account_id = placed.id WHERE segment_id IS ?";
        self.connection.prepare_cached(sql).unwrap().query_row([segment], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    }

    /// Every two partners with lists: the accounts both have, and their share of the smaller list in whole percent.
    pub fn pairs(&self) -> Vec<(i64, i64, i64, i64)> {
        let sql = "
            WITH own AS (
                SELECT listed.partner_id, count(visible.account_id) AS accounts
                FROM listed LEFT JOIN visible USING (partner_id) GROUP BY listed.partner_id
            ), pair AS (
                SELECT one.partner_id AS a, other.partner_id AS b, min(one.accounts, other.accounts) AS smaller,
                    (SELECT count(*) FROM visible AS x JOIN visible AS y USING (account_id)
                     WHERE x.partner_id = one.partner_id AND y.partner_id = other.partner_id) AS shared
                FROM own AS one JOIN own AS other ON one.partner_id < other.partner_id
            )
            SELECT a, b, shared, CASE WHEN smaller = 0 THEN 0
                WHEN 2 * (shared * 100 % smaller) > smaller
                    OR (2 * (shared * 100 % smaller) = smaller AND (shared * 100 / smaller) % 2 = 1)
                THEN shared * 100 / smaller + 1 ELSE shared * 100 / smaller END
            FROM pair ORDER BY a, b";
        let mut statement = self.connection.prepare_cached(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// The accounts of a partner's target list, best first.
    pub fn targets(&self, partner: i64) -> Vec<i64> {
        let sql = "
            SELECT visible.account_id
            FROM visible
            JOIN account ON account.id = visible.account_id
            JOIN present ON present.account_id = visible.account_id
            JOIN cell ON cell.partner_id = visible.partner_id AND cell.segment_id IS visible.segment_id
            WHERE visible.partner_id = ? AND visible.status IN ('prospect', 'open_opportunity')
                AND NOT EXISTS (
                    SELECT 1 FROM deal JOIN deal_partner ON deal_partner.deal_id = deal.id
                    WHERE deal.account_id = visible.account_id AND deal.stage = 'open' AND deal_partner.role = 'co_sell')
            ORDER BY visible.theirs IS 'customer' AND visible.status = 'prospect' DESC, present.partners DESC,
                CASE WHEN cell.state <> 'small_base' THEN cell.n * 1.0 / cell.base END DESC NULLS LAST,
                account.employees DESC NULLS LAST, account.name, account.id
            LIMIT 100";
        let mut statement = self.connection.prepare_cached(sql).unwrap();
        statement.query_map([partner], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }
}
