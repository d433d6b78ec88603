use super::words::words;

words! {
    /// What a partner's part in a deal is judged by. A deal that meets all four is led; with any touch it is involved.
    DealAxis {
        /// A referral, an overlap signal, a partner's introduction.
        Sourcing = "sourcing", "Sourcing";
        /// The account was chosen with the partner before the deal was there.
        Selection = "selection", "Account selection";
        /// It is sold together.
        Motion = "motion", "Motion";
        /// It was designed with the partner before the opportunity was created. The deciding one: never inferred.
        Intent = "intent", "Intent";
    }
}
