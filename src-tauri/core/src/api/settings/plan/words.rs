use super::{Plan, Step};
use crate::api::settings::List;
use crate::model::name_key;
use crate::store::tables::{Manager, Motion, Segment};
use crate::store::{Operation, Snapshot};
use crate::text::{one_of, spaced};
use crate::{Error, Result};

/// The longest name of a segment, motion or manager, in characters.
const MOST_LETTERS: usize = 120;
/// The bucket of the accounts without a segment; a segment of that name could not be told from it.
const BUCKET: &str = "unsegmented";

/// Adds a word at the end of its list.
///
/// # Errors
/// When the name is empty, too long, or taken.
pub fn add(snapshot: &Snapshot, list: List, name: &str) -> Result<Plan> {
    let name = free_name(snapshot, list, None, name)?;
    let operation = Operation::AddWord { list, name: name.clone() };
    Ok(Plan { operation, steps: vec![Step::Add { list, name }] })
}

/// Calls a word something else; what uses it goes with it.
///
/// # Errors
/// As [`add`], and when there is no such word any more.
pub fn rename(snapshot: &Snapshot, list: List, id: u32, name: &str) -> Result<Plan> {
    let to = free_name(snapshot, list, Some(id), name)?;
    let name = to.clone();
    let (from, step) = match list {
        List::Segments => {
            let standing = segment(snapshot, id)?;
            (&standing.name, Step::Segment(Segment { name, ..standing.clone() }))
        }
        List::Motions => {
            let standing = motion(snapshot, id)?;
            (&standing.name, Step::Motion(Motion { name, ..standing.clone() }))
        }
        List::Managers => {
            let standing = manager(snapshot, id)?;
            (&standing.name, Step::Manager(Manager { name, ..standing.clone() }))
        }
    };
    let steps = if *from == to { Vec::new() } else { vec![step] };
    Ok(Plan { operation: Operation::RenameWord { list, from: from.clone(), to }, steps })
}

/// Puts a segment at another place of the order, the first being 0, and numbers all of them anew.
///
/// # Errors
/// When there is no such segment or place.
pub fn move_segment(snapshot: &Snapshot, id: u32, place: u32) -> Result<Plan> {
    let moved = segment(snapshot, id)?;
    let mut order: Vec<&Segment> = snapshot.segments.iter().filter(|one| one.id != moved.id).collect();
    let index = usize::try_from(place).unwrap_or(usize::MAX);
    if index > order.len() {
        return Err(Error::new(format!(
            "there are {} segments, so {} cannot stand at place {}; choose an earlier one",
            snapshot.segments.len(),
            moved.name,
            u64::from(place) + 1
        )));
    }
    let stood = snapshot.segments.iter().position(|one| one.id == moved.id);
    order.insert(index, moved);
    let numbered = (1..).zip(order).filter(|(position, one)| *position != one.position);
    let steps = numbered.map(|(position, one)| Step::Segment(Segment { position, ..one.clone() })).collect();
    let steps = if stood == Some(index) { Vec::new() } else { steps };
    Ok(Plan { operation: Operation::MoveSegment { name: moved.name.clone(), place }, steps })
}

/// # Errors
/// When there is no such segment any more; likewise for the two below.
pub fn segment(snapshot: &Snapshot, id: u32) -> Result<&Segment> {
    let found = snapshot.segments.iter().find(|segment| segment.id == i64::from(id));
    found.ok_or_else(|| gone(List::Segments))
}

pub fn motion(snapshot: &Snapshot, id: u32) -> Result<&Motion> {
    snapshot.motions.get(&i64::from(id)).ok_or_else(|| gone(List::Motions))
}

pub fn manager(snapshot: &Snapshot, id: u32) -> Result<&Manager> {
    snapshot.managers.get(&i64::from(id)).ok_or_else(|| gone(List::Managers))
}

/// `name` as it is stored, when no other word of the list has it; two spellings of one name are the same name.
fn free_name(snapshot: &Snapshot, list: List, own: Option<u32>, name: &str) -> Result<String> {
    let name = spaced(name);
    let key = name_key(&name);
    let one = one_of(list);
    if key.is_empty() || name.chars().count() > MOST_LETTERS {
        return Err(Error::new(format!("the name of a {one} has 1 to {MOST_LETTERS} characters; write another")));
    }
    if list == List::Segments && key == BUCKET {
        return Err(Error::new(format!(
            "{name} is what the accounts without a segment are called; give the segment another name"
        )));
    }
    let own = own.map(i64::from);
    let is_taken = |(id, standing): (i64, &String)| Some(id) != own && name_key(standing) == key;
    let taken = match list {
        List::Segments => snapshot.segments.iter().map(|one| (one.id, &one.name)).any(is_taken),
        List::Motions => snapshot.motions.values().map(|one| (one.id, &one.name)).any(is_taken),
        List::Managers => snapshot.managers.values().map(|one| (one.id, &one.name)).any(is_taken),
    };
    if taken {
        return Err(Error::new(format!("there is a {one} {name} already; choose another name")));
    }
    Ok(name)
}

fn gone(list: List) -> Error {
    Error::new(format!("this {} is no longer in the list; choose another", one_of(list)))
}
