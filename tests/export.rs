//! The read-out as one PDF and as pictures.

use std::fs;

use lopdf::Document;
use serde_json::json;

use crate::desk::Desk;

/// Width and height out of a PNG's header.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn pictures_are_written_at_the_size_of_a_slide() {
    let desk = Desk::with_demo();
    let report = desk.json(["export", "demo.trellis", "--png", "out", "--svg", "vector"]);
    let files: Vec<&str> = report["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap()).collect();
    // Of the example before its review: nothing is decided, moved or sunset yet. 90 partners at 24 a page.
    let single = |name: &str| vec![name.to_owned()];
    let paged = |name: &str, pages: std::ops::RangeInclusive<usize>, of: usize| -> Vec<String> {
        pages.map(|page| format!("{name} page {page} of {of}")).collect()
    };
    let expected = [
        single("Tier 1 map"),
        paged("Overlap density", 1..=1, 4),
        single("Led and involved"),
        single("Headline and bridge"),
        paged("Overlap density", 2..=4, 4),
        single("Whole map"),
        single("Co-presence clusters"),
        single("Partner versus non-partner"),
        paged("Scorecard", 1..=5, 5),
        single("Criteria and signatures"),
        paged("Partners of the other tiers", 1..=4, 4),
        single("Method and sources"),
    ]
    .concat();
    let expected: Vec<String> = (1..).zip(expected).map(|(number, name)| format!("{number:02} {name}")).collect();
    let named = |ending: &str| -> Vec<String> { expected.iter().map(|name| format!("{name}.{ending}")).collect() };
    let (pngs, svgs) = (named("png"), named("svg"));
    assert_eq!(files, pngs.iter().chain(&svgs).collect::<Vec<_>>());
    for name in &pngs {
        assert_eq!(size(&fs::read(desk.path("out").join(name)).unwrap()), (1920, 1080));
    }
    let svg = fs::read_to_string(desk.path("vector").join(&svgs[0])).unwrap();
    assert!(svg.contains("Tier 1 is twelve partners in five types"));
}

#[test]
fn large_pictures_are_twice_as_wide() {
    let desk = Desk::with_demo();
    desk.run(["export", "demo.trellis", "--png", "out", "--large"]).succeeded();
    assert_eq!(size(&fs::read(desk.path("out/01 Tier 1 map.png")).unwrap()), (3840, 2160));
}

#[test]
fn a_deck_has_a_page_a_slide_with_its_text_and_its_fonts() {
    let desk = Desk::with_demo();
    let said = desk.run(["export", "demo.trellis", "--deck", "Board.pdf"]).succeeded();
    assert_eq!(said.out, "21 slides written to Board.pdf\n");
    let deck = Document::load(desk.path("Board.pdf")).unwrap();
    assert_eq!(deck.get_pages().len(), 21);
    for page in deck.page_iter() {
        let size = deck.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        assert_eq!(size.iter().map(|side| side.as_float().unwrap()).collect::<Vec<_>>(), [0.0, 0.0, 960.0, 540.0]);
        for font in deck.get_page_fonts(page).unwrap().values() {
            // A font that is embedded in part carries six letters and a plus before its name.
            let name = String::from_utf8_lossy(font.get(b"BaseFont").unwrap().as_name().unwrap()).into_owned();
            assert!(name.get(6..).is_some_and(|name| name.starts_with("+Arimo-")), "{name}");
        }
    }
    let text = deck.extract_text(&[1]).unwrap().replace('\n', "");
    assert!(text.contains("Tier 1 is twelve partners in five types"), "{text}");
}

#[test]
fn a_deck_and_pictures_are_written_together() {
    let desk = Desk::with_demo();
    let report = desk.json(["export", "demo.trellis", "--deck", "Board.PDF", "--svg", "vector"]);
    assert_eq!((&report["files"][0], &report["files"][1]), (&json!("Board.PDF"), &json!("01 Tier 1 map.svg")));
    assert_eq!(report["files"].as_array().unwrap().len(), 22);
}

#[test]
fn only_the_slides_that_are_named_are_written_and_masked() {
    let desk = Desk::with_demo();
    let slides = "tier_one_map,whole_map";
    desk.run(["export", "demo.trellis", "--slides", slides, "--redact", "partners,amounts", "--deck", "Few.pdf"])
        .succeeded();
    let deck = Document::load(desk.path("Few.pdf")).unwrap();
    assert_eq!(deck.get_pages().len(), 2);
    let text = deck.extract_text(&[1, 2]).unwrap().replace('\n', "");
    // Which number a partner has is drawn by lot.
    let is_numbered = (0..=9).any(|digit| text.contains(&format!("Partner {digit}")));
    assert!(is_numbered && text.contains("partner names masked; amounts masked"), "{text}");
    assert!(!text.contains("Corvane") && !text.contains("$2") && text.contains("$•••"), "{text}");
    desk.run(["export", "demo.trellis", "--slides", "moved", "--deck", "Few.pdf"])
        .refused("the slide What moved is not in the read-out: No quarter was frozen before this one");
    desk.run(["export", "demo.trellis", "--redact", "partners", "--deck", "Few.pdf", "--roster", "out.csv"])
        .refused("only slides are masked");
    assert!(!desk.path("out.csv").exists());
    assert_eq!(desk.run(["export", "demo.trellis", "--redact", "partners", "--roster", "out.csv"]).code, 2);
    let said = desk.run(["export", "demo.trellis", "--slides", "first", "--deck", "Few.pdf"]);
    assert!(said.code == 2 && said.error.contains("`first` is no slide; there are decisions, moved"), "{}", said.error);
}

#[test]
fn a_deck_stands_on_a_company_template() {
    let desk = Desk::with_demo();
    desk.run(["export", "demo.trellis", "--deck", "Company.pptx"]).succeeded();
    let said = desk.run(["export", "demo.trellis", "--template", "Company.pptx", "--deck", "Board.pptx"]).succeeded();
    assert_eq!(said.out, "21 slides written to Board.pptx\n");
    desk.run(["export", "demo.trellis", "--template", "Company.pptx", "--deck", "Board.pdf"])
        .refused("a template is for PowerPoint; let the deck's name end with .pptx");
    desk.run(["export", "demo.trellis", "--template", "demo.trellis", "--deck", "Board.pptx"])
        .refused("the template is no PowerPoint presentation");
}

#[test]
fn a_deck_of_another_kind_is_wrong_usage() {
    let desk = Desk::with_demo();
    let said = desk.run(["export", "demo.trellis", "--deck", "Board.key"]);
    assert_eq!(said.code, 2);
    assert!(said.error.contains("its name has to end with .pdf"), "{}", said.error);
    assert!(!desk.path("Board.key").exists());
}

#[test]
fn a_deck_that_cannot_be_written_leaves_nothing_behind() {
    let desk = Desk::with_demo();
    fs::create_dir_all(desk.path("out/Board.pdf")).unwrap();
    desk.run(["export", "demo.trellis", "--deck", "out/Board.pdf"]).refused("Board.pdf could not be written");
    let left: Vec<_> = fs::read_dir(desk.path("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["Board.pdf"]);
    assert_eq!(fs::read_dir(desk.path("out/Board.pdf")).unwrap().count(), 0);
}

#[test]
fn there_is_nothing_to_export_from_an_empty_document() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    desk.run(["export", "map.trellis", "--png", "out"]).refused("no slide to export yet");
    desk.run(["export", "map.trellis", "--deck", "Board.pdf"]).refused("no slide to export yet");
    assert!(!desk.path("Board.pdf").exists());
}

#[test]
fn the_roster_goes_back_in_the_columns_it_came_in() {
    let desk = Desk::new();
    desk.write(
        "crm.csv",
        "SFDC Id,Partner Account,Status,Partner Role,Play,Website\nA1,Corvane,1,SI,Co-sell,corvane.example\n\
         A2,\"Tern, Hill\",3,Reseller,,\nA3,=Sum,2,ISV,,\n",
    );
    desk.run(["new", "map.trellis"]).succeeded();
    let columns = ["--map", "SFDC Id=external_id", "--map", "Status=tier"];
    desk.run([&["import", "crm.csv", "--into", "map.trellis", "--as-of", "2026-06-30"], &columns[..]].concat())
        .succeeded();
    let said = desk.run(["export", "map.trellis", "--roster", "back.csv", "--facts", "bi"]).succeeded();
    assert_eq!(said.out, "3 partners written to back.csv\n6 files written to bi\n");
    let back = fs::read_to_string(desk.path("back.csv")).unwrap();
    assert_eq!(
        back,
        "SFDC Id,Partner Account,Status,Partner Role,Play,Website,Partner Manager\n\
         A3,'=Sum,Tier 2,ISV,,,\nA1,Corvane,Tier 1,SI,Co-sell,corvane.example,\nA2,\"Tern, Hill\",Tier 3,Reseller,,,\n"
    );
    desk.run(["export", "map.trellis", "--roster", "back.xlsx"]).succeeded();
    assert_eq!(&fs::read(desk.path("back.xlsx")).unwrap()[..2], b"PK");
    assert_eq!(desk.run(["export", "map.trellis", "--roster", "back.txt"]).code, 2);
    let partners = fs::read_to_string(desk.path("bi/partners.csv")).unwrap();
    assert!(
        partners.starts_with("partner_id,external_id,partner,tier,type,motion,manager,region,lifecycle"),
        "{partners}"
    );
    assert!(partners.contains(",A1,Corvane,1,si,Co-sell,"), "{partners}");
}

#[test]
fn what_is_known_leaves_as_flat_files() {
    let desk = Desk::with_demo();
    desk.run(["export", "demo.trellis", "--facts", "bi"]).succeeded();
    let rows = |name: &str| -> Vec<csv::StringRecord> {
        csv::Reader::from_path(desk.path("bi").join(name)).unwrap().records().map(Result::unwrap).collect()
    };
    assert_eq!(rows("partners.csv").len(), 90);
    let facts = rows("facts.csv");
    // The worked case: 20.00 FTE and $2,400,000 of MDF in Q2 2026, partner by partner.
    let cents = |text: &str| -> i64 { text.replace('.', "").parse().unwrap() };
    let sum = |measure: &str| -> i64 {
        let own = facts.iter().filter(|row| &row[3] == "Q2 2026" && &row[4] == measure);
        own.map(|row| cents(&row[5])).sum()
    };
    assert_eq!([sum("fte"), sum("mdf_allocated")], [2_000, 240_000_000]);
    let listed = desk.json(["deals", "demo.trellis"]);
    assert_eq!(rows("deals.csv").len(), listed["deals"].as_array().unwrap().len());
    let overlap = desk.json(["overlap", "demo.trellis"]);
    assert_eq!(rows("densities.csv").len(), 90 * overlap["segments"].as_array().unwrap().len());
    assert!(rows("decisions.csv").is_empty() && !rows("deal_partners.csv").is_empty());
}
