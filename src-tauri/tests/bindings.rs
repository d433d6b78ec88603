//! The window's types are generated from the commands; a committed file that differs fails.

use specta_typescript::Typescript;

#[test]
fn the_committed_types_are_those_of_the_commands() {
    let committed = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/ipc/bindings.ts");
    let folder = tempfile::TempDir::new().unwrap();
    let fresh = folder.path().join("bindings.ts");
    trellis_app::builder().export(Typescript::default(), &fresh).unwrap();
    let fresh = std::fs::read_to_string(&fresh).unwrap();
    if std::env::var_os("TRELLIS_UPDATE_TYPES").is_some() {
        std::fs::write(committed, &fresh).unwrap();
    }
    let standing = std::fs::read_to_string(committed).unwrap();
    assert!(standing == fresh, "ui/src/ipc/bindings.ts is out of date; run `make types` and commit it");
}
