SELECT EXISTS (
    SELECT 1
    FROM account_match
    JOIN partner_account ON partner_account.id = account_match.partner_account_id
    WHERE partner_account.partner_id = ? AND account_match.account_id = ? AND account_match.is_taken
)
