use std::path::Path;

use trellis_core::Result;
use trellis_core::demo::create_demo;
use trellis_core::store::Document;

use super::environment;
use crate::progress;

pub fn run(path: &Path, demo: bool) -> Result<()> {
    let document =
        if demo { create_demo(path, environment(), &progress::job())? } else { Document::create(path, environment())? };
    document.close()
}
