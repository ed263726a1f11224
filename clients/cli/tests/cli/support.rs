//! Runs the real binary, with its service built in, on files of a temporary folder.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A report that any version of the engine finds something in.
pub(crate) const REPORT: &str = "NORHAVEN, 11 August 2025 - Armenia and Azerbaijan signed a ceasefire agreement in Geneva on \
Friday, officials said.\n\nThe Armenian foreign minister, Ararat Mirzoyan, said that his country would withdraw its \
troops within 30 days.\n";

/// A temporary folder with files in it.
pub(crate) struct Files {
    folder: tempfile::TempDir,
}

impl Files {
    /// Writes files, making the folders that their names hold.
    pub(crate) fn new<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs `peacebrief` in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        self.run_with(arguments, b"")
    }

    /// Runs `peacebrief` in the folder, with something on its standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], stdin: &[u8]) -> Ended {
        let mut child = command(self.folder.path(), arguments).spawn().unwrap();
        let mut to = child.stdin.take().unwrap();
        let stdin = stdin.to_vec();
        let writer = std::thread::spawn(move || {
            // A command that ends before it has read everything is no fault of the test.
            let _ = to.write_all(&stdin);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Ended::of(output)
    }
}

/// `peacebrief`, not yet started.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_peacebrief"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("PEACEBRIEF_SERVER")
        .env_remove("PEACEBRIEF_LEXICON")
        .env_remove("PEACEBRIEF_DATA_DIR")
        .env_remove("NO_COLOR");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Standard output of a run that had nothing to complain of.
    #[track_caller]
    pub(crate) fn success(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    /// Standard error of a run that ended with this status.
    #[track_caller]
    pub(crate) fn failure(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
        self.err
    }
}
