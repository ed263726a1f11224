//! What each place where a name stands says of it.

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::words::{introduced, is_livelihood, is_place_noun, is_state_style};
use super::{Casing, Evidence, Index, Known, NameSpan};
use crate::clauses::first_conjunct;
use crate::document::{Document, TokenId};
use crate::lexicon::{Lexicon, OfficeClass};
use crate::mentions::casing::Shape;
use crate::syntax::{Dep, Pos, Tag};
use crate::text::Kind;

/// What is asked of the places where names stand.
pub(super) struct Witness<'d, 't, 'l> {
    pub(super) document: &'d Document<'t>,
    pub(super) lexicon: &'l Lexicon,
    pub(super) casing: &'d Casing,
    pub(super) known: &'d Known<'l>,
    pub(super) index: &'d Index,
}

impl Witness<'_, '_, '_> {
    pub(super) fn acronym(&self, name: &NameSpan<'_>) -> bool {
        let capitals = |t: TokenId| !matches!(self.casing.shape(t), Shape::Capital | Shape::Lower);
        self.casing.shape(name.tokens.end - 1) != Shape::Initial && name.tokens.clone().all(capitals)
    }

    /// Whether all words of a name are the dictionary's, and none a given name or in capitals.
    fn is_common(&self, name: &NameSpan<'_>) -> bool {
        name.tokens.clone().all(|t| {
            let shape = self.casing.shape(t);
            let word = self.document.word(t);
            shape == Shape::Other
                || self.document.is_ordinary(t)
                    && shape != Shape::Upper
                    && self.lexicon.given_name(word).is_none()
        })
    }

    pub(super) fn word(&self, token: Option<TokenId>) -> &str {
        token.filter(|&t| t < self.document.len()).map_or("", |t| self.document.word(t))
    }

    /// Weighs one place where a name stands.
    pub(super) fn hear(&self, name: &NameSpan<'_>, seen: &mut Evidence) {
        let Range { start, end } = name.tokens.clone();
        let sentence = self.document.sentence_around(start);
        let before = start.checked_sub(1).filter(|&t| t >= sentence.start);
        let after = Some(end).filter(|&t| t < sentence.end);
        if name.titled {
            seen.person += 5;
        }
        seen.common |= self.is_common(name);
        // "HMAS Tobruk", "Mega FM", but "JD Vance"
        let capitals =
            |t: TokenId| self.casing.shape(t) == Shape::Upper && self.document.word(t).chars().count() > 1;
        let initials = capitals(start) && self.document.word(start).chars().count() == 2;
        if end > start + 1
            && (start..end).skip(usize::from(initials)).any(capitals)
            && !(start..end).all(capitals)
        {
            seen.person -= 3;
        }
        // "Vasco Ridge", "Lake Brod"
        let landmark = |t: TokenId| is_place_noun(&self.document.lemma(t).to_lowercase());
        let named_first =
            matches!(self.document.word(start), "Lake" | "Mount" | "Camp" | "Fort" | "Cape" | "Port");
        if end > start + 1 && (landmark(end - 1) || named_first) {
            seen.place += 4;
        }
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
        if self.lexicon.given_name(self.document.word(start)).is_some() {
            seen.given = seen.given.max(if name.tokens.len() > 1 { 3 } else { 1 });
        }
        self.hear_before(before, name, seen);
        // "the Ambassador of X, the guarantor": the ambassador is.
        let within = before.is_some_and(|t| self.document.word(t) == "of");
        self.hear_after(after, sentence.end, within, seen);
        self.hear_verb(name, seen);
    }

    fn hear_before(&self, before: Option<TokenId>, name: &NameSpan<'_>, seen: &mut Evidence) {
        let document = self.document;
        let Some(token) = before else { return };
        match document.word(token).to_ascii_lowercase().as_str() {
            "the" => {
                seen.body += if name.tokens.len() > 1 || self.acronym(name) { 3 } else { 2 };
                // "fighters of the X", "the envoy of the X"
                if let Some(of) = token.checked_sub(1).filter(|&of| document.word(of) == "of") {
                    self.hear_members(of, seen);
                }
            }
            "in" | "to" | "for" if self.sends(token) => seen.state += super::SENT,
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
            "," if self.stands_in_dateline(name) => seen.state += 3,
            "," => self.hear_appositive_before(token, seen),
            "of" => self.hear_of(token, name, seen),
            "neighbouring" | "neighboring" | "landlocked" => seen.state += 4,
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
        if let Some(body) = self.known.body(token).filter(|_| self.index.get(token).is_none()) {
            // "the rebel Highland Front", "rebel group Fano", "the relief society Blue Lantern"
            seen.body += if body.value.people { 4 } else { 8 };
            seen.kinds.add(body.value.kind, 4);
        }
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

    /// "the town of X", "the government of X", "leader of X".
    fn hear_of(&self, of: TokenId, name: &NameSpan<'_>, seen: &mut Evidence) {
        let document = self.document;
        let Some(noun) = of.checked_sub(1) else { return };
        let lemma = document.lemma(noun).to_lowercase();
        // "the government of Alejandro Quint": who heads it.
        let headed = matches!(lemma.as_str(), "government" | "administration" | "cabinet" | "regime");
        let given = self.lexicon.given_name(document.word(name.tokens.start)).is_some();
        if headed && given && name.tokens.len() > 1 {
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
                "neighbouring" | "neighboring" | "independent" | "sovereign" | "member" | "breakaway"
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
        self.hear_members(of, seen);
        match self.known.office(noun).map(|office| office.office.class) {
            Some(
                OfficeClass::HeadOfState
                | OfficeClass::HeadOfGovernment
                | OfficeClass::Minister
                | OfficeClass::Diplomat,
            ) => seen.state += 4,
            Some(OfficeClass::Leader | OfficeClass::Commander | OfficeClass::Spokesperson) => seen.body += 3,
            _ => {}
        }
        if is_state_style(&lemma) {
            seen.state += 6;
        }
    }

    /// "fighters of X", "the secretary-general of the X": what its people are says what it is.
    fn hear_members(&self, of: TokenId, seen: &mut Evidence) {
        let Some(noun) = of.checked_sub(1) else { return };
        let body = self.known.body(noun).filter(|_| self.index.get(noun).is_none());
        if let Some(body) = body.filter(|b| !matches!(b.value.kind, ActorKind::State | ActorKind::StateBody))
        {
            seen.kinds.add(body.value.kind, 4);
        }
        if let Some((kind, worth)) = self.known.office(noun).and_then(|o| kind_led(o.office.class)) {
            seen.kinds.add(kind, worth);
        }
    }

    /// "the leader of the opposition, X," and "the village school, X".
    fn hear_appositive_before(&self, comma: TokenId, seen: &mut Evidence) {
        let sentence = self.document.sentence_around(comma);
        let from = sentence.start.max(comma.saturating_sub(9));
        for token in (from..comma).rev() {
            if self.document.pos(token) == Pos::Punct && self.document.word(token) != "-"
                || self.is_finite(token)
            {
                return;
            }
            if let Some(office) = self.known.office(token) {
                if office.office.class != OfficeClass::Honorific && !office.plural {
                    seen.person += 5;
                }
                return;
            }
            // "in the capital, X,"
            if token + 1 == comma && is_place_noun(&self.document.lemma(token).to_lowercase()) {
                seen.place += 4;
                return;
            }
        }
    }

    fn hear_after(&self, after: Option<TokenId>, limit: TokenId, within: bool, seen: &mut Evidence) {
        let document = self.document;
        let Some(token) = after else { return };
        let word = document.word(token).to_ascii_lowercase();
        if matches!(word.as_str(), "," | "(" | "–" | "—") {
            self.hear_apposition(token, limit, within, seen);
            return;
        }
        let possessive = document.tag(token) == Tag::Pos || crate::mentions::is_possessive(document, token);
        let next = if possessive { Some(token + 1).filter(|&t| t < limit) } else { Some(token) };
        let Some(next) = next else { return };
        if possessive && self.has_provinces(next, limit) {
            seen.state += 4;
            return;
        }
        if is_place_noun(&document.lemma(next).to_lowercase()) && !possessive {
            seen.place += 4;
            return;
        }
        // "X's foreign minister", "X army": what owns it, or lends it its name; adjectives may stand between.
        for at in next..limit.min(next + 4) {
            if let Some(office) = self.known.office(at) {
                match office.office.class {
                    OfficeClass::HeadOfState
                    | OfficeClass::HeadOfGovernment
                    | OfficeClass::Minister
                    | OfficeClass::Diplomat => {
                        seen.state += 4;
                    }
                    OfficeClass::Leader
                    | OfficeClass::Commander
                    | OfficeClass::Spokesperson
                    | OfficeClass::Negotiator => {
                        seen.body += if possessive { 2 } else { 4 };
                    }
                    _ => {}
                }
                if let Some((kind, worth)) = kind_led(office.office.class) {
                    seen.kinds.add(kind, worth);
                }
                break;
            }
            let owned = |kind| possessive && kind == ActorKind::StateBody;
            let body = self.known.body(at);
            // "X's largest remaining rebel group": one of several that a country has.
            let ranked = possessive
                && (next..at).any(|t| {
                    document.tag(t) == Tag::Jjs
                        || matches!(document.lemma(t), "main" | "last" | "other" | "remaining" | "second")
                });
            if ranked
                && body.is_some_and(|b| {
                    matches!(b.value.kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup)
                })
            {
                seen.state += 5;
                break;
            }
            if let Some(body) = body.filter(|b| self.index.get(at).is_none() || owned(b.value.kind)) {
                match body.value.kind {
                    ActorKind::State => seen.state += 4,
                    ActorKind::StateBody if body.value.alone || body.value.people => seen.state += 4,
                    ActorKind::StateBody => seen.place += 1,
                    // "Kiran residents" live there, "the Kiru herders" are a people.
                    ActorKind::CivilSociety if body.value.people && !is_livelihood(document.lemma(at)) => {
                        seen.place += 3;
                    }
                    kind => {
                        seen.body += 4;
                        seen.kinds.add(kind, 4);
                    }
                }
                break;
            }
            let modifies = matches!(
                document.tag(at),
                Tag::Jj | Tag::Jjs | Tag::Vbg | Tag::Vbn | Tag::Cd | Tag::Nn | Tag::Hyph | Tag::Nnp
            );
            if !modifies {
                break;
            }
        }
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

    /// "X's highland province", "X's capital": what only a country has.
    fn has_provinces(&self, from: TokenId, limit: TokenId) -> bool {
        for at in from..limit.min(from + 3) {
            let lemma = self.document.lemma(at).to_lowercase();
            if matches!(
                lemma.as_str(),
                "province" | "capital" | "territory" | "voter" | "citizen" | "governorate" | "coast"
            ) {
                return true;
            }
            if !matches!(self.document.tag(at), Tag::Jj | Tag::Nn | Tag::Hyph) {
                return false;
            }
        }
        false
    }

    /// What a following apposition says: "X, 57, the rebel leader", "X, a loose array of bands", "X, who".
    fn hear_apposition(&self, comma: TokenId, limit: TokenId, within: bool, seen: &mut Evidence) {
        let document = self.document;
        let mut at = comma + 1;
        if at < limit && document.tag(at) == Tag::Cd && document.word(at).len() == 2 {
            seen.person += 5;
            at += 2;
        }
        let to = limit.min(at + 9);
        for token in at..to {
            match self.word(Some(token)).to_ascii_lowercase().as_str() {
                "whose" if token == at && self.has_government(token + 1, to) => {
                    seen.state += 5;
                    return;
                }
                "who" | "whose" | "whom" if token == at => {
                    seen.person += 3;
                    return;
                }
                "which" if token == at => {
                    seen.person -= 2;
                    seen.body += 1;
                    return;
                }
                "," | ";" | ":" | ")" | "and" => return,
                _ => {}
            }
            if self.is_finite(token) {
                return;
            }
            if let Some(office) = self.known.office(token) {
                // "On Wednesday, Independence Day, the head of state spoke": another phrase, and the subject.
                let subject = office.tokens.end < limit && self.is_finite(office.tokens.end);
                let address = matches!(office.office.class, OfficeClass::Honorific | OfficeClass::Rank);
                let other = self.index.get(office.tokens.end).is_some() && office.tokens.end < limit;
                if !office.plural && !subject && !address && !other && self.opens_apposition(at) {
                    seen.person += if within { 1 } else { 5 };
                }
                return;
            }
            if let Some(body) =
                self.known.body(token).filter(|b| !b.value.people && self.opens_apposition(at))
            {
                seen.body += 5;
                seen.kinds.add(body.value.kind, 4);
                return;
            }
            if self.opens_apposition(at) && is_place_noun(&document.lemma(token).to_lowercase()) {
                seen.place += 4;
                return;
            }
        }
    }

    /// Whether a noun phrase names what only a state has: "foreign minister", "parliament", "government".
    fn has_government(&self, from: TokenId, to: TokenId) -> bool {
        let heads = from..to.min(from + 3);
        heads.into_iter().any(|token| {
            let office = self.known.office(token).is_some_and(|office| {
                matches!(
                    office.office.class,
                    OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment | OfficeClass::Minister
                )
            });
            let body = self.known.body(token).is_some_and(|body| {
                matches!(body.value.kind, ActorKind::State | ActorKind::StateBody) && body.value.alone
            });
            office || body
        })
    }

    fn opens_apposition(&self, token: TokenId) -> bool {
        let word = self.word(Some(token));
        matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "then" | "former")
            || self.known.office(token).is_some()
            || self.known.body(token).is_some()
            || self.known.name(token).is_some()
            || self.index.get(token).is_some()
    }

    /// Whether those named together at a token are the two ends of something: "between X and Y", "negotiators of X and Y".
    pub(super) fn are_sides(&self, top: TokenId) -> bool {
        let document = self.document;
        let preposition = document.head(top);
        if document.dep(top) != Dep::Pobj {
            return false;
        }
        let noun = document.head(preposition);
        match document.word(preposition).to_ascii_lowercase().as_str() {
            "between" => true,
            "of" | "from" => {
                self.known.office(noun).is_some_and(|o| {
                    matches!(
                        o.office.class,
                        OfficeClass::Negotiator | OfficeClass::Envoy | OfficeClass::Diplomat
                    )
                }) || matches!(
                    document.lemma(noun),
                    "delegation" | "representative" | "envoy" | "negotiator" | "delegate" | "team" | "side"
                )
            }
            _ => false,
        }
    }

    /// Whether a name is the subject of a verb of saying.
    pub(super) fn speaks(&self, name: &NameSpan<'_>) -> bool {
        let document = self.document;
        let head = name.tokens.clone().rev().find(|&t| !name.tokens.contains(&document.head(t)));
        head.is_some_and(|head| {
            document.dep(head) == Dep::Nsubj
                && !self.lexicon.speech_verbs(document.lemma(document.head(head))).is_empty()
        })
    }

    fn hear_verb(&self, name: &NameSpan<'_>, seen: &mut Evidence) {
        let document = self.document;
        let head = name.tokens.clone().rev().find(|&t| !name.tokens.contains(&document.head(t)));
        let Some(head) = head else { return };
        let top = first_conjunct(document, head);
        seen.acts |= self.is_somebody(top);
        if matches!(document.dep(head), Dep::Nsubj | Dep::Nsubjpass) {
            let speaks = !self.lexicon.speech_verbs(document.lemma(document.head(head))).is_empty();
            seen.deeds += if speaks { 2 } else { 1 };
        }
        if self.faces_government(head, top) {
            seen.kinds.raise(ActorKind::PoliticalGroup, super::FACING);
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

    /// "the Government of X and the Y have agreed", "between the government and the Y": whether a name is joined to a government in
    /// what two sides do.
    fn faces_government(&self, head: TokenId, top: TokenId) -> bool {
        const MUTUAL: &[&str] = &[
            "agree",
            "sign",
            "negotiate",
            "accuse",
            "blame",
            "fight",
            "clash",
            "exchange",
            "resume",
            "reach",
        ];
        let document = self.document;
        let government = |t: TokenId| {
            self.known.body(t).is_some_and(|body| body.value.kind == ActorKind::State && !body.value.people)
                && matches!(document.lemma(t).to_lowercase().as_str(), "government" | "republic")
        };
        let first = head != top && government(top);
        let second = head == top && document.children_by(head, Dep::Conj).any(government);
        let above = document.head(top);
        let together = match document.dep(top) {
            Dep::Nsubj => MUTUAL.contains(&document.lemma(above)),
            Dep::Agent => true,
            Dep::Pobj => matches!(document.word(above).to_ascii_lowercase().as_str(), "between" | "by"),
            _ => false,
        };
        (first || second) && together
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

    fn is_finite(&self, token: TokenId) -> bool {
        matches!(self.document.tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
    }
}

/// What kind of body is led or sent for by holders of an office, and how much it says.
fn kind_led(class: OfficeClass) -> Option<(ActorKind, i32)> {
    match class {
        OfficeClass::Commander => Some((ActorKind::ArmedGroup, 4)),
        OfficeClass::OrganizationHead | OfficeClass::Envoy => {
            Some((ActorKind::IntergovernmentalOrganization, 4))
        }
        OfficeClass::Legislator => Some((ActorKind::PoliticalGroup, 4)),
        OfficeClass::Leader => Some((ActorKind::PoliticalGroup, 2)),
        _ => None,
    }
}
