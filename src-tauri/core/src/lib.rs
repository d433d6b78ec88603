//! What Trellis knows and does, without a window.
//!
//! The desktop shell and the command line are two doors to this crate; both speak through [`api`].

pub mod api;
pub mod demo;
pub mod error;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
pub mod import;
pub mod job;
pub mod measures;
pub mod model;
pub mod overlap;
pub mod readout;
pub mod review;
pub mod store;
pub mod text;
mod whole_file;

pub use error::{Code, Error, Result};
pub use job::{Job, Progress};
