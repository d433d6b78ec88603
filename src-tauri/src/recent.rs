use std::fs;
use std::path::{Path, PathBuf};

use trellis_core::Result;
use trellis_core::api::document::RecentDocument;
use trellis_core::store::Environment;

/// The documents opened before, the last one first; their paths stay in Rust.
pub struct RecentFiles {
    file: PathBuf,
    paths: Vec<PathBuf>,
}

/// A menu longer than this is not read.
const MOST: usize = 8;

impl RecentFiles {
    /// A list that is missing or unreadable is an empty one: it is only a convenience.
    pub fn load(environment: &Environment) -> Self {
        let file = environment.data_folder.join("recent.json");
        let paths = fs::read(&file).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
        Self { file, paths }
    }

    pub fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// Puts `path` first.
    pub fn remember(&mut self, path: &Path) -> Result<()> {
        self.paths.retain(|known| known != path);
        self.paths.insert(0, path.to_owned());
        self.paths.truncate(MOST);
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(&self.file, serde_json::to_vec(&self.paths)?)?)
    }

    /// What the menu lists: those that still exist, without the one that is open.
    pub fn listed(&self, open: Option<&Path>) -> Vec<RecentDocument> {
        let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        let listed = (0..).zip(&self.paths).filter(|(_, path)| path.exists() && Some(path.as_path()) != open);
        listed
            .map(|(index, path)| RecentDocument {
                index,
                name: text(path.file_stem()),
                folder: path.parent().map(|folder| folder.display().to_string()).unwrap_or_default(),
            })
            .collect()
    }
}
