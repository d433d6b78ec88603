SELECT partner_account.partner_id, count(*)
FROM account_match
JOIN partner_account ON partner_account.id = account_match.partner_account_id
WHERE NOT account_match.is_taken
GROUP BY partner_account.partner_id
