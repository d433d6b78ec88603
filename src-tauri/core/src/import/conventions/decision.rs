use super::evidence::Evidence;

/// How one column is read, and on whose word.
#[derive(Clone, Debug)]
pub struct Decision<C> {
    pub convention: Option<C>,
    /// Who decided where the column's own values do not: "as last time", "as in MDF spent".
    pub by: Option<String>,
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
    /// The last file of this source, of this column.
    pub by_source: Option<C>,
    /// The user, of every column that does not decide itself.
    pub of_file: Option<C>,
    /// Another column of the same table, all such columns agreeing, with its header.
    pub by_sibling: Option<(C, String)>,
}

impl<C: Copy + PartialEq> Said<C> {
    /// What the last file and the other columns say, and who of them says it.
    fn others(&self) -> Option<(C, String)> {
        match (self.by_source, &self.by_sibling) {
            (Some(before), Some((sibling, _))) if before != *sibling => None,
            (Some(before), _) => Some((before, "as last time".to_owned())),
            (None, Some((sibling, header))) => Some((*sibling, format!("as in {header}"))),
            (None, None) => None,
        }
    }
}

impl<C: Copy + PartialEq> Decision<C> {
    /// The user's word for the column goes first, then its own values, the user's word for the file, how the column was read
    /// the last time, and the other columns of the table; where those two differ neither counts. What is left, and makes a
    /// difference, is asked. `has_to_agree` where a value cannot be read but in the
    /// column's convention, so that a column of two halves is asked too.
    #[must_use]
    pub fn new(evidence: &Evidence<C>, said: &Said<C>, has_to_agree: bool) -> Self {
        let own = evidence.decided();
        let is_tie = has_to_agree && evidence.contradicts_itself() && evidence.majority().is_none();
        let is_open = own.is_none() && (evidence.ambiguous > 0 || is_tie);
        let majority = evidence.majority().filter(|_| has_to_agree && !is_open);
        let others = said.others().filter(|_| evidence.is_silent());
        let told = said.of_column.or(own).or(majority).or(said.of_file);
        let others = others.filter(|_| told.is_none());
        let is_asked = is_open && others.is_none();
        Self {
            convention: told.or(others.as_ref().map(|(convention, _)| *convention)),
            by: others.map(|(_, by)| by),
            is_contradicted: evidence.contradicts_itself(),
            is_asked,
            is_answered: is_asked && told.is_some(),
            suggested: evidence.majority(),
        }
    }
}
