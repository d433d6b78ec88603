//! Writes the corpus: `cargo run -p trellis-core --example corpus`.
//!
//! One mess a file, and beside each what importing it has to come to, worked out here from what was written: nothing calls
//! the product's code. The same bytes every time.

mod account_lists;
mod amounts;
mod book;
mod converted;
mod crossbeam;
mod dates;
mod delimited;
mod encodings;
mod layout;
mod mess;
mod missing;
mod open_document;
mod presets;
mod repack;
mod rows;
mod sheets;
mod synonyms;

use std::error::Error;
use std::fs;
use std::path::Path;

use mess::Messes;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/rosters/corpus");
    let families: [fn() -> Messes; 12] = [
        || Ok(account_lists::messes()),
        amounts::messes,
        converted::messes,
        crossbeam::messes,
        dates::messes,
        encodings::messes,
        layout::messes,
        missing::messes,
        presets::messes,
        rows::messes,
        sheets::messes,
        synonyms::messes,
    ];
    for family in families {
        for mess in family()? {
            if let Some(bytes) = &mess.bytes {
                fs::write(folder.join(&mess.file), bytes)?;
            }
            fs::write(folder.join(format!("{}.expected.json", mess.file)), mess.expected_text()?)?;
        }
    }
    Ok(())
}
