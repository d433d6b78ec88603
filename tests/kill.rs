//! A power cut in the middle of an import: the document is whole and holds what was committed before.

use std::process::Stdio;
use std::time::Instant;

use crate::desk::{Desk, roster};

const TIMES: u32 = 50;

#[test]
fn a_killed_import_leaves_the_document_whole() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    desk.run(["import", &roster("demo-roster.xlsx"), "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
    let accounts = roster("demo-accounts.csv");
    let arguments = ["import", &accounts, "--into", "map.trellis"];
    let begun = Instant::now();
    desk.run(arguments).succeeded();
    let whole = begun.elapsed();
    desk.run(["undo", "map.trellis"]).succeeded();

    let (mut before, mut after) = (0, 0);
    for time in 0..TIMES {
        let mut child = desk.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // From just after the start to just before the end, so that reading, storing and publishing are all hit.
        std::thread::sleep(whole.mul_f64(f64::from(time + 1) / f64::from(TIMES)));
        child.kill().unwrap();
        child.wait().unwrap();

        desk.run(["check", "map.trellis"]).succeeded();
        assert_eq!(desk.json(["map", "map.trellis"])["partner_count"], 90);
        let stored = desk.json(["accounts", "map.trellis"])["accounts"].as_array().unwrap().len();
        match stored {
            0 => before += 1,
            994 => {
                after += 1;
                desk.run(["undo", "map.trellis"]).succeeded();
            }
            some => panic!("half an import was kept: {some} accounts"),
        }
    }
    assert!(before > 0, "no kill came before the commit; {after} came after it");
}
