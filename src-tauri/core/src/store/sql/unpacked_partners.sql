SELECT id
FROM partner
WHERE NOT EXISTS (SELECT 1 FROM overlap_pack WHERE overlap_pack.partner_id = partner.id)
    AND EXISTS (SELECT 1 FROM overlap WHERE overlap.partner_id = partner.id)
ORDER BY id
