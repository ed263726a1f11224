//! One place where one report tells something, with its offsets in all encodings.

use peacebrief::v1::{self, EncodingType, TextSpan};

/// One place where one report tells something. Its offsets are kept in every encoding, so that no article has to be read to
/// answer in any of them.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Telling {
    /// `briefs/{brief}`.
    #[prost(string, tag = "1")]
    pub(crate) brief: String,
    /// Id of the finding within the brief.
    #[prost(string, tag = "2")]
    pub(crate) finding: String,
    #[prost(string, tag = "3")]
    pub(crate) source: String,
    #[prost(message, optional, tag = "4")]
    pub(crate) published: Option<v1::Date>,
    #[prost(string, tag = "5")]
    pub(crate) text: String,
    #[prost(message, required, tag = "6")]
    pub(crate) utf8: Range,
    #[prost(message, required, tag = "7")]
    pub(crate) utf16: Range,
    #[prost(message, required, tag = "8")]
    pub(crate) utf32: Range,
}

/// A half-open run of units.
#[derive(Clone, Copy, PartialEq, Eq, prost::Message)]
pub(crate) struct Range {
    #[prost(int32, tag = "1")]
    pub(crate) start: i32,
    #[prost(int32, tag = "2")]
    pub(crate) end: i32,
}

impl Telling {
    /// What tellings are sorted by: the first published first.
    pub(crate) fn order(&self) -> impl Ord + '_ {
        let published = self.published.map(|date| (date.year, date.month, date.day));
        (published, self.brief.as_str(), self.utf8.start, self.utf8.end, self.finding.as_str())
    }

    /// As the API tells it, in an encoding.
    pub(crate) fn to_api(&self, encoding: EncodingType) -> v1::Telling {
        let range = match encoding {
            EncodingType::Unspecified | EncodingType::Utf8 => self.utf8,
            EncodingType::Utf16 => self.utf16,
            EncodingType::Utf32 => self.utf32,
        };
        v1::Telling {
            brief: self.brief.clone(),
            finding_id: self.finding.clone(),
            source: self.source.clone(),
            published: self.published,
            evidence: Some(TextSpan { start: range.start, end: range.end, text: self.text.clone() }),
        }
    }
}
