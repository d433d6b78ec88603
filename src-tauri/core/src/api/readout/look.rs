//! The company's own looks: its colour, its font and its logo.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use crate::api::document::Changed;
use crate::model::SlideFont;
use crate::readout::{ACCENT, Brand, Colour, Logo, Palette};
use crate::store::tables::{DeckLogo, DeckLook};
use crate::store::{Document, Operation, Snapshot};
use crate::{Error, Result};

/// What is offered beside a colour of one's own, by name; the first is Trellis's.
const OFFERED: [(&str, Option<Colour>); 8] = [
    ("Teal", None),
    ("Blue", Some(Colour::new(0x1F, 0x5F, 0xB4))),
    ("Indigo", Some(Colour::new(0x4A, 0x4F, 0xC4))),
    ("Plum", Some(Colour::new(0x8A, 0x3F, 0x9E))),
    ("Crimson", Some(Colour::new(0xB4, 0x23, 0x3C))),
    ("Rust", Some(Colour::new(0xB8, 0x5A, 0x1C))),
    ("Olive", Some(Colour::new(0x6E, 0x7A, 0x1E))),
    ("Slate", Some(Colour::new(0x50, 0x5C, 0x6B))),
];

/// The same as the screen shows them: each looks for its hue once.
static CHOICES: LazyLock<Vec<LookChoice>> = LazyLock::new(|| {
    let choice = |(name, colour): (&str, Option<Colour>)| LookChoice {
        name: name.to_owned(),
        colour: colour.map(written),
        accent: written(colour.map(Palette::in_hue_of).unwrap_or_default().of(ACCENT)),
    };
    OFFERED.map(choice).into()
});

/// How the read-out looks, as the screen shows it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct LookView {
    /// The company's colour, "#RRGGBB"; absent where it is Trellis's.
    pub colour: Option<String>,
    pub choices: Vec<LookChoice>,
    /// What the slides are set in, and what else they can be.
    pub font: SlideFont,
    pub fonts: Vec<FontChoice>,
    /// The file the logo was read from; empty where there is none.
    pub logo: String,
}

/// A colour that is offered.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct LookChoice {
    pub name: String,
    /// What choosing it sets; absent is Trellis's own.
    pub colour: Option<String>,
    /// What the slides then count in.
    pub accent: String,
}

/// A font that is offered.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct FontChoice {
    pub font: SlideFont,
    pub name: String,
}

/// What the user changes of the looks; a logo is read by [`set_logo`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum LookEdit {
    /// As a style guide has it, "#RRGGBB"; an empty one is Trellis's own.
    Colour {
        colour: String,
    },
    Font {
        font: SlideFont,
    },
    NoLogo,
}

/// Changes how the read-out looks. It can be undone.
///
/// # Errors
/// When the colour is not written as one.
pub fn edit_look(document: &Document, snapshot: &Snapshot, edit: &LookEdit) -> Result<Changed> {
    let look = &snapshot.look;
    match edit {
        LookEdit::Colour { colour } => {
            let colour = colour.trim();
            let colour = if colour.is_empty() { None } else { Some(written(parsed(colour)?)) };
            let name = colour.as_deref().map_or("Trellis's own", |colour| colour);
            keep(
                document,
                look,
                format!("Coloured the read-out {name}"),
                &DeckLook { colour: colour.clone(), ..look.clone() },
            )
        }
        LookEdit::Font { font } => {
            let what = format!("Set the read-out in {}", font.name());
            keep(document, look, what, &DeckLook { font: *font, ..look.clone() })
        }
        LookEdit::NoLogo => {
            let Some(standing) = &snapshot.logo else { return document.unchanged() };
            let operation = Operation::ComposeDeck { what: "Took the logo off the read-out".to_owned() };
            Ok(document.transact(&operation, |writer| writer.remove(standing))?.1)
        }
    }
}

/// Puts the logo at `path` on every slide. It can be undone.
///
/// # Errors
/// When the file cannot be read, is too large, or is no picture.
pub fn set_logo(document: &Document, snapshot: &Snapshot, path: &Path) -> Result<Changed> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let unread = |error| Error::new(format!("{name} could not be read ({error})"));
    if fs::metadata(path).map_err(unread)?.len() > Logo::MOST_BYTES {
        return Err(Error::new(format!("{name} is larger than 5 MB; choose a smaller picture as logo")));
    }
    let logo = Logo::read(&fs::read(path).map_err(unread)?)?;
    let row = DeckLogo { id: 1, png: logo.kept(), name: name.clone() };
    if snapshot.logo.as_ref() == Some(&row) {
        return document.unchanged();
    }
    let operation = Operation::ComposeDeck { what: format!("Put the logo {name} on the read-out") };
    Ok(document.transact(&operation, |writer| writer.put(&row))?.1)
}

fn keep(document: &Document, standing: &DeckLook, what: String, row: &DeckLook) -> Result<Changed> {
    if row == standing {
        return document.unchanged();
    }
    let ((), changed) = document.transact(&Operation::ComposeDeck { what }, |writer| {
        if *row == DeckLook::default() { writer.remove(standing) } else { writer.put(row) }
    })?;
    Ok(changed)
}

/// What a document's slides are drawn in. A logo or a colour that is damaged is left out.
pub(super) fn brand(snapshot: &Snapshot) -> Arc<Brand> {
    let colour = snapshot.look.colour.as_deref().and_then(|colour| parsed(colour).ok());
    Arc::new(Brand {
        palette: colour.map(Palette::in_hue_of).unwrap_or_default(),
        font: snapshot.look.font,
        logo: snapshot.logo.as_ref().and_then(|logo| Logo::of_kept(&logo.png)),
    })
}

pub(super) fn view(snapshot: &Snapshot) -> LookView {
    let look = &snapshot.look;
    let font = |font: &SlideFont| FontChoice { font: *font, name: font.name().to_owned() };
    LookView {
        colour: look.colour.clone(),
        choices: CHOICES.clone(),
        font: look.font,
        fonts: SlideFont::ALL.iter().map(font).collect(),
        logo: snapshot.logo.as_ref().map(|logo| logo.name.clone()).unwrap_or_default(),
    }
}

/// A colour as it is kept: "#1F4EA8".
fn written(colour: Colour) -> String {
    format!("#{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue)
}

/// "#1f4ea8", "1F4EA8" and "#14a" as the colour they are.
fn parsed(text: &str) -> Result<Colour> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let is_written = digits.chars().all(|digit| digit.is_ascii_hexdigit());
    // The parser counts bytes, and takes signs.
    let colour: Option<palette::Srgb<u8>> = is_written.then(|| text.parse().ok()).flatten();
    let colour = colour.ok_or_else(|| Error::new("write the colour as in a style guide, #1F4EA8"))?;
    Ok(Colour::new(colour.red, colour.green, colour.blue))
}
