//! Titles: ascribed to the persons they stand beside, or standing themselves for whoever bears them.

use std::ops::Range;

use peacebrief::v1::{ActorKind, MentionKind};

use super::register::{DraftId, Office};
use super::resolve::Resolver;
use crate::document::TokenId;
use crate::lexicon::{Gender, OfficeClass};
use crate::mentions::{Class, OfficeSpan, StateForm, fold_words, is_possessive};
use crate::syntax::Tag;

/// How many bearers of one title are looked through.
const BEARERS: usize = 12;

impl Resolver<'_, '_, '_, '_> {
    /// Reads a title where the walk comes upon it.
    pub(super) fn office(&mut self, number: usize) {
        let mentions = self.mentions;
        let office = &mentions.offices[number];
        let bearers: Vec<DraftId> = self.links[number].iter().filter_map(|&name| self.names[name]).collect();
        let holders = self.holders(office);
        if bearers.is_empty() {
            if office.class != OfficeClass::Honorific {
                self.unnamed(office, &holders);
            }
            return;
        }
        for (at, &bearer) in bearers.iter().enumerate() {
            let holder = match (holders.len(), bearers.len()) {
                (h, b) if h == b => holders.get(at),
                // "Foreign Ministers A and B", of two states at the table: in the order in which these are named.
                (0, 2) if self.two_states() => self.principals.sides.get(at),
                _ => holders.first(),
            };
            self.ascribe(office, bearer, holder.copied());
        }
        for token in office.title.clone() {
            if self.referents[token].is_empty() {
                self.referents[token] = bearers.clone();
            }
        }
    }

    fn two_states(&self) -> bool {
        let sides = &self.principals.sides;
        sides.len() == 2 && sides.iter().all(|&id| self.register.drafts[id].kind == ActorKind::State)
    }

    /// For whom a title is held, as far as the words beside it say.
    fn holders(&mut self, office: &OfficeSpan) -> Vec<DraftId> {
        let mut found: Vec<DraftId> = Vec::new();
        // What is named goes before what is only described: the "Ukrainian" of "a Ukrainian military spokesman".
        let (named, described): (Vec<TokenId>, Vec<TokenId>) = office
            .holders
            .iter()
            .chain(&office.place)
            .partition(|&&token| self.mentions.name_at.get(token).is_some());
        for &token in named.iter().chain(&described) {
            if let ([state], Some(body)) = (found.as_slice(), self.mentions.known.body(token)) {
                // "Ethiopian army chief": of the state's army, where that is an actor.
                let described = self.mentions.name_at.get(token).is_none();
                if described && self.register.drafts[*state].kind == ActorKind::State {
                    let noun = self.lower(body.tokens.end - 1);
                    let sort = super::commons::sort_of(&noun, &noun);
                    if let Some(body) = self.bodies.get(&(sort, Some(*state))).copied() {
                        found.insert(0, body);
                    }
                    continue;
                }
            }
            for id in self.holder_at(token) {
                if !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        found
    }

    /// The state, body or group for which what a token belongs to acts; persons lend their own.
    pub(super) fn holder_at(&mut self, token: TokenId) -> Vec<DraftId> {
        if let Some(name) = self.mentions.name_at.get(token) {
            if let Some(id) = self.names[name] {
                return self.party_of(id).into_iter().collect();
            }
            if self.mentions.names[name].class == Class::Place {
                // "Assam Chief Minister": its government, where that is an actor.
                let place = self.document.words(self.mentions.names[name].tokens.clone());
                let government = format!("{} government", fold_words(place).join(" "));
                return self.register.find(&government).into_iter().collect();
            }
            // The capital of a state that is no more than a place elsewhere: "a spokesman in Delhi".
            if let Class::State(state, StateForm::Capital | StateForm::Metonym) =
                self.mentions.names[name].class
            {
                return vec![self.register.state(&state.name)];
            }
            return Vec::new();
        }
        if self.document.tag(token) == Tag::PrpPossessive {
            if self.referents[token].is_empty() {
                self.pronoun(token);
            }
            let ids = self.referents[token].clone();
            return ids.into_iter().filter_map(|id| self.party_of(id)).collect();
        }
        if let Some(ids) = Some(self.referents[token].clone()).filter(|ids| !ids.is_empty()) {
            return ids.into_iter().filter_map(|id| self.party_of(id)).collect();
        }
        let nested = self.mentions.known.office(token).map(|office| office.office.title.clone());
        if nested.is_some_and(|title| title.starts_with("secretary-general")) {
            return vec![self.secretariat()];
        }
        self.common_holder(token).into_iter().collect()
    }

    /// A draft itself, or for a person whom it acts for.
    fn party_of(&self, id: DraftId) -> Option<DraftId> {
        let draft = &self.register.drafts[id];
        if !draft.is_person() {
            return Some(id);
        }
        draft.offices.iter().rev().find_map(|office| office.holder).or(draft.holder)
    }

    /// Ascribes a title to a person.
    fn ascribe(&mut self, office: &OfficeSpan, bearer: DraftId, holder: Option<DraftId>) {
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
        let by_itself = matches!(
            office.class,
            OfficeClass::HeadOfState
                | OfficeClass::HeadOfGovernment
                | OfficeClass::Minister
                | OfficeClass::Legislator
        );
        // The nationality of a pastor or a lawyer is nobody for whom they act.
        let private = matches!(
            office.class,
            OfficeClass::Religious
                | OfficeClass::Expert
                | OfficeClass::Community
                | OfficeClass::Other
                | OfficeClass::Jurist
        );
        let holder =
            holder.filter(|&h| h != bearer && !(private && self.register.drafts[h].kind == ActorKind::State));
        let holder = holder.or(self.register.drafts[bearer].holder).or_else(|| self.by_title(office, &title));
        let unsaid = by_itself && office.holders.is_empty() && office.body.is_none();
        let assumed = if holder.is_none() && unsaid { self.state_here(office.title.start) } else { None };
        let body = office.body.as_ref().and_then(|range| self.name_in(range)).filter(|&b| Some(b) == holder);
        let with_body = office.body.as_ref().map(|range| {
            let start = office.pieces.first().map_or(office.title.start, |piece| piece.start);
            self.document.words(start..range.end).to_owned()
        });
        let draft = &mut self.register.drafts[bearer];
        draft.engaged = true;
        draft.offices.push(Office {
            words: title,
            with_body,
            class: office.class,
            former: office.former,
            holder: holder.or(assumed),
            body,
        });
    }

    /// Notes that a person bears a title.
    pub(super) fn bear(&mut self, bearer: DraftId, title: &str) {
        if let Some(last) = title.rsplit([' ', '-']).next() {
            self.titles.entry(singular(last)).or_default().push(bearer);
        }
    }

    /// Whose "Secretary-General" it is where nothing says so: the organization that issues the text, else the United Nations.
    fn secretariat(&mut self) -> DraftId {
        match self.principals.organization {
            Some(issuer) => issuer,
            None => self.register.organization("United Nations"),
        }
    }

    /// The state that alone has such an office by that name: a "Secretary of State" with capitals is American.
    fn by_title(&mut self, office: &OfficeSpan, title: &str) -> Option<DraftId> {
        let head = title.to_lowercase();
        if head.contains("secretary-general")
            || head.contains("secretary general")
            || head.starts_with("high commissioner")
        {
            let ranks = matches!(
                office.class,
                OfficeClass::OrganizationHead | OfficeClass::Envoy | OfficeClass::Spokesperson
            );
            return ranks.then(|| self.secretariat());
        }
        if head == "speaker" {
            return self.known_body("parliament", None, office.title.start);
        }
        let american = title == "Secretary of State"
            && self.document.word(office.extent.end.min(self.document.len() - 1)) != "for";
        american.then(|| self.register.state("United States"))
    }

    fn name_in(&self, range: &Range<TokenId>) -> Option<DraftId> {
        range.clone().find_map(|token| self.mentions.name_at.get(token)).and_then(|name| self.names[name])
    }

    /// The words of a title as written, a plural made singular.
    fn title_words(&self, office: &OfficeSpan) -> String {
        let pieces: Vec<&str> =
            office.pieces.iter().map(|piece| self.document.words(piece.clone())).collect();
        let words = pieces.join(" ");
        if !office.plural {
            return words;
        }
        let head = self.document.word(office.title.end - 1);
        let mut one = singular(head);
        if head.starts_with(char::is_uppercase) {
            one = one.chars().take(1).flat_map(char::to_uppercase).chain(one.chars().skip(1)).collect();
        }
        words.replacen(head, &one, 1)
    }

    /// A title without a name beside it: whoever is known to bear it, else for whom it is borne.
    fn unnamed(&mut self, office: &OfficeSpan, holders: &[DraftId]) {
        // Prisoners, victims, reporters speak for themselves.
        let private =
            matches!(office.class, OfficeClass::Community | OfficeClass::Other | OfficeClass::Expert);
        let holders = if private { &[] } else { holders };
        let head = office.head();
        let span = office.title.clone();
        if office.plural {
            let bearers = self.bearers(office, holders);
            if bearers.len() > 1 {
                self.stand(span, head, &bearers);
            } else if !holders.is_empty() {
                for &holder in holders {
                    self.register.drafts[holder].engaged |= !office.former;
                }
                self.stand(span, head, holders);
            }
            return;
        }
        let certain = office.definite
            || !holders.is_empty() && self.nationality_before(office)
            || self.is_capital(head);
        let bearer =
            if certain && !office.former { self.bearers(office, holders).first().copied() } else { None };
        match bearer {
            Some(id) => {
                self.describe(office.extent.start..office.title.end, head, id, MentionKind::Description)
            }
            None if !holders.is_empty() => {
                let holder = holders[0];
                self.register.drafts[holder].engaged |= !office.former;
                if self.register.drafts[holder].kind != ActorKind::Person {
                    self.stand(span, head, &[holder]);
                }
            }
            None => {}
        }
    }

    fn is_capital(&self, token: TokenId) -> bool {
        self.document.word(token).starts_with(char::is_uppercase)
    }

    fn nationality_before(&self, office: &OfficeSpan) -> bool {
        let start = office.extent.start;
        self.mentions.name_at.get(start).is_some() || is_possessive(self.document, start)
    }

    /// Those known to bear a title, the one last spoken of first.
    fn bearers(&self, office: &OfficeSpan, holders: &[DraftId]) -> Vec<DraftId> {
        let title = self.title_words(office).to_lowercase();
        let Some(last) = title.rsplit([' ', '-']).next().map(singular) else { return Vec::new() };
        let mut found: Vec<DraftId> = Vec::new();
        for word in synonyms(&last) {
            for &id in self.titles.get(*word).into_iter().flatten().rev().take(BEARERS) {
                if !found.contains(&id) && self.bears(id, &title, &last, office, holders) {
                    found.push(id);
                }
            }
        }
        let last_seen = |id: &DraftId| {
            self.discourse.latest().position(|entry| entry.ids.contains(id)).unwrap_or(usize::MAX)
        };
        found.sort_by_key(last_seen);
        found
    }

    fn bears(&self, id: DraftId, title: &str, last: &str, office: &OfficeSpan, holders: &[DraftId]) -> bool {
        let draft = &self.register.drafts[id];
        let same = draft.offices.iter().filter(|known| !known.former || office.former).any(|known| {
            let words = known.words.to_lowercase();
            let alike = words
                .rsplit([' ', '-'])
                .next()
                .map(singular)
                .is_some_and(|w| synonyms(last).contains(&w.as_str()));
            // "the minister" is any minister, "the interior minister" only that one.
            alike
                && (title == last
                    || words.contains(title)
                    || title.contains(&words)
                    || known.class.leads_a_state() && office.class.leads_a_state())
        });
        same && (holders.is_empty() || holders.iter().any(|&holder| self.register.acts_for(id, holder)))
    }
}

/// Titles that are used for one another.
fn synonyms(word: &str) -> &[&str] {
    match word {
        "premier" | "pm" => &["premier", "minister", "pm"],
        "minister" => &["minister", "premier", "pm"],
        "spokesman" | "spokeswoman" | "spokesperson" => &["spokesman", "spokeswoman", "spokesperson"],
        "chairman" | "chairwoman" | "chair" | "chairperson" => {
            &["chairman", "chairwoman", "chair", "chairperson"]
        }
        "chief" | "leader" | "head" => &["leader", "chief", "head", "chairman", "commander", "president"],
        "president" => &["president", "state"],
        "envoy" | "mediator" | "facilitator" => &["envoy", "representative", "mediator", "facilitator"],
        "general" => &["general"],
        _ => match SINGLE.binary_search_by(|(known, _)| (*known).cmp(word)) {
            Ok(at) => SINGLE[at].1,
            Err(_) => &[],
        },
    }
}

/// Titles that stand for themselves only, in order.
const SINGLE: &[(&str, &[&str])] = &[
    ("admiral", &["admiral"]),
    ("adviser", &["adviser", "advisor"]),
    ("advisor", &["adviser", "advisor"]),
    ("aide", &["aide"]),
    ("ambassador", &["ambassador"]),
    ("archbishop", &["archbishop", "bishop"]),
    ("bishop", &["bishop"]),
    ("cardinal", &["cardinal"]),
    ("chancellor", &["chancellor"]),
    ("colonel", &["colonel"]),
    ("commander", &["commander"]),
    ("commissioner", &["commissioner"]),
    ("delegate", &["delegate"]),
    ("director", &["director"]),
    ("emir", &["emir", "amir"]),
    ("general-secretary", &["secretary"]),
    ("governor", &["governor"]),
    ("imam", &["imam"]),
    ("king", &["king"]),
    ("mayor", &["mayor"]),
    ("moderator", &["moderator"]),
    ("monarch", &["king", "queen"]),
    ("negotiator", &["negotiator"]),
    ("pastor", &["pastor"]),
    ("pope", &["pope"]),
    ("priest", &["priest"]),
    ("prince", &["prince"]),
    ("queen", &["queen"]),
    ("representative", &["representative", "envoy"]),
    ("secretary", &["secretary"]),
    ("senator", &["senator"]),
    ("speaker", &["speaker"]),
    ("state", &["president", "state"]),
    ("sultan", &["sultan"]),
];

/// The singular of a title's last word, in lower case.
pub(super) fn singular(word: &str) -> String {
    let word = word.to_lowercase();
    if let Some(stem) = word.strip_suffix("men") {
        return format!("{stem}man");
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') && stem.len() > 3 => match stem.strip_suffix("ie") {
            Some(stem) => format!("{stem}y"),
            None => stem.to_owned(),
        },
        _ => word,
    }
}

/// The sex that a title tells.
fn sex_of(title: &str) -> Option<Gender> {
    const MALE: &[&str] =
        &["mr", "sir", "king", "prince", "sheikh", "lord", "emir", "amir", "pope", "mullah", "imam", "mm"];
    const FEMALE: &[&str] =
        &["mrs", "ms", "miss", "queen", "princess", "lady", "dame", "begum", "madam", "madame", "sheikha"];
    title.split([' ', '-', '.']).find_map(|word| {
        let word = word.to_lowercase();
        if FEMALE.contains(&word.as_str()) || word.ends_with("woman") {
            Some(Gender::Female)
        } else if MALE.contains(&word.as_str()) || word.ends_with("man") && word != "woman" && word.len() > 5
        {
            Some(Gender::Male)
        } else {
            None
        }
    })
}
