//! Reading the stories of a folder: the reports of each, and nothing of its reference digest.

use std::fs;
use std::path::Path;

use peacebrief::v1;

use crate::article::{Article, ArticleError, read_file};

/// Several reports on one process, in order of publication.
#[derive(Debug)]
pub(crate) struct Story {
    /// The folder's name.
    pub(crate) id: String,
    /// The reports, each as the reference files have it and as the service takes it.
    pub(crate) reports: Vec<(Article, v1::Article)>,
}

/// What in a story's folder is no report.
const REFERENCE: &str = "digest.json";

/// Reads every story of a folder, in order of name.
pub(crate) fn read_stories(folder: &Path) -> Result<Vec<Story>, ArticleError> {
    let io = |source| ArticleError::Io { path: folder.to_owned(), source };
    let mut stories = Vec::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        if entry.path().is_dir() {
            let id = entry.file_name().to_string_lossy().into_owned();
            stories.push(Story { id, reports: read_reports(&entry.path())? });
        }
    }
    stories.sort_by(|a, b| a.id.cmp(&b.id));
    if stories.is_empty() {
        return Err(ArticleError::Empty(folder.to_owned()));
    }
    Ok(stories)
}

fn read_reports(folder: &Path) -> Result<Vec<(Article, v1::Article)>, ArticleError> {
    let io = |source| ArticleError::Io { path: folder.to_owned(), source };
    let mut reports = Vec::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        let path = entry.map_err(io)?.path();
        let is_report =
            path.extension().is_some_and(|e| e == "json") && path.file_name().is_some_and(|n| n != REFERENCE);
        if is_report {
            reports.push(read_file(&path)?);
        }
    }
    reports.sort_by(|(a, _), (b, _)| (&a.published, &a.id).cmp(&(&b.published, &b.id)));
    if reports.is_empty() { Err(ArticleError::Empty(folder.to_owned())) } else { Ok(reports) }
}
