//! Tense, negation, and whether the text holds a clause to be so.
//!
//! Read off the verb's own auxiliaries and subordinators first; what its form leaves open, the clause takes over from the one that governs it.

mod governors;
mod inherited;
mod negation;
mod own;

pub(super) use inherited::inherit;
pub(super) use own::own;

/// When a clause is, seen from its telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// Past, perfect, or a bare past participle.
    Past,
    /// Present.
    Present,
    /// Still to come: "will", "shall", "is to", "is due to".
    Future,
    /// None of its own: an infinitive or a gerund that no governor gives one.
    None,
}

/// Whether the text holds a clause to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reality {
    /// It is, or was.
    Fact,
    /// It is planned, promised or announced: "will", "is to", "plans to". In the past tense ("was to have been signed")
    /// the text does not say that it came about.
    Planned,
    /// It may be: "could", "might", "is ready to", "is said to".
    Possible,
    /// It ought to be, or somebody asks for it: "must", "should", "urged X to".
    Required,
    /// It depends: "if", "unless", "would", "had they signed".
    Conditional,
}
