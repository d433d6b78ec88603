use super::{Content, Field};

/// The column with the stage of the open opportunity on an account.
pub const STAGE: Field = Field {
    code: "stage",
    name: "Opportunity stage",
    content: Content::Text,
    weight: 1,
    exact: "opportunity stage|open opportunity stage|open opp stage|opp stage|open deal stage|deal stage|sales stage|\
            their opportunity stage|their stage|current opportunity stage",
    usual: "",
    contained: "opportunity stage|deal stage",
    asked: None,
};

/// The column with the day something last happened on an account.
pub const LAST_ACTIVITY: Field = Field {
    code: "last_activity",
    name: "Last activity",
    content: Content::Date,
    weight: 1,
    exact: "last activity|last activity date|last active|last active date|last touch|last touch date|last contacted|\
            last contact date|last engagement|last engagement date|last interaction|their last activity",
    usual: "",
    contained: "last activity",
    asked: None,
};
