//! What a name comes after with "of": "the town of X", "the government of X", "leader of X".

use peacebrief::v1::ActorKind;

use super::Witness;
use super::after::is_following;
use crate::document::TokenId;
use crate::lexicon::OfficeClass;
use crate::mentions::names::NameSpan;
use crate::mentions::unknown::Evidence;
use crate::mentions::unknown::words::{is_place_noun, is_state_style};
use crate::syntax::Tag;

impl Witness<'_, '_, '_> {
    /// "the town of X", "the government of X", "leader of X".
    pub(super) fn hear_of(&self, of: TokenId, name: &NameSpan<'_>, seen: &mut Evidence) {
        let document = self.document;
        let Some(noun) = of.checked_sub(1) else { return };
        let lemma = document.lemma(noun).to_lowercase();
        // "the government of Alejandro Quint": who heads it.
        let headed = matches!(lemma.as_str(), "government" | "administration" | "cabinet" | "regime");
        let given = self.begins_with_given_name(name);
        // "the militias of Omar Sadr", "the Hill faction of Ana Petel": who leads them.
        let followers = self.known.body(noun).is_some_and(|body| is_following(body.value.kind));
        if (headed || followers) && given {
            seen.person += 5;
            return;
        }
        // "head of state of X"
        let heads = self.known.office(noun).is_some_and(|office| {
            office.tokens.len() > 1 && office.office.class.leads_a_state() && office.tokens.end == of
        });
        // "the neighbouring state of X", but "the state of Sonora"
        let before = noun.checked_sub(1).map_or("", |t| document.word(t));
        let sovereign = lemma == "state"
            && matches!(
                before,
                "neighbouring"
                    | "neighboring"
                    | "independent"
                    | "sovereign"
                    | "member"
                    | "breakaway"
                    | "island"
                    | "landlocked"
            );
        if lemma == "capital" || heads || sovereign || self.holds_high_office(noun) {
            seen.state += 5;
        } else if is_place_noun(&lemma) {
            seen.place += 5;
        } else if matches!(
            lemma.as_str(),
            "north" | "south" | "east" | "west" | "outskirt" | "centre" | "center" | "edge" | "control"
        ) {
            seen.place += 3;
        }
        // "the Government and people of X"
        let and_people = lemma == "people" && noun >= 2 && document.word(noun - 1) == "and";
        if and_people && self.known.body(noun - 2).is_some_and(|body| body.value.kind == ActorKind::State) {
            seen.state += 5;
        }
        if let Some(body) = self.known.body(noun) {
            match body.value.kind {
                ActorKind::State => seen.state += 5,
                ActorKind::StateBody if body.value.alone => seen.state += 5,
                ActorKind::StateBody => seen.place += 1,
                _ => seen.body += 4,
            }
        }
        // "the generals of X": a country's, where X has no article as a movement would have.
        let officers = document.tag(noun) == Tag::Nns
            && matches!(
                lemma.as_str(),
                "general" | "soldier" | "diplomat" | "lawmaker" | "legislator" | "citizen"
            );
        if officers && of + 1 == name.tokens.start && !self.acronym(name) {
            seen.state += 4;
        }
        self.hear_members(of, seen);
        match self.known.office(noun).map(|office| office.office.class) {
            Some(
                OfficeClass::HeadOfState
                | OfficeClass::HeadOfGovernment
                | OfficeClass::Minister
                | OfficeClass::Diplomat,
            ) => seen.state += 4,
            // "the Bishop of X" has his see there.
            Some(OfficeClass::Religious) => seen.place += 4,
            Some(OfficeClass::Leader | OfficeClass::Commander | OfficeClass::Spokesperson) => seen.body += 3,
            _ => {}
        }
        if is_state_style(&lemma) {
            seen.state += 6;
        }
    }

    /// "President Ada Sorel of X": whether a name ends at a token before which its bearer's high office stands.
    fn holds_high_office(&self, last: TokenId) -> bool {
        if self.index.get(last).is_none() {
            return false;
        }
        let first = (last.saturating_sub(4)..=last).rev().take_while(|&t| self.index.get(t).is_some()).last();
        let before = first.and_then(|t| t.checked_sub(1)).and_then(|t| self.known.office(t));
        before.is_some_and(|office| {
            matches!(
                office.office.class,
                OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment | OfficeClass::Minister
            )
        })
    }
}
