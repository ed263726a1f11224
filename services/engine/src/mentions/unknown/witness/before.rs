//! What stands before a name: the word by which it is introduced, a preposition, an article, a noun for what it is.

use peacebrief::v1::ActorKind;

use super::Witness;
use crate::document::TokenId;
use crate::lexicon::OfficeClass;
use crate::mentions::casing::Shape;
use crate::mentions::names::NameSpan;
use crate::mentions::unknown::words::introduced;
use crate::mentions::unknown::{Evidence, SENT};
use crate::syntax::Dep;
use crate::text::Kind;

impl Witness<'_, '_, '_> {
    /// "known as X", "a group called X": what leads to another name of somebody or something.
    pub(super) fn hear_introduction(&self, name: &NameSpan<'_>, seen: &mut Evidence) {
        let start = name.tokens.start;
        if introduced(self.document, start) && !self.acronym(name) {
            // "a group called Women for Peace"
            let called = start.checked_sub(2).and_then(|noun| self.known.body(noun));
            match called.filter(|body| !body.value.people) {
                Some(body) => {
                    seen.body += 9;
                    seen.kinds.add(body.value.kind, 4);
                }
                None => seen.person += 5,
            }
        }
    }

    pub(super) fn hear_before(&self, before: Option<TokenId>, name: &NameSpan<'_>, seen: &mut Evidence) {
        let document = self.document;
        let Some(token) = before else { return };
        match document.word(token).to_ascii_lowercase().as_str() {
            "the" => {
                seen.body += if name.tokens.len() > 1 || self.acronym(name) { 3 } else { 2 };
                // "fighters of the X", "the envoy of the X"
                if let Some(of) = token.checked_sub(1).filter(|&of| document.word(of) == "of") {
                    self.hear_members(of, seen);
                }
                if let Some(comma) = token.checked_sub(1).filter(|&comma| document.word(comma) == ",") {
                    self.hear_group_before(comma, seen);
                }
            }
            // "A Bill to set up a council"
            "a" | "an" => seen.person -= 3,
            "in" | "to" | "for" if self.sends(token) => seen.state += SENT,
            "in" | "at" | "near" | "outside" | "around" | "across" | "inside" | "throughout" => {
                seen.place += 4
            }
            "from" | "into" | "through" | "toward" | "towards" | "via" | "over" => seen.place += 2,
            "to" if document.dep(token) == Dep::Prep => seen.place += 1,
            // "the bridge between X and Y", "the road between X"
            "between" if self.lies_between(token) => seen.place += 5,
            "and" if self.joined_between(token) => seen.place += 5,
            "(" | "[" if self.labels_speaker(token, name) => {
                seen.body += 9;
                seen.kinds.add(ActorKind::PoliticalGroup, 4);
            }
            "by" if name.tokens.len() > 1 && self.leads(token) => seen.person += 5,
            "," if self.stands_in_dateline(name) => seen.state += 3,
            "," => self.hear_appositive_before(token, seen),
            "of" => self.hear_of(token, name, seen),
            "neighbouring" | "neighboring" | "landlocked" => seen.state += 4,
            // "the opposition Homeland Union", but "the opposition's Joss Teveren"
            "opposition" | "ruling"
                if name.tokens.len() > 1
                    && self.lexicon.given_name(document.word(name.tokens.start)).is_none() =>
            {
                seen.body += 8;
                seen.kinds.add(ActorKind::PoliticalGroup, 4);
            }
            // What has a north is a place or a country.
            "northern" | "southern" | "eastern" | "western" | "northeastern" | "northwestern"
            | "southeastern" | "southwestern"
                if self.casing.shape(token) == Shape::Lower =>
            {
                seen.place += 2;
                seen.state += 2;
            }
            _ => {}
        }
        // "the deputy head of the *security council* X Y", but "the coordinator of the rights group X"
        let organ = self.known.body(token).filter(|body| {
            let kind = body.value.kind;
            name.tokens.len() > 1
                && !self.acronym(name)
                && matches!(kind, ActorKind::StateBody | ActorKind::IntergovernmentalOrganization)
        });
        if self.is_served(organ.map_or(token, |body| body.tokens.start)) {
            seen.person += 5;
            return;
        }
        if let Some(body) = self.known.body(token).filter(|_| self.index.get(token).is_none()) {
            // "the rebel Highland Front", "rebel group Fano", "the relief society Blue Lantern"
            seen.body += if body.value.people { 4 } else { 8 };
            seen.kinds.add(body.value.kind, 4);
        }
    }

    /// "a faction of the Front *led by* X", "a delegation headed by X": no country leads such.
    fn leads(&self, by: TokenId) -> bool {
        let Some(verb) = by.checked_sub(1) else { return false };
        let document = self.document;
        let led = matches!(document.word(verb), "led" | "headed" | "commanded" | "chaired");
        let noun = document.head(verb);
        let people = matches!(document.lemma(noun), "delegation" | "team" | "faction" | "group" | "wing")
            || self.known.body(noun).is_some_and(|body| {
                matches!(body.value.kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup)
            });
        led && noun < verb && people
    }

    /// "the spokesperson *of the front* X": whoever speaks for it.
    fn is_served(&self, body: TokenId) -> bool {
        let word = |back: usize| body.checked_sub(back).map_or("", |t| self.document.word(t));
        word(1) == "the"
            && matches!(word(2), "of" | "for")
            && self.document.word(body).starts_with(char::is_lowercase)
            && body.checked_sub(3).is_some_and(|t| self.known.office(t).is_some_and(|office| !office.plural))
    }

    /// Whether what is between two is a way, which leads from one place to another.
    fn lies_between(&self, between: TokenId) -> bool {
        const WAYS: &[&str] = &[
            "bridge", "road", "highway", "railway", "route", "corridor", "crossing", "stretch", "pass",
            "ferry", "flight", "track",
        ];
        WAYS.contains(&self.document.lemma(self.document.head(between)))
    }

    /// Whether "and" joins the second of two such places.
    fn joined_between(&self, and: TokenId) -> bool {
        let first = self.document.head(and);
        let between = self.document.head(first);
        self.document.word(between) == "between" && self.lies_between(between)
    }

    /// "Ms Petra Lund (Greens)", "Tomas Oru (New Sovereignty)": whether a bracket behind a person's name holds no more than this name,
    /// of the party for which the person sits.
    fn labels_speaker(&self, bracket: TokenId, name: &NameSpan<'_>) -> bool {
        let closed = matches!(self.word(Some(name.tokens.end)), ")" | "]");
        let Some(last) = bracket.checked_sub(1) else { return false };
        let Some(number) = self.index.get(last) else { return false };
        let first =
            (0..=last).rev().take_while(|&t| self.index.get(t) == Some(number)).last().unwrap_or(last);
        let addressed = first.checked_sub(1).is_some_and(|t| {
            matches!(
                self.word(Some(t)),
                "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir" | "Mr." | "Mrs." | "Ms." | "Dr."
            )
        });
        let given = self.lexicon.given_name(self.word(Some(first))).is_some() && first < last;
        closed && !self.acronym(name) && (addressed || given)
    }

    /// "the UN Mission in X", "the special envoy for X", "its ambassador to X": where organizations and states send somebody.
    fn sends(&self, preposition: TokenId) -> bool {
        let Some(noun) = preposition.checked_sub(1) else { return false };
        let word = self.document.word(preposition).to_ascii_lowercase();
        let office = self.known.office(noun).map(|o| o.office.class);
        match word.as_str() {
            "in" => {
                let mission = matches!(
                    self.document.lemma(noun).to_lowercase().as_str(),
                    "mission" | "operation" | "force" | "coordinator" | "delegation"
                );
                mission && self.index.get(noun).is_some()
            }
            _ => matches!(office, Some(OfficeClass::Diplomat | OfficeClass::Envoy)),
        }
    }

    /// "PORT HALE, X, March 3 –": the country after the town of a dateline.
    fn stands_in_dateline(&self, name: &NameSpan<'_>) -> bool {
        let layout = self.document.layout();
        let paragraph =
            &layout.paragraphs[layout.sentences[self.document.sentence_of(name.tokens.start)].paragraph];
        let Kind::Dateline(dateline) = &paragraph.kind else { return false };
        dateline.range.contains(&self.document.bytes(name.tokens.clone()).start)
    }
}
