use serde::{Deserialize, Serialize};

/// What each part of a partner's health counts, in points; together they are 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct HealthWeights {
    pub production: u32,
    pub overlap: u32,
    pub engagement: u32,
    pub satisfaction: u32,
}

impl Default for HealthWeights {
    fn default() -> Self {
        Self { production: 40, overlap: 20, engagement: 20, satisfaction: 20 }
    }
}

impl HealthWeights {
    /// What they add up to.
    #[must_use]
    pub fn sum(self) -> u64 {
        self.all().into_iter().map(u64::from).sum()
    }

    fn all(self) -> [u32; 4] {
        [self.production, self.overlap, self.engagement, self.satisfaction]
    }

    /// "40,20,20,20".
    #[must_use]
    pub fn text(self) -> String {
        self.all().map(|weight| weight.to_string()).join(",")
    }

    /// Reads the same; `None` unless they are four and add up to 100.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let weights: Vec<u32> = text.split(',').map(|weight| weight.parse().ok()).collect::<Option<_>>()?;
        let [production, overlap, engagement, satisfaction] = weights.try_into().ok()?;
        Some(Self { production, overlap, engagement, satisfaction }).filter(|weights| weights.sum() == 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_four_that_add_up_to_a_hundred() {
        let usual = HealthWeights::default();
        assert_eq!(HealthWeights::parse(&usual.text()), Some(usual));
        for none in ["", "40,20,20", "40,20,20,21", "40,20,20,20,0", "a,b,c,d"] {
            assert_eq!(HealthWeights::parse(none), None, "{none}");
        }
    }
}
