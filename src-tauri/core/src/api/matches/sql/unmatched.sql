SELECT
    partner_account.id, partner_account.partner_id, partner_account.name, partner_account.external_id,
    partner_account.domain, partner_account.industry, partner_account.country, partner_account.city,
    partner_account.owner, partner_account.employees, partner_account.status, partner_account.stage,
    partner_account.last_activity, partner_account.as_of, partner_account.import_id, partner_account.source_row,
    NULL AS account_id, NULL AS basis, NULL AS probability, NULL AS is_same, 0 AS is_taken
FROM partner_account
WHERE (:partner IS NULL OR partner_account.partner_id = :partner)
    AND NOT EXISTS (SELECT 1 FROM account_match WHERE account_match.partner_account_id = partner_account.id)
ORDER BY partner_account.name, partner_account.id
LIMIT :page OFFSET :offset
