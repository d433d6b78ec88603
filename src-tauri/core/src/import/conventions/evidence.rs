/// What the values of one column say of how they are written.
#[derive(Clone, Debug)]
pub struct Evidence<C> {
    /// How often each convention is said by a value that can be read in no other.
    said: Vec<(C, u32)>,
    /// Values that could be read in more than one way, and differ by it.
    pub ambiguous: u32,
    /// The first distinct ones of those.
    pub samples: Vec<String>,
    /// Each way the ambiguous values can be read.
    pub readings: Vec<C>,
}

/// One value in so many may be a slip; more are a column of two origins.
const SLIP: u32 = 10;
const SAMPLES: usize = 3;

impl<C: Copy + PartialEq> Evidence<C> {
    pub fn none() -> Self {
        Self { said: Vec::new(), ambiguous: 0, samples: Vec::new(), readings: Vec::new() }
    }

    /// A value that can be read in one way only.
    pub fn say(&mut self, convention: C) {
        match self.said.iter_mut().find(|(said, _)| *said == convention) {
            Some((_, count)) => *count += 1,
            None => self.said.push((convention, 1)),
        }
    }

    /// A value that can be read in any of these ways.
    pub fn doubt(&mut self, text: &str, readings: &[C]) {
        self.ambiguous += 1;
        if self.samples.len() < SAMPLES && !self.samples.iter().any(|known| known == text) {
            self.samples.push(text.to_owned());
        }
        for reading in readings {
            if !self.readings.contains(reading) {
                self.readings.push(*reading);
            }
        }
    }

    /// What the column decides by itself: all values that say anything agree, but for one slip in ten.
    #[must_use]
    pub fn decided(&self) -> Option<C> {
        let (most, count) = self.most()?;
        let others: u32 = self.said.iter().filter(|(said, _)| *said != most).map(|(_, count)| count).sum();
        (others * SLIP <= count).then_some(most)
    }

    #[must_use]
    pub fn contradicts_itself(&self) -> bool {
        self.said.len() > 1
    }

    /// The convention most values say; `None` where two are said as often, or nothing is.
    #[must_use]
    pub fn majority(&self) -> Option<C> {
        let (most, count) = self.most()?;
        let is_tie = self.said.iter().any(|(said, other)| *said != most && *other == count);
        (!is_tie).then_some(most)
    }

    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.said.is_empty()
    }

    /// Every convention that was said.
    pub fn said(&self) -> impl Iterator<Item = C> {
        self.said.iter().map(|(convention, _)| *convention)
    }

    fn most(&self) -> Option<(C, u32)> {
        self.said.iter().copied().max_by_key(|(_, count)| *count)
    }
}
