SELECT
    partner_account.id, partner_account.partner_id, partner_account.name, partner_account.external_id,
    partner_account.domain, partner_account.industry, partner_account.country, partner_account.city,
    partner_account.owner, partner_account.employees, partner_account.status, partner_account.stage,
    partner_account.last_activity, partner_account.as_of, partner_account.import_id, partner_account.source_row,
    match_decision.account_id, NULL AS basis, NULL AS probability, match_decision.is_same, 0 AS is_taken
FROM match_decision
JOIN partner_account ON partner_account.id = match_decision.partner_account_id
WHERE :partner IS NULL OR partner_account.partner_id = :partner
ORDER BY match_decision.decided_on DESC, partner_account.name, partner_account.id, match_decision.account_id
LIMIT :page OFFSET :offset
