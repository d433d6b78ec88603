use super::words::words;

words! {
    /// Why we have a partner: what it is there to do for our numbers.
    Reason {
        LowersAcquisitionCost = "lowers_acquisition_cost", "Lowers acquisition cost";
        RaisesDealSize = "raises_deal_size", "Raises deal size";
        LowersChurn = "lowers_churn", "Lowers churn";
    }
}
