use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use super::ImportSession;
use crate::api::PAGE;
use crate::api::import::{ImportChoices, ProblemPage, ProblemReason};
use crate::import::{Plan, Problem, Recognized, problem_book, problem_rows};
use crate::store::Document;
use crate::whole_file::write_whole;
use crate::{Error, Job, Result};

impl ImportSession {
    /// The problems under these choices from `offset` on, at most a hundred; of one [`ProblemReason::reason`] only where
    /// one is given.
    pub fn problems(
        &self,
        document: &Document,
        choices: &ImportChoices,
        reason: Option<&str>,
        offset: u32,
    ) -> Result<ProblemPage> {
        let understood = self.understood(&document.snapshot()?, document, choices, &Job::unwatched())?;
        let recognized = &understood.recognized;
        let mut problems = ordered(recognized, &understood.planned);
        problems.retain(|problem| reason.is_none_or(|reason| problem.sort() == reason));
        let from = problems.len().min(offset as usize);
        Ok(ProblemPage { total: count(problems.len()), problems: problem_rows(recognized, &problems[from..], PAGE) })
    }

    /// The rows that have a problem as an .xlsx, to be corrected and imported again; `None` when no row has one.
    pub fn problem_book(&self, document: &Document, choices: &ImportChoices) -> Result<Option<Vec<u8>>> {
        let understood = self.understood(&document.snapshot()?, document, choices, &Job::unwatched())?;
        let problems = ordered(&understood.recognized, &understood.planned);
        problem_book(&self.workbook, &understood.recognized, choices, &problems)
    }

    /// Writes [`Self::problem_book`] to `path`, whole or not at all, and answers whether there was a problem to write.
    ///
    /// # Errors
    /// When `path` is the file that is being imported, or cannot be written.
    pub fn write_problem_book(&self, document: &Document, choices: &ImportChoices, path: &Path) -> Result<bool> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        if let (Ok(own), Ok(wanted)) = (self.path.canonicalize(), path.canonicalize())
            && own == wanted
        {
            return Err(Error::new(format!("{name} is the file that is being imported; choose another name")));
        }
        let Some(bytes) = self.problem_book(document, choices)? else { return Ok(false) };
        write_whole(path, &bytes).map_err(|error| {
            Error::new(format!("{name} could not be written; choose another folder or name ({error})"))
        })?;
        Ok(true)
    }

    /// The name offered for the workbook of problems, without its ending: "roster problems".
    #[must_use]
    pub fn problem_book_name(&self) -> String {
        let name = &self.workbook.file_name;
        format!("{} problems", name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem))
    }
}

/// The problems of reading and of planning. What is left out comes first: it is what a user must see.
pub fn ordered(recognized: &Recognized, planned: &Plan) -> Vec<Problem> {
    let mut problems = recognized.problems.clone();
    problems.extend(planned.problems.iter().cloned());
    problems.sort_by_key(|problem| (!problem.skips_row, problem.row, problem.column));
    problems
}

/// The sorts of problems with their numbers, the most frequent first.
pub fn reasons(problems: &[Problem]) -> Vec<ProblemReason> {
    let mut counted: BTreeMap<Cow<'_, str>, (u32, bool)> = BTreeMap::new();
    for problem in problems {
        let (number, skips_rows) = counted.entry(problem.sort()).or_default();
        *number += 1;
        *skips_rows |= problem.skips_row;
    }
    let mut reasons: Vec<ProblemReason> = counted
        .into_iter()
        .map(|(reason, (count, skips_rows))| ProblemReason { reason: reason.into_owned(), count, skips_rows })
        .collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.count));
    reasons
}

fn count(problems: usize) -> u32 {
    u32::try_from(problems).unwrap_or(u32::MAX)
}
