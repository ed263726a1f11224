//! An accord that is said to be what rules.

use std::ops::Range;

use super::super::{Frame, Reader, Terms, turning};
use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::syntax::Dep;

/// Prepositions by which an accord is said to be what rules: "under the accord", "in the pact", "through the deal".
const RULING: &[&str] = &["under", "in", "by", "through", "per", "with"];
/// Words before a preposition that make it rule: "according to the deal", "as part of the accord", "in line with the pact".
const RULING_PHRASES: &[(&str, &str)] =
    &[("according", "to"), ("pursuant", "to"), ("part", "of"), ("accordance", "with"), ("line", "with")];
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
    /// "Under the accord, …", "an agreement under which …", "committees set up under the accord".
    pub(super) fn ruling(&mut self, sentence: &Range<TokenId>) {
        let document = self.sources.document;
        let mut found: Vec<Terms> = Vec::new();
        for preposition in
            sentence.clone().filter(|&t| document.dep(t) == Dep::Prep || document.dep(t) == Dep::Agent)
        {
            let mut word = document.word(preposition).to_lowercase();
            // "According to the deal" rules as "under the deal" does.
            let phrase = self.ruling_phrase(preposition, &word);
            if phrase.is_some() {
                word = "under".to_owned();
            } else if !RULING.contains(&word.as_str()) {
                continue;
            }
            let first = phrase.unwrap_or(preposition);
            let Some(object) = document.child(preposition, Dep::Pobj) else { continue };
            let relative = document.word(object).eq_ignore_ascii_case("which");
            let Some(accord) = self.ruler(object, sentence) else { continue };
            let verb = document.head(first);
            let verbal = self.sources.clauses.at(verb);
            let leading = document.subtree(first).start <= sentence.start + 1;
            // What was done "in line with the accord" is no more than its execution.
            let trails =
                !leading && matches!(document.word(first).to_lowercase().as_str(), "in" | "pursuant");
            if phrase.is_some() && (relative || trails || !verbal.is_some_and(rules)) {
                continue;
            }
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
                let from = document.subtree(first).end.max(object + 1).min(sentence.end);
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
                let within = document.subtree(first);
                let opens = document.subtree(verb).start;
                // "Graduate the forces, as required under the accord": what is required stands before.
                let as_ruled = document.dep(verb) == Dep::Advcl
                    && document.word(opens).eq_ignore_ascii_case("as")
                    && document.head(verb) < opens;
                if as_ruled && FORESEEING.contains(&document.lemma(verb)) {
                    found.push(Terms {
                        accord,
                        tokens: document.head(verb)..opens,
                        listed: false,
                        frame: Frame::Ruling,
                    });
                    continue;
                }
                let from = match document.dep(verb) {
                    Dep::Acl | Dep::Relcl => document.subtree(document.head(verb)).start,
                    _ if clause.negated => continue,
                    _ => opens,
                };
                // "The exchange, which under the accord is to take place within 30 days"
                let relative = document.dep(verb) == Dep::Relcl && within.end <= verb;
                if relative && rules(clause) {
                    found.push(Terms {
                        accord,
                        tokens: from..document.subtree(verb).end,
                        listed: false,
                        frame: Frame::Ruling,
                    });
                } else if document.dep(verb) == Dep::Ccomp && within.start <= opens + 1 && within.end <= verb
                {
                    // "It is recalled that under the accord they were to leave; the others were to …"
                    found.push(Terms {
                        accord,
                        tokens: within.end..turning(document, within.end, sentence.end),
                        listed: false,
                        frame: Frame::Ruling,
                    });
                } else if within.start > from {
                    found.push(Terms {
                        accord,
                        tokens: from..document.subtree(first).start,
                        listed: false,
                        frame: Frame::Ruling,
                    });
                }
            }
        }
        self.out.extend(found);
    }

    /// The first word of a phrase that makes a preposition rule, where one does.
    fn ruling_phrase(&self, preposition: TokenId, word: &str) -> Option<TokenId> {
        let document = self.sources.document;
        let before = document.head(preposition);
        let noun = document.word(before).to_lowercase();
        if before >= preposition || !RULING_PHRASES.contains(&(noun.as_str(), word)) {
            return None;
        }
        // "As part of", "in accordance with".
        let outer = document.head(before);
        let is_outer = document.dep(before) == Dep::Pobj
            && matches!(document.word(outer).to_lowercase().as_str(), "as" | "in");
        match document.dep(before) {
            Dep::Pobj => is_outer.then_some(outer),
            _ => matches!(noun.as_str(), "according" | "pursuant").then_some(before),
        }
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
}
