SELECT
    partner_account.*,
    coalesce(account_match.account_id, match_decision.account_id) AS account_id,
    account_match.basis,
    account_match.probability,
    match_decision.is_same
FROM partner_account
LEFT JOIN account_match ON account_match.partner_account_id = partner_account.id
LEFT JOIN match_decision
    ON match_decision.partner_account_id = partner_account.id
    AND (account_match.account_id IS NULL OR match_decision.account_id = account_match.account_id)
WHERE :partner IS NULL OR partner_account.partner_id = :partner
ORDER BY partner_account.partner_id, partner_account.id, match_decision.account_id
