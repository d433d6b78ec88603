use crate::readout::theme::{Colour, INK, INK_2, RAMP, WHITE};

/// The colours of the theme by their place in it, the whole ramp among them. What a slide draws in one of them follows the theme it is
/// pasted into.
pub(super) const SCHEME: [(&str, &str, Colour); 10] = [
    ("dk1", "tx1", INK),
    ("lt1", "bg1", WHITE),
    ("dk2", "tx2", INK_2),
    ("lt2", "bg2", RAMP[0]),
    ("accent1", "accent1", RAMP[5]),
    ("accent2", "accent2", RAMP[4]),
    ("accent3", "accent3", RAMP[3]),
    ("accent4", "accent4", RAMP[2]),
    ("accent5", "accent5", RAMP[6]),
    ("accent6", "accent6", RAMP[1]),
];

pub(super) fn hex(colour: Colour) -> String {
    format!("{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue)
}

/// The colour as an element: of the theme where it is one of it.
pub(super) fn colour(colour: Colour) -> String {
    let (tag, value) = named(colour);
    format!("<a:{tag} val=\"{value}\"/>")
}

/// The colour covering so many per cent of what is below.
pub(super) fn see_through(colour: Colour, opacity: u8) -> String {
    let (tag, value) = named(colour);
    format!("<a:{tag} val=\"{value}\"><a:alpha val=\"{}\"/></a:{tag}>", u32::from(opacity) * 1_000)
}

fn named(colour: Colour) -> (&'static str, String) {
    match SCHEME.iter().find(|(.., of_theme)| *of_theme == colour) {
        Some((_, name, _)) => ("schemeClr", (*name).to_owned()),
        None => ("srgbClr", hex(colour)),
    }
}

pub(super) fn solid(fill: Colour) -> String {
    format!("<a:solidFill>{}</a:solidFill>", colour(fill))
}
