use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use trellis_core::Job;

/// A job whose progress is drawn on standard error, only where that is a terminal.
pub fn job() -> Job {
    if !std::io::stderr().is_terminal() {
        return Job::unwatched();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{msg} {human_pos} {bar:30}") {
        bar.set_style(style);
    }
    Job::new(1, move |progress| {
        if progress.finished {
            bar.finish_and_clear();
            return;
        }
        bar.set_message(progress.label);
        if let Some(total) = progress.total {
            bar.set_length(u64::from(total));
        }
        bar.set_position(u64::from(progress.done));
    })
}
