//! A document of every format there was: it opens, holds what it held, and can be taken back to.

use std::fs;
use std::path::Path;

use crate::desk::Desk;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/documents");

/// Format, partners, accounts, deals: counted by plain SQL in the files themselves.
const HELD: [(u32, u64, usize, usize); 5] =
    [(1, 91, 75, 0), (2, 90, 75, 0), (3, 90, 75, 70), (4, 90, 74, 70), (5, 90, 74, 70)];

fn old(format: u32) -> Vec<u8> {
    fs::read(Path::new(FOLDER).join(format!("format-{format}.trellis"))).unwrap()
}

#[test]
fn a_document_of_every_format_opens_with_all_it_held() {
    for (format, partners, accounts, deals) in HELD {
        let desk = Desk::new();
        desk.write("old.trellis", old(format));
        desk.run(["check", "old.trellis"]).succeeded();
        let map = desk.json(["map", "old.trellis"]);
        assert_eq!(map["partner_count"], partners, "format {format}");
        let map = map.to_string();
        assert!(
            map.contains("Halden & Rowe") && map.contains("Corvane") && !map.contains("Late Harbour"),
            "format {format}"
        );
        assert_eq!(
            desk.json(["accounts", "old.trellis"])["accounts"].as_array().unwrap().len(),
            accounts,
            "format {format}"
        );
        let said = desk.run(["check", "old.trellis"]).succeeded().out;
        let has_deals = format!("{deals} deals");
        assert_eq!(said.contains(&has_deals), deals > 0, "format {format}: {said}");
        // What was looked at only is left as it was.
        assert_eq!(fs::read(desk.path("old.trellis")).unwrap(), old(format));
        // Before anything of it is changed it is kept as it was.
        let kept = fs::read_dir(desk.path("data/backups")).unwrap().map(|entry| entry.unwrap().path());
        let kept = kept.filter(|path| path.is_file()).collect::<Vec<_>>();
        assert_eq!(kept.len(), 1);
        assert_eq!(fs::read(&kept[0]).unwrap(), old(format));
    }
}

#[test]
fn an_import_that_was_undone_stays_so_in_the_history_of_an_older_document() {
    for (format, ..) in HELD {
        let desk = Desk::new();
        desk.write("old.trellis", old(format));
        let history = desk.run(["history", "old.trellis"]).succeeded().out;
        let late = history.lines().find(|line| line.contains("late-roster.csv")).unwrap();
        assert!(late.contains("(taken back)"), "format {format}: {late}");
    }
}

#[test]
fn an_older_document_that_was_cut_is_recovered_too() {
    for (format, partners, ..) in HELD {
        let desk = Desk::new();
        let whole = old(format);
        desk.write("old.trellis", &whole[..whole.len() - 4_096]);
        desk.run(["map", "old.trellis"]).refused("old is damaged");
        desk.run(["check", "old.trellis", "--repair", "new.trellis"]).succeeded();
        desk.run(["check", "new.trellis"]).succeeded();
        let found = desk.json(["map", "new.trellis"])["partner_count"].as_u64().unwrap();
        assert!(found > 0 && found <= partners, "format {format}: {found} partners");
    }
}
