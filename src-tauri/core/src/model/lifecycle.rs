use super::words::words;

words! {
    /// Where a partnership stands in its life. The order of the variants is the order of the stages.
    Lifecycle {
        Recruiting = "recruiting", "Recruiting";
        Onboarding = "onboarding", "Onboarding";
        Active = "active", "Active";
        Sunset = "sunset", "Sunset";
    }
}
