use super::words::words;

words! {
    /// What was decided of a deal a partner registered.
    RegistrationOutcome {
        /// The partner may sell it, and is kept free of others as long as it is protected.
        Approved = "approved", "Approved";
        Rejected = "rejected", "Rejected";
    }
}
