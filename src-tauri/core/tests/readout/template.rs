//! The slides on the master of a company: here one that is made of a presentation of our own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use trellis_core::Job;
use trellis_core::api::readout::{DeckFormat, Readout, export_deck, export_in_template, read_template};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::deck_file::texts;
use super::{in_review, readout, reviewed};

/// What is done to a part of a presentation.
type Change<'a> = &'a dyn Fn(&str, String) -> String;

type Parts = BTreeMap<String, String>;

fn is_relations(part: &str) -> bool {
    part.contains("_rels/")
}

fn parts(path: &Path) -> Parts {
    texts(path).into_iter().filter(|(name, _)| !name.contains(".xlsx/")).collect()
}

/// A company's template: 4:3, the title in its own place, these colours of the theme, one old slide.
fn company(readout: &Readout, folder: &Path, change: impl Fn(&str, String) -> String) -> std::path::PathBuf {
    let deck = folder.join("Deck.pptx");
    export_deck(readout, &deck, DeckFormat::Pptx, &Job::unwatched()).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(&deck) {
        let text = text
            .replace("<p:sldSz cx=\"12192000\" cy=\"6858000\"/>", "<p:sldSz cx=\"9144000\" cy=\"6858000\"/>")
            .replace(
                "x=\"457200\" y=\"342900\"/><a:ext cx=\"11277600\" cy=\"673100\"",
                "x=\"300000\" y=\"200000\"/><a:ext cx=\"8400000\" cy=\"900000\"",
            );
        writer.start_file(&name, SimpleFileOptions::default()).unwrap();
        writer.write_all(change(&name, text).as_bytes()).unwrap();
    }
    let path = folder.join("Company.pptx");
    fs::write(&path, writer.finish().unwrap().into_inner()).unwrap();
    path
}

fn numbers(xml: &str, before: &str, names: [&str; 2]) -> Vec<[i64; 2]> {
    let one = |tag: &str| {
        names.map(|name| tag.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap())
    };
    xml.split(before).skip(1).map(|rest| one(rest.split('>').next().unwrap())).collect()
}

#[test]
fn slides_stand_on_a_template_below_its_title() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let readout = readout(&document);
    // Its old slide is led to by a button of the master.
    let button = "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide\" \
                  Target=\"../slides/Slide1.xml\"/></Relationships>";
    let old = |name: &str, text: String| match name {
        "ppt/slides/slide1.xml" => text.replace("Decisions", "An old slide"),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels" => text.replace("</Relationships>", button),
        _ => text,
    };
    let template = read_template(&company(&readout, folder.path(), old)).unwrap();
    let path = folder.path().join("Board.pptx");
    let report = export_in_template(&readout, &template, &path, &Job::unwatched()).unwrap();
    assert_eq!(report.sentence, format!("{} slides written to Board.pptx", readout.slides().len()));
    let written = parts(&path);
    assert!(written["ppt/presentation.xml"].contains("<p:sldSz cx=\"9144000\" cy=\"6858000\"/>"));
    assert!(!written.values().any(|text| text.contains("An old slide")));
    for (number, slide) in (1..).zip(readout.slides()) {
        let xml = &written[&format!("ppt/slides/slide{number}.xml")];
        // The title is where and as large as the template has it; it says the whole sentence.
        assert!(xml.contains("<p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/>"));
        assert!(xml.contains(&slide.scene.title.text.words().replace('&', "&amp;")));
        let (places, sizes) = (numbers(xml, "<a:off", ["x", "y"]), numbers(xml, "<a:ext", ["cx", "cy"]));
        assert_eq!(places.len(), sizes.len());
        for ([x, y], [width, height]) in places.into_iter().zip(sizes).filter(|place| *place != ([0, 0], [0, 0])) {
            assert!(x >= 290_000 && x + width <= 8_720_000, "{}: {x} {width}", slide.label);
            assert!(y >= 1_100_000 && y + height <= 6_858_000, "{}: {y} {height}", slide.label);
        }
        // The ramp stays: another theme's accents mean nothing.
        assert!(!xml.contains("schemeClr val=\"accent"));
        assert!(
            written[&format!("ppt/slides/_rels/slide{number}.xml.rels")]
                .contains("\"/ppt/slideLayouts/slideLayout1.xml\"")
        );
    }
    is_whole(&written);
    let master = &written["ppt/slideMasters/_rels/slideMaster1.xml.rels"];
    assert!(master.contains("Id=\"rId99\"") && master.contains("\"/ppt/slides/slide1.xml\""), "{master}");
    let again = folder.path().join("Again.pptx");
    export_in_template(&readout, &template, &again, &Job::unwatched()).unwrap();
    assert_eq!(fs::read(&path).unwrap(), fs::read(again).unwrap());
    document.close().unwrap();
}

/// Every relation leads to a part, and every part has a type.
fn is_whole(written: &Parts) {
    let types = &written["[Content_Types].xml"];
    let mut reached = BTreeSet::new();
    for (name, text) in written.iter().filter(|(name, _)| is_relations(name)) {
        let folder = name.split("_rels/").next().unwrap();
        for target in text.split("Target=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let part = match target.strip_prefix('/') {
                Some(part) => part.to_owned(),
                None => match target.strip_prefix("../") {
                    Some(part) => format!("ppt/{part}"),
                    None => format!("{folder}{target}"),
                },
            };
            assert!(written.contains_key(&part), "{name}: {part}");
            assert!(types.contains(&format!("PartName=\"/{part}\"")), "{part} has no type");
            reached.insert(part);
        }
    }
    let alone = |name: &&String| !is_relations(name) && *name != "[Content_Types].xml" && !reached.contains(*name);
    assert_eq!(written.keys().filter(alone).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn on_a_dark_template_slides_have_a_sheet_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let readout = readout(&document);
    let dark = |_: &str, text: String| {
        text.replace("<a:lt1><a:srgbClr val=\"FFFFFF\"/>", "<a:lt1><a:srgbClr val=\"101830\"/>")
    };
    let plain = "<a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/>";
    let shade = plain.replace("val=\"bg1\"/>", "val=\"bg1\"><a:lumMod val=\"20000\"/></a:schemeClr>");
    let shaded =
        |name: &str, text: String| if name.contains("slideMaster1.xml") { text.replace(plain, &shade) } else { text };
    for change in [&dark as Change<'_>, &shaded] {
        let template = read_template(&company(&readout, folder.path(), change)).unwrap();
        let path = folder.path().join("Board.pptx");
        export_in_template(&readout, &template, &path, &Job::unwatched()).unwrap();
        let written = parts(&path);
        let xml = &written["ppt/slides/slide1.xml"];
        let after_title = xml.split("</p:sp>").nth(1).unwrap();
        assert!(after_title.contains("<a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill>"), "{after_title}");
        assert!(!xml.contains("schemeClr"));
    }
    document.close().unwrap();
}

#[test]
fn a_title_that_stands_on_no_page_is_put_where_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let readout = readout(&document);
    for far in ["9223372036854775807", "-9223372036854775808", "1e9", ""] {
        let absurd =
            |_: &str, text: String| text.replace("x=\"300000\" y=\"200000\"", &format!("x=\"{far}\" y=\"{far}\""));
        let template = read_template(&company(&readout, folder.path(), absurd)).unwrap();
        let path = folder.path().join("Board.pptx");
        export_in_template(&readout, &template, &path, &Job::unwatched()).unwrap();
        let xml = &parts(&path)["ppt/slides/slide1.xml"];
        let on_page = |[x, y]: [i64; 2]| (0..=9_144_000).contains(&x) && (0..=6_858_000).contains(&y);
        assert!(numbers(xml, "<a:off", ["x", "y"]).into_iter().all(on_page), "{far}");
    }
    document.close().unwrap();
}

#[test]
fn what_is_no_template_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let readout = readout(&document);
    let untitled = |name: &str, text: String| {
        if name.contains("slideLayout1.xml") { text.replace("type=\"title\"", "type=\"body\"") } else { text }
    };
    let lost = |name: &str, text: String| {
        if name.ends_with("slideMaster1.xml.rels") { text.replace("theme1", "theme9") } else { text }
    };
    let broken =
        |name: &str, text: String| if name.ends_with("slideLayout1.xml") { text[..200].to_owned() } else { text };
    let cases: [(Change<'_>, &str); 3] = [
        (&untitled, "the template has no layout with a title; add one in PowerPoint"),
        (
            &lost,
            "the template cannot be read; open and save it in PowerPoint, then try again (ppt/theme/theme9.xml is missing)",
        ),
        (
            &broken,
            "the template cannot be read; open and save it in PowerPoint, then try again (ppt/slideLayouts/slideLayout1.xml: ",
        ),
    ];
    let refused = |path: &Path| read_template(path).map(drop).unwrap_err().message;
    for (change, sentence) in cases {
        let said = refused(&company(&readout, folder.path(), change));
        assert!(said.starts_with(sentence), "{said}");
    }
    let path = folder.path().join("Cut.pptx");
    let whole = fs::read(folder.path().join("Deck.pptx")).unwrap();
    for bytes in [&b"not a presentation"[..], &whole[..whole.len() / 2]] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(
            refused(&path),
            "the template is no PowerPoint presentation; choose one that ends with .pptx or .potx"
        );
    }
    assert!(refused(&folder.path().join("none.pptx")).starts_with("none.pptx could not be read"));
    document.close().unwrap();
}
