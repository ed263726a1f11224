//! What a name does or has done to it in its sentence: who speaks and fights is no place.

use peacebrief::v1::ActorKind;

use super::Witness;
use crate::clauses::first_conjunct;
use crate::document::TokenId;
use crate::mentions::names::NameSpan;
use crate::mentions::unknown::{Evidence, FACING};
use crate::syntax::Dep;

/// Verbs of which a town is what is taken, given up or fired at, and hardly anybody else.
const TAKEN: &[&str] = &[
    "retake",
    "recapture",
    "besiege",
    "overrun",
    "garrison",
    "evacuate",
    "vacate",
    "bombard",
    "shell",
    "encircle",
];

impl Witness<'_, '_, '_> {
    pub(super) fn hear_verb(&self, name: &NameSpan<'_>, seen: &mut Evidence) {
        let document = self.document;
        let head = name.tokens.clone().rev().find(|&t| !name.tokens.contains(&document.head(t)));
        let Some(head) = head else { return };
        let top = first_conjunct(document, head);
        // "the checkpoints Kairagach and Kyzyl-Bel": one word, of two parts.
        let written = self.document.words(name.tokens.clone());
        seen.acts |= self.is_somebody(top) && (name.tokens.len() == 1 || written.contains(' '));
        if matches!(document.dep(head), Dep::Nsubj | Dep::Nsubjpass) {
            let speaks = !self.lexicon.speech_verbs(document.lemma(document.head(head))).is_empty();
            seen.deeds += if speaks { 2 } else { 1 };
        }
        let taken = document.lemma(document.head(head));
        if document.dep(head) == Dep::Dobj && TAKEN.contains(&taken) {
            seen.place += 3;
        }
        if self.faces_government(head, top) {
            seen.kinds.raise(ActorKind::PoliticalGroup, FACING);
        }
        // "facilitated by the X", "under the mediation of the X"
        let by = document.head(head);
        if document.dep(head) == Dep::Pobj
            && document.word(by) == "by"
            && matches!(
                document.lemma(document.head(by)),
                "mediate" | "broker" | "facilitate" | "convene" | "sponsor"
            )
        {
            seen.kinds.add(ActorKind::IntergovernmentalOrganization, 4);
        }
        if document.dep(head) == Dep::Nsubj {
            match document.lemma(document.head(head)) {
                "attack" | "ambush" | "shell" | "kidnap" | "abduct" | "raid" | "fight" | "disarm"
                | "demobilise" | "demobilize" => seen.kinds.add(ActorKind::ArmedGroup, 2),
                "mediate" | "broker" | "facilitate" | "deploy" => {
                    seen.kinds.add(ActorKind::IntergovernmentalOrganization, 2);
                }
                "contest" | "campaign" => seen.kinds.add(ActorKind::PoliticalGroup, 2),
                _ => {}
            }
        }
    }

    /// Whether a name is the subject of a verb of saying.
    pub(in crate::mentions::unknown) fn speaks(&self, name: &NameSpan<'_>) -> bool {
        let document = self.document;
        let head = name.tokens.clone().rev().find(|&t| !name.tokens.contains(&document.head(t)));
        head.is_some_and(|head| {
            document.dep(head) == Dep::Nsubj
                && !self.lexicon.speech_verbs(document.lemma(document.head(head))).is_empty()
        })
    }

    /// Whether a noun phrase stands where persons and bodies stand: not after "of", "in" or "to" as places do.
    fn is_somebody(&self, head: TokenId) -> bool {
        /// What is said of persons: "the release of X", "the widow of X".
        const OF_PERSONS: &[&str] = &[
            "release",
            "arrest",
            "killing",
            "murder",
            "assassination",
            "death",
            "execution",
            "capture",
            "detention",
            "dismissal",
            "appointment",
            "election",
            "resignation",
            "departure",
            "return",
            "ouster",
            "overthrow",
            "removal",
            "extradition",
            "surrender",
            "widow",
            "wife",
            "husband",
            "son",
            "daughter",
            "brother",
            "sister",
            "father",
            "mother",
            "cousin",
            "nephew",
            "supporter",
            "loyalist",
            "follower",
            "aide",
            "adviser",
            "advisor",
            "ally",
            "rival",
            "predecessor",
            "successor",
            "man",
            "men",
            "leadership",
            "command",
            "signature",
            "person",
        ];
        let document = self.document;
        match document.dep(head) {
            Dep::Pobj => {
                let preposition = document.head(head);
                match document.word(preposition).to_ascii_lowercase().as_str() {
                    "in" | "at" | "near" | "from" | "into" | "through" | "outside" | "across" | "around"
                    | "over" | "via" | "towards" | "toward" | "inside" => false,
                    "to" => {
                        let governor = document.head(preposition);
                        !matches!(
                            document.lemma(governor),
                            "go" | "travel"
                                | "return"
                                | "move"
                                | "fly"
                                | "drive"
                                | "road"
                                | "march"
                                | "spread"
                                | "flee"
                                | "access"
                                | "withdraw"
                                | "send"
                                | "deploy"
                                | "lead"
                                | "come"
                                | "head"
                                | "highway"
                                | "close"
                                | "next"
                        )
                    }
                    "of" => {
                        let governor = document.lemma(document.head(preposition)).to_lowercase();
                        OF_PERSONS.contains(&governor.as_str())
                            || self.known.office(document.head(preposition)).is_some()
                            || !self.lexicon.speech_verbs(&governor).is_empty()
                    }
                    _ => true,
                }
            }
            Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Poss => false,
            _ => true,
        }
    }
}
