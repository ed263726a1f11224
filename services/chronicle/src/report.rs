//! What the chronicle takes in.

use peacebrief::v1;

/// A report with its brief.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The resource name of the brief, `briefs/{brief}`: the report's identity. Must not tell anything of the article.
    pub name: String,
    /// The article: headline, source, day of publication, and the body that the brief's spans point into.
    pub article: v1::Article,
    /// Its brief, which counts in UTF-8.
    pub brief: v1::Brief,
}
