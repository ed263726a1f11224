//! Pronouns for several: "they", "their".

use peacebrief::v1::{ActorKind, MentionKind};

use super::register::DraftId;
use super::resolve::Resolver;
use crate::clauses::conjuncts;
use crate::document::TokenId;
use crate::syntax::{Dep, Tag};

/// Nouns for people of whom one is seldom an actor.
const PEOPLE: &[&str] = &[
    "soldier",
    "fighter",
    "gunman",
    "villager",
    "resident",
    "civilian",
    "refugee",
    "farmer",
    "herder",
    "worker",
    "protester",
    "demonstrator",
    "trader",
    "driver",
    "survivor",
    "prisoner",
    "detainee",
    "hostage",
    "student",
    "teacher",
    "doctor",
    "nurse",
    "child",
    "woman",
    "man",
    "people",
    "family",
    "relative",
    "official",
    "troop",
    "militant",
    "militiaman",
    "attacker",
    "assailant",
    "witness",
    "returnee",
    "voter",
    "mourner",
    "captive",
];

impl Resolver<'_, '_, '_, '_> {
    pub(super) fn plural(&mut self, token: TokenId) {
        let document = self.document;
        let sentence = document.sentence_of(token);
        let barred = self.barred(token);
        let subject = document.dep(token) == Dep::Nsubj;
        let mut best: Option<(i32, Vec<DraftId>)> = None;
        if self.after_other_people(token) {
            return;
        }
        let own = self.subjects_of_clause(token);
        if own.len() > 1 {
            self.stand(token..token + 1, token, &own);
            return;
        }
        let contents = self.reported_here(token);
        // Whom a quotation names are others than those who speak; "A and B will sign, *they* said" names them itself.
        let reported =
            |at: TokenId| document.is_quoted(at) && contents.iter().any(|content| content.contains(&at));
        for entry in self.discourse.latest().filter(|entry| entry.token < token && !reported(entry.token)) {
            let apart = sentence.saturating_sub(entry.sentence);
            if apart > 2 {
                break;
            }
            let many = entry.ids.len() > 1;
            let collective = || {
                let draft = &self.register.drafts[entry.ids[0]];
                draft.plural
                    || self.lower(entry.token) == "they"
                    || document.tag(entry.token) == Tag::Nns && !draft.is_person()
                    || matches!(
                        draft.kind,
                        ActorKind::ArmedGroup
                            | ActorKind::PoliticalGroup
                            | ActorKind::CivilSociety
                            | ActorKind::StateBody
                    )
            };
            if !many && (!collective() || entry.ids.first() == barred.as_ref()) {
                continue;
            }
            let near = [6, 5, 2][apart];
            // "The members of the Council commended the parties. *They* called": subject goes on as subject.
            let members = document.tag(entry.token) == Tag::Nns && entry.rank >= 4 && subject;
            // Who has been speaking goes on to speak.
            let speaks = subject && entry.speaks && self.speaks(token);
            // "commended both sides and urged *them* on": whom the sentence itself has told of.
            let here = !subject && apart == 0 && many && entry.rank > 0;
            let score = near
                + entry.rank
                + 3 * i32::from(here)
                + i32::from(many || members) * 2
                + i32::from(members)
                + 3 * i32::from(speaks);
            if best.as_ref().is_none_or(|(known, _)| score > *known) {
                best = Some((score, entry.ids.clone()));
            }
        }
        let Some((score, ids)) = best else { return };
        if score < 5 {
            return;
        }
        match ids.as_slice() {
            [one] => self.describe(token..token + 1, token, *one, MentionKind::Pronoun),
            _ => self.stand(token..token + 1, token, &ids),
        }
    }

    /// "said that *A and B* had agreed to extend *their* truce": the subject of the possessive's own clause, where it is several.
    fn subjects_of_clause(&self, token: TokenId) -> Vec<DraftId> {
        /// How far up the tree a verb with a subject is looked for.
        const STEPS: usize = 8;
        let document = self.document;
        if document.tag(token) != Tag::PrpPossessive {
            return Vec::new();
        }
        let mut at = document.head(token);
        for _ in 0..STEPS {
            let subject = document
                .children(at)
                .find(|&c| c < token && matches!(document.dep(c), Dep::Nsubj | Dep::Nsubjpass));
            if let Some(subject) = subject {
                let mut ids: Vec<DraftId> = Vec::new();
                for id in conjuncts(document, subject).into_iter().flat_map(|t| &self.referents[t]) {
                    if !ids.contains(id) {
                        ids.push(*id);
                    }
                }
                return ids;
            }
            let above = document.head(at);
            if above == at || matches!(document.dep(at), Dep::Ccomp | Dep::Relcl | Dep::Nsubj) {
                break;
            }
            at = above;
        }
        Vec::new()
    }

    /// "The villagers said soldiers had burned *their* homes": of people whom the sentence tells of before, and who are no actors.
    fn after_other_people(&self, token: TokenId) -> bool {
        /// How far up the tree their verb is looked for.
        const STEPS: usize = 8;
        let document = self.document;
        let people = |subject: TokenId| {
            subject < token
                && document.tag(subject) == Tag::Nns
                && self.referents[subject].is_empty()
                && PEOPLE.contains(&document.lemma(subject))
        };
        let mut at = token;
        for _ in 0..STEPS {
            let subject = [Dep::Nsubj, Dep::Nsubjpass].into_iter().find_map(|dep| document.child(at, dep));
            if subject.is_some_and(people) {
                return true;
            }
            let head = document.head(at);
            if head == at {
                return false;
            }
            at = head;
        }
        false
    }
}
