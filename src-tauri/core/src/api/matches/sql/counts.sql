SELECT
    count(*) FILTER (WHERE account_match.is_taken = 0) AS asked,
    count(*) FILTER (WHERE account_match.is_taken = 1 AND account_match.basis <> 'hand') AS taken,
    count(*) FILTER (WHERE account_match.account_id IS NULL) AS unmatched,
    (
        SELECT count(*)
        FROM match_decision
        JOIN partner_account AS listed ON listed.id = match_decision.partner_account_id
        WHERE :partner IS NULL OR listed.partner_id = :partner
    ) AS decided
FROM partner_account
LEFT JOIN account_match ON account_match.partner_account_id = partner_account.id
WHERE :partner IS NULL OR partner_account.partner_id = :partner
