use std::io;

use serde::{Deserialize, Serialize};

use super::{Bound, Limits};
use crate::Error;
use crate::error::Code;

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// It is not there, or may not be opened; with the system's reason.
    Unopened(String),
    NotAFile,
    Empty,
    NotASpreadsheet,
    /// It breaks off or contradicts itself.
    Damaged,
    PasswordProtected,
    /// HTML with the name of a spreadsheet, as many systems "export to Excel".
    WebPage,
    /// An XML spreadsheet of 2003, one file without an archive around it.
    FlatXml,
    Exceeds(Bound),
    /// The user stopped the job.
    Stopped,
    /// The process that reads could not be started; with the system's reason.
    NoReader(String),
}

impl Refusal {
    /// Why a reader gave a file up: it is damaged, unless there was not memory enough for what it holds.
    pub fn damage(error: &(dyn std::error::Error + 'static)) -> Self {
        let mut causes = std::iter::successors(Some(error), |error| error.source());
        let is_memory = |error: &(dyn std::error::Error + 'static)| {
            let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
            kind == Some(io::ErrorKind::OutOfMemory) || error.to_string().contains("out of memory")
        };
        if causes.any(is_memory) { Self::Exceeds(Bound::ReaderBytes) } else { Self::Damaged }
    }

    /// Why the bytes of a file could not be read.
    pub fn unread(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::OutOfMemory => Self::Exceeds(Bound::ReaderBytes),
            _ => Self::Unopened(error.to_string()),
        }
    }

    /// The error with its sentence.
    pub fn error(&self, file_name: &str, limits: &Limits) -> Error {
        let reason = match self {
            Self::Unopened(reason) => format!("could not be opened: {reason}"),
            Self::NotAFile => "is not a file; choose a spreadsheet or a CSV file".to_owned(),
            Self::Empty => "is empty; export it again".to_owned(),
            Self::NotASpreadsheet => "is not a spreadsheet; choose an Excel, OpenDocument or CSV file".to_owned(),
            Self::Damaged => "is damaged or incomplete; export or download it again".to_owned(),
            Self::PasswordProtected => {
                "is password-protected; save it without a password and import it again".to_owned()
            }
            Self::WebPage => {
                let kind = file_name.rsplit_once('.').map_or("spreadsheet", |(_, kind)| kind).to_ascii_lowercase();
                format!("is a web page saved as .{kind}; open it in a spreadsheet and save it as .xlsx")
            }
            Self::FlatXml => "is an XML spreadsheet; open it in a spreadsheet and save it as .xlsx".to_owned(),
            Self::NoReader(reason) => format!("could not be read, for its reader did not start: {reason}"),
            Self::Exceeds(bound) => return Error::new(bound.sentence(file_name, limits)),
            Self::Stopped => return Error::with_code(Code::Cancelled, "stopped; nothing was changed"),
        };
        Error::new(format!("{file_name} {reason}"))
    }
}
