//! The ramp in the hue of a company's own colour.

use palette::{IntoColor, Oklch, Srgb};

use super::theme::{Colour, RAMP};

/// Halvings that find a lightness: finer than the eight bits of a colour.
const HALVINGS: u32 = 24;
/// Times the chroma of the ramp of Trellis; more would outshine the numbers.
const MOST_COLOURFUL: f64 = 1.5;

/// The colours a read-out is drawn in. Scenes are composed in the colours of Trellis; a painter asks here for those it draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    ramp: [Colour; RAMP.len()],
}

impl Default for Palette {
    fn default() -> Self {
        Self { ramp: RAMP }
    }
}

impl Palette {
    /// The ramp in the hue of `colour`, about as colourful. Each step is as light as it was, so that numbers stand out from it,
    /// and it prints and is told apart without colours, as before.
    #[must_use]
    pub fn in_hue_of(colour: Colour) -> Self {
        let own = oklch(colour);
        let most = (own.chroma / oklch(RAMP[RAMP.len() - 2]).chroma).min(MOST_COLOURFUL);
        let ramp = RAMP.map(|step| as_light_as(step, Oklch { chroma: oklch(step).chroma * most, ..own }));
        Self { ramp }
    }

    /// What stands for a colour of Trellis: a step of the ramp where it is one, else itself.
    #[must_use]
    pub fn of(&self, colour: Colour) -> Colour {
        let step = RAMP.iter().position(|step| *step == colour);
        step.map_or(colour, |step| self.ramp[step])
    }
}

fn oklch(colour: Colour) -> Oklch<f64> {
    Srgb::new(colour.red, colour.green, colour.blue).into_format::<f64>().into_color()
}

/// The colour of that hue and chroma with the luminance of `step`; less colourful where there is none on a screen.
fn as_light_as(step: Colour, wanted: Oklch<f64>) -> Colour {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let lightness = f64::midpoint(low, high);
        if shown(Oklch { l: lightness, ..wanted }).luminance() < step.luminance() {
            low = lightness;
        } else {
            high = lightness;
        }
    }
    shown(Oklch { l: high, ..wanted })
}

/// The colour as a screen has it, its chroma taken back as far as it must be.
fn shown(colour: Oklch<f64>) -> Colour {
    let within =
        |colour: &Srgb<f64>| [colour.red, colour.green, colour.blue].iter().all(|part| (-0.002..=1.002).contains(part));
    let paler = (0..=50_u32).rev().map(|part| Oklch { chroma: colour.chroma * f64::from(part) / 50.0, ..colour });
    let found = paler.map(IntoColor::<Srgb<f64>>::into_color).find(within);
    let part = found.unwrap_or_default().into_format::<u8>();
    Colour::new(part.red, part.green, part.blue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readout::theme::{INK, LEAST_CONTRAST, text_on};

    /// Every hue there is, pale to full.
    fn colours() -> impl Iterator<Item = Colour> {
        let parts = || (0..=255_u8).step_by(51);
        parts()
            .flat_map(move |red| parts().flat_map(move |green| parts().map(move |blue| Colour::new(red, green, blue))))
    }

    #[test]
    fn every_step_is_read_and_printed_as_before() {
        for colour in colours() {
            let palette = Palette::in_hue_of(colour);
            for step in RAMP {
                let new = palette.of(step);
                assert!((new.luminance() - step.luminance()).abs() < 0.012, "{colour:?}: {new:?} beside {step:?}");
                assert_eq!(text_on(new), text_on(step), "{colour:?}: {new:?}");
                assert!(new.contrast(text_on(new).unwrap()) >= LEAST_CONTRAST);
            }
            assert!(palette.ramp.windows(2).all(|pair| pair[0].luminance() > pair[1].luminance()));
        }
    }

    #[test]
    fn the_hue_is_the_companys() {
        let blue = Palette::in_hue_of(Colour::new(0x1F, 0x4E, 0xA8)).of(RAMP[5]);
        assert!(blue.blue > blue.red && blue.blue > blue.green, "{blue:?}");
        let red = Palette::in_hue_of(Colour::new(0xB0, 0x1E, 0x2E)).of(RAMP[5]);
        assert!(red.red > red.blue && red.red > red.green, "{red:?}");
        let grey = Palette::in_hue_of(Colour::new(0x55, 0x55, 0x55)).of(RAMP[5]);
        assert!(grey.red.abs_diff(grey.blue) <= 2 && grey.red.abs_diff(grey.green) <= 2, "{grey:?}");
        assert_eq!(Palette::in_hue_of(RAMP[5]).of(RAMP[5]).green.abs_diff(RAMP[5].green) / 3, 0);
    }

    #[test]
    fn what_is_no_step_stays() {
        assert_eq!(Palette::in_hue_of(Colour::new(0xB0, 0x1E, 0x2E)).of(INK), INK);
    }
}
