//! The company's own colour and logo, on the slides and in what is exported.

use std::io::Read as _;

use trellis_core::Job;
use trellis_core::api::readout::{DeckFormat, LookEdit, Readout, edit_look, export_deck, set_logo};
use trellis_core::model::SlideFont;
use trellis_core::readout::svg;
use trellis_core::store::Document;

use super::{in_review, readout, views};
use crate::story::example;

const LOGO: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'><circle cx='15' cy='15' r='15' fill='#1f5fb4'/></svg>";

fn look(document: &Document, edit: &LookEdit) -> Result<(), String> {
    edit_look(document, views(document).snapshot(), edit).map(|_| ()).map_err(|error| error.to_string())
}

fn colour(text: &str) -> LookEdit {
    LookEdit::Colour { colour: text.to_owned() }
}

fn part(path: &std::path::Path, name: &str) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.read_to_end(&mut bytes).unwrap();
    Some(bytes)
}

fn drawings(readout: &Readout) -> Vec<String> {
    readout.slides().iter().map(|slide| svg(&slide.scene).unwrap()).collect()
}

#[test]
fn slides_are_drawn_in_the_companys_colour_and_carry_its_logo() {
    let folder = tempfile::tempdir().unwrap();
    let document = example(folder.path(), &in_review());
    let as_drawn = drawings(&readout(&document));
    // The sixth step of Trellis's ramp, and the same in that blue.
    assert!(as_drawn.iter().any(|drawing| drawing.contains("#1F7568")));
    look(&document, &colour(" #1f5fb4 ")).unwrap();
    assert_eq!(document.history().unwrap()[0].title, "Coloured the read-out #1F5FB4");
    let view = readout(&document).view().look;
    assert_eq!(view.colour.as_deref(), Some("#1F5FB4"));
    let blue = view.choices.iter().find(|choice| choice.name == "Blue").unwrap();
    assert_eq!(blue.colour, view.colour);
    let in_blue = drawings(&readout(&document));
    assert!(in_blue.iter().all(|drawing| !drawing.contains("#1F7568") && !drawing.contains("#0A4C43")));
    assert!(in_blue.iter().any(|drawing| drawing.contains(&blue.accent)));

    let logo = folder.path().join("Northfold.svg");
    std::fs::write(&logo, LOGO).unwrap();
    set_logo(&document, views(&document).snapshot(), &logo).unwrap();
    assert_eq!(readout(&document).view().look.logo, "Northfold.svg");
    assert!(drawings(&readout(&document)).iter().all(|drawing| drawing.contains("data:image/png;base64,")));

    let path = folder.path().join("Board.pptx");
    export_deck(&readout(&document), &path, DeckFormat::Pptx, &Job::unwatched()).unwrap();
    let theme = String::from_utf8(part(&path, "ppt/theme/theme1.xml").unwrap()).unwrap();
    assert!(theme.contains(&format!("<a:accent1><a:srgbClr val=\"{}\"/>", &blue.accent[1..])), "{theme}");
    let master = String::from_utf8(part(&path, "ppt/slideMasters/slideMaster1.xml").unwrap()).unwrap();
    assert_eq!(master.matches("<p:pic>").count(), 1);
    assert!(part(&path, "ppt/media/logo.png").unwrap().starts_with(b"\x89PNG"));
    let pdf = folder.path().join("Board.pdf");
    export_deck(&readout(&document), &pdf, DeckFormat::Pdf, &Job::unwatched()).unwrap();
    assert!(lopdf::Document::load(&pdf).unwrap().objects.values().any(|object| {
        object.as_stream().is_ok_and(|stream| {
            stream.dict.get(b"Subtype").is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"Image"))
        })
    }));

    look(&document, &LookEdit::NoLogo).unwrap();
    look(&document, &colour("")).unwrap();
    assert_eq!(drawings(&readout(&document)), as_drawn);
    document.undo().unwrap();
    document.undo().unwrap();
    let view = readout(&document).view().look;
    assert_eq!((view.logo.as_str(), view.colour.as_deref()), ("Northfold.svg", Some("#1F5FB4")));
    document.close().unwrap();
}

#[test]
fn what_is_no_colour_or_logo_is_said_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let document = example(folder.path(), &in_review());
    let history = document.history().unwrap().len();
    for text in ["blue", "#12345", "rgb(1,2,3)", "#GG0000", "€", "aéaa1", "+1+2+3"] {
        assert_eq!(look(&document, &colour(text)).unwrap_err(), "write the colour as in a style guide, #1F4EA8");
    }
    let refused = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        set_logo(&document, views(&document).snapshot(), &path).unwrap_err().to_string()
    };
    assert_eq!(
        refused("logo.pdf", b"%PDF-1.7"),
        "this is no picture Trellis can read; choose a logo as PNG, JPEG or SVG"
    );
    assert_eq!(
        refused("huge.png", &vec![0; (5 << 20) + 1]),
        "huge.png is larger than 5 MB; choose a smaller picture as logo"
    );
    assert_eq!(document.history().unwrap().len(), history);
    document.close().unwrap();
}

#[test]
fn slides_are_set_in_the_companys_font() {
    let folder = tempfile::tempdir().unwrap();
    let document = example(folder.path(), &in_review());
    for (font, name, stand_in) in
        [(SlideFont::Calibri, "Calibri", "Carlito"), (SlideFont::Times, "Times New Roman", "Tinos")]
    {
        look(&document, &LookEdit::Font { font }).unwrap();
        assert_eq!(document.history().unwrap()[0].title, format!("Set the read-out in {name}"));
        let readout = readout(&document);
        let families = format!("font-family=\"{}\"", font.families());
        for drawing in drawings(&readout) {
            assert_eq!(drawing.matches("font-family=").count(), drawing.matches(&families).count());
        }
        let path = folder.path().join("Board.pptx");
        export_deck(&readout, &path, DeckFormat::Pptx, &Job::unwatched()).unwrap();
        for (part, text) in super::deck_file::texts(&path) {
            let is_of_slides =
                part.contains("slides/slide") || part.contains("theme1") || part.contains("trellisChart1.xml");
            let is_of_slides = is_of_slides && !part.contains(".xlsx/");
            assert!(!is_of_slides || !text.contains("typeface=\"Arial\""), "{part}");
        }
        let pdf = folder.path().join("Board.pdf");
        export_deck(&readout, &pdf, DeckFormat::Pdf, &Job::unwatched()).unwrap();
        let document = lopdf::Document::load(&pdf).unwrap();
        let fonts = document.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"FontName").ok());
        let fonts: Vec<String> =
            fonts.map(|name| String::from_utf8_lossy(name.as_name().unwrap()).into_owned()).collect();
        assert!(!fonts.is_empty() && fonts.iter().all(|name| name.contains(stand_in)), "{fonts:?}");
    }
    document.close().unwrap();
}
