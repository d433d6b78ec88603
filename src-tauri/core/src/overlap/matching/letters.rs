use super::CompanyName;

/// How often two letters stand beside each other in the names of a list. By what is rare of them names are alike whatever
/// their words are.
#[derive(Debug)]
pub struct Letters {
    counts: Box<[u32]>,
    names: u32,
}

/// The pairs of letters of a name with what each tells, in the order of the pairs; as a vector it is one long.
#[derive(Debug, Default)]
pub struct Spelt(Vec<(u16, f32)>);

impl Default for Letters {
    fn default() -> Self {
        Self { counts: vec![0; 1 << 16].into(), names: 0 }
    }
}

impl Letters {
    /// Counts the pairs of a name, each once.
    pub fn add(&mut self, name: &CompanyName) {
        self.names += 1;
        let mut pairs: Vec<u16> = pairs(text(name)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        for pair in pairs {
            self.counts[usize::from(pair)] += 1;
        }
    }

    /// Takes a name apart, into memory used before.
    pub fn spell(&self, name: &CompanyName, spelt: &mut Spelt) {
        let Spelt(spelt) = spelt;
        spelt.clear();
        spelt.extend(pairs(text(name)).map(|pair| (pair, 1.0)));
        spelt.sort_unstable_by_key(|(pair, _)| *pair);
        spelt.dedup_by(|(pair, more), (first, count)| {
            let is_same = pair == first;
            *count += if is_same { *more } else { 0.0 };
            is_same
        });
        for (pair, weight) in spelt.iter_mut() {
            *weight *= self.rarity(*pair);
        }
        let length = spelt.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        for (_, weight) in spelt {
            *weight /= length;
        }
    }

    fn rarity(&self, pair: u16) -> f32 {
        let more = |count: u32| f64::from(count) + 1.0;
        let rarity = 1.0 + (more(self.names) / more(self.counts[usize::from(pair)])).ln();
        #[expect(clippy::cast_possible_truncation, reason = "between 1 and a few dozen")]
        let rarity = rarity as f32;
        rarity
    }
}

impl Spelt {
    /// The cosine between two names: 1 where they have the same pairs, 0 where they have none in common.
    pub fn cosine(&self, other: &Self) -> f64 {
        let mut others = other.0.iter().peekable();
        let mut cosine = 0.0;
        for (pair, weight) in &self.0 {
            while others.next_if(|(there, _)| there < pair).is_some() {}
            if let Some((_, beside)) = others.next_if(|(there, _)| there == pair) {
                cosine += f64::from(weight * beside);
            }
        }
        cosine
    }
}

/// The whole name in one, with its legal form: damage stops at no word.
fn text(name: &CompanyName) -> &str {
    if name.formal.is_empty() { &name.written } else { &name.formal }
}

/// Each byte with the one before it, a blank before the first and after the last.
fn pairs(text: &str) -> impl Iterator<Item = u16> {
    let mut before = b' ';
    text.bytes().chain(std::iter::once(b' ')).map(move |byte| {
        let pair = u16::from_be_bytes([before, byte]);
        before = byte;
        pair
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cosine(names: &[&str], one: &str, other: &str) -> f64 {
        let mut letters = Letters::default();
        for name in names {
            letters.add(&CompanyName::parse(name));
        }
        let [one, other] = [one, other].map(|name| {
            let mut spelt = Spelt::default();
            letters.spell(&CompanyName::parse(name), &mut spelt);
            spelt
        });
        one.cosine(&other)
    }

    #[test]
    fn names_of_the_same_letters_are_at_one_and_of_others_at_nothing() {
        assert!((cosine(&["Corvane"], "Corvane Inc", "CORVANE, Inc.") - 1.0).abs() < 1e-6);
        assert!(cosine(&["Corvane"], "Corvane", "Quilty") < 1e-6);
        // Of "ab" and "abab" with no list: " a", "ab", "b " and " a", ab twice, "ba", "b ", each as rare as the others.
        let expected = 4.0 / (3.0_f64.sqrt() * 7.0_f64.sqrt());
        assert!((cosine(&[], "ab", "abab") - expected).abs() < 1e-6);
    }

    #[test]
    fn what_many_names_have_tells_less() {
        let many = ["Halden Motors", "Rowe Motors", "Brix Motors", "Lume Motors"];
        assert!(cosine(&many, "Corvane Motors", "Quist Motors") < cosine(&[], "Corvane Motors", "Quist Motors") - 0.1);
    }
}
