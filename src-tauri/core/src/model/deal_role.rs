use super::words::words;

words! {
    /// What a partner did on a deal. Any of them is a touch; none of them says that the partner led it.
    DealRole {
        Sourced = "sourced", "Sourced";
        Influenced = "influenced", "Influenced";
        Registered = "registered", "Registered";
        CoSell = "co_sell", "Co-sell";
        Referral = "referral", "Referral";
        /// The partner is on the deal, and nobody said what for.
        Involved = "involved", "Role not stated";
    }
}
