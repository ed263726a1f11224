//! Titles: ascribed to the persons they stand beside, or standing themselves for whoever bears them.

use std::ops::Range;

use peacebrief::v1::{ActorKind, MentionKind};

use super::bearers::singular;
use super::register::{Draft, DraftId, Office};
use super::resolve::Resolver;
use super::title_sex::sex_of;
use crate::document::TokenId;
use crate::lexicon::{Gender, OfficeClass};
use crate::mentions::{Class, OfficeSpan, is_possessive};
use crate::syntax::{Dep, Pos, Tag};

impl Resolver<'_, '_, '_, '_> {
    /// Reads a title where the walk comes upon it.
    pub(super) fn office(&mut self, number: usize) {
        let mentions = self.mentions;
        let office = &mentions.offices[number];
        let bearers: Vec<DraftId> = self.links[number].iter().filter_map(|&name| self.names[name]).collect();
        let mut holders = self.holders(office);
        if holders.is_empty() && !office.is_address() {
            holders.extend(self.short_form_before(office.extent.start));
        }
        let holders = self.holders_in_turn(office, holders, bearers.len());
        self.note_corps(office, &holders);
        if bearers.is_empty() {
            if office.class != OfficeClass::Honorific {
                self.unnamed(office, &holders);
            }
            return;
        }
        for (at, &bearer) in bearers.iter().enumerate() {
            let holder = match (holders.len(), bearers.len()) {
                // "the Chief Negotiators, A of X and B of Y"
                (_, 2..) if self.state_after(number, bearer).is_some() => self.state_after(number, bearer),
                (h, b) if h == b => holders.get(at).copied(),
                // "Foreign Ministers A and B", of two states at the table: in the order in which these are named.
                (0, 2) if self.two_states() => self.principals.sides.get(at).copied(),
                // "the Ministers of X, A, and of Y, B"
                (_, 2..) => self.state_before(number, bearer).or_else(|| holders.first().copied()),
                _ => holders.first().copied(),
            };
            self.ascribe(office, bearer, holder);
        }
        for token in office.title.clone() {
            if self.referents[token].is_empty() {
                self.referents[token] = bearers.clone();
            }
        }
        // "its commander, known by the alias of A, vowed": the name hangs on other words than the title.
        let apart = |&name: &usize| self.mentions.names[name].tokens.start > office.extent.end + 2;
        // "The Minister of Foreign Affairs of X, A": what is said of the minister is said of A, wherever the parser hung the name.
        let behind = |&name: &usize| {
            let start = self.mentions.names[name].tokens.start;
            start > office.title.end && self.document.word(start - 1) != "("
        };
        if office.plural || bearers.len() > 1 {
            return;
        }
        if self.links[number].iter().any(apart) {
            self.stand(office.title.clone(), office.head(), &bearers);
        } else if self.links[number].iter().any(|name| behind(name) || self.hangs_elsewhere(office, *name)) {
            self.standing.push((office.title.clone(), bearers));
        }
    }

    /// "A and B, heads of the government *and the Front's* delegations": for whom each of two bears one title.
    fn holders_in_turn(
        &mut self,
        office: &OfficeSpan,
        holders: Vec<DraftId>,
        bearers: usize,
    ) -> Vec<DraftId> {
        let and = office.extent.end;
        let ([one], true) = (holders.as_slice(), bearers == 2 && office.plural && self.lower(and) == "and")
        else {
            return holders;
        };
        let second = and + 1 + usize::from(self.lower(and + 1) == "the");
        if second >= self.document.len() {
            return holders;
        }
        match self.holder_at(second).first() {
            Some(other) if other != one => vec![*one, *other],
            _ => holders,
        }
    }

    /// Whether the parser has not hung a title on the name behind it: "X and the Front *leader* Y met", read as if the leader were another.
    fn hangs_elsewhere(&self, office: &OfficeSpan, name: usize) -> bool {
        let tokens = &self.mentions.names[name].tokens;
        let head = office.head();
        tokens.start == office.title.end
            && !tokens.contains(&self.document.head(head))
            && !tokens.clone().any(|t| self.document.head(t) == head)
    }

    /// The state that is named right behind one of several bearers of a title: "A *of X*".
    fn state_after(&self, number: usize, bearer: DraftId) -> Option<DraftId> {
        let name = self.links[number].iter().copied().find(|&name| self.names[name] == Some(bearer))?;
        let of = self.mentions.names[name].tokens.end;
        let state = self.mentions.name_at.get(of + 1).filter(|_| self.lower(of) == "of")?;
        matches!(self.mentions.names[state].class, Class::State(..) | Class::NewState(..))
            .then(|| self.names[state])
            .flatten()
    }

    /// The state that is named right before one of several bearers of a title: "of X, A".
    fn state_before(&self, number: usize, bearer: DraftId) -> Option<DraftId> {
        let name = self.links[number].iter().copied().find(|&name| self.names[name] == Some(bearer))?;
        let mut at = self.mentions.names[name].tokens.start;
        while let Some(address) = at.checked_sub(1).and_then(|t| self.mentions.known.office(t)) {
            at = address.tokens.start.min(at - 1);
        }
        let comma = at.checked_sub(1).filter(|&t| self.document.word(t) == ",")?;
        let state = self.mentions.name_at.get(comma.checked_sub(1)?)?;
        matches!(self.mentions.names[state].class, Class::State(..) | Class::NewState(..))
            .then(|| self.names[state])
            .flatten()
    }

    /// Ascribes a title to a person.
    pub(super) fn ascribe(&mut self, office: &OfficeSpan, bearer: DraftId, holder: Option<DraftId>) {
        let title = self.title_words(office);
        if let Some(sex) = sex_of(&title) {
            let known = &mut self.register.drafts[bearer].sex;
            if !matches!(known, Some(Gender::Male | Gender::Female)) || office.class == OfficeClass::Honorific
            {
                *known = Some(sex);
            }
        }
        if office.class == OfficeClass::Honorific {
            return;
        }
        self.bear(bearer, &title);
        // The nationality of a pastor or a lawyer is nobody for whom they act.
        let private = matches!(
            office.class,
            OfficeClass::Religious
                | OfficeClass::Expert
                | OfficeClass::Community
                | OfficeClass::Other
                | OfficeClass::Jurist
        );
        // "the first Hutu president", "the Basque premier": a people gives no such office.
        let governs = office.class.leads_a_state() || office.class == OfficeClass::Minister;
        let holder = holder.filter(|&h| {
            let kind = self.register.drafts[h].kind;
            let people = kind == ActorKind::Other && self.register.drafts[h].plural;
            h != bearer && !(private && kind == ActorKind::State) && !(governs && people)
        });
        let holder = holder.or_else(|| self.by_title(office, &title));
        let assumed = if holder.is_none() { self.assumed(office, &title) } else { None };
        let body = office.body.as_ref().and_then(|range| self.name_in(range)).filter(|&b| Some(b) == holder);
        let start = office.pieces.first().map_or(office.title.start, |piece| piece.start);
        let with_body = office.body.as_ref().map(|range| self.document.words(start..range.end).to_owned());
        let phrase = self.phrase(office);
        let joined = start >= 1 && self.document.word(start - 1) == "and";
        self.is_borne_by(office, bearer, holder);
        // Of two for whom offices are held the one that is a part of the other, as a mission is where one represents a Secretary-General.
        let first = self.register.drafts[bearer].offices.last();
        let whole = first.and_then(|first| first.holder);
        let represents = first.is_some_and(|first| first.words.to_lowercase().contains("secretary-general"));
        let nearer = holder.zip(whole).is_some_and(|(holder, whole)| {
            let organization = self.register.drafts[holder].kind == ActorKind::IntergovernmentalOrganization;
            self.register.acts_for(holder, whole) || represents && organization
        });
        let draft = &mut self.register.drafts[bearer];
        draft.engaged = true;
        // "Prime Minister and Minister of Foreign Affairs": one office of two.
        if let Some(first) =
            draft.offices.last_mut().filter(|first| joined && first.end + 1 == start && !office.plural)
        {
            // "Representative of the Secretary-General and Head of the Mission"
            let bare = matches!(title.rsplit(' ').next(), Some("Head" | "head" | "Chief" | "chief"));
            first.words = format!("{} and {}", first.words, if bare { &phrase } else { &title });
            first.end = office.extent.end;
            first.holder = if nearer { holder } else { first.holder.or(holder) };
            return;
        }
        draft.offices.push(Office {
            words: title,
            with_body,
            phrase,
            class: office.class,
            former: office.former,
            holder,
            assumed,
            body,
            end: office.extent.end,
        });
    }

    /// All words of a title with what it is of, without article.
    fn phrase(&self, office: &OfficeSpan) -> String {
        let mut extent = office.extent.clone();
        let determined = matches!(self.document.pos(extent.start), Pos::Det | Pos::Pron)
            || self.document.tag(extent.start) == Tag::PrpPossessive;
        if determined && extent.len() > 1 {
            extent.start += 1;
        }
        let words = self.document.words(extent).split_whitespace().collect::<Vec<_>>().join(" ");
        // "Israeli-Dutch hostage": of a pair that stands before it the hyphen is left.
        words.trim_start_matches(['-', '–', ' ']).to_owned()
    }

    fn name_in(&self, range: &Range<TokenId>) -> Option<DraftId> {
        range.clone().find_map(|token| self.mentions.name_at.get(token)).and_then(|name| self.names[name])
    }

    /// The words of a title as written, a plural made singular.
    pub(super) fn title_words(&self, office: &OfficeSpan) -> String {
        let pieces: Vec<&str> =
            office.pieces.iter().map(|piece| self.document.words(piece.clone())).collect();
        let words = qualified(&pieces.join(" "));
        if !office.plural {
            return words;
        }
        // "Ministers of Foreign Affairs"
        let of = office.title.clone().skip(1).find(|&t| self.document.word(t) == "of");
        let head = self.document.word(of.unwrap_or(office.title.end) - 1);
        // "directors general", "Secretaries General"
        let head =
            if head.eq_ignore_ascii_case("general") { self.document.word(office.title.start) } else { head };
        let mut one = singular(head);
        if head.starts_with(char::is_uppercase) {
            one = one.chars().take(1).flat_map(char::to_uppercase).chain(one.chars().skip(1)).collect();
        }
        of_one(&words.replacen(head, &one, 1))
    }

    /// A title without a name beside it: whoever is known to bear it, else for whom it is borne.
    fn unnamed(&mut self, office: &OfficeSpan, holders: &[DraftId]) {
        // Prisoners, victims, reporters speak for themselves.
        let private = matches!(
            office.class,
            OfficeClass::Community | OfficeClass::Other | OfficeClass::Journalist | OfficeClass::Expert
        );
        let holders = if private { &[] } else { holders };
        let head = self.title_head(office);
        // "Diplomats at the United Nations" are of the states that sit there.
        let kind = |id: DraftId| self.register.drafts[id].kind;
        let among_states = self.document.lemma(head) == "diplomat"
            && holders.iter().all(|&id| kind(id) == ActorKind::IntergovernmentalOrganization);
        let holders = if among_states { &[] } else { holders };
        let span = office.title.clone();
        if office.plural {
            let bearers = self.bearers(office, holders);
            // "Refugee leaders said": not the leaders who have been named.
            if bearers.len() > 1 && (office.definite || !self.is_modified(head)) {
                self.stand(span, head, &bearers);
            } else if !holders.is_empty() {
                for &holder in holders {
                    self.register.drafts[holder].engaged |= !office.former;
                }
                self.vacate(office, holders, None);
                self.stand(span, head, holders);
            } else if let Some(whole) = self.corps_meant(office) {
                self.stand(span, head, &[whole]);
            } else if self.two_of_them(office) {
                let pair = self.two_named_together(head).unwrap_or_else(|| self.pair_of_persons(head));
                self.stand(span, head, &pair);
            } else if !office.definite || self.is_part_of(head) {
                self.anonymous(office);
            }
            return;
        }
        let certain = office.definite
            || !holders.is_empty() && self.nationality_before(office)
            || self.is_capital(head);
        let bearer = if certain { self.bearers(office, holders).first().copied() } else { None };
        let bearer = bearer.or_else(|| if office.definite { self.varied(office, holders) } else { None });
        let bearer = bearer.or_else(|| if office.definite { self.invested(office, holders) } else { None });
        let bearer = bearer.filter(|&id| !self.is_titled_behind(office, id));
        match bearer {
            Some(id) => {
                self.describe(office.extent.start..office.title.end, head, id, MentionKind::Description)
            }
            None if !holders.is_empty() => {
                let holder = holders[0];
                self.register.drafts[holder].engaged |= !office.former;
                let stands = certain.then_some(office.extent.start..office.title.end);
                self.vacate(office, &[holder], stands);
                if self.register.drafts[holder].kind != ActorKind::Person {
                    self.stand(span, head, &[holder]);
                }
            }
            None if !office.definite => {
                // "A Front spokesman said"
                if let Some(whole) = self.whole_before(head).filter(|_| !private) {
                    self.register.drafts[whole].engaged |= !office.former;
                    self.stand(span, head, &[whole]);
                } else if self.anonymous(office).is_none() {
                    self.speaks_for_last(office);
                }
            }
            // "The Secretary-General", whoever it is.
            None => {
                let title = self.title_words(office);
                if let Some(body) = self.by_title(office, &title).filter(|_| !office.former) {
                    self.register.drafts[body].engaged = true;
                    match office.class {
                        OfficeClass::OrganizationHead if self.acts_alone(head) => {
                            self.incumbent(office, body)
                        }
                        _ => self.stand(span, head, &[body]),
                    }
                } else if self.has_post(office) {
                    self.anonymous(office);
                }
            }
        }
    }

    /// "*The President* congratulated *President A*": who is called by title and name behind a bare title is another.
    fn is_titled_behind(&self, office: &OfficeSpan, id: DraftId) -> bool {
        let document = self.document;
        let head = office.head();
        let sentence = document.sentence_around(head);
        let same = |before: TokenId| {
            self.mentions.known.office(before).is_some()
                && document.lemma(before).eq_ignore_ascii_case(document.lemma(head))
        };
        document.dep(head) == Dep::Nsubj
            && self.register.drafts[id]
                .names
                .iter()
                .any(|name| name.start > head + 1 && sentence.contains(&name.start) && same(name.start - 1))
    }

    /// "The Front rejected the plan. “We will not sign,” a spokesman said": of nobody else than those of whom the sentence before tells.
    fn speaks_for_last(&mut self, office: &OfficeSpan) {
        /// How prominent in its sentence is at least who does what it tells.
        const DOER: i32 = 3;
        let head = office.head();
        // "a spokesman in the capital", "for him": whose he is has been told, if not so that it is known.
        let told = self.document.children_by(head, Dep::Prep).any(|p| p > head);
        if office.class != OfficeClass::Spokesperson || office.former || told || !self.is_heard(head) {
            return;
        }
        let sentence = self.document.sentence_of(head);
        let before = self.discourse.latest().find(|entry| {
            entry.token < office.title.start
                && entry.rank >= DOER
                && entry.sentence < sentence
                && sentence - entry.sentence <= 2
        });
        let whole = match before.map(|entry| entry.ids.as_slice()) {
            Some(&[one]) => self.party_of(one),
            _ => None,
        };
        if let Some(whole) = whole {
            self.register.drafts[whole].engaged = true;
            self.stand(office.title.clone(), head, &[whole]);
        }
    }

    /// The word of a title on which the others hang: the secretary of "the Secretary of State".
    fn title_head(&self, office: &OfficeSpan) -> TokenId {
        let title = &office.title;
        let top = title.clone().find(|&t| !title.contains(&self.document.head(t)));
        top.filter(|&t| self.document.pos(t) != Pos::Det).unwrap_or_else(|| office.head())
    }

    /// Whether a title is the subject of its sentence.
    fn acts_alone(&self, head: TokenId) -> bool {
        matches!(self.document.dep(head), Dep::Nsubj | Dep::Nsubjpass) && self.is_capital(head)
    }

    /// Makes an actor of the one head of an organization whom a text of its own need not name: "The Secretary-General condemns …".
    fn incumbent(&mut self, office: &OfficeSpan, body: DraftId) {
        let mut draft = Draft::new(ActorKind::Person, "actors.incumbent");
        draft.names.push(office.title.clone());
        let id = self.register.add(draft);
        self.ascribe(office, id, Some(body));
        self.describe(office.title.clone(), office.head(), id, MentionKind::Description);
    }

    /// Whether one who is taken to act for an employer can have a title of a holder: of the same, or of a party in that state.
    fn may_hold(&self, holder: DraftId, employer: DraftId) -> bool {
        let kind = |id: DraftId| self.register.drafts[id].kind;
        holder == employer || kind(employer) == ActorKind::State && kind(holder) == ActorKind::PoliticalGroup
    }

    /// Whoever is meant by a title that is heard, see [`Self::meant`]; one who leads a state or sits in its government bears it from
    /// here on, where no other title of his is told: "Brel rose in parliament. The road would be long, the prime minister said".
    fn invested(&mut self, office: &OfficeSpan, holders: &[DraftId]) -> Option<DraftId> {
        if self.owns(office) {
            return None;
        }
        let id = self.meant(office, holders)?;
        let governs = office.class.leads_a_state() || office.class == OfficeClass::Minister;
        let draft = &self.register.drafts[id];
        if governs && draft.is_person() && draft.offices.is_empty() && draft.told_employer().is_none() {
            self.ascribe(office, id, holders.first().copied());
        }
        Some(id)
    }

    /// Notes that several bear a title for one organization.
    fn note_corps(&mut self, office: &OfficeSpan, holders: &[DraftId]) {
        let [whole] = *holders else { return };
        let organization = self.register.drafts[whole].kind == ActorKind::IntergovernmentalOrganization;
        if office.plural && organization && !office.former {
            self.corps.insert(self.lower(office.head()), whole);
        }
    }

    /// "The Co-Chairs urged": the organization whose they have been said to be.
    fn corps_meant(&self, office: &OfficeSpan) -> Option<DraftId> {
        self.corps.get(&self.lower(office.head())).copied().filter(|_| office.definite)
    }

    /// "the Chief of Mission's residence", "the Secretary-General's adviser": what is told of is theirs, and they are not.
    fn owns(&self, office: &OfficeSpan) -> bool {
        let end = office.extent.end.min(self.document.len() - 1);
        (office.title.end..=end).any(|t| is_possessive(self.document, t))
    }

    /// Whoever has just been spoken of and bears no title yet: "Bush called it hopeful … the US president added".
    fn varied(&mut self, office: &OfficeSpan, holders: &[DraftId]) -> Option<DraftId> {
        let leads = matches!(
            office.class,
            OfficeClass::HeadOfState
                | OfficeClass::HeadOfGovernment
                | OfficeClass::Minister
                | OfficeClass::Envoy
                | OfficeClass::OrganizationHead
                | OfficeClass::Negotiator
                | OfficeClass::Leader
                | OfficeClass::Commander
        );
        if !leads || holders.is_empty() || self.owns(office) {
            return None;
        }
        // "Rumours that Nuri's aircraft was fired on were dismissed by the President's press service": nobody is told apart from
        // himself in one sentence, but by another subject.
        let sentence = self.document.sentence_of(office.title.start);
        let aside = |id: DraftId| {
            let here = self.discourse.latest().take_while(|entry| entry.sentence == sentence);
            here.filter(|entry| entry.ids.contains(&id)).any(|entry| entry.rank < 2)
        };
        let untitled = |id: DraftId| {
            let draft = &self.register.drafts[id];
            draft.is_person()
                && !aside(id)
                && draft.offices.is_empty()
                && draft.told_employer().is_none_or(|employer| holders.contains(&employer))
                && draft
                    .employer()
                    .is_none_or(|employer| holders.iter().any(|&holder| self.may_hold(holder, employer)))
        };
        let ranked = self.discourse.ranked(self.document, office.title.start, false, 1, &untitled);
        let near = ranked.first().filter(|&&(_, prominence)| prominence >= 8).map(|&(id, _)| id);
        // Further back only one who can be nobody else.
        let alone = || {
            let ranked = self.discourse.ranked(self.document, office.title.start, false, 4, &untitled);
            match ranked.as_slice() {
                [(id, _)] if office.class.leads_a_state() => Some(*id),
                _ => None,
            }
        };
        let id = near.or_else(alone)?;
        self.ascribe(office, id, holders.first().copied());
        Some(id)
    }

    /// "The two mediators": the two that have just been named together, be they persons or states, of such a calling as states have.
    fn two_named_together(&self, head: TokenId) -> Option<Vec<DraftId>> {
        if !matches!(
            self.document.lemma(head),
            "mediator" | "facilitator" | "guarantor" | "broker" | "signatory"
        ) {
            return None;
        }
        let sentence = self.document.sentence_of(head);
        let together = self.discourse.latest().find(|entry| {
            entry.token < head && entry.ids.len() == 2 && sentence.saturating_sub(entry.sentence) <= 3
        });
        together.map(|entry| entry.ids.clone())
    }

    /// "both leaders", "the two generals".
    fn two_of_them(&self, office: &OfficeSpan) -> bool {
        let before = office.extent.start.saturating_sub(2)..office.title.start;
        let said = |word: &str| before.clone().any(|t| self.lower(t) == word);
        // "two diplomats said" are any two.
        (said("both") || said("two") && ["the", "these", "those"].into_iter().any(said))
            && self.document.sentence_of(office.extent.start.saturating_sub(2))
                == self.document.sentence_of(office.title.start)
    }

    fn is_capital(&self, token: TokenId) -> bool {
        self.document.word(token).starts_with(char::is_uppercase)
    }

    fn nationality_before(&self, office: &OfficeSpan) -> bool {
        let start = office.extent.start;
        self.mentions.name_at.get(start).is_some() || is_possessive(self.document, start)
    }
}

/// The words of a title without those that qualify the bearer: "late president", "right-wing senator".
fn qualified(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let kept = words.iter().enumerate().filter(|&(at, word)| {
        let lower = word.to_lowercase();
        let qualifies = matches!(lower.as_str(), "late" | "last" | "then")
            || lower.ends_with("-wing")
            || lower.starts_with("far-");
        at + 1 == words.len() || !qualifies
    });
    // "then-president"
    let bare = |word: &str| word.strip_prefix("then-").unwrap_or(word).to_owned();
    kept.map(|(_, word)| bare(word)).collect::<Vec<_>>().join(" ")
}

/// A title of several made one's: "head of the security committee" of "of the two security committees", and no more than "president" of
/// "of the two countries".
fn of_one(title: &str) -> String {
    const SIDES: &[&str] =
        &["countries", "states", "nations", "sides", "republics", "regions", "parties", "delegations"];
    let Some((before, after)) = title.split_once(" of the two ") else { return title.to_owned() };
    if SIDES.contains(&after) {
        return before.to_owned();
    }
    match after.rsplit_once(' ') {
        Some((rest, last)) => format!("{before} of the {rest} {}", singular(last)),
        None => format!("{before} of the {}", singular(after)),
    }
}
