SELECT partner_id, account_id, theirs, as_of
FROM overlap
ORDER BY partner_id, account_id
