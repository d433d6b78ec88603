use std::hash::BuildHasher;

use arcstr::ArcStr;
use foldhash::fast::RandomState;

/// Texts remembered: a power of two.
const SLOTS: usize = 1 << 16;
/// Longer texts are hardly ever repeated.
const LONGEST: usize = 256;
/// What a text takes beside its bytes: its counter and length, and the allocation's own.
const OVERHEAD: usize = 32;

/// Gives cells of the same text one text: each has one slot by its hash, and the last one there is remembered.
#[derive(Debug)]
pub struct SharedTexts {
    /// Each with a part of its hash that the slot does not say, which spares most looks at another text.
    slots: Vec<(u32, ArcStr)>,
    hasher: RandomState,
    bytes: usize,
    is_remembering: bool,
}

impl Default for SharedTexts {
    fn default() -> Self {
        Self { is_remembering: true, ..Self::none() }
    }
}

impl SharedTexts {
    /// Remembers nothing: for a single cell.
    pub fn none() -> Self {
        Self { slots: Vec::new(), hasher: RandomState::default(), bytes: 0, is_remembering: false }
    }

    /// The text, shared with a cell before where it is remembered.
    pub fn share(&mut self, text: &str) -> ArcStr {
        if text.len() > LONGEST || !self.is_remembering {
            return self.make(text);
        }
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, (0, ArcStr::new()));
        }
        let hash = self.hasher.hash_one(text);
        // The lower bits of the hash are as good as all others.
        #[allow(clippy::cast_possible_truncation)]
        let (slot, tag) = (hash as usize % SLOTS, (hash >> 32) as u32);
        let (known_tag, known) = &self.slots[slot];
        if *known_tag == tag && known == text {
            return known.clone();
        }
        let made = self.make(text);
        self.slots[slot] = (tag, made.clone());
        made
    }

    fn make(&mut self, text: &str) -> ArcStr {
        self.bytes += text.len() + OVERHEAD;
        ArcStr::from(text)
    }

    /// The memory of all texts given out so far.
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_one() {
        let mut texts = SharedTexts::default();
        let first = texts.share("Regulated");
        assert!(ArcStr::ptr_eq(&first, &texts.share("Regulated")));
        assert_eq!(texts.bytes(), 9 + OVERHEAD);
    }
}
