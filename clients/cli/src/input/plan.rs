//! Which files are to be read, in which order and in which form.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read as _};
use std::path::{Path, PathBuf};

use super::error::{Fault, InputError};
use super::lines::Lines;
use super::{Item, Overrides, json, text};
use crate::args::InputForm;

/// Files deeper than this below a folder are not looked for: nobody files reports so, but a loop of mounts would.
const DEPTH: usize = 64;

/// Everything that is to be read, in order; nothing but standard input has been opened yet.
pub(crate) struct Plan {
    sources: Vec<Result<Source, InputError>>,
    folders: bool,
}

/// One file to be read.
struct Source {
    /// As the user would name it.
    file: String,
    /// The name without folder and extension.
    stem: String,
    form: InputForm,
    from: From,
}

enum From {
    Path(PathBuf),
    /// What was read from standard input to learn its form, and the rest.
    Stdin(Box<dyn BufRead + Send>),
}

impl Plan {
    /// Looks at every argument. `form` goes before what a file's name tells.
    pub(crate) fn new(arguments: &[PathBuf], form: Option<InputForm>) -> Self {
        let mut plan = Self { sources: Vec::new(), folders: false };
        for path in arguments {
            let file = path.to_string_lossy().into_owned();
            if path.as_os_str() == "-" {
                let source = stdin(form).map_err(|fault| fault.of(&file));
                plan.sources.push(source);
                continue;
            }
            match fs::metadata(path) {
                Ok(found) if found.is_dir() => plan.add_folder(path, &file, form),
                Ok(_) => plan.sources.push(Ok(Source::of(path, form))),
                Err(error) => plan.sources.push(Err(Fault::Io(error).of(&file))),
            }
        }
        plan
    }

    fn add_folder(&mut self, path: &Path, file: &str, form: Option<InputForm>) {
        self.folders = true;
        let before = self.sources.len();
        walk(path, DEPTH, form, &mut self.sources);
        if self.sources.len() == before {
            self.sources.push(Err(Fault::NoArticles.of(file)));
        }
    }

    /// Whether more than one article can come of it, whatever the files hold.
    pub(crate) fn is_several(&self) -> bool {
        self.folders || self.sources.len() != 1 || self.total().is_none()
    }

    /// How many articles there are to be, failures counted; `None` where only reading can tell.
    pub(crate) fn total(&self) -> Option<u64> {
        let lines = |source: &Result<Source, _>| source.as_ref().is_ok_and(|s| s.form == InputForm::Jsonl);
        (!self.sources.iter().any(lines)).then_some(self.sources.len() as u64)
    }

    /// Reads one article after the other, each when it is asked for.
    pub(crate) fn read(
        self,
        overrides: Overrides,
    ) -> impl Iterator<Item = Result<Item, InputError>> + Send + 'static {
        self.sources.into_iter().flat_map(read_source).map(move |item| {
            item.map(|mut item| {
                overrides.apply(&mut item.article);
                item
            })
        })
    }
}

impl Source {
    fn of(path: &Path, form: Option<InputForm>) -> Self {
        let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        Self {
            file: path.to_string_lossy().into_owned(),
            stem: part(path.file_stem()),
            form: form.or_else(|| form_of_name(path)).unwrap_or(InputForm::Text),
            from: From::Path(path.to_owned()),
        }
    }
}

fn read_source(
    source: Result<Source, InputError>,
) -> Box<dyn Iterator<Item = Result<Item, InputError>> + Send> {
    let Source { file, stem, form, from } = match source {
        Ok(source) => source,
        Err(error) => return Box::new(std::iter::once(Err(error))),
    };
    let opened: io::Result<Box<dyn BufRead + Send>> = match from {
        From::Stdin(stdin) => Ok(stdin),
        From::Path(path) => File::open(path).map(|file| Box::new(BufReader::new(file)) as Box<_>),
    };
    let item = match (opened, form) {
        (Err(error), _) => Err(Fault::Io(error)),
        (Ok(from), InputForm::Jsonl) => return Box::new(Lines::new(from, &stem, &file)),
        (Ok(from), InputForm::Json) => text::read(from).and_then(|text| {
            if text.trim().is_empty() { Err(Fault::Empty) } else { json::article(&text, &stem, &file) }
        }),
        (Ok(from), InputForm::Text) => text::read(from).and_then(|text| text::article(&text, &stem, &file)),
    };
    Box::new(std::iter::once(item.map_err(|fault| fault.of(&file))))
}

/// The form that a file's name tells; `None` for a name that tells none.
fn form_of_name(path: &Path) -> Option<InputForm> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "txt" => Some(InputForm::Text),
        "json" => Some(InputForm::Json),
        "jsonl" | "ndjson" => Some(InputForm::Jsonl),
        _ => None,
    }
}

/// Adds the articles in a folder, in order of their names; hidden files and folders are passed over, and links to
/// folders too, for they may lead in circles.
fn walk(folder: &Path, depth: usize, form: Option<InputForm>, into: &mut Vec<Result<Source, InputError>>) {
    let listing: io::Result<Vec<_>> = fs::read_dir(folder).and_then(Iterator::collect);
    let mut entries = match listing {
        Ok(entries) => entries,
        Err(error) => return into.push(Err(Fault::Io(error).of(&folder.to_string_lossy()))),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if depth > 0 {
                walk(&path, depth - 1, form, into);
            }
        } else if form_of_name(&path).is_some() && !path.is_dir() {
            into.push(Ok(Source::of(&path, form)));
        }
    }
}

/// Standard input, read as far as it takes to learn its form: an object on its first line and more below is one object
/// a line, an object alone or one that goes on is a single article, and all else is plain text.
fn stdin(form: Option<InputForm>) -> Result<Source, Fault> {
    let mut from = BufReader::new(io::stdin());
    let mut head = Vec::new();
    let form = match form {
        Some(form) => form,
        None => {
            (&mut from).take(text::LIMIT).read_until(b'\n', &mut head)?;
            let starts_object = head.trim_ascii_start().starts_with(b"{");
            let whole_object = serde_json::from_slice::<serde::de::IgnoredAny>(&head).is_ok();
            match (starts_object, whole_object) {
                (true, true) if !from.fill_buf()?.is_empty() => InputForm::Jsonl,
                (true, _) => InputForm::Json,
                (false, _) => InputForm::Text,
            }
        }
    };
    let from = From::Stdin(Box::new(BufReader::new(Cursor::new(head).chain(from))));
    Ok(Source { file: "-".to_owned(), stem: "-".to_owned(), form, from })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(plan: &Plan) -> Vec<&str> {
        plan.sources
            .iter()
            .map(|source| match source {
                Ok(source) => source.file.as_str(),
                Err(error) => error.file.as_str(),
            })
            .collect()
    }

    #[test]
    fn a_folder_gives_its_articles_in_order_of_their_names_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/deep")).unwrap();
        fs::create_dir_all(root.join(".git")).unwrap();
        for name in ["c.txt", "a.TXT", "b/deep/x.json", "b/y.jsonl", "README.md", ".hidden.txt", ".git/z.txt"]
        {
            fs::write(root.join(name), "x").unwrap();
        }
        let plan = Plan::new(&[root.to_owned()], None);
        let expected = ["a.TXT", "b/deep/x.json", "b/y.jsonl", "c.txt"].map(|name| root.join(name));
        assert_eq!(files(&plan), expected.iter().map(|p| p.to_str().unwrap()).collect::<Vec<_>>());
        assert_eq!(plan.total(), None);
        assert!(plan.is_several());
    }

    #[test]
    fn what_is_not_there_fails_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (good, missing) = (folder.path().join("good.txt"), folder.path().join("missing.txt"));
        fs::write(&good, "Talks resumed.").unwrap();
        let plan = Plan::new(&[missing, good], None);
        assert_eq!(plan.total(), Some(2));
        let items: Vec<_> = plan.read(Overrides::default()).collect();
        assert!(items[0].is_err());
        assert_eq!(items[1].as_ref().unwrap().id, "good");
    }

    #[test]
    fn a_folder_without_articles_says_so() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.md"), "x").unwrap();
        let plan = Plan::new(&[folder.path().to_owned()], None);
        let error = plan.read(Overrides::default()).next().unwrap().unwrap_err();
        assert!(matches!(error.fault, Fault::NoArticles));
    }

    #[test]
    fn the_command_line_goes_before_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, r#"{"text":"T","title":"Old","published":"2020-01-01","source":"Wire"}"#).unwrap();
        let overrides = Overrides {
            title: Some("New".into()),
            published: Some(peacebrief::v1::Date { year: 2025, month: 8, day: 11 }),
            ..Overrides::default()
        };
        let item = Plan::new(&[path], None).read(overrides).next().unwrap().unwrap();
        assert_eq!((item.article.title.as_str(), item.article.source.as_str()), ("New", "Wire"));
        assert_eq!(item.article.published.unwrap().year, 2025);
    }
}
