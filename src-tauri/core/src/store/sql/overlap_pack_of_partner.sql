SELECT partner_id, accounts, theirs, days
FROM overlap_pack
WHERE partner_id = ?
