SELECT partner_account.id, partner_account.partner_id, partner_account.name, account_match.basis, account_match.probability
FROM account_match
JOIN partner_account ON partner_account.id = account_match.partner_account_id
WHERE account_match.account_id = ? AND account_match.is_taken
ORDER BY account_match.probability, partner_account.id DESC
