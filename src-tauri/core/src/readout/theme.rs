//! Colours and sizes of the slides, and the ramp of the heatmap.

use super::scene::{EMU_PER_POINT, Emu, Face, Font, Stroke};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Colour {
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Relative luminance, 0 black to 1 white, as WCAG defines it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Contrast with another colour, 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

pub const WHITE: Colour = Colour::new(0xFF, 0xFF, 0xFF);
pub const INK: Colour = Colour::new(0x1A, 0x1F, 0x1E);
/// Labels.
pub const INK_2: Colour = Colour::new(0x52, 0x5A, 0x58);
/// Text on [`SMALL_BASE`].
pub const INK_3: Colour = Colour::new(0x66, 0x6E, 0x6C);
pub const HAIRLINE: Colour = Colour::new(0xCB, 0xD0, 0xCE);
pub const PALE_HAIRLINE: Colour = Colour::new(0xE3, 0xE6, 0xE5);
/// What is missing; never without a word.
pub const ATTENTION: Colour = Colour::new(0x8A, 0x4B, 0x00);
pub const HATCH: Colour = Colour::new(0x8C, 0x94, 0x92);
/// The ground of a base too small to rank.
pub const SMALL_BASE: Colour = Colour::new(0xEE, 0xF0, 0xF0);

/// Seven fixed bins of density, palest first: one hue, monotone in luminance, so it survives grey print.
pub const RAMP: [Colour; 7] = [
    Colour::new(0xF0, 0xF7, 0xF5),
    Colour::new(0xD6, 0xEA, 0xE4),
    Colour::new(0xB0, 0xD7, 0xCC),
    Colour::new(0x82, 0xBD, 0xAF),
    Colour::new(0x4C, 0x9A, 0x8B),
    Colour::new(0x1F, 0x75, 0x68),
    Colour::new(0x0A, 0x4C, 0x43),
];

/// What is counted and what is asked for; a step of the ramp, so that a slide has one hue.
pub const ACCENT: Colour = RAMP[5];

/// The least contrast text may have with its ground.
pub const LEAST_CONTRAST: f64 = 4.5;

/// Ink or white on `ground`, whichever stands out more; `None` where neither reaches [`LEAST_CONTRAST`].
#[must_use]
pub fn text_on(ground: Colour) -> Option<Colour> {
    let best = if ground.contrast(INK) >= ground.contrast(WHITE) { INK } else { WHITE };
    (ground.contrast(best) >= LEAST_CONTRAST).then_some(best)
}

/// The ground and text of bin `step`; a step past the ramp is its last.
#[must_use]
pub fn ramp(step: u8) -> (Colour, Colour) {
    let ground = RAMP[usize::from(step).min(RAMP.len() - 1)];
    // A test shows that every step of the ramp carries text.
    (ground, text_on(ground).unwrap_or(INK))
}

/// A pixel of the 1920 x 1080 drawing the sizes come from; two are a point.
#[must_use]
pub const fn px(count: i64) -> Emu {
    count * EMU_PER_POINT / 2
}

#[must_use]
pub const fn font(face: Face, size: i64, colour: Colour) -> Font {
    Font { face, size, colour }
}

#[must_use]
pub const fn stroke(width: Emu, colour: Colour) -> Stroke {
    Stroke { width, colour, is_dashed: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_the_ramp_carries_text() {
        for ground in RAMP {
            let text = text_on(ground).expect("a step nobody can read on");
            assert!(ground.contrast(text) >= LEAST_CONTRAST);
        }
        assert!(SMALL_BASE.contrast(INK_3) >= LEAST_CONTRAST);
        assert!(WHITE.contrast(ATTENTION) >= LEAST_CONTRAST && WHITE.contrast(INK_2) >= LEAST_CONTRAST);
    }

    #[test]
    fn text_flips_to_white_in_the_sixth_step() {
        assert_eq!([4, 5, 6].map(|step| ramp(step).1), [INK, WHITE, WHITE]);
    }

    #[test]
    fn a_ground_between_ink_and_white_is_refused() {
        assert_eq!(text_on(Colour::new(0x7B, 0x7B, 0x7B)), None);
    }

    #[test]
    fn the_ramp_darkens_from_step_to_step() {
        assert!(RAMP.windows(2).all(|pair| pair[0].luminance() > pair[1].luminance()));
    }
}
