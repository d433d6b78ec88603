use super::words::words;

words! {
    /// Where a request for marketing money stands.
    MdfState {
        /// Asked for, and not decided.
        Requested = "requested", "Requested";
        /// Granted; the activity is still to come or under way.
        Approved = "approved", "Approved";
        Declined = "declined", "Declined";
        /// It took place.
        Done = "done", "Done";
    }
}
