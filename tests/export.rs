//! The read-out as pictures.

use std::fs;

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
    // One page of Tier 1, and 90 partners at 24 a page.
    let expected = [
        "01 Tier 1 map",
        "02 Overlap density page 1 of 4",
        "03 Overlap density page 2 of 4",
        "04 Overlap density page 3 of 4",
        "05 Overlap density page 4 of 4",
    ];
    let pngs = expected.map(|name| format!("{name}.png"));
    let svgs = expected.map(|name| format!("{name}.svg"));
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
fn there_is_nothing_to_export_from_an_empty_document() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    desk.run(["export", "map.trellis", "--png", "out"]).refused("no slide to export yet");
}
