SELECT partner_account.*, NULL AS account_id, NULL AS basis, NULL AS probability, NULL AS is_same, 0 AS is_taken
FROM partner_account
WHERE (:partner IS NULL OR partner_account.partner_id = :partner)
    AND NOT EXISTS (SELECT 1 FROM account_match WHERE account_match.partner_account_id = partner_account.id)
ORDER BY partner_account.name, partner_account.id
LIMIT :page OFFSET :offset
