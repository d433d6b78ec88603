//! What a change of the settings would do: the document before and after it, compared view by view.

mod attribution;
mod densities;
mod findings;
mod frame;
mod measures;
mod money;
mod rows;
mod segments;

use super::plan::{Step, plan};
use super::rehearsal::rehearse;
use super::{SettingChange, SettingEffect};
use crate::Result;
use crate::store::{Document, Snapshot};

/// Says what a change would do, before it is done: computed by carrying it out on a copy in memory.
///
/// # Errors
/// When the document cannot be read. A change that cannot be done is no error: `refusal` says why.
pub fn preview_setting(document: &Document, change: &SettingChange) -> Result<SettingEffect> {
    let before = document.snapshot()?;
    Ok(match plan(&before, change) {
        Ok(plan) => SettingEffect { lines: lines(&before, &plan.steps), refusal: None },
        Err(refusal) => SettingEffect { lines: Vec::new(), refusal: Some(refusal.message) },
    })
}

/// One line for each kind of consequence, what is moved or lost first.
fn lines(before: &Snapshot, steps: &[Step]) -> Vec<String> {
    if steps.is_empty() {
        return Vec::new();
    }
    let after = rehearse(before, steps);
    let mut lines = segments::lines(before, &after, steps);
    lines.extend(rows::lines(before, &after, steps));
    lines.extend(money::lines(before, &after));
    lines.extend(attribution::lines(before, &after));
    lines.extend(measures::lines(before, &after));
    lines.extend(frame::lines(before, &after));
    lines.extend(densities::lines(before, &after));
    lines.extend(findings::lines(before, &after));
    lines
}

#[cfg(test)]
mod tests;
