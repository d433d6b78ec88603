//! A temporary folder with its own data, and the command line in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

pub struct Desk {
    folder: TempDir,
}

/// What a command said and how it ended.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub error: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A desk with the demo on it, as `demo.trellis`. It is made once and copied: making it takes seconds.
    pub fn with_demo() -> Self {
        static DEMO: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        let content = DEMO.get_or_init(|| {
            let desk = Self::new();
            desk.run(["new", "demo.trellis", "--demo"]).succeeded();
            fs::read(desk.path("demo.trellis")).unwrap()
        });
        let desk = Self::new();
        fs::write(desk.path("demo.trellis"), content).unwrap();
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub fn command<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trellis"));
        command.current_dir(self.folder.path()).env("TRELLIS_DATA", self.path("data")).args(arguments);
        command
    }

    #[track_caller]
    pub fn run<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Said {
        Said::from(self.command(arguments).output().unwrap())
    }

    /// The answer of a command that prints JSON.
    #[track_caller]
    pub fn json<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Value {
        let said = self.run(arguments.into_iter().chain(["--json"])).succeeded();
        serde_json::from_str(&said.out).unwrap()
    }
}

impl Said {
    #[track_caller]
    pub fn succeeded(self) -> Self {
        assert_eq!((self.code, self.error.as_str()), (0, ""), "{}", self.out);
        self
    }

    /// Exit 1, and one sentence on standard error that says `expected`.
    #[track_caller]
    pub fn refused(self, expected: &str) {
        assert_eq!(self.code, 1, "{}{}", self.out, self.error);
        assert_eq!(self.error.trim_end().lines().count(), 1, "more than one line: {}", self.error);
        assert!(self.error.starts_with("trellis: ") && self.error.contains(expected), "{}", self.error);
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            error: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// A workbook of the repository.
pub fn roster(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/rosters").join(name).to_str().unwrap().to_owned()
}

/// What importing the demo has to come to, worked out by the generator of its workbooks.
pub fn expected() -> Value {
    serde_json::from_str(&fs::read_to_string(roster("expected.json")).unwrap()).unwrap()
}
