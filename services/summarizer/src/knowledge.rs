//! The engine with a deployment's own knowledge: a folder of lexicon files laid over the built-in lexicon.

use std::path::{Path, PathBuf};

use peacebrief_engine::lexicon::{Lexicon, LexiconError};
use peacebrief_engine::{Engine, EngineError};

use crate::StartError;

/// Why a lexicon folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KnowledgeError {
    /// The folder, or a file in it, cannot be read.
    #[error("{}: {error}", .path.display())]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// The folder holds no file of a lexicon.
    #[error("{}: there is no lexicon file in this folder", .folder.display())]
    Empty {
        /// The folder.
        folder: PathBuf,
    },
    /// A file is none of the lexicon's, or does not fit.
    #[error("{}: {error}", .folder.display())]
    Lexicon {
        /// The folder.
        folder: PathBuf,
        /// The file, the entry, the field, and what is wrong.
        error: Box<LexiconError>,
    },
}

/// The built-in engine; where a folder is named, with its files laid over the built-in lexicon.
///
/// Every file of the folder counts but hidden ones and notes in Markdown: one with a misspelled name is refused, not
/// passed over. This reads files and builds tables: it is nothing for a thread that others wait for.
///
/// # Errors
/// [`StartError::Engine`] where the engine itself does not hold, [`StartError::Knowledge`] where the folder does not.
pub fn engine(folder: Option<&Path>) -> Result<Engine, StartError> {
    let Some(folder) = folder else { return Ok(Engine::embedded()?) };
    let files = read(folder)?;
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let lexicon = Lexicon::embedded().map_err(EngineError::from)?.overlaid(&files);
    let lexicon =
        lexicon.map_err(|error| KnowledgeError::Lexicon { folder: folder.into(), error: Box::new(error) })?;
    Ok(Engine::with_lexicon(lexicon)?)
}

/// The files of a folder: their names and what they hold.
fn read(folder: &Path) -> Result<Vec<(String, String)>, KnowledgeError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        |error| KnowledgeError::Read { path, error }
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed(folder))? {
        let path = entry.map_err(failed(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Kubernetes mounts files beside hidden folders of its own.
        let passed_over =
            name.starts_with('.') || path.extension().is_some_and(|extension| extension == "md");
        if !passed_over {
            files.push((name, std::fs::read_to_string(&path).map_err(failed(&path))?));
        }
    }
    if files.is_empty() {
        return Err(KnowledgeError::Empty { folder: folder.into() });
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    fn refusal(files: &[(&str, &str)]) -> String {
        engine(Some(folder(files).path())).unwrap_err().to_string()
    }

    #[test]
    fn a_fault_is_named_by_file_entry_and_field() {
        let herons = "[[group]]\nname = \"Night Herons\"\nkind = \"ARMED_GROUP\"\n";
        let error = refusal(&[("groups.toml", &format!("{herons}states = [\"Nowhere\"]\n"))]);
        assert!(
            error.contains("groups.toml, in group \"Night Herons\": group.states = \"Nowhere\""),
            "{error}"
        );
        let error = refusal(&[("groups.toml", &format!("{herons}alias = [\"Herons\"]\n"))]);
        assert!(
            error.contains("groups.toml, line 4, column 1, in group \"Night Herons\": `alias"),
            "{error}"
        );
        let error = refusal(&[("groups.toml", &herons.replace("ARMED_GROUP", "GANG"))]);
        assert!(error.contains("line 3") && error.contains("\"GANG\" is not an actor kind"), "{error}");
        let error = refusal(&[("groups.toml", "[[group]]\nname = \"Night Herons\"\n")]);
        assert!(error.contains("\"Night Herons\": the entry has no `kind`"), "{error}");
        let error = refusal(&[("states.toml", "[[state]]\nname = \"Nowhere\"\noverlay = \"extend\"\n")]);
        assert!(error.contains("state.name = \"Nowhere\": there is no such entry"), "{error}");
    }

    #[test]
    fn a_folder_that_can_add_nothing_is_refused() {
        assert!(refusal(&[]).contains("no lexicon file"));
        assert!(refusal(&[("README.md", "Notes."), (".groups.toml.swp", "")]).contains("no lexicon file"));
        let error = refusal(&[("group.toml", "")]);
        assert!(
            error.contains("group.toml: the lexicon has no file of that name")
                && error.contains("groups.toml")
        );
        let error = engine(Some(Path::new("/nowhere/at/all"))).unwrap_err().to_string();
        assert!(error.contains("/nowhere/at/all"), "{error}");
    }
}
