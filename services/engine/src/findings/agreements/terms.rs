//! Where a text tells what an accord holds.
//!
//! Terms stand in what a verb of providing has for its object, after "under the accord", after a colon or a heading that announces
//! them, in what parties agree to do, in what an accord is "on". From there they go on through sentences that say what must or will be done.

use std::ops::Range;

use super::cluster::Accord;
use crate::clauses::{Clause, Reality, Tense};
use crate::document::{Document, SentenceId, TokenId};
use crate::findings::Sources;
use crate::syntax::{Dep, Pos, Tag};
use crate::text::Kind;

/// A run of words that tells terms of an accord. It never reaches beyond a sentence.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    /// The accord, as an index.
    pub(super) accord: usize,
    /// The words.
    pub(super) tokens: Range<TokenId>,
    /// Whether each item of the run is a term, whatever it is about: a list announced as one.
    pub(super) listed: bool,
}

/// Verbs that have an accord for their subject and its terms for their object.
const PROVIDING: &[&str] = &[
    "provide",
    "include",
    "contain",
    "call",
    "stipulate",
    "require",
    "oblige",
    "obligate",
    "commit",
    "encompass",
    "envisage",
    "envision",
    "foresee",
    "cover",
    "set",
    "lay",
    "establish",
    "guarantee",
    "grant",
    "give",
    "bind",
    "specify",
    "say",
    "demand",
    "mandate",
    "entail",
    "comprise",
    "outline",
    "promise",
    "state",
    "pledge",
    "allow",
    "bar",
    "ban",
    "end",
    "create",
    "reaffirm",
    "affirm",
    "recognize",
    "recognise",
    "split",
    "settle",
    "list",
    "order",
    "address",
    "concern",
    "let",
    "offer",
    "fix",
    "define",
    "entrust",
    "prohibit",
    "forbid",
    "leave",
    "institute",
    "integrate",
    "confirm",
    "extend",
    "prolong",
    "place",
    "transfer",
    "maintain",
    "declare",
    "hold",
    "see",
    "regulate",
    "spell",
    "detail",
    "propose",
    "prescribe",
    "permit",
    "enable",
    "abolish",
    "dissolve",
    "restore",
    "reopen",
    "open",
    "free",
    "divide",
    "assign",
    "award",
    "earmark",
    "impose",
    "compel",
    "stop",
    "halt",
    "turn",
    "renew",
    "focus",
    "deal",
    "aim",
    "seek",
    "begin",
    "start",
    "freeze",
    "lift",
    "ease",
    "rest",
    "have",
    "put",
    "make",
    "keep",
    "speak",
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
];
/// Acts that are no terms: talking on, and keeping to what was agreed.
const NO_TERMS: &[&str] = &[
    "remain", "stay", "meet", "continue", "talk", "consider", "study", "discuss", "maintain", "speak",
    "work", "sign", "keep",
];
/// Nouns for the terms themselves.
const TERM_NOUNS: &[&str] = &[
    "term",
    "provision",
    "point",
    "element",
    "highlight",
    "clause",
    "article",
    "pillar",
    "measure",
    "commitment",
    "condition",
    "obligation",
    "principle",
    "annex",
    "content",
    "detail",
    "basket",
    "chapter",
];
/// Prepositions by which an accord is said to be what rules: "under the accord", "in the pact", "through the deal".
const RULING: &[&str] = &["under", "in", "by", "through", "per", "with"];
/// Words that turn away from what was told.
const TURNING: &[&str] = &["but", "although", "though", "whereas", "while", "despite"];
/// How many sentences the terms may go on without being announced anew.
const REACH: usize = 8;

/// All that tells terms, in order of the text.
pub(super) fn find(sources: Sources<'_, '_>, accords: &[Accord], main: Option<usize>) -> Vec<Terms> {
    let Some(main) = main else { return Vec::new() };
    let document = sources.document;
    let mut heads: Vec<(TokenId, usize)> =
        accords.iter().enumerate().flat_map(|(n, a)| a.mentions.iter().map(move |m| (m.head, n))).collect();
    heads.sort_unstable();
    let mut reader = Reader { sources, heads, main, open: None, focus: None, out: Vec::new() };
    for id in 0..document.sentences().len() {
        reader.sentence(id);
    }
    reader.out
}

/// What has been announced.
#[derive(Debug, Clone, Copy)]
struct Open {
    accord: usize,
    /// The last sentence that told of it.
    last: SentenceId,
    /// How many have gone on since.
    run: usize,
    how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// Items follow: after a colon, or under a heading.
    List,
    /// A sentence told terms.
    Told,
    /// A sentence told that the accord was made.
    Made,
}

struct Reader<'s, 't> {
    sources: Sources<'s, 't>,
    /// Heads of the mentions of accords, with the accord.
    heads: Vec<(TokenId, usize)>,
    main: usize,
    open: Option<Open>,
    /// The accord spoken of last.
    focus: Option<(usize, SentenceId)>,
    out: Vec<Terms>,
}

impl Reader<'_, '_> {
    fn sentence(&mut self, id: SentenceId) {
        let document = self.sources.document;
        let sentence = document.sentences()[id].clone();
        if sentence.is_empty() {
            return;
        }
        let before = self.out.len();
        self.providing(id, &sentence);
        self.ruling(&sentence);
        self.undertaking(id, &sentence);
        self.about(&sentence);
        let told = self.out[before..].last().map(|t| t.accord);
        let spoken = self.spoken(&sentence);
        let announced = self.announcement(id, &sentence, spoken.or(told));
        if let Some(accord) = told {
            self.open = Some(Open { accord, last: id, run: 0, how: How::Told });
        } else if announced.is_none() {
            self.go_on(id, &sentence);
        }
        if let Some(accord) = announced {
            self.open = Some(Open { accord, last: id, run: 0, how: How::List });
        } else if told.is_none()
            && let Some(accord) = self.made(&sentence)
        {
            self.open = Some(Open { accord, last: id, run: 0, how: How::Made });
        }
        if let Some(accord) = spoken {
            self.focus = Some((accord, id));
        }
    }

    fn accord_at(&self, head: TokenId) -> Option<usize> {
        self.heads.binary_search_by_key(&head, |(h, _)| *h).ok().map(|n| self.heads[n].1)
    }

    fn within(&self, tokens: &Range<TokenId>) -> impl Iterator<Item = (TokenId, usize)> + '_ {
        let from = self.heads.partition_point(|(h, _)| *h < tokens.start);
        let end = tokens.end;
        self.heads[from..].iter().copied().take_while(move |(h, _)| *h < end)
    }

    /// The accord of which a sentence speaks: its subject, else the first.
    fn spoken(&self, sentence: &Range<TokenId>) -> Option<usize> {
        let document = self.sources.document;
        let mut all = self.within(sentence);
        let first = all.next()?;
        let subject = |(h, _): &(TokenId, usize)| matches!(document.dep(*h), Dep::Nsubj | Dep::Nsubjpass);
        Some(std::iter::once(first).chain(all).find(subject).unwrap_or(first).1)
    }

    /// The accord that a word stands for: a mention, a pronoun, a noun for the terms of one.
    fn stands_for(&self, token: TokenId, id: SentenceId) -> Option<usize> {
        let document = self.sources.document;
        if let Some(accord) = self.accord_at(token) {
            return Some(accord);
        }
        let word = document.word(token).to_lowercase();
        if matches!(word.as_str(), "which" | "that") && document.pos(token) != Pos::Noun {
            // The relative pronoun stands for the noun that its clause qualifies.
            let verb = self.sources.clauses.around(token).map(|c| c.verb)?;
            let noun = document.head(verb);
            return (document.dep(verb) == Dep::Relcl).then(|| self.accord_at(noun)).flatten();
        }
        if matches!(word.as_str(), "it" | "this") {
            return self.focus.filter(|(_, at)| id - at <= 1).map(|(accord, _)| accord);
        }
        if TERM_NOUNS.contains(&document.lemma(token)) {
            let of = document.children_by(token, Dep::Prep).filter_map(|p| document.child(p, Dep::Pobj));
            let mut whose = of.chain(document.children_by(token, Dep::Poss));
            return whose.find_map(|t| self.accord_at(t));
        }
        None
    }

    /// "The accord provides for …, and sets up …".
    fn providing(&mut self, id: SentenceId, sentence: &Range<TokenId>) {
        let document = self.sources.document;
        let mut found: Vec<Terms> = Vec::new();
        for verb in sentence.clone() {
            let Some(clause) = self.sources.clauses.at(verb) else { continue };
            let lemma = document.lemma(verb);
            if clause.negated || !PROVIDING.contains(&lemma) || self.covered(&found, verb) {
                continue;
            }
            let pronoun = |s: &TokenId| matches!(document.word(*s).to_lowercase().as_str(), "it" | "this");
            let accord = if clause.passive {
                // "… foreseen in the accord" is told by the preposition.
                None
            } else {
                clause.subjects.iter().find_map(|&s| {
                    let strong = clause.complements.is_empty() || !matches!(lemma, "say" | "hold" | "see");
                    self.stands_for(s, id).filter(|_| !pronoun(&s) || strong)
                })
            };
            let Some(accord) = accord else { continue };
            let intransitive =
                clause.objects.is_empty() && clause.complements.is_empty() && clause.obliques.is_empty();
            if intransitive && document.word(verb + 1) != ":" {
                continue;
            }
            // What the accord stops is stopped by it: the verb is part of the term.
            let end = self.extent(verb, sentence);
            found.push(Terms { accord, tokens: verb..end, listed: false });
        }
        self.out.extend(found);
    }

    fn covered(&self, found: &[Terms], token: TokenId) -> bool {
        found.iter().any(|t| t.tokens.contains(&token))
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
        let mut found: Vec<Terms> = Vec::new();
        for verb in sentence.clone() {
            let Some(clause) = self.sources.clauses.at(verb) else { continue };
            if clause.negated
                || clause.reality != Reality::Fact
                || !UNDERTAKING.contains(&document.lemma(verb))
            {
                continue;
            }
            if self.covered(&self.out, verb) || self.covered(&found, verb) {
                continue;
            }
            let sides = clause.subjects.iter().any(|&s| is_several(document, s));
            let decided =
                matches!(document.lemma(verb), "agree" | "undertake" | "commit" | "bind" | "engage");
            if !sides || !decided && self.open.is_none_or(|o| id - o.last > 1) {
                continue;
            }
            let complement = clause.complements.iter().copied().find(|&c| c > verb);
            let preposition = document
                .children_by(verb, Dep::Prep)
                .find(|&p| p > verb && matches!(document.word(p), "to" | "on" | "upon"));
            let from = complement
                .map(|c| document.subtree(c).start.max(verb + 1))
                .into_iter()
                .chain(preposition.map(|p| p + 1))
                .min();
            let Some(from) = from else { continue };
            let idle = complement.is_some_and(|c| NO_TERMS.contains(&document.lemma(c)));
            if idle {
                continue;
            }
            // "Agreed to a ceasefire": the accord is the object itself.
            let accord = self.within(sentence).next().map(|(_, a)| a);
            let near = self.open.filter(|o| id - o.last <= 2).map(|o| o.accord);
            let accord = accord.or(near).unwrap_or(self.main);
            found.push(Terms { accord, tokens: from..turning(document, from, sentence.end), listed: false });
        }
        self.out.extend(found);
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
                    Dep::Acl | Dep::Relcl => document.tag(child) == Tag::Vb,
                    _ => false,
                };
                let words = document.subtree(child);
                if told
                    && words.len() <= 30
                    && !self.is_of_the_name(head, child)
                    && !self.covered(&self.out, head)
                {
                    found.push(Terms { accord, tokens: words, listed: false });
                }
            }
            let before = document
                .children(head)
                .filter(|&c| c < head && document.dep(c) == Dep::Compound && !self.is_of_the_name(head, c));
            if let Some(start) = before.map(|c| document.subtree(c).start).min() {
                found.push(Terms { accord, tokens: start..head, listed: false });
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

    /// Whether a sentence announces terms that follow: it ends in a colon, or is a heading or a question on what the accord holds.
    /// What follows the colon in the sentence itself is told at once.
    fn announcement(
        &mut self,
        id: SentenceId,
        sentence: &Range<TokenId>,
        spoken: Option<usize>,
    ) -> Option<usize> {
        let document = self.sources.document;
        let layout = document.layout();
        let names_terms = sentence.clone().any(|t| TERM_NOUNS.contains(&document.lemma(t)));
        let last = document.word(sentence.end - 1);
        let colon = sentence.clone().find(|&t| document.word(t) == ":");
        let next_is_item =
            layout.sentences.get(id + 1).is_some_and(|s| is_item(&layout.paragraph_of(s).kind));
        let heading = matches!(layout.paragraph_of(&layout.sentences[id]).kind, Kind::Heading);
        let near = self.focus.filter(|(_, at)| id - at <= 3).map_or(self.main, |(a, _)| a);
        let accord = spoken.unwrap_or(near);
        if last == ":" || next_is_item && !is_item(&layout.paragraph_of(&layout.sentences[id]).kind) {
            let announced = spoken.is_some() || names_terms || self.providing_words(sentence);
            let short = last == ":" || heading || sentence.len() <= 12;
            if announced && short {
                return Some(accord);
            }
        }
        if let Some(colon) = colon.filter(|&c| c > sentence.start && c + 1 < sentence.end) {
            let parts = (colon..sentence.end).filter(|&t| matches!(document.word(t), ";" | ",")).count();
            let semicolons = (colon..sentence.end).any(|t| document.word(t) == ";");
            let spoken_before = self.within(&(sentence.start..colon)).last().map(|(_, a)| a);
            let listing = self.open.is_some_and(|o| o.how == How::List && id - o.last <= 1);
            let agreed = names_terms || listing || self.providing_words(&(sentence.start..colon));
            if (spoken_before.is_some() || agreed) && (semicolons || parts > 1 && spoken_before.is_some()) {
                let accord = spoken_before.unwrap_or(accord);
                self.out.retain(|t| t.tokens.end <= sentence.start);
                self.out.push(Terms { accord, tokens: colon + 1..sentence.end, listed: semicolons });
                self.open = Some(Open { accord, last: id, run: 0, how: How::Told });
                return None;
            }
        }
        let question = last == "?" || heading;
        let asks = sentence.len() <= 12
            && question
            && (spoken.is_some() && (heading || self.asks_what(sentence))
                || names_terms
                || self.asks_what(sentence) && self.providing_words(sentence));
        asks.then_some(accord)
    }

    fn asks_what(&self, sentence: &Range<TokenId>) -> bool {
        let document = self.sources.document;
        sentence
            .clone()
            .any(|t| matches!(document.word(t).to_lowercase().as_str(), "what" | "what's" | "whats"))
    }

    /// Whether words say that terms are meant: "agreed", "provides", "in it".
    fn providing_words(&self, tokens: &Range<TokenId>) -> bool {
        let document = self.sources.document;
        tokens.clone().any(|t| {
            matches!(
                document.lemma(t),
                "agree"
                    | "provide"
                    | "undertake"
                    | "stipulate"
                    | "include"
                    | "contain"
                    | "get"
                    | "term"
                    | "commit"
                    | "in"
            ) && document.pos(t) != Pos::Propn
        })
    }

    /// Sentences that go on with the terms that one before them began.
    fn go_on(&mut self, id: SentenceId, sentence: &Range<TokenId>) {
        let Some(open) = self.open else { return };
        let document = self.sources.document;
        let layout = document.layout();
        let paragraph = layout.sentences[id].paragraph;
        let item = is_item(&layout.paragraphs[paragraph].kind);
        let apart = paragraph - layout.sentences[open.last].paragraph;
        let next = id - open.last <= 1;
        let goes_on = next
            && open.run < REACH.max(if item { 30 } else { 0 })
            && match open.how {
                How::List if item => true,
                How::List => (open.run == 0 || apart == 0) && !self.is_report(sentence),
                _ if item => open.run > 0 && self.binds(sentence, false),
                How::Told => apart <= 1 && self.binds(sentence, apart == 0),
                How::Made => apart <= 1 && self.binds(sentence, false),
            };
        if goes_on {
            let accord = self.spoken(sentence).filter(|_| item).unwrap_or(open.accord);
            let accord = if open.how == How::List { open.accord } else { accord };
            let listed = item && open.how == How::List && !self.is_report(sentence);
            self.out.push(Terms { accord, tokens: sentence.clone(), listed });
            self.open = Some(Open { last: id, run: open.run + 1, ..open });
        } else if !next || open.run > 0 || open.how == How::List {
            self.open = None;
        }
    }

    /// Whether a sentence says what must or will be done, by nobody's word: "the boundary is to be marked". In the course of a
    /// paragraph on terms, a plain future does.
    fn binds(&self, sentence: &Range<TokenId>, in_course: bool) -> bool {
        if self.is_report(sentence) {
            return false;
        }
        let document = self.sources.document;
        let mut clauses = sentence.clone().filter_map(|t| self.sources.clauses.at(t));
        clauses.any(|c| {
            // "Fighters are to hand in their arms" may be read with "are" for its verb.
            let under_be = document.dep(c.verb) == Dep::Xcomp
                && document.lemma(document.head(c.verb)) == "be"
                && document.children(c.verb).any(|a| document.word(a).eq_ignore_ascii_case("to"));
            if under_be {
                return true;
            }
            let main = document.is_root(c.verb) || matches!(document.dep(c.verb), Dep::Conj | Dep::Ccomp);
            if !main || c.negated && c.reality == Reality::Fact {
                return false;
            }
            let shall = document.children(c.verb).any(|a| {
                matches!(document.dep(a), Dep::Aux | Dep::Auxpass)
                    && matches!(document.word(a).to_lowercase().as_str(), "shall" | "must")
            });
            let is_to = c.reality == Reality::Planned
                && document.children(c.verb).any(|a| document.word(a).eq_ignore_ascii_case("to"));
            shall
                || is_to
                || c.reality == Reality::Required
                || c.reality == Reality::Planned
                    && (in_course || c.tense == Tense::Future && !self.journey(c))
        })
    }

    /// Plans of persons and meetings are steps to come, no terms.
    fn journey(&self, clause: &Clause) -> bool {
        let document = self.sources.document;
        matches!(
            document.lemma(clause.verb),
            "meet"
                | "travel"
                | "visit"
                | "fly"
                | "arrive"
                | "return"
                | "hold"
                | "host"
                | "attend"
                | "speak"
                | "address"
                | "vote"
                | "sign"
                | "resume"
                | "convene"
                | "brief"
                | "take"
                | "go"
                | "come"
                | "see"
                | "be"
                | "expect"
                | "continue"
                | "face"
        )
    }

    /// Whether somebody is said to say something, or an act of the day is told.
    fn is_report(&self, sentence: &Range<TokenId>) -> bool {
        let document = self.sources.document;
        let says = |t: TokenId| {
            self.sources.clauses.at(t).is_some_and(|c| {
                let lemma = document.lemma(t);
                let speech = !self.sources.lexicon.speech_verbs(lemma).is_empty();
                speech
                    && c.reality == Reality::Fact
                    && !c.passive
                    && !matches!(
                        lemma,
                        "provide"
                            | "call"
                            | "commit"
                            | "recognize"
                            | "recognise"
                            | "reaffirm"
                            | "confirm"
                            | "endorse"
                            | "declare"
                    )
                    && !c.subjects.is_empty()
            })
        };
        sentence.clone().any(|t| says(t) || document.word(t) == "?")
    }

    /// The accord that a sentence says was made: "signed a pact", "the accord was reached".
    fn made(&self, sentence: &Range<TokenId>) -> Option<usize> {
        let document = self.sources.document;
        self.within(sentence).find_map(|(head, accord)| {
            let clause = self.sources.clauses.around(head)?;
            let here = clause.undergoers().contains(&head) || clause.obliques.iter().any(|(_, o)| *o == head);
            let made = matches!(
                document.lemma(clause.verb),
                "sign"
                    | "initial"
                    | "reach"
                    | "agree"
                    | "conclude"
                    | "strike"
                    | "announce"
                    | "publish"
                    | "seal"
                    | "ink"
                    | "broker"
                    | "adopt"
                    | "settle"
                    | "unveil"
                    | "approve"
                    | "put"
                    | "affix"
            );
            (here && made && clause.reality == Reality::Fact && !clause.negated).then_some(accord)
        })
    }
}

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

/// Whether a noun stands for more than one, or for a pronoun of them: those who can agree with each other.
fn is_several(document: &Document<'_>, noun: TokenId) -> bool {
    matches!(document.tag(noun), Tag::Nns | Tag::Nnps)
        || document.child(noun, Dep::Conj).is_some()
        || document.dep(noun) == Dep::Conj
        || matches!(
            document.word(noun).to_lowercase().as_str(),
            "they" | "both" | "who" | "government" | "side" | "each"
        )
        || document.tag(noun) == Tag::Nnp
}

fn is_item(kind: &Kind) -> bool {
    matches!(kind, Kind::ListItem { .. })
}

/// Where the text turns to something else, between two tokens; the latter where it does not.
fn turning(document: &Document<'_>, from: TokenId, end: TokenId) -> TokenId {
    let from = from.min(end);
    (from..end)
        .find(|&t| {
            t > from
                && document.word(t - 1) == ","
                && TURNING.contains(&document.word(t).to_lowercase().as_str())
        })
        .unwrap_or(end)
}
