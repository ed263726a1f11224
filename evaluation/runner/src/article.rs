//! Reading the articles of a folder of reference files, and nothing of their references.

use std::path::{Path, PathBuf};
use std::{fs, io};

use peacebrief::{date, v1};
use serde::{Deserialize, Serialize};

/// What a producer of briefs may see of a reference file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Article {
    /// The file's name without `.json`.
    pub(crate) id: String,
    /// The headline.
    pub(crate) title: String,
    /// The publisher, or the style that the article is written in.
    pub(crate) source: String,
    /// The day of publication, `YYYY-MM-DD`.
    pub(crate) published: String,
    /// The body.
    pub(crate) text: String,
}

/// Why a folder or a file in it cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ArticleError {
    /// The file system says no.
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    /// The file is not of the reference form.
    #[error("{}: {source}", path.display())]
    Form { path: PathBuf, source: serde_json::Error },
    /// The file says that it is another.
    #[error("{}: its id is {id:?}, not its name", path.display())]
    Id { path: PathBuf, id: String },
    /// The date of publication is none.
    #[error("{}: published: {source}", path.display())]
    Published { path: PathBuf, source: date::DateError },
    /// There is nothing to read.
    #[error("{}: no reference files (*.json) in it", .0.display())]
    Empty(PathBuf),
}

impl Article {
    /// The article as the service takes it.
    pub(crate) fn request(&self) -> Result<v1::Article, date::DateError> {
        Ok(v1::Article {
            title: self.title.clone(),
            body: self.text.clone(),
            source: self.source.clone(),
            published: Some(date::parse(&self.published)?),
            language: String::new(),
        })
    }
}

/// Reads every `*.json` of a folder, in order of name.
pub(crate) fn read_folder(folder: &Path) -> Result<Vec<(Article, v1::Article)>, ArticleError> {
    let io = |source| ArticleError::Io { path: folder.to_owned(), source };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        let path = entry.map_err(io)?.path();
        if path.extension().is_some_and(|e| e == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(ArticleError::Empty(folder.to_owned()));
    }
    paths.iter().map(|path| read_file(path)).collect()
}

/// Reads one reference file.
pub(crate) fn read_file(path: &Path) -> Result<(Article, v1::Article), ArticleError> {
    let io = |source| ArticleError::Io { path: path.to_owned(), source };
    let form = |source| ArticleError::Form { path: path.to_owned(), source };
    let article: Article = serde_json::from_slice(&fs::read(path).map_err(io)?).map_err(form)?;
    // Predictions are written under the id: one that is not the file's own name could lead anywhere.
    if path.file_stem().is_none_or(|stem| stem != article.id.as_str()) {
        return Err(ArticleError::Id { path: path.to_owned(), id: article.id });
    }
    let published = |source| ArticleError::Published { path: path.to_owned(), source };
    let request = article.request().map_err(published)?;
    Ok((article, request))
}
