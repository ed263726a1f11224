//! What the search for statements knows of an article beside its clauses and its cast: quotations, cues, sides.

use std::ops::Range;

use peacebrief::v1::{ActorKind, StatementStance};

use crate::actors::{ActorId, Cast};
use crate::clauses::{Clause, Clauses};
use crate::document::{Document, SentenceId, TokenId};
use crate::findings::Sources;
use crate::findings::wording::is_looked_into;
use crate::lexicon::{Lexicon, OfficeClass, SpeechFrame};
use crate::syntax::{Dep, Pos, Tag};

use super::issued::Issuer;

/// A quotation, in tokens.
#[derive(Debug, Clone)]
pub(super) struct Quoted {
    /// The words with their marks.
    pub(super) outer: Range<TokenId>,
    /// Whether it is speech that stands for itself, not a few words set off within the author's sentence.
    pub(super) whole: bool,
    /// Whether it takes up one that the paragraph before left open.
    pub(super) goes_on_from_before: bool,
}

/// What the lexicon finds in a sentence. Token ranges count the document's tokens.
#[derive(Debug, Default)]
pub(super) struct Cues<'a> {
    /// Fixed phrases for speech, by their first word.
    pub(super) phrases: Vec<(Range<TokenId>, &'a SpeechFrame)>,
    /// Words that show a stance.
    pub(super) stances: Vec<(Range<TokenId>, StatementStance)>,
    /// "According to" and its like.
    pub(super) attributions: Vec<Range<TokenId>>,
    /// Titles and head nouns of persons and bodies.
    pub(super) titles: Vec<Range<TokenId>>,
    /// Head nouns of groups: they speak for the group that they are part of, and for no state.
    pub(super) groups: Vec<Range<TokenId>>,
}

/// An article as the search for statements sees it.
#[derive(Debug)]
pub(super) struct Context<'a, 't> {
    pub(super) document: &'a Document<'t>,
    pub(super) cast: &'a Cast,
    pub(super) clauses: &'a Clauses,
    pub(super) lexicon: &'a Lexicon,
    pub(super) quotes: Vec<Quoted>,
    /// For each token one more than the index of the quotation that holds it; 0 outside.
    quote_of: Vec<u32>,
    /// For each sentence what the lexicon finds in it.
    cues: Vec<Cues<'a>>,
    /// Who issued the article, where the article itself speaks.
    pub(super) issuer: Option<Issuer>,
    /// The only one of whom the text tells that it mediates: "the mediator".
    pub(super) mediator: Option<ActorId>,
}

impl<'a, 't> Context<'a, 't> {
    pub(super) fn new(sources: Sources<'a, 't>, cast: &'a Cast) -> Self {
        let Sources { document, clauses, lexicon, .. } = sources;
        let mut context = Self {
            document,
            cast,
            clauses,
            lexicon,
            quotes: Vec::new(),
            quote_of: vec![0; document.len()],
            cues: Vec::new(),
            issuer: None,
            mediator: only_mediator(document, clauses, cast),
        };
        let mut open = false;
        for quote in document.quotes() {
            let goes_on_from_before = std::mem::replace(&mut open, quote.goes_on);
            let inner = document.tokens_in(quote.inner.clone());
            if inner.is_empty() {
                continue;
            }
            let outer = document.tokens_in(quote.range.clone());
            let outer = outer.start.min(inner.start)..outer.end.max(inner.end);
            let whole = context.is_whole(&inner, &outer);
            let id = u32::try_from(context.quotes.len() + 1).unwrap_or(0);
            context.quote_of[outer.clone()].fill(id);
            context.quotes.push(Quoted { outer, whole, goes_on_from_before });
        }
        context.cues = document.sentences().iter().map(|tokens| context.cues_of(tokens.clone())).collect();
        context
    }

    fn cues_of(&self, tokens: Range<TokenId>) -> Cues<'a> {
        let first = tokens.start;
        let encoded = self.document.encoded(tokens);
        let shift = |r: Range<usize>| first + r.start..first + r.end;
        // Farmers and unions speak for themselves, whatever country is theirs.
        let private = |class| {
            matches!(
                class,
                OfficeClass::Community | OfficeClass::Other | OfficeClass::Expert | OfficeClass::Religious
            )
        };
        let offices = self.lexicon.offices(&encoded).into_iter().filter(|o| !private(o.office.class));
        let mut titles: Vec<_> = offices.map(|o| shift(o.tokens)).collect();
        let (mut groups, bodies) = (Vec::new(), self.lexicon.bodies(&encoded));
        for body in bodies {
            match body.value.kind {
                ActorKind::CivilSociety | ActorKind::Other => {}
                ActorKind::ArmedGroup | ActorKind::PoliticalGroup => groups.push(shift(body.tokens)),
                _ => titles.push(shift(body.tokens)),
            }
        }
        Cues {
            phrases: self
                .lexicon
                .speech_phrases(&encoded)
                .into_iter()
                .map(|m| (shift(m.tokens), m.value))
                .collect(),
            stances: self
                .lexicon
                .stance_cues(&encoded)
                .into_iter()
                .map(|m| (shift(m.tokens), *m.value))
                .filter(|(at, _)| !self.is_situated(at.start))
                .collect(),
            attributions: self.lexicon.attributions(&encoded).into_iter().map(|m| shift(m.tokens)).collect(),
            titles,
            groups,
        }
    }

    /// "The duty *lies* with both", "the post *lies* inside the strip": where something is found, which is no falsehood.
    fn is_situated(&self, token: TokenId) -> bool {
        let document = self.document;
        let within = |p: TokenId| self.is_word(p, WHERE);
        document.pos(token) == Pos::Verb
            && document.lemma(token) == "lie"
            && document.children_by(token, Dep::Prep).any(within)
    }

    /// Whether quoted words are a speech of their own: they begin like a sentence, or hold a finite verb and follow a
    /// comma, a colon or nothing.
    fn is_whole(&self, inner: &Range<TokenId>, outer: &Range<TokenId>) -> bool {
        let document = self.document;
        let opens_sentence = document.sentence_around(inner.start).start >= outer.start;
        let capital = document.word(inner.start).chars().next().is_some_and(char::is_uppercase);
        let named = matches!(document.pos(inner.start), Pos::Propn) && inner.len() < 4;
        let after =
            outer.start.checked_sub(1).map(|t| document.word(t)).is_some_and(|w| matches!(w, "," | ":"));
        // Of "we will be back" the auxiliary is finite.
        let finite = inner.clone().any(|t| {
            let tensed = matches!(document.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
            tensed && (self.clauses.at(t).is_some() || matches!(document.dep(t), Dep::Aux | Dep::Auxpass))
        });
        (capital && !named && (opens_sentence || after || inner.len() > 3 && finite))
            || (finite && (after || opens_sentence))
    }

    /// The quotation that holds a token.
    pub(super) fn quote(&self, token: TokenId) -> Option<&Quoted> {
        let id = self.quote_of.get(token).copied().unwrap_or(0) as usize;
        id.checked_sub(1).map(|id| &self.quotes[id])
    }

    /// Whether a token stands in a quotation that is a speech of its own.
    pub(super) fn in_speech(&self, token: TokenId) -> bool {
        self.quote(token).is_some_and(|q| q.whole)
    }

    /// What the lexicon finds in a sentence.
    pub(super) fn cues(&self, sentence: SentenceId) -> &Cues<'a> {
        &self.cues[sentence]
    }

    /// The stances that words within a range show, each with its first word, in order of the text.
    pub(super) fn stances_in(
        &self,
        range: &Range<TokenId>,
    ) -> impl Iterator<Item = (TokenId, StatementStance)> + '_ {
        let (start, end) = (range.start, range.end);
        let cues = if start < end { Some(self.cues(self.document.sentence_of(start))) } else { None };
        let stances = cues.into_iter().flat_map(|c| &c.stances);
        stances
            .filter(move |(at, _)| at.start >= start && at.end <= end)
            .filter(|(at, stance)| {
                *stance != StatementStance::Accuse || !is_looked_into(self.document, at.start)
            })
            .map(|(at, stance)| (at.start, *stance))
    }

    /// The state, group or organization for which an actor acts in the end.
    pub(super) fn side(&self, actor: ActorId) -> ActorId {
        let mut at = actor;
        for _ in 0..8 {
            match self.cast.get(at).affiliation {
                Some(above) if above != at => at = above,
                _ => break,
            }
        }
        at
    }

    /// Whether an actor is on the side of one of the speakers.
    pub(super) fn is_own(&self, actor: ActorId, speakers: &[ActorId]) -> bool {
        speakers.iter().any(|&s| self.side(s) == self.side(actor))
    }

    /// Whether a token is one of some words, in lower case.
    pub(super) fn is_word(&self, token: TokenId, words: &[&str]) -> bool {
        token < self.document.len() && words.iter().any(|w| self.document.word(token).eq_ignore_ascii_case(w))
    }

    /// Whether a token is a mark of punctuation or quotation.
    pub(super) fn is_mark(&self, token: TokenId) -> bool {
        self.document.pos(token) == Pos::Punct
    }

    /// Whether a clause has a verb with a tense.
    pub(super) fn is_finite(&self, clause: &Clause) -> bool {
        let document = self.document;
        matches!(document.tag(clause.verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            || document.children(clause.verb).any(|c| {
                matches!(document.dep(c), Dep::Aux | Dep::Auxpass)
                    && matches!(document.tag(c), Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp)
            })
            || self.is_main_after_name(clause)
    }

    /// Whether a clause that the parser took for a participle after a name is the main verb of its sentence: "X, the head of the
    /// delegation, *charged* on Saturday that …". Nothing else in the sentence could be, quoted words aside.
    pub(super) fn is_main_after_name(&self, clause: &Clause) -> bool {
        let document = self.document;
        let verb = clause.verb;
        let participle = matches!(document.tag(verb), Tag::Vbn | Tag::Vbd)
            && document.dep(verb) == Dep::Acl
            && clause.agents.is_empty()
            && document.children(verb).all(|c| !matches!(document.dep(c), Dep::Aux | Dep::Auxpass))
            && (0..verb)
                .rev()
                .take(3)
                .find(|&t| document.tag(t) != Tag::Rb)
                .is_some_and(|t| self.is_word(t, &[","]));
        if !participle || self.cast.at(document.head(verb)).is_empty() {
            return false;
        }
        let above = std::iter::successors(Some(document.head(verb)), |&t| Some(document.head(t)));
        let top = above.take(8).find(|&t| document.is_root(t) || document.pos(t) == Pos::Verb);
        top.is_some_and(|t| self.in_speech(t) || !matches!(document.pos(t), Pos::Verb | Pos::Aux))
    }

    /// The range without marks of punctuation at its ends.
    pub(super) fn trimmed(&self, mut range: Range<TokenId>) -> Range<TokenId> {
        while range.start < range.end && self.is_mark(range.start) {
            range.start += 1;
        }
        while range.start < range.end
            && self.is_mark(range.end - 1)
            && !matches!(self.document.word(range.end - 1), "%" | ")" | "\"" | "”" | "’")
        {
            range.end -= 1;
        }
        range
    }
}

/// Prepositions behind "lie" that say where, or with whom, something is.
const WHERE: &[&str] = &[
    "with", "in", "within", "on", "at", "behind", "ahead", "between", "inside", "outside", "along", "beyond",
    "near", "across", "beside", "under", "beneath", "among", "south", "north", "east", "west", "off",
];

/// The one actor, but for persons, that does the mediating which the text tells of; none where there are more.
fn only_mediator(document: &Document<'_>, clauses: &Clauses, cast: &Cast) -> Option<ActorId> {
    let mediates = |k: &&Clause| matches!(document.lemma(k.verb), "mediate" | "broker" | "facilitate");
    let doers = clauses.iter().map(|(_, clause)| clause).filter(mediates).flat_map(|k| k.doers().to_vec());
    let mut found =
        doers.flat_map(|d| cast.of_phrase(document, d)).filter(|&a| cast.get(a).kind != ActorKind::Person);
    let first = found.next()?;
    found.all(|a| a == first).then_some(first)
}

impl Context<'_, '_> {
    /// Whether a token stands in the report, not in a header, a credit or a caption, nor in a line all in capitals.
    pub(super) fn is_report(&self, token: TokenId) -> bool {
        let layout = self.document.layout();
        let sentence = &layout.sentences[self.document.sentence_of(token)];
        if !layout.paragraph_of(sentence).kind.is_report() {
            return false;
        }
        let words = &self.document.text()[sentence.prose.clone()];
        words.chars().any(char::is_lowercase)
    }
}

impl Context<'_, '_> {
    /// Whether a clause's verb is one that reports speech.
    pub(super) fn is_reporting(&self, clause: &Clause) -> bool {
        !self.lexicon.speech_verbs(self.document.lemma(clause.verb)).is_empty()
    }
}
