use crate::import::read::Refusal;

/// Sector numbers from here on say what a sector is, and lead nowhere.
const RESERVED: u32 = 0xFFFF_FFFA;
/// Where the header says how long a sector is, and where its lists begin.
const SHIFT: usize = 30;
const MINI_FAT_START: usize = 60;
const DIFAT_START: usize = 68;
const DIFAT: std::ops::Range<usize> = 76..512;

/// Errs where a chain of a compound file's sectors leads back to itself: a reader that follows it never ends.
///
/// A file whose header says nothing sensible is left to the reader, which says so.
pub fn check(content: &[u8]) -> Result<(), Refusal> {
    let Some(sectors) = Sectors::of(content) else { return Ok(()) };
    let fat = sectors.fat()?;
    if loops(&fat) || loops(&sectors.mini_fat(&fat)) { Err(Refusal::Damaged) } else { Ok(()) }
}

struct Sectors<'a> {
    content: &'a [u8],
    bytes: usize,
}

impl<'a> Sectors<'a> {
    fn of(content: &'a [u8]) -> Option<Self> {
        let bytes = match content.get(SHIFT..SHIFT + 2)? {
            [9, 0] => 512,
            [12, 0] => 4096,
            _ => return None,
        };
        (content.len() >= DIFAT.end).then_some(Self { content, bytes })
    }

    /// More than these are not in the file.
    fn count(&self) -> usize {
        self.content.len() / self.bytes
    }

    fn numbers(&self, sector: u32) -> impl Iterator<Item = u32> + 'a {
        let from = (sector as usize + 1).saturating_mul(self.bytes).min(self.content.len());
        let to = from.saturating_add(self.bytes).min(self.content.len());
        numbers(&self.content[from..to])
    }

    fn head(&self, at: usize) -> u32 {
        numbers(&self.content[at..at + 4]).next().unwrap_or(u32::MAX)
    }

    /// By sector, the one that follows it: the sectors that hold this list are listed in the header, and in a chain of
    /// sectors of which each ends in the number of the next.
    fn fat(&self) -> Result<Vec<u32>, Refusal> {
        let mut listed: Vec<u32> = numbers(&self.content[DIFAT]).collect();
        let mut next = self.head(DIFAT_START);
        for _ in 0..=self.count() {
            if next >= RESERVED {
                listed.retain(|sector| *sector < RESERVED);
                // A list longer than the file says a sector twice.
                let is_sound = listed.len() <= self.count();
                let fat = || listed.iter().flat_map(|sector| self.numbers(*sector)).collect();
                return if is_sound { Ok(fat()) } else { Err(Refusal::Damaged) };
            }
            listed.extend(self.numbers(next));
            next = listed.pop().unwrap_or(RESERVED);
        }
        Err(Refusal::Damaged)
    }

    /// The same of the small sectors; `fat` has no loop.
    fn mini_fat(&self, fat: &[u32]) -> Vec<u32> {
        let after = |sector: &u32| fat.get(*sector as usize).copied();
        let first = Some(self.head(MINI_FAT_START));
        let chain = std::iter::successors(first, after).take_while(|sector| *sector < RESERVED).take(fat.len());
        chain.flat_map(|sector| self.numbers(sector)).collect()
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.as_chunks().0.iter().copied().map(u32::from_le_bytes)
}

/// Whether a walk from some place comes back to where it was.
fn loops(next: &[u32]) -> bool {
    // The walk in which each place was first come to.
    let mut walks: Vec<usize> = vec![0; next.len()];
    for start in 0..next.len() {
        let mut at = start;
        while let Some(walk) = walks.get_mut(at).filter(|_| next[at] < RESERVED) {
            if *walk == start + 1 {
                return true;
            }
            if *walk != 0 {
                break;
            }
            *walk = start + 1;
            at = next[at] as usize;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_that_comes_back_to_itself_loops() {
        assert!(!loops(&[1, 2, RESERVED, 2, u32::MAX, 99]));
        assert!(loops(&[1, 2, 0]));
        assert!(loops(&[RESERVED, 1]));
        assert!(!loops(&[]));
    }
}
