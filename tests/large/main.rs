//! Writes a document of 400 partners, 100,000 host accounts, 1,000,000 overlap rows and 50,000 deals at the path it is given.

mod deals;
mod program;

use std::path::PathBuf;

use trellis_core::{Error, Result};

fn main() -> Result<()> {
    let path = std::env::args_os().nth(1).map(PathBuf::from).ok_or_else(|| Error::new("say where to write it"))?;
    let data = path.with_extension("data");
    program::write(&path, &data, &program::lists())?;
    deals::add(&path, program::ACCOUNTS, program::PARTNERS)?;
    std::fs::remove_dir_all(&data)?;
    Ok(())
}
