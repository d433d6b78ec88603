//! Reading in a process of its own. What a crafted file does to its reader, whether it exhausts memory, overflows the stack
//! or never ends, happens to that process; the document does not see it.

mod child;
mod parent;
mod watch;

pub use child::run_reader;
pub use parent::read_in_worker;

/// The first argument of a program that is to read a file for another one; no command and no document is called so.
const ARGUMENT: &str = "--read-file-for-parent";
