SELECT partner_id, accounts, theirs, days
FROM overlap_pack
ORDER BY partner_id
