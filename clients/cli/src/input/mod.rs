//! From what stands on the command line to articles: files, folders, lines of JSON, standard input.

mod error;
mod front_matter;
mod json;
mod lines;
mod plan;
mod text;

pub(crate) use error::{Fault, InputError};
pub(crate) use plan::Plan;

use peacebrief::v1;

/// One article, and where it came from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// The article's own id, or one made from the name of its file.
    pub(crate) id: String,
    /// Where it came from, as the user would name it: `report.txt`, `reports.jsonl:12`, `-`.
    pub(crate) file: String,
    /// The article.
    pub(crate) article: v1::Article,
}

/// What the command line says of every article; it goes before what an article says of itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Overrides {
    /// The headline.
    pub(crate) title: Option<String>,
    /// Who published it.
    pub(crate) source: Option<String>,
    /// The day of publication.
    pub(crate) published: Option<v1::Date>,
    /// The language.
    pub(crate) language: Option<String>,
}

impl Overrides {
    fn apply(&self, article: &mut v1::Article) {
        let put = |from: &Option<String>, to: &mut String| {
            if let Some(value) = from {
                to.clone_from(value);
            }
        };
        put(&self.title, &mut article.title);
        put(&self.source, &mut article.source);
        put(&self.language, &mut article.language);
        if self.published.is_some() {
            article.published = self.published;
        }
    }
}
