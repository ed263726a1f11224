//! The articles that are sent.

use std::fs;
use std::path::Path;

use peacebrief::{date, v1};

use crate::Result;

/// The articles of every `*.json` of a folder of reference files, in order of name.
pub(crate) fn read(folder: &Path) -> Result<Vec<v1::Article>> {
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let mut files: Vec<_> =
        paths.into_iter().filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    files.sort();
    let articles = files.iter().map(|path| article(&fs::read(path)?)).collect::<Result<Vec<_>>>()?;
    if articles.is_empty() {
        Err(format!("no reference files (*.json) in {}", folder.display()).into())
    } else {
        Ok(articles)
    }
}

fn article(json: &[u8]) -> Result<v1::Article> {
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

/// An article of so many bytes, or a few less: the paragraphs of all articles over and over, numbered so that no two are the same. A
/// short one is the beginning of its first paragraph.
pub(crate) fn of_length(articles: &[v1::Article], bytes: usize) -> v1::Article {
    let paragraphs = articles.iter().flat_map(|article| article.body.lines()).filter(|line| !line.is_empty());
    let mut body = String::with_capacity(bytes);
    for (number, paragraph) in paragraphs.cycle().enumerate() {
        let paragraph = format!("{paragraph} This was report {number}.\n\n");
        let room = bytes - body.len();
        if paragraph.len() >= room {
            // To the byte, so that sizes are what they are called; characters are not cut.
            body.push_str(&paragraph[..paragraph.floor_char_boundary(room)]);
            break;
        }
        body.push_str(&paragraph);
    }
    v1::Article { title: String::new(), body, language: "en".to_owned(), ..articles[0].clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_long_as_asked_and_nowhere_the_same() {
        let articles = [v1::Article { body: "One.\n\nTwö.".into(), ..Default::default() }];
        for bytes in [10, 1000, 100_000] {
            let length = of_length(&articles, bytes).body.len();
            assert!((bytes - 3..=bytes).contains(&length), "{length} of {bytes}");
        }
        let body = of_length(&articles, 10_000).body;
        let mut lines: Vec<_> = body.lines().filter(|line| !line.is_empty()).collect();
        let count = lines.len();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), count);
    }
}
