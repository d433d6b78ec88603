use super::evidence::Evidence;

/// How one column is read, and on whose word.
#[derive(Clone, Debug)]
pub struct Decision<C> {
    pub convention: Option<C>,
    /// The header of the column whose values decided, where this one's do not.
    pub sibling: Option<String>,
    /// Values that can only be read otherwise are in it.
    pub is_contradicted: bool,
    /// The values do not decide it: the user is asked, or has answered.
    pub is_asked: bool,
    pub is_answered: bool,
    pub suggested: Option<C>,
}

/// What others say of a column that does not decide itself.
#[derive(Clone, Debug)]
pub struct Said<C> {
    /// The user, of this column.
    pub of_column: Option<C>,
    /// The user, of every column that does not decide itself.
    pub of_file: Option<C>,
    /// Another column of the same table, all such columns agreeing, with its header.
    pub by_sibling: Option<(C, String)>,
}

impl<C: Copy + PartialEq> Decision<C> {
    /// The user's word for the column goes first, then its own values, the user's word for the file, and the other columns of
    /// the table. What is left, and makes a difference, is asked. `has_to_agree` where a value cannot be read but in the
    /// column's convention, so that a column of two halves is asked too.
    #[must_use]
    pub fn new(evidence: &Evidence<C>, said: Said<C>, has_to_agree: bool) -> Self {
        let own = evidence.decided();
        let is_tie = has_to_agree && evidence.contradicts_itself() && evidence.majority().is_none();
        let is_open = own.is_none() && (evidence.ambiguous > 0 || is_tie);
        let majority = evidence.majority().filter(|_| has_to_agree && !is_open);
        let by_sibling = said.by_sibling.filter(|_| evidence.is_silent());
        let told = said.of_column.or(own).or(majority).or(said.of_file);
        let sibling = by_sibling.filter(|_| told.is_none());
        let is_asked = is_open && sibling.is_none();
        Self {
            convention: told.or(sibling.as_ref().map(|(convention, _)| *convention)),
            sibling: sibling.map(|(_, header)| header),
            is_contradicted: evidence.contradicts_itself(),
            is_asked,
            is_answered: is_asked && told.is_some(),
            suggested: evidence.majority(),
        }
    }
}
