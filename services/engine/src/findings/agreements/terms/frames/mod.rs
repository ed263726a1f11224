//! Sentences that tell terms by themselves.

use std::ops::Range;

use super::{Frame, Reader, TERM_NOUNS, Terms, is_several, turning};
use crate::clauses::{Clause, Reality, Tense};
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
/// Verbs of undertaking: what completes them is what was agreed.
const UNDERTAKING: &[&str] = &[
    "agree",
    "undertake",
    "pledge",
    "commit",
    "promise",
    "bind",
    "engage",
    "resolve",
    "affirm",
    "reaffirm",
    "vow",
    "accept",
    "consent",
    "decide",
    "swear",
];
/// Verbs of undertaking whose object is what was undertaken: "promised a truce".
const PROMISING: &[&str] = &["promise", "pledge", "accept", "agree", "vow", "affirm", "reaffirm"];
/// Verbs of making an accord.
const MAKING: &[&str] =
    &["sign", "strike", "reach", "conclude", "seal", "make", "ink", "initial", "agree", "adopt"];
/// Acts that are no terms: talking on, and keeping to what was agreed.
const NO_TERMS: &[&str] = &[
    "remain", "stay", "meet", "continue", "talk", "consider", "study", "discuss", "maintain", "speak",
    "work", "sign", "keep",
];
/// Prepositions by which an accord is said to be what rules: "under the accord", "in the pact", "through the deal".
const RULING: &[&str] = &["under", "in", "by", "through", "per", "with"];
/// Verbs for what an accord foresees: "the commission envisaged in the accord", "as the accord requires".
const FORESEEING: &[&str] = &[
    "foresee",
    "envisage",
    "envision",
    "provide",
    "stipulate",
    "set",
    "agree",
    "require",
    "establish",
    "create",
    "contain",
    "include",
    "prescribe",
    "mandate",
    "demand",
    "promise",
    "guarantee",
    "enshrine",
    "lay",
    "define",
    "specify",
    "call",
];

/// Whether a clause says what an accord makes be: what shall or will be, or what it is said to be in the present.
fn rules(clause: &Clause) -> bool {
    matches!(clause.reality, Reality::Planned | Reality::Required) || clause.tense == Tense::Present
}

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
                        objects
                            || !clause.obliques.is_empty()
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

    /// "Under the accord, …", "an agreement under which …", "committees set up under the accord".
    fn ruling(&mut self, sentence: &Range<TokenId>) {
        let document = self.sources.document;
        let mut found: Vec<Terms> = Vec::new();
        for preposition in
            sentence.clone().filter(|&t| document.dep(t) == Dep::Prep || document.dep(t) == Dep::Agent)
        {
            let word = document.word(preposition).to_lowercase();
            if !RULING.contains(&word.as_str()) {
                continue;
            }
            let Some(object) = document.child(preposition, Dep::Pobj) else { continue };
            let relative = document.word(object).eq_ignore_ascii_case("which");
            let Some(accord) = self.ruler(object, sentence) else { continue };
            let verb = document.head(preposition);
            let verbal = self.sources.clauses.at(verb);
            let leading = document.subtree(preposition).start <= sentence.start + 1;
            if relative {
                if word != "under" && word != "by" && word != "in" {
                    continue;
                }
                let clause = document.subtree(verb);
                let from = (preposition + 2).max(clause.start).min(clause.end);
                found.push(Terms {
                    accord,
                    tokens: from..turning(document, from, clause.end),
                    listed: false,
                    frame: Frame::Ruling,
                });
            } else if leading
                && (word == "under"
                    || matches!(word.as_str(), "in" | "through" | "by") && verbal.is_some_and(rules))
            {
                let from = document.subtree(preposition).end.max(object + 1).min(sentence.end);
                found.push(Terms {
                    accord,
                    tokens: from..turning(document, from, sentence.end),
                    listed: false,
                    frame: Frame::Ruling,
                });
            } else if word == "under"
                || matches!(word.as_str(), "in" | "by") && FORESEEING.contains(&document.lemma(verb))
            {
                let Some(clause) = verbal else { continue };
                let from = match document.dep(verb) {
                    Dep::Acl | Dep::Relcl => document.subtree(document.head(verb)).start,
                    _ if clause.negated => continue,
                    _ => document.subtree(verb).start,
                };
                if document.subtree(preposition).start > from {
                    found.push(Terms {
                        accord,
                        tokens: from..document.subtree(preposition).start,
                        listed: false,
                        frame: Frame::Ruling,
                    });
                }
            }
        }
        self.out.extend(found);
    }

    /// The accord that is said to rule: itself, what is in its terms, "it", "which".
    fn ruler(&self, object: TokenId, sentence: &Range<TokenId>) -> Option<usize> {
        let document = self.sources.document;
        let id = document.sentence_of(object);
        if document.word(object).eq_ignore_ascii_case("which") {
            let verb = document.head(document.head(object));
            let noun = (document.dep(verb) == Dep::Relcl).then(|| document.head(verb))?;
            return self.accord_at(noun).or_else(|| {
                // The parser may hang the clause on a noun that stands between.
                self.within(&(sentence.start..object)).last().filter(|(h, _)| object - h <= 6).map(|(_, a)| a)
            });
        }
        self.stands_for(object, id)
    }

    /// "They agreed to exchange prisoners", "the sides bind themselves to …".
    fn undertaking(&mut self, id: SentenceId, sentence: &Range<TokenId>) {
        let document = self.sources.document;
        for verb in sentence.clone() {
            let Some(clause) = self.sources.clauses.at(verb) else { continue };
            let lemma = document.lemma(verb);
            let making = MAKING.contains(&lemma);
            if clause.negated
                || clause.reality != Reality::Fact
                || !(making || UNDERTAKING.contains(&lemma))
                || self.is_told(verb)
            {
                continue;
            }
            let sides = clause.subjects.iter().any(|&s| is_several(document, s));
            let decided = matches!(lemma, "agree" | "undertake" | "commit" | "bind" | "engage" | "swear");
            // "Signed a deal to give back the strip": what completes the verb is what the accord is for.
            let deal = making
                .then(|| clause.objects.iter().find_map(|&o| self.accord_at(o).map(|a| (o, a))))
                .flatten();
            let told_of = decided || self.open.is_some_and(|o| id - o.last <= 1);
            if deal.is_none() && (making && !decided || !sides || !told_of) {
                continue;
            }
            let after = deal.map_or(verb, |(object, _)| object);
            let infinitive = |c: &TokenId| {
                document.tag(*c) == Tag::Vb
                    && document.children_by(*c, Dep::Aux).any(|a| document.word(a).eq_ignore_ascii_case("to"))
            };
            let aims = document.children_by(verb, Dep::Advcl).filter(infinitive);
            let complement = clause.complements.iter().copied().chain(aims).filter(|&c| c > after).min();
            let preposition = document
                .children_by(verb, Dep::Prep)
                .filter(|&p| p > verb && deal.is_none() && matches!(document.word(p), "to" | "on" | "upon"))
                // "agreed on Sunday": a day is nothing to agree on.
                .find(|&p| {
                    document.child(p, Dep::Pobj).is_some_and(|o| {
                        self.accord_at(o).is_some() || !matches!(document.tag(o), Tag::Nnp | Tag::Cd)
                    })
                });
            let object = clause.objects.first().filter(|_| deal.is_none() && PROMISING.contains(&lemma));
            let from = complement
                .map(|c| document.subtree(c).start.max(after + 1))
                .into_iter()
                .chain(preposition.map(|p| p + 1))
                .chain(object.map(|&o| document.subtree(o).start.max(verb + 1)))
                .min();
            let Some(from) = from else { continue };
            let idle = complement.is_some_and(|c| NO_TERMS.contains(&document.lemma(c)));
            if idle {
                continue;
            }
            // "Agreed to a ceasefire": the accord is the object itself.
            let accord = deal.map(|(_, a)| a).or_else(|| self.within(sentence).next().map(|(_, a)| a));
            let near = self.open.filter(|o| id - o.last <= 2).map(|o| o.accord);
            let accord = accord.or(near).unwrap_or(self.main);
            let tokens = from..turning(document, from, sentence.end);
            // "They renounce the use of force and undertake to …": what is joined to the undertaking is one itself.
            let joined = Some(document.head(verb)).filter(|&h| {
                document.dep(verb) == Dep::Conj && !clause.own_subject && h < verb && !self.is_told(h)
            });
            let joined = joined.filter(|&h| {
                let binds =
                    |c: &Clause| c.tense == Tense::Present && c.reality == Reality::Fact && !c.negated;
                !NO_TERMS.contains(&document.lemma(h))
                    && !MAKING.contains(&document.lemma(h))
                    && self.sources.clauses.at(h).is_some_and(binds)
            });
            if let Some(first) = joined {
                self.out.push(Terms {
                    accord,
                    tokens: first..verb,
                    listed: false,
                    frame: Frame::Undertaking,
                });
            }
            self.out.push(Terms { accord, tokens, listed: false, frame: Frame::Undertaking });
        }
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
                    Dep::Acl | Dep::Relcl => matches!(document.tag(child), Tag::Vb | Tag::Vbg),
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
