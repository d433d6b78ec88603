use super::markup::{Markup, Piece};
use super::text::push_string;
use crate::import::read::{Refusal, Sink};

/// Strings between two signs of life.
const STEP: usize = 1 << 15;

/// The texts that the cells of a workbook share, one behind the other.
#[derive(Debug, Default)]
pub struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    pub fn read(markup: &mut Markup<'_>, sink: &mut impl Sink) -> Result<Self, Refusal> {
        let mut strings = Self::default();
        loop {
            match markup.next()? {
                Piece::Start(tag) if tag.name == b"si" => {
                    if !tag.is_empty {
                        push_string(markup, b"si", &mut strings.text)?;
                    }
                    strings.ends.push(strings.text.len());
                    if strings.ends.len().is_multiple_of(STEP) {
                        sink.alive()?;
                    }
                }
                Piece::Over => return Ok(strings),
                _ => (),
            }
        }
    }

    /// The text at a place, from 0.
    pub fn get(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)?;
        let from = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(from..end)
    }
}
