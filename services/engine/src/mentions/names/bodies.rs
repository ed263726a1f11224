//! Names of bodies: from their first word to the end of "of Foreign Affairs", "for the Liberation of X".

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::classes::class_of;
use super::{Class, Finder, NameSpan};
use crate::document::TokenId;
use crate::lexicon::{Name, NameMatch, OfficeMatch};
use crate::mentions::casing::Shape;
use crate::mentions::unknown::is_state_style;
use crate::syntax::{Dep, Pos, Tag};

/// What is called by who leads it, and of what sort it is said to be.
const LED: &[&str] = &["coalition", "force", "forces", "alliance", "mission"];
const LED_SORTS: &[&str] = &[
    "military",
    "international",
    "multinational",
    "peacekeeping",
    "security",
    "stabilization",
    "stabilisation",
];

/// What organizations of states have, beside what heads a body's name by itself.
const PARTS: &[&str] = &["Office", "Secretariat", "Team", "Panel", "Centre", "Center", "Unit"];

/// The most letters by which a wing is told from the rest.
const LONGEST_WING: usize = 3;

/// How many words say of what sort it is, at most.
const MOST_SORTS: usize = 3;

impl<'l> Finder<'_, '_, 'l> {
    /// The named body that begins at a token: known to the lexicon, or with a capitalized head noun.
    pub(super) fn body_from(&self, at: TokenId, end: TokenId, limit: TokenId) -> Option<NameSpan<'l>> {
        let known = self
            .known
            .name_from(at)
            .filter(|n| n.readings.iter().any(|r| matches!(r, Name::Organization(_) | Name::Group(..))));
        // A title before a name is none of a body's words, unless it is the rank-like "General".
        let generic = matches!(self.document.word(at), "General" | "Special" | "High" | "Presidential");
        // "the Fishermen's Union", "the Veterans' League" have no title in them.
        let owns = |office: &OfficeMatch<'_>| {
            office.tokens.end < end
                && (self.document.tag(office.tokens.end) == Tag::Pos
                    || matches!(self.document.word(office.tokens.end), "'" | "’"))
        };
        let title = self.known.office_from(at).filter(|o| !owns(o)).map_or(0, |office| office.tokens.len());
        if title > 0 && !generic && known.is_none_or(|name| name.tokens.len() <= title) {
            return None;
        }
        let mut head = None;
        for token in at..end {
            let title = |office: &OfficeMatch<'_>| office.tokens.end < end && !owns(office);
            if token > at && !generic && self.known.office_from(token).is_some_and(title) {
                break;
            }
            if let Some(kind) = self.head_noun(token) {
                head = Some((token, kind));
            }
        }
        // "UN Peace-building Support *Office*": what an organization has is one of its bodies.
        let last = end - 1;
        let of_organization = known.is_some_and(|name| {
            name.tokens.end < end
                && name.readings.iter().any(|r| {
                    matches!(r, Name::Organization(o) if o.kind == ActorKind::IntergovernmentalOrganization)
                })
        });
        // "the OSCE Chairperson-in-Office" is somebody.
        let whole = last > at && self.document.word(last - 1) != "-";
        if head.is_none() && of_organization && whole && PARTS.contains(&self.document.word(last)) {
            head = Some((last, ActorKind::IntergovernmentalOrganization));
        }
        // A head noun that the lexicon's own name already holds adds nothing.
        let head = head.filter(|(token, _)| known.is_none_or(|k| *token >= k.tokens.end));
        let Some((head, kind)) = head else {
            let name = known?;
            if let Some(other) = self.namesake(name, limit) {
                return Some(other);
            }
            let mut tokens = name.tokens.clone();
            // "AU's Peace and Security Council" is the council.
            let owner = tokens.clone().find(|&t| self.document.tag(t) == Tag::Pos);
            let acronym = self.casing.shape(tokens.start) == Shape::Upper;
            if let Some(owner) = owner.filter(|owner| acronym && owner + 1 < tokens.end) {
                tokens.start = owner + 1;
            }
            return Some(NameSpan { tokens, class: class_of(name), titled: false });
        };
        // "White House": the lexicon knows better than its head noun.
        if self.known.name_from(at).is_some_and(|name| name.tokens.end == head + 1) {
            return None;
        }
        // "Congolese Government", "Russian Government": the state itself.
        if kind == ActorKind::State && self.right_of(head, kind, limit) == head + 1 {
            return None;
        }
        if head == at {
            // "the Front", "Congress of Ecuador": a description, unless more follows that makes it a name.
            let right = self.right_of(head, kind, limit);
            let start = self.left_of(at);
            return (right > head + 1 || start < at).then_some(NameSpan {
                tokens: start..right,
                class: Class::Body(self.kind_by_members(at..right, head, kind)),
                titled: false,
            });
        }
        let start = self.left_of(at);
        let right = self.right_of(head, kind, limit);
        let kind = self.kind_by_members(start..right, head, kind);
        Some(NameSpan { tokens: start..right, class: Class::Body(kind), titled: false })
    }

    /// "the National Front *of Kestria*": another of a name that many have than the group that the lexicon knows by it.
    fn namesake(&self, known: &NameMatch<'l>, limit: TokenId) -> Option<NameSpan<'l>> {
        let Class::Group(group, false) = class_of(known) else { return None };
        let tokens = known.tokens.clone();
        let kind = self.head_noun(tokens.end - 1)?;
        if tokens.end >= limit
            || self.document.word(tokens.end) != "of"
            || !tokens.clone().all(|t| self.document.is_ordinary(t))
            || self.known.office_from(tokens.end + 1).is_some()
        {
            return None;
        }
        let end = self.complement(tokens.end, kind, limit)?;
        let at = tokens.end + 1 + usize::from(self.document.word(tokens.end + 1) == "the");
        let own = self.known.name_from(at).is_some_and(|whole| {
            whole.readings.iter().filter_map(|r| r.state()).any(|state| group.states.contains(&state.name))
                || whole.readings.iter().any(|r| matches!(r, Name::Place(place) if place.state.as_ref().is_some_and(|s| group.states.contains(s))))
        });
        (!own).then_some(NameSpan { tokens: tokens.start..end, class: Class::Body(kind), titled: false })
    }

    /// "U.S.-led coalition", "NATO-led force": a body that is called by who leads it.
    pub(super) fn led_by(&self, at: TokenId, limit: TokenId) -> Option<NameSpan<'l>> {
        let document = self.document;
        let word = document.word(at);
        let one = word.ends_with("-led") && word.starts_with(char::is_uppercase);
        let parted = at + 3 < limit
            && document.word(at + 1) == "-"
            && document.word(at + 2) == "led"
            && self.proper(at);
        if !one && !parted {
            return None;
        }
        let first = if one { at + 1 } else { at + 3 };
        let is_one_of = |list: &[&str], t: TokenId| list.contains(&document.word(t).to_lowercase().as_str());
        let noun = (first..limit.min(first + MOST_SORTS + 1)).find(|&t| !is_one_of(LED_SORTS, t))?;
        is_one_of(LED, noun).then(|| NameSpan {
            tokens: at..noun + 1,
            class: Class::Body(ActorKind::IntergovernmentalOrganization),
            titled: false,
        })
    }

    /// Whether the last name found and an "and" stand before a token and belong to the body's name that begins there.
    pub(super) fn joined_before(&self, at: TokenId) -> bool {
        let Some(first) = self.found.last() else { return false };
        let document = self.document;
        let open = first.tokens.start;
        at >= 1
            && first.tokens.end + 1 == at
            && document.word(at - 1) == "and"
            && matches!(first.class, Class::Unknown | Class::Place)
            && !first.titled
            && self.known.office(open).is_none()
            && self.opens_after_article(open)
    }

    /// "the National Defence *and Security Council*": of what kind a council is of which a known one has only the last
    /// words.
    pub(super) fn council_joined(&self, body: &NameSpan<'l>) -> Option<ActorKind> {
        let plain = |name: &NameSpan<'_>| name.tokens.clone().all(|t| self.document.is_ordinary(t));
        let first = self.found.last()?;
        let joined = matches!(body.class, Class::Organization(_))
            && first.class == Class::Unknown
            && plain(body)
            && plain(first)
            && self.joined_before(body.tokens.start);
        joined.then_some(ActorKind::StateBody)
    }

    /// Whether a name stands after an article or possessor, or after the word for what it names: "the opposition Action and …".
    fn opens_after_article(&self, open: TokenId) -> bool {
        let document = self.document;
        let sentence = document.sentence_around(open);
        let article = |t: TokenId| matches!(document.tag(t), Tag::Dt | Tag::Pos | Tag::PrpPossessive);
        let before = |back: usize| open.checked_sub(back).filter(|&t| t >= sentence.start);
        before(1).is_some_and(|one| {
            article(one)
                || before(2).is_some_and(article)
                    && (self.known.body(one).is_some() || document.tag(one) == Tag::Jj)
        })
    }

    /// Where a body's name begins whose capitalized words begin at `at`: before an ordinal that belongs to it.
    pub(super) fn left_of(&self, at: TokenId) -> TokenId {
        let document = self.document;
        if at == 0 || document.sentence_of(at - 1) != document.sentence_of(at) {
            return at;
        }
        let digits = document.word(at - 1).chars().any(|c| c.is_ascii_digit());
        if digits && matches!(document.tag(at - 1), Tag::Jj | Tag::Nn | Tag::Nnp) {
            return at - 1;
        }
        at
    }

    /// Where a body's name ends whose head noun is at `head`: after "of Foreign Affairs", "for the Liberation of Rwanda".
    pub(super) fn right_of(&self, head: TokenId, kind: ActorKind, limit: TokenId) -> TokenId {
        let document = self.document;
        let first = self.known.body(head).map_or(head + 1, |body| body.tokens.end).max(head + 1);
        let mut end = first;
        while let Some(complement) = self.complement(end, kind, limit) {
            end = complement;
        }
        // "the Council for the Salvation *of the Republic*"
        let whole = end > first
            && document.word(first) == "for"
            && end + 2 < limit
            && document.word(end) == "of"
            && document.word(end + 1) == "the"
            && matches!(
                document.word(end + 2),
                "Republic" | "Nation" | "People" | "State" | "Homeland" | "Fatherland" | "Country"
            )
            && (end + 3 >= limit || document.word(end + 3) != "of" && !self.proper(end + 3));
        if whole {
            end += 3;
        }
        // "the Platform for Peace in Tarn"
        let civic = matches!(kind, ActorKind::CivilSociety | ActorKind::PoliticalGroup);
        // There is a word behind the head noun only where a complement has been found.
        if civic
            && end > first
            && document.word(first) == "for"
            && end + 1 < limit
            && document.word(end) == "in"
            && self.proper(end + 1)
        {
            end = self.run(end + 1, limit).filter(|run| run.len() == 1).map_or(end, |run| run.end);
        }
        // "the Muslim League-N": a wing, by its letters.
        let lettered = end + 1 < limit
            && matches!(document.word(end), "-" | "–")
            && self.glued(end)
            && self.glued(end + 1)
            && matches!(self.casing.shape(end + 1), Shape::Upper | Shape::Initial)
            && document.word(end + 1).chars().count() <= LONGEST_WING;
        if lettered {
            return end + 2;
        }
        // "National Council of X (Isak-Muivah)": a wing, by its leaders.
        let wing = end + 4 < limit
            && document.word(end) == "("
            && document.word(end + 4) == ")"
            && document.word(end + 2) == "-"
            && [end + 1, end + 3].iter().all(|&t| self.casing.shape(t) == Shape::Capital);
        if wing {
            return end + 5;
        }
        // "Communist Party of Nepal (Maoist)".
        if end + 2 < limit
            && document.word(end) == "("
            && self.casing.shape(end + 1) == Shape::Capital
            && document.word(end + 2) == ")"
            && self.known.name(end + 1).is_none_or(|n| !n.readings.iter().any(|r| r.state().is_some()))
        {
            end += 3;
        }
        end
    }

    /// The end of a prepositional phrase of capitalized words after a body's head noun.
    pub(super) fn complement(
        &self,
        preposition: TokenId,
        kind: ActorKind,
        limit: TokenId,
    ) -> Option<TokenId> {
        let document = self.document;
        // Before anything is asked of it: an article may end with the head noun, without a full stop.
        if preposition + 1 >= limit {
            return None;
        }
        let word = document.word(preposition);
        if !matches!(word, "of" | "for" | "on" | "against" | "to" | "in") {
            return None;
        }
        let mut at = preposition + 1;
        if document.word(at) == "the" {
            at += 1;
        }
        if at >= limit || !self.proper(at) {
            return None;
        }
        let run = self.run(at, limit)?;
        // "the 4th Brigade of the Veleskian armed forces": whose forces they are is no part of the brigade's name.
        let described = run.end < limit
            && self.casing.shape(run.end) == Shape::Lower
            && self.known.body(run.end).is_some_and(|body| body.tokens.start == run.end);
        if described {
            return None;
        }
        let state = self.known.name_from(at).filter(|n| n.readings.iter().any(|r| r.state().is_some()));
        let governmental = matches!(kind, ActorKind::StateBody | ActorKind::State);
        match word {
            // "Ministry of Defence" but "Parliament of Kenya", "Security Council of Iran": the state holds the body.
            "of" if state.is_some() && (governmental || self.is_organ(preposition - 1)) => return None,
            // "the Ministry of Foreign Affairs of the Kingdom of X"
            "of" if governmental && self.is_styled_state(at, limit) => return None,
            // "the Government of Kestria" is Kestria, whether or not a lexicon knows it; one "of National Unity" has a name.
            "of" if kind == ActorKind::State && run.len() == 1 => return None,
            // "the 33rd Front of the FARC", "the Northern Brigade of the Liberation Army": the whole is another.
            "of" if self.is_unit(preposition - 1) && self.names_a_whole(at) => return None,
            // "the Brothers Alliance of the HLA, the TLA and others": who is in it.
            "of" if matches!(document.word(preposition - 1), "Alliance" | "Coalition")
                && run.len() == 1
                && self.casing.shape(at) == Shape::Upper =>
            {
                return None;
            }
            "of" | "for" => {}
            "in" | "to" if state.is_some() && kind == ActorKind::IntergovernmentalOrganization => {
                return Some(run.end);
            }
            // "United Nations Mission in Kestria", whether or not a lexicon knows Kestria
            "in" if run.len() == 1
                && matches!(document.word(preposition - 1), "Mission" | "Force" | "Office") =>
            {
                return Some(run.end);
            }
            "on" | "against" if state.is_none() => {}
            // "Committee to Protect Villages", "Task Force to End Local Conflict"
            "to" if document.is_ordinary(at)
                && self.casing.shape(at) == Shape::Capital
                && matches!(
                    kind,
                    ActorKind::CivilSociety | ActorKind::PoliticalGroup | ActorKind::StateBody
                ) => {}
            _ => return None,
        }
        if self.known.office_from(at).is_some_and(|o| o.tokens.end < run.end) && word != "of" {
            return None;
        }
        // A person after "of" is the holder, not part of the name.
        let first_known = self.known.name_from(at).is_some() || self.head_noun(run.end - 1).is_some();
        if !first_known && self.lexicon.given_name(document.word(at)).is_some() && run.len() > 1 {
            return None;
        }
        let mut end = run.end;
        // "Foreign and European Affairs", "Peace, Reconciliation and Unity": what is joined to the complement.
        while end + 1 < limit && state.is_none() {
            let joined = match document.word(end) {
                "and" | "," if self.proper(end + 1) => end + 1,
                _ => break,
            };
            let apart = self.known.name_from(joined).is_some() || self.known.office_from(joined).is_some();
            let hangs = document.dep(joined) == Dep::Conj && (at..end).contains(&document.head(joined));
            let by_head =
                (at..end).contains(&document.head(end)) || self.noun_phrase_hangs(joined, at..end, limit);
            if apart || !(hangs || by_head) || document.pos(joined) == Pos::Verb {
                break;
            }
            let Some(more) = self.run(joined, limit) else { break };
            end = more.end;
        }
        Some(end)
    }

    /// Whether the style of a state stands at a token: "Republic", "Federal Republic", "People's Democratic Republic".
    fn is_styled_state(&self, at: TokenId, limit: TokenId) -> bool {
        let words = at..limit.min(at + 5);
        let style = words.clone().find(|&t| is_state_style(self.document.word(t)));
        style.is_some_and(|style| (at..style).all(|t| self.proper(t) || self.document.tag(t) == Tag::Pos))
    }

    /// Whether a head noun names a part of a fighting force.
    fn is_unit(&self, head: TokenId) -> bool {
        matches!(
            self.document.word(head),
            "Front"
                | "Brigade"
                | "Column"
                | "Bloc"
                | "Wing"
                | "Battalion"
                | "Division"
                | "Regiment"
                | "Unit"
                | "Corps"
        )
    }

    /// Whether a group or organization that the lexicon knows begins at a token.
    fn names_a_whole(&self, at: TokenId) -> bool {
        self.known.name_from(at).is_some_and(|name| {
            name.readings.iter().any(|reading| matches!(reading, Name::Group(_) | Name::Organization(_)))
        })
    }

    /// Whether a head noun names an organ that somebody has, rather than a union or movement of its own.
    fn is_organ(&self, head: TokenId) -> bool {
        let word = self.document.word(head).to_ascii_lowercase();
        matches!(
            word.as_str(),
            "council"
                | "commission"
                | "committee"
                | "office"
                | "court"
                | "agency"
                | "service"
                | "assembly"
                | "cabinet"
                | "staff"
                | "mission"
                | "embassy"
                | "bank"
                | "command"
        )
    }

    /// Whether the noun phrase that a token opens is joined to something in `above`.
    fn noun_phrase_hangs(&self, token: TokenId, above: Range<TokenId>, limit: TokenId) -> bool {
        let mut at = token;
        for _ in 0..4 {
            if above.contains(&self.document.head(at)) {
                return self.document.dep(at) == Dep::Conj;
            }
            let head = self.document.head(at);
            if head == at || head < token || head >= limit {
                return false;
            }
            at = head;
        }
        false
    }
}
