//! Sentences that tell terms by themselves.

mod ruling;
mod undertaking;

use std::ops::Range;

use super::{Frame, Reader, TERM_NOUNS, Terms, turning};
use crate::document::{SentenceId, TokenId};
use crate::syntax::{Dep, Tag};

/// Verbs that with an accord for their subject tell its terms even without an object: "calls for", "deals with".
const PROVIDING: &[&str] = &[
    "provide", "call", "oblige", "obligate", "commit", "deal", "aim", "focus", "rest", "speak", "begin",
    "start", "bind", "entitle", "touch", "centre", "center", "hinge", "consist", "include", "contain",
    "list",
];
/// Verbs of speech by which accords lay something down.
const RULING_WORDS: &[&str] = &[
    "stipulate",
    "require",
    "guarantee",
    "specify",
    "say",
    "demand",
    "mandate",
    "outline",
    "promise",
    "state",
    "pledge",
    "bar",
    "ban",
    "reaffirm",
    "affirm",
    "recognize",
    "recognise",
    "order",
    "address",
    "define",
    "prohibit",
    "forbid",
    "confirm",
    "declare",
    "propose",
    "prescribe",
    "permit",
    "renew",
    "lift",
    "acknowledge",
    "offer",
    "spell",
    "detail",
    "set",
    "lay",
    "see",
    "regulate",
    "allow",
    "envisage",
    "envision",
    "foresee",
    "grant",
    "concede",
    "rule",
    "renounce",
];
/// Verbs that with an accord for their subject tell how it fares or what comes of it, not what it holds.
const FARING: &[&str] = &[
    "be",
    "become",
    "seem",
    "appear",
    "remain",
    "stay",
    "prove",
    "look",
    "come",
    "go",
    "arrive",
    "follow",
    "precede",
    "cap",
    "crown",
    "mark",
    "bear",
    "carry",
    "run",
    "reach",
    "take",
    "enter",
    "last",
    "survive",
    "hold",
    "collapse",
    "fail",
    "fall",
    "founder",
    "unravel",
    "crumble",
    "expire",
    "lapse",
    "break",
    "succeed",
    "replace",
    "supersede",
    "suspend",
    "build",
    "stem",
    "result",
    "lead",
    "bring",
    "cause",
    "trigger",
    "spark",
    "provoke",
    "prompt",
    "raise",
    "draw",
    "win",
    "gain",
    "earn",
    "lose",
    "need",
    "await",
    "face",
    "meet",
    "get",
    "receive",
    "enjoy",
    "deserve",
    "represent",
    "mean",
    "amount",
    "signal",
    "show",
    "demonstrate",
    "reflect",
    "prove",
    "help",
    "hurt",
    "please",
    "anger",
    "surprise",
    "satisfy",
    "disappoint",
    "fuel",
    "pave",
    "revive",
    "boost",
    "dash",
    "test",
    "risk",
    "cost",
    "date",
    "belong",
    "depend",
    "differ",
    "resemble",
    "echo",
    "mirror",
    "repeat",
    "owe",
    "work",
    "matter",
    "emerge",
    "appeal",
    "constitute",
    "offend",
    "split",
    "concern",
    "worry",
    "dominate",
    "top",
    "lack",
    "leave out",
    "outlive",
    "know",
    "join",
    "drag",
    "calm",
    "embolden",
    "know",
    "hang",
    "lie",
    "stand",
    "rise",
    "grow",
    "find",
    "try",
    "like",
];
impl Reader<'_, '_> {
    /// What a sentence tells by itself.
    pub(super) fn frames(&mut self, id: SentenceId, sentence: &Range<TokenId>) {
        self.providing(id, sentence);
        self.ruling(sentence);
        self.undertaking(id, sentence);
        self.about(sentence);
    }

    /// "The accord provides for …, and sets up …", "its main points are …".
    fn providing(&mut self, id: SentenceId, sentence: &Range<TokenId>) {
        let document = self.sources.document;
        for verb in sentence.clone() {
            let Some(clause) = self.sources.clauses.at(verb) else { continue };
            // "… foreseen in the accord" is told by the preposition.
            if clause.negated || clause.passive || self.is_told(verb) {
                continue;
            }
            let lemma = document.lemma(verb);
            let accord = clause.subjects.iter().find_map(|&subject| {
                let accord = self.stands_for(subject, id)?;
                let pronoun = matches!(document.word(subject).to_lowercase().as_str(), "it" | "this");
                let part = TERM_NOUNS.contains(&document.lemma(subject));
                let vague =
                    pronoun && !clause.complements.is_empty() && matches!(lemma, "say" | "hold" | "see");
                let objects = !clause.objects.is_empty() || !clause.complements.is_empty();
                let tells = match lemma {
                    "be" => part,
                    _ if PROVIDING.contains(&lemma) => {
                        // "provides for creating a council" has a preposition without a noun for its object.
                        objects
                            || document.children_by(verb, Dep::Prep).any(|p| p > verb)
                            || document.tokens().len() > verb + 1 && document.word(verb + 1) == ":"
                    }
                    _ => {
                        let speech = !self.sources.lexicon.speech_verbs(lemma).is_empty()
                            && !RULING_WORDS.contains(&lemma);
                        let own = clause.own_subject || document.dep(verb) == Dep::Conj;
                        objects && own && !speech && !FARING.contains(&lemma)
                    }
                };
                (tells && !vague).then_some(accord)
            });
            let Some(accord) = accord else { continue };
            // What the accord stops is stopped by it: the verb is part of the term.
            let end = self.extent(verb, sentence);
            self.out.push(Terms { accord, tokens: verb..end, listed: false, frame: Frame::Providing });
        }
    }

    /// Whether a token stands in a run that its sentence has told already.
    fn is_told(&self, token: TokenId) -> bool {
        self.out[self.first..].iter().any(|t| t.tokens.contains(&token))
    }

    /// How far what begins at a verb goes: to the end of its sentence, or of its relative clause, before the text turns to something else.
    fn extent(&self, verb: TokenId, sentence: &Range<TokenId>) -> TokenId {
        let document = self.sources.document;
        let end = match document.dep(verb) {
            Dep::Relcl | Dep::Acl => document.subtree(verb).end,
            _ => sentence.end,
        };
        turning(document, verb + 1, end)
    }

    /// "An agreement on the release of prisoners", "an accord to end all violence", "a prisoner swap deal".
    fn about(&mut self, sentence: &Range<TokenId>) {
        let document = self.sources.document;
        let mut found: Vec<Terms> = Vec::new();
        for (head, accord) in self.within(sentence) {
            for child in document.children(head).filter(|&c| c > head) {
                let told = match document.dep(child) {
                    Dep::Prep => matches!(
                        document.word(child),
                        "on" | "over" | "for" | "of" | "concerning" | "regarding"
                    ),
                    // "A truce paving the way for talks" holds no talks.
                    Dep::Acl | Dep::Relcl => {
                        matches!(document.tag(child), Tag::Vb | Tag::Vbg)
                            && !(document.tag(child) == Tag::Vbg && FARING.contains(&document.lemma(child)))
                    }
                    _ => false,
                };
                let words = document.subtree(child);
                if told && words.len() <= 30 && !self.is_of_the_name(head, child) && !self.is_told(head) {
                    found.push(Terms { accord, tokens: words, listed: false, frame: Frame::About });
                }
            }
            let before = document
                .children(head)
                .filter(|&c| c < head && document.dep(c) == Dep::Compound && !self.is_of_the_name(head, c));
            if let Some(start) = before.map(|c| document.subtree(c).start).min() {
                found.push(Terms { accord, tokens: start..head, listed: false, frame: Frame::About });
            }
        }
        self.out.extend(found);
    }

    /// Whether what qualifies an accord's noun belongs to its name: "the Declaration of Peace and Friendship", "Cooperation Agreement".
    fn is_of_the_name(&self, head: TokenId, child: TokenId) -> bool {
        let document = self.sources.document;
        let capital = |t: TokenId| document.word(t).chars().next().is_some_and(char::is_uppercase);
        let first = document.sentence_around(head).start;
        let named = document.child(child, Dep::Pobj).unwrap_or(child);
        capital(head) && (head > first || document.tag(head) == Tag::Nnp) && capital(named)
    }
}
