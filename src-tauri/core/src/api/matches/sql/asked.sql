SELECT partner_account.*, account_match.account_id, account_match.basis, account_match.probability, NULL AS is_same, 0 AS is_taken
FROM account_match
JOIN partner_account ON partner_account.id = account_match.partner_account_id
WHERE NOT account_match.is_taken AND (:partner IS NULL OR partner_account.partner_id = :partner)
ORDER BY account_match.probability DESC, partner_account.name, partner_account.id
LIMIT :page OFFSET :offset
