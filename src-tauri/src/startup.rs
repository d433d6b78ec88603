use std::path::{Path, PathBuf};

use trellis_core::store::{Document, Environment};
use trellis_core::{Code, Error, Result};

use crate::recent::RecentFiles;

/// The machine, with everything Trellis keeps for itself under one folder.
pub fn environment() -> Environment {
    machine().with_worker(std::env::current_exe().ok())
}

fn machine() -> Environment {
    let folder = data_folder();
    #[cfg(feature = "test-seams")]
    if let Some(now) = std::env::var("TRELLIS_NOW").ok().and_then(|text| text.parse().ok()) {
        return Environment::system_at(folder, now);
    }
    Environment::system(folder)
}

/// `TRELLIS_DATA` where it is set, else the folder the system gives applications.
fn data_folder() -> PathBuf {
    std::env::var_os("TRELLIS_DATA")
        .map_or_else(|| dirs::data_dir().unwrap_or_else(std::env::temp_dir).join("trellis"), PathBuf::from)
}

/// Why the window opens on another document than was expected.
pub struct Trouble {
    pub sentence: String,
    /// The document that was expected, where it cannot be read.
    pub damaged: Option<PathBuf>,
}

/// The document the window opens on, and why when it is not the one that was expected. `None` when another
/// window has it: that one is asked to show itself, and this launch ends.
pub fn document(environment: &Environment) -> Option<(Document, Option<Trouble>)> {
    let wanted = wanted_path(environment);
    match open_or_create(&wanted, environment) {
        Ok(document) => Some((document, None)),
        Err(error) if error.code == Code::Owned => {
            let document = wait_for_owner(&wanted, environment);
            if document.is_none() && Document::attention_is_pending(&wanted, environment) {
                give_up(&error.message);
            }
            document.map(|document| (document, None))
        }
        Err(error) => spare_document(environment, &wanted, error),
    }
}

/// Asks the owner to show itself and waits until it did. A command, which has no window, is waited for instead: then
/// the document is opened here.
fn wait_for_owner(path: &Path, environment: &Environment) -> Option<Document> {
    Document::ask_for_attention(path, environment).ok()?;
    for _ in 0..10 {
        std::thread::sleep(std::time::Duration::from_millis(300));
        if !Document::attention_is_pending(path, environment) {
            return None;
        }
        if let Ok(document) = Document::open(path, environment.clone()) {
            // The note was for somebody who is gone.
            let _ = document.attention_was_asked();
            return Some(document);
        }
    }
    None
}

/// Says why there is no window, and ends.
pub fn give_up(reason: &str) {
    eprintln!("trellis: {reason}");
    #[cfg(not(feature = "test-seams"))]
    rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("Trellis").set_description(reason).show();
    std::process::exit(1);
}

/// A document named on the command line, else the one open last, else a document of its own.
fn wanted_path(environment: &Environment) -> PathBuf {
    let named = std::env::args_os().nth(1).map(PathBuf::from);
    let last = || RecentFiles::load(environment).paths().first().filter(|path| path.exists()).cloned();
    named.or_else(last).unwrap_or_else(|| own_folder(environment).join("Partner map.trellis"))
}

fn own_folder(environment: &Environment) -> PathBuf {
    environment.data_folder.join("documents")
}

fn open_or_create(path: &Path, environment: &Environment) -> Result<Document> {
    if path.exists() || !path.starts_with(own_folder(environment)) {
        return Document::open(path, environment.clone());
    }
    std::fs::create_dir_all(own_folder(environment))?;
    Document::create(path, environment.clone())
}

/// A fresh document, when the expected one cannot be opened; nothing of that one is touched.
fn spare_document(environment: &Environment, wanted: &Path, error: Error) -> Option<(Document, Option<Trouble>)> {
    let made = (2..1000).map(|number| own_folder(environment).join(format!("Partner map {number}.trellis")));
    let free = made.into_iter().find(|path| !path.exists())?;
    match open_or_create(&free, environment) {
        Ok(document) => {
            let damaged = (error.code == Code::Damaged).then(|| wanted.to_owned());
            Some((document, Some(Trouble { sentence: error.message, damaged })))
        }
        Err(second) => {
            give_up(&second.message);
            None
        }
    }
}
