//! Native dialogs behind a trait: a test cannot reach them. The paths they give never leave Rust.

use std::path::PathBuf;

use tauri::AppHandle;

/// What a user is asked by the system's own dialogs; `None`, or nothing, is a dialog that was cancelled.
/// The calls wait for the answer and must not be made on the main thread.
pub trait Dialogs: Send + Sync {
    fn open_document(&self) -> Option<PathBuf>;
    fn save_document(&self, suggested: &str) -> Option<PathBuf>;
    fn pick_imports(&self) -> Vec<PathBuf>;
    fn pick_import_folder(&self) -> Option<PathBuf>;
    fn save_file(&self, file: &NewFile<'_>) -> Option<PathBuf>;
    fn pick_export_folder(&self) -> Option<PathBuf>;
    /// A presentation whose look is taken over.
    fn pick_template(&self) -> Option<PathBuf>;
    fn pick_logo(&self) -> Option<PathBuf>;
    /// Says one sentence that belongs to no screen.
    fn tell(&self, sentence: &str);
}

/// A file that is to be written, and what it is called if the user says nothing else.
pub struct NewFile<'a> {
    /// "Choose where the problems are kept".
    pub title: &'a str,
    /// "Excel workbook".
    pub kind: &'a str,
    /// Without the dot.
    pub extension: &'a str,
    /// Without its extension.
    pub suggested: &'a str,
}

/// A name as a file's: what would lead to another folder, hide it or turn what is read of it around is a dash. It is made of what a
/// document is called, and a document may come from anybody.
fn as_file_name(name: &str) -> String {
    let is_harmful = |letter: char| {
        letter.is_control()
            || r#"/\:*?"<>|"#.contains(letter)
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let name = name.replace(is_harmful, "-");
    if name.starts_with('.') { format!("-{name}") } else { name }
}

#[cfg(not(feature = "test-seams"))]
pub fn native(app: &AppHandle) -> Box<dyn Dialogs> {
    Box::new(system::System { app: app.clone() })
}

#[cfg(feature = "test-seams")]
pub fn native(app: &AppHandle) -> Box<dyn Dialogs> {
    match std::env::var_os("TRELLIS_DIALOGS") {
        Some(file) => Box::new(scripted::Scripted { file: file.into() }),
        None => Box::new(system::System { app: app.clone() }),
    }
}

mod system {
    use std::path::PathBuf;

    use rfd::{AsyncFileDialog, AsyncMessageDialog, MessageLevel};
    use tauri::async_runtime::block_on;
    use tauri::{AppHandle, Manager};

    use super::{Dialogs, NewFile, as_file_name};

    pub struct System {
        pub app: AppHandle,
    }

    impl System {
        fn dialog(&self, title: &str) -> AsyncFileDialog {
            let dialog = AsyncFileDialog::new().set_title(title);
            match self.app.get_webview_window("main") {
                Some(window) => dialog.set_parent(&window),
                None => dialog,
            }
        }

        fn document_dialog(&self, title: &str) -> AsyncFileDialog {
            self.dialog(title).add_filter("Trellis document", &["trellis"])
        }
    }

    impl Dialogs for System {
        fn open_document(&self) -> Option<PathBuf> {
            block_on(self.document_dialog("Open a document").pick_file()).map(path)
        }

        fn save_document(&self, suggested: &str) -> Option<PathBuf> {
            let dialog = self.document_dialog("Choose where the document is kept");
            block_on(dialog.set_file_name(format!("{}.trellis", as_file_name(suggested))).save_file()).map(path)
        }

        fn pick_imports(&self) -> Vec<PathBuf> {
            let dialog = self.dialog("Choose files to import");
            let dialog = dialog
                .add_filter("Spreadsheets", &["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"])
                .add_filter("All files", &["*"]);
            block_on(dialog.pick_files()).unwrap_or_default().into_iter().map(path).collect()
        }

        fn pick_import_folder(&self) -> Option<PathBuf> {
            block_on(self.dialog("Choose a folder of files to import").pick_folder()).map(path)
        }

        fn save_file(&self, file: &NewFile<'_>) -> Option<PathBuf> {
            let dialog = self.dialog(file.title).add_filter(file.kind, &[file.extension]);
            let name = format!("{}.{}", as_file_name(file.suggested), file.extension);
            block_on(dialog.set_file_name(name).save_file()).map(path)
        }

        fn pick_export_folder(&self) -> Option<PathBuf> {
            block_on(self.dialog("Choose a folder for the slides").pick_folder()).map(path)
        }

        fn pick_template(&self) -> Option<PathBuf> {
            let dialog = self.dialog("Choose your company's template");
            block_on(dialog.add_filter("PowerPoint", &["pptx", "potx", "pptm", "potm"]).pick_file()).map(path)
        }

        fn pick_logo(&self) -> Option<PathBuf> {
            let dialog = self.dialog("Choose your company's logo");
            block_on(dialog.add_filter("Pictures", &["png", "jpg", "jpeg", "svg"]).pick_file()).map(path)
        }

        fn tell(&self, sentence: &str) {
            let message = AsyncMessageDialog::new().set_level(MessageLevel::Warning).set_title("Trellis");
            block_on(message.set_description(sentence).show());
        }
    }

    fn path(handle: impl Into<PathBuf>) -> PathBuf {
        handle.into()
    }
}

/// Dialogs answered from a file, for the tests that drive the window.
#[cfg(feature = "test-seams")]
mod scripted {
    use std::path::PathBuf;

    use serde::Deserialize;

    use super::{Dialogs, NewFile};

    pub struct Scripted {
        pub file: PathBuf,
    }

    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Answers {
        open: Option<PathBuf>,
        save: Option<PathBuf>,
        imports: Vec<PathBuf>,
        import_folder: Option<PathBuf>,
        file: Option<PathBuf>,
        folder: Option<PathBuf>,
        template: Option<PathBuf>,
        logo: Option<PathBuf>,
    }

    impl Scripted {
        /// Read anew each time: the test writes the next answer while the window runs.
        fn answers(&self) -> Answers {
            let text = std::fs::read(&self.file).unwrap_or_default();
            serde_json::from_slice(&text).unwrap_or_default()
        }
    }

    impl Dialogs for Scripted {
        fn open_document(&self) -> Option<PathBuf> {
            self.answers().open
        }

        fn save_document(&self, _suggested: &str) -> Option<PathBuf> {
            self.answers().save
        }

        fn pick_imports(&self) -> Vec<PathBuf> {
            self.answers().imports
        }

        fn pick_import_folder(&self) -> Option<PathBuf> {
            self.answers().import_folder
        }

        fn save_file(&self, _file: &NewFile<'_>) -> Option<PathBuf> {
            self.answers().file
        }

        fn pick_export_folder(&self) -> Option<PathBuf> {
            self.answers().folder
        }

        fn pick_template(&self) -> Option<PathBuf> {
            self.answers().template
        }

        fn pick_logo(&self) -> Option<PathBuf> {
            self.answers().logo
        }

        fn tell(&self, sentence: &str) {
            eprintln!("trellis: {sentence}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::as_file_name;

    #[test]
    fn a_suggested_name_stays_in_its_folder() {
        assert_eq!(as_file_name("Northfold partner map, plan for Q3 2026"), "Northfold partner map, plan for Q3 2026");
        assert_eq!(as_file_name("../../.bashrc"), "-..-..-.bashrc");
        assert_eq!(as_file_name("/etc/passwd"), "-etc-passwd");
        assert_eq!(as_file_name("..\\C:\\win"), "-..-C--win");
        assert_eq!(as_file_name("map\u{202e}xslx.\u{0}"), "map-xslx.-");
    }
}
