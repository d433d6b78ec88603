WITH step AS (
  SELECT id, operation, at, who, import_id FROM change_set
  WHERE state <> 'undone' AND NOT taken_back AND id > ?1 AND (?2 IS NULL OR id <= ?2)
),
-- Rows an import created carry its id; every other change is logged.
logged AS (
  SELECT step.id AS step, change.table_name, coalesce(change.after, change.before) AS content,
    coalesce(change.before, change.after) AS earlier
  FROM change JOIN step ON step.id = change.change_set_id
),
-- What every density is counted on.
bases (step) AS (
  SELECT step.id FROM step WHERE EXISTS (SELECT 1 FROM account WHERE account.import_id = step.import_id)
  UNION ALL SELECT step FROM logged WHERE table_name IN ('account', 'segment')
),
touched (kind, partner_id, step) AS (
  SELECT 'new', partner.id, step.id FROM partner JOIN step USING (import_id)
  UNION ALL SELECT 'density', partner_id, step.id FROM partner_list JOIN step USING (import_id)
  UNION ALL SELECT 'density', partner_id, step.id FROM stated_density JOIN step USING (import_id)
  UNION ALL SELECT 'density', partner.id, (SELECT max(step) FROM bases) FROM partner
  UNION ALL SELECT 'density', content ->> 'partner_id', step FROM logged
  WHERE table_name IN ('partner_list', 'stated_density', 'overlap')
  UNION ALL SELECT 'working_set', partner_id, step.id FROM joint_target JOIN step USING (import_id) WHERE quarter = ?3
  UNION ALL SELECT 'working_set', content ->> 'partner_id', step FROM logged
  WHERE table_name = 'joint_target' AND content ->> 'quarter' = ?3
  -- Where there are deals they alone say what was sourced.
  UNION ALL SELECT 'production', partner_id, step.id FROM fact JOIN step USING (import_id)
  WHERE measure = 'sourced' AND quarter = ?3 AND NOT EXISTS (SELECT 1 FROM deal)
  UNION ALL SELECT 'production', content ->> 'partner_id', step FROM logged
  WHERE table_name = 'fact' AND content ->> 'measure' = 'sourced' AND content ->> 'quarter' = ?3
    AND NOT EXISTS (SELECT 1 FROM deal)
  UNION ALL SELECT 'production', deal_partner.partner_id, step.id
  FROM deal_partner JOIN step USING (import_id) JOIN deal ON deal.id = deal_partner.deal_id
  WHERE deal.created_on BETWEEN ?3 AND ?4 AND instr(?5, ' ' || deal_partner.role || ' ') > 0
  UNION ALL SELECT 'production', content ->> 'partner_id', step
  FROM logged JOIN deal ON deal.id = content ->> 'deal_id'
  WHERE table_name = 'deal_partner' AND deal.created_on BETWEEN ?3 AND ?4
    AND instr(?5, ' ' || (content ->> 'role') || ' ') > 0
  UNION ALL SELECT 'production', deal_partner.partner_id, step
  FROM logged JOIN deal_partner ON deal_partner.deal_id = content ->> 'id'
  WHERE table_name = 'deal' AND instr(?5, ' ' || deal_partner.role || ' ') > 0
    AND (content ->> 'created_on' BETWEEN ?3 AND ?4 OR earlier ->> 'created_on' BETWEEN ?3 AND ?4)
),
last AS (SELECT kind, partner_id, max(step) AS step FROM touched GROUP BY kind, partner_id)
SELECT last.kind, partner.uuid, step.operation, step.at, step.who
FROM last JOIN step ON step.id = last.step JOIN partner ON partner.id = last.partner_id
