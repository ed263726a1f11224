//! The layout of an article: its paragraphs with their kinds, and its sentences.

use std::ops::Range;

use super::{datelines, furniture, leads, lines, sentences};

/// A letterhead stands in the first so many paragraphs.
const LETTERHEAD: usize = 4;

/// Paragraphs and sentences of a body, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of all paragraphs.
    pub sentences: Vec<Sentence>,
}

/// A paragraph: a line of the body, or several where the text was wrapped by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes, without the white space around it.
    pub range: Range<usize>,
    /// Its running text: the range without a dateline, stamp, bullet or label before it. Empty where that is all.
    pub prose: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// Its sentences: a range of indices into [`Layout::sentences`].
    pub sentences: Range<usize>,
}

/// A sentence. It never reaches beyond its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, without the white space around it. The first one of a paragraph begins where the paragraph does.
    pub range: Range<usize>,
    /// Its bytes without the paragraph's dateline, stamp, bullet or label; empty where that is all.
    pub prose: Range<usize>,
    /// The index of its paragraph.
    pub paragraph: usize,
}

/// What a paragraph is. All ranges are bytes of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    Prose,
    /// Running text after a dateline, or a dateline alone.
    Dateline(Dateline),
    /// An entry of a chronology, under its date: "14 June 1995: …".
    Dated {
        /// The date.
        date: Range<usize>,
    },
    /// An entry of a ticker, under its time: "14:32 GMT …".
    LiveStamp {
        /// The time of day, with its zone.
        time: Range<usize>,
        /// The day, where it is told: "Wednesday, 4:10 p.m.".
        date: Option<Range<usize>>,
    },
    /// An item of a list.
    ListItem {
        /// The bullet or number; empty where items follow on "… that:" without any.
        marker: Range<usize>,
    },
    /// What a speaker says in a transcript.
    TranscriptTurn {
        /// The label that names the speaker, with its brackets and without its colon.
        label: Range<usize>,
    },
    /// A header.
    Heading,
    /// Who wrote or edited the report.
    Byline,
    /// What a picture shows.
    Caption,
    /// What belongs to the page, not to the report: links, contacts, notices, marks of the end.
    Boilerplate,
}

/// Where and when a report was filed, and by whom. At least one is there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dateline {
    /// All of it, up to the running text.
    pub range: Range<usize>,
    /// The place: "BOGOTA", "GOMA, Congo".
    pub place: Option<Range<usize>>,
    /// The date: "Nov. 24".
    pub date: Option<Range<usize>>,
    /// The agency: "AP".
    pub source: Option<Range<usize>>,
}

impl Kind {
    /// Whether it is part of the report: running text, not a header, credit, caption or notice.
    #[must_use]
    pub fn is_report(&self) -> bool {
        !matches!(self, Self::Heading | Self::Byline | Self::Caption | Self::Boilerplate)
    }
}

impl Layout {
    /// Reads a body, in time linear in its length.
    #[must_use]
    pub fn of(body: &str) -> Self {
        let ranges = lines::paragraphs(body);
        let survey = leads::Survey::of(body, &ranges);
        let mut layout = Self::default();
        let mut spans = Vec::new();
        for (i, range) in ranges.iter().enumerate() {
            let before = layout.paragraphs.last();
            let (kind, prose) = kind(body, range, i, ranges.len(), before, &survey);
            spans.clear();
            sentences::split(body, range.clone(), &mut spans);
            let first = layout.sentences.len();
            layout.sentences.extend(spans.drain(..).map(|span| {
                let start = span.start.max(prose.start.min(span.end));
                Sentence { prose: start..span.end, range: span, paragraph: i }
            }));
            let sentences = first..layout.sentences.len();
            layout.paragraphs.push(Paragraph { range: range.clone(), prose, kind, sentences });
        }
        layout
    }

    /// The paragraph of a sentence.
    #[must_use]
    pub fn paragraph_of(&self, sentence: &Sentence) -> &Paragraph {
        &self.paragraphs[sentence.paragraph]
    }

    /// Whether a sentence is a heading at the top of a text, where the name of whoever issues it stands.
    pub(crate) fn is_letterhead(&self, sentence: &Sentence) -> bool {
        sentence.paragraph < LETTERHEAD && matches!(self.paragraph_of(sentence).kind, Kind::Heading)
    }

    /// The index of the sentence that holds a byte of the body; `None` between sentences.
    #[must_use]
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let next = self.sentences.partition_point(|s| s.range.start <= byte);
        let index = next.checked_sub(1)?;
        (byte < self.sentences[index].range.end).then_some(index)
    }
}

/// The kind of a paragraph and the range of its running text.
fn kind(
    body: &str,
    range: &Range<usize>,
    index: usize,
    count: usize,
    before: Option<&Paragraph>,
    survey: &leads::Survey<'_>,
) -> (Kind, Range<usize>) {
    let text = &body[range.clone()];
    let from = range.start;
    let shift = |r: Range<usize>| from + r.start..from + r.end;
    let after = |end: usize| lines::trim(body, from + end..range.end);
    for (is, kind) in [
        (furniture::is_caption as fn(&str) -> bool, Kind::Caption),
        (furniture::is_byline, Kind::Byline),
        (furniture::is_boilerplate, Kind::Boilerplate),
    ] {
        if is(text) {
            return (kind, range.clone());
        }
    }
    if let Some(stamp) = survey.stamp(text) {
        let kind = Kind::LiveStamp { time: shift(stamp.time), date: stamp.date.map(shift) };
        return (kind, after(stamp.end));
    }
    if let Some((label, end)) = survey.speaker(text) {
        return (Kind::TranscriptTurn { label: shift(label) }, after(end));
    }
    if let Some(dateline) = datelines::dateline(text) {
        let end = dateline.range.end;
        let dateline = Dateline {
            range: shift(dateline.range),
            place: dateline.place.map(shift),
            date: dateline.date.map(shift),
            source: dateline.source.map(shift),
        };
        return (Kind::Dateline(dateline), after(end));
    }
    let marker = leads::list_marker(text);
    if let Some((date, end)) = leads::date_label(&text[marker.unwrap_or(0)..]) {
        let at = marker.unwrap_or(0);
        return (Kind::Dated { date: shift(at + date.start..at + date.end) }, after(at + end));
    }
    // "1. THE DEAL"
    if marker.is_some_and(|end| furniture::is_numbered_heading(&text[end..])) {
        return (Kind::Heading, range.clone());
    }
    if let Some(end) = marker {
        return (Kind::ListItem { marker: from..from + end }, after(end));
    }
    let lower = text.chars().next().is_some_and(char::is_lowercase);
    if lower
        && before.is_some_and(|p| {
            body[p.range.clone()].ends_with([':', ';']) || body[p.range.clone()].ends_with("; and")
        })
    {
        return (Kind::ListItem { marker: from..from }, range.clone());
    }
    if count > 1 && furniture::is_heading(text, survey.questions > 1, index) {
        return (Kind::Heading, range.clone());
    }
    (Kind::Prose, range.clone())
}
