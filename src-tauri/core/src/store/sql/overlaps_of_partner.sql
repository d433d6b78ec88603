SELECT account_id, theirs, as_of
FROM overlap
WHERE partner_id = ?
ORDER BY account_id
