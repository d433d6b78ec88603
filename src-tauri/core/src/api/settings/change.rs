use super::plan::{Step, plan};
use super::{List, SettingChange};
use crate::api::document::Changed;
use crate::store::tables::{Manager, Motion, Segment, Table};
use crate::store::{Document, Writer};
use crate::{Error, Result};

/// Carries out one change of the settings as one step of the history. A change that changes nothing makes none.
///
/// # Errors
/// When it cannot be done: a sentence that says why. Nothing is changed then.
pub fn change_setting(document: &Document, change: &SettingChange) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let plan = plan(&snapshot, change)?;
    if plan.steps.is_empty() {
        return document.unchanged();
    }
    let ((), changed) = document.transact(&plan.operation, |writer| {
        if writer.revision()? != snapshot.revision {
            return Err(Error::new("the document changed in the meantime; nothing was stored, try it again"));
        }
        plan.steps.iter().try_for_each(|step| store(writer, step))
    })?;
    Ok(changed)
}

fn store(writer: &mut Writer<'_>, step: &Step) -> Result<()> {
    match step {
        Step::Setting(row) => writer.put(row),
        Step::Attribution(row) => writer.put(row),
        Step::Rate(row) => writer.put(row),
        Step::RemoveRate(row) => writer.remove(row),
        Step::Tier(row) => writer.put(row),
        Step::RemoveTier(row) => writer.remove(row),
        Step::Partner(row) => writer.put(row),
        Step::PartnerMotion(row) => writer.put(row),
        Step::RemovePartnerMotion(row) => writer.remove(row),
        Step::Account(row) => writer.put(row),
        Step::Stated(row) => writer.put(row),
        Step::RemoveStated(row) => writer.remove(row),
        Step::Segment(row) => writer.put(row),
        Step::RemoveSegment(row) => writer.remove(row),
        Step::Motion(row) => writer.put(row),
        Step::RemoveMotion(row) => writer.remove(row),
        Step::Manager(row) => writer.put(row),
        Step::RemoveManager(row) => writer.remove(row),
        Step::Add { list, name } => add(writer, *list, name.clone()),
    }
}

/// A new word stands last in its list, under an id that none had before.
fn add(writer: &mut Writer<'_>, list: List, name: String) -> Result<()> {
    match list {
        List::Segments => {
            let last = Segment::all(writer.connection())?.iter().map(|segment| segment.position).max();
            let (id, position) = (writer.next_id::<Segment>()?, last.unwrap_or(0) + 1);
            writer.put(&Segment::named(id, name, position))
        }
        List::Motions => {
            let id = writer.next_id::<Motion>()?;
            writer.put(&Motion { id, name, import_id: None })
        }
        List::Managers => {
            let id = writer.next_id::<Manager>()?;
            writer.put(&Manager { id, name, import_id: None })
        }
    }
}
