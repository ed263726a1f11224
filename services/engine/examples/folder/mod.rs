//! The articles of a folder of reference files.

use std::error::Error;
use std::fs;

use peacebrief::{date, v1};

/// The articles of every `*.json` of a folder, in order of name.
pub(crate) fn read(folder: &str) -> Result<Vec<v1::Article>, Box<dyn Error>> {
    let paths =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<_> =
        paths.into_iter().filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    files.sort();
    let articles = files.iter().map(|path| read_file(&fs::read(path)?)).collect::<Result<Vec<_>, _>>()?;
    if articles.is_empty() {
        Err(format!("no reference files (*.json) in {folder}").into())
    } else {
        Ok(articles)
    }
}

fn read_file(json: &[u8]) -> Result<v1::Article, Box<dyn Error>> {
    let file: serde_json::Value = serde_json::from_slice(json)?;
    let field = |name: &str| file[name].as_str().unwrap_or_default().to_owned();
    Ok(v1::Article {
        title: field("title"),
        body: field("text"),
        source: field("source"),
        published: Some(date::parse(&field("published"))?),
        language: String::new(),
    })
}
