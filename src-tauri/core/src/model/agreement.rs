use super::words::words;

words! {
    /// Whether a partner agreed to share its account data; what is missing here explains a density that is "not shared".
    Agreement {
        None = "none", "None";
        Requested = "requested", "Requested";
        Signed = "signed", "Signed";
    }
}
