//! Whoever follows the reading of an article from outside.

/// A stage on the way from an article to its brief, in the order of that way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// The language, paragraphs and sentences, and what is set in capitals.
    Text,
    /// Words with their tags, lemmas and trees.
    Syntax,
    /// Names, and who is who.
    Actors,
    /// Who does what to whom, whether it happened, and when.
    Clauses,
    /// Events, statements, agreements, next steps, the process and everyone's role in it.
    Findings,
    /// Key sentences, the summary and confidence, written as a brief.
    Brief,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Text, Self::Syntax, Self::Actors, Self::Clauses, Self::Findings, Self::Brief];

    /// The stage in a word, as metrics have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Syntax => "syntax",
            Self::Actors => "actors",
            Self::Clauses => "clauses",
            Self::Findings => "findings",
            Self::Brief => "brief",
        }
    }
}

/// Follows a reading. The engine knows no clock: who wants to know how long a stage took looks at one when the next begins.
pub trait Observer {
    /// Whether the brief is still wanted: asked between the stages, and every thousand words while the text is read.
    fn wanted(&self) -> bool {
        true
    }

    /// A stage begins, and the one before has ended. The last one ends with the reading.
    fn begins(&self, _stage: Stage) {}
}

/// Nobody: the brief is wanted, and nothing is looked at.
impl Observer for () {}
