/// Why a row is not data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutsideReason {
    Title,
    Empty,
    Totals,
    Footer,
    RepeatedHeader,
    /// The second row of a header in two.
    SecondHeader,
    /// A word alone over the rows it groups: "Tier 1".
    GroupHeading,
    /// Hidden, and left out because the user wants it.
    Hidden,
    /// A second table below; import it by choosing its header row.
    AnotherTable,
}

impl OutsideReason {
    /// The order in which they are counted in a sentence.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Empty,
        Self::Totals,
        Self::Footer,
        Self::RepeatedHeader,
        Self::SecondHeader,
        Self::GroupHeading,
        Self::Hidden,
        Self::AnotherTable,
    ];

    /// "title", "totals".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Empty => "empty",
            Self::Totals => "totals",
            Self::Footer => "footer",
            Self::RepeatedHeader => "repeated header",
            Self::SecondHeader => "second header row",
            Self::GroupHeading => "group heading",
            Self::Hidden => "hidden",
            Self::AnotherTable => "another table",
        }
    }
}

/// Rows outside the table, from the first to the last, 1-based: a gap can be long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside {
    pub first: u32,
    pub last: u32,
    pub reason: OutsideReason,
}
