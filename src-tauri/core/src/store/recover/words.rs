/// What the rows of a table are to whoever works with the document.
pub fn words(table: &str) -> String {
    let known = match table {
        "account_match" => "matches of accounts",
        "allocation" => "amounts of a plan",
        "audit" => "lines of the audit",
        "change_set" => "steps of the history",
        "deal_axis" => "axes stated of deals",
        "deal_partner" => "partners on deals",
        "document" => "particulars of the document",
        "fact" => "figures of partners",
        "mdf_activity" => "MDF activities",
        "partner_account" => "accounts on partners' lists",
        "partner_list" => "lists of partners",
        "setting" => "settings",
        "tier" => "bands of the tiers",
        _ => return format!("{}s", table.replace('_', " ")),
    };
    known.to_owned()
}
