use super::words::words;

words! {
    /// What the review decides of a partner.
    Subject {
        /// Its tier, or its end.
        Tier = "tier", "Tier";
        Motion = "motion", "Motion";
        /// Whether it gets a listing in the marketplace.
        Listing = "listing", "Marketplace listing";
    }
}

words! {
    /// How a proposal is answered.
    Verdict {
        Accepted = "accepted", "Accepted";
        /// Decided otherwise than proposed, with a written reason.
        Overridden = "overridden", "Overridden";
        /// Not before a day.
        Deferred = "deferred", "Deferred";
    }
}

words! {
    /// Who signs the criteria and the plan.
    Signatory {
        HeadOfPartnerships = "head_of_partnerships", "Head of partnerships";
        Cro = "cro", "CRO";
    }
}

words! {
    /// What is signed.
    SignedSubject {
        Criteria = "criteria", "criteria";
        Plan = "plan", "plan";
    }
}
