SELECT
    partner_account.id, partner_account.partner_id, partner_account.name, partner_account.external_id,
    partner_account.domain, partner_account.industry, partner_account.country, partner_account.city,
    partner_account.owner, partner_account.employees, partner_account.status, partner_account.stage,
    partner_account.last_activity, partner_account.as_of, partner_account.import_id, partner_account.source_row,
    coalesce(account_match.account_id, match_decision.account_id) AS account_id,
    account_match.basis,
    account_match.probability,
    match_decision.is_same,
    coalesce(account_match.is_taken, 0) AS is_taken
FROM partner_account
LEFT JOIN account_match ON account_match.partner_account_id = partner_account.id
LEFT JOIN match_decision
    ON match_decision.partner_account_id = partner_account.id
    AND match_decision.account_id = coalesce(account_match.account_id, (
        SELECT said.account_id
        FROM match_decision AS said
        WHERE said.partner_account_id = partner_account.id
        ORDER BY said.is_same DESC, said.decided_on DESC, said.account_id
        LIMIT 1
    ))
WHERE :partner IS NULL OR partner_account.partner_id = :partner
ORDER BY partner_account.partner_id, partner_account.id
