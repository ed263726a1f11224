//! Who bears the same office elsewhere: "her Russian counterpart, A", "his Tajik colleague B".

use super::register::{DraftId, Office};
use super::resolve::Resolver;
use crate::document::TokenId;
use crate::lexicon::OfficeClass;
use crate::syntax::{Dep, Pos, Tag};

impl Resolver<'_, '_, '_, '_> {
    /// "his Tajik *colleague*": of the same office in another state.
    pub(super) fn is_foreign_colleague(&self, token: TokenId) -> bool {
        let document = self.document;
        let named = |c: TokenId| c < token && self.mentions.name_at.get(c).is_some();
        let owned = |c: TokenId| document.tag(c) == Tag::PrpPossessive;
        document.lemma(token) == "colleague"
            && document.children(token).any(named)
            && document.children(token).any(owned)
    }

    /// "her Kestrian opposite number": another word for a counterpart.
    pub(super) fn is_opposite_number(&self, token: TokenId) -> bool {
        self.lower(token) == "number"
            && self.document.children(token).any(|c| c < token && self.lower(c) == "opposite")
    }

    /// "President A and *his* counterpart": the person to whom the counterpart is joined is the one whose it is.
    fn joined_before(&self, possessive: TokenId) -> Option<DraftId> {
        let joint = possessive.checked_sub(1).filter(|&t| self.lower(t) == "and")?;
        let name = self.mentions.name_at.get(joint.checked_sub(1)?)?;
        self.names[name].filter(|&id| self.register.drafts[id].is_person())
    }

    /// "her Russian counterpart, Sergei Lavrov", "Petro Poroshenko, his Ukrainian counterpart": the same office elsewhere.
    pub(super) fn counterpart(&mut self, token: TokenId) {
        let document = self.document;
        let mut model = None;
        let mut holder = None;
        for child in document.children(token).filter(|&c| c < token).collect::<Vec<_>>() {
            if document.dep(child) == Dep::Poss {
                if self.referents[child].is_empty() && document.pos(child) == Pos::Pron {
                    self.pronoun(child);
                }
                model = self.joined_before(child).or_else(|| self.referents[child].first().copied());
            } else if matches!(document.dep(child), Dep::Amod | Dep::Compound | Dep::Nmod) {
                holder = holder.or_else(|| self.holder_at(child).first().copied());
            }
        }
        let person_at = |at: TokenId| {
            let number = self.mentions.name_at.get(at)?;
            self.names[number].filter(|&id| self.register.drafts[id].is_person())
        };
        let word = |at: TokenId| if at < document.len() { document.word(at) } else { "" };
        // "his Kenyan counterpart, H.E. Mr. A"
        let mut beside = if word(token + 1) == "," { token + 2 } else { token + 1 };
        while let Some(title) =
            self.mentions.known.office(beside).filter(|title| title.tokens.start == beside)
        {
            beside = title.tokens.end;
        }
        let after = person_at(beside);
        let start = document.subtree(token).start;
        let before = start.checked_sub(2).filter(|_| word(start.wrapping_sub(1)) == ",").and_then(person_at);
        let Some(person) = after.or(before) else {
            if let Some(holder) = holder {
                self.stand(token..token + 1, token, &[holder]);
            }
            return;
        };
        // "His counterpart, A, Chief Administrator of B": what A is, is told.
        let sentence = document.sentence_around(token);
        let told = self.mentions.offices.iter().zip(self.links).any(|(office, links)| {
            let here = sentence.contains(&office.head()) && !office.is_address() && !office.former;
            here && links.iter().any(|&name| self.names[name] == Some(person))
        });
        let office = model.filter(|&model| model != person && !told).and_then(|model| {
            self.register.drafts[model]
                .offices
                .iter()
                .find(|office| office.class != OfficeClass::Rank)
                .cloned()
        });
        // "his Orvanian counterpart": of a state of which nobody knows the name, and of none that the text names.
        let stranger = |c: TokenId| {
            c < token
                && document.dep(c) == Dep::Amod
                && document.word(c).starts_with(char::is_uppercase)
                && self.mentions.name_at.get(c).is_some_and(|name| self.names[name].is_none())
        };
        if holder.is_none() && document.children(token).any(stranger) {
            self.register.drafts[person].of_nameless_state = true;
        }
        if let Some(office) = office {
            let words = office.words.clone();
            self.bear(person, &words);
            // The Secretary of State's counterparts are foreign ministers.
            let words = if words == "Secretary of State" { "Foreign Minister".to_owned() } else { words };
            let office =
                Office { words, holder, assumed: None, with_body: None, body: None, former: false, ..office };
            self.register.drafts[person].offices.push(office);
        } else if let Some(holder) = holder {
            self.register.drafts[person].holder.get_or_insert(holder);
        }
        if self.referents[token].is_empty() {
            self.referents[token] = vec![person];
        }
    }
}
