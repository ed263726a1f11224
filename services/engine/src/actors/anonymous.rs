//! Speakers whom the text does not name: "residents said", "according to a doctor at the hospital", "a Western diplomat told".

use std::ops::Range;

use peacebrief::v1::{ActorKind, MentionKind};

use super::VOICE;
use super::register::{Draft, DraftId, Office};
use super::resolve::Resolver;
use crate::document::TokenId;
use crate::lexicon::{Content, OfficeClass};
use crate::mentions::OfficeSpan;
use crate::syntax::{Dep, Pos, Tag};

/// Whose officials are no state's.
const PRIVATE: &[&str] = &[
    "hospital", "medical", "health", "aid", "relief", "union", "church", "party", "company", "club",
    "airline", "charity",
];

/// Of somebody else than the state in which the story plays, or the side that fights it.
const ABROAD: &[&str] = &[
    "western",
    "foreign",
    "international",
    "european",
    "african",
    "arab",
    "asian",
    "nordic",
    "regional",
    "humanitarian",
    "allied",
    "diplomatic",
];

/// Of the side that fights the state in which the story plays.
const AGAINST: &[&str] = &["rebel", "separatist", "opposition", "guerrilla", "insurgent"];

/// Of the state in which the story plays, where nothing says of which.
const AT_HOME: &[&str] = &[
    "government",
    "official",
    "ministry",
    "presidential",
    "presidency",
    "palace",
    "cabinet",
    "military",
    "army",
    "security",
    "intelligence",
    "police",
    "defence",
    "defense",
];

/// Of a state, but of no part of it that speaks for the whole.
const APART: &[&str] = &["local", "provincial", "district", "customs", "border", "electoral"];

/// How it is said that people know of what they tell: "people familiar with the talks".
const IN_THE_KNOW: &[&str] =
    &["familiar", "close", "briefed", "privy", "involved", "acquainted", "knowledge"];

/// What is said of rank, and names nobody.
const RANKS: &[&str] =
    &["senior", "top", "high-ranking", "unnamed", "anonymous", "other", "several", "some", "same"];

/// Posts of which each town or region has its own.
pub(super) const POSTS: &[&str] = &[
    "governor",
    "mayor",
    "prefect",
    "sheriff",
    "magistrate",
    "judge",
    "judges",
    "prosecutor",
    "prosecutors",
];
/// How far behind a post its holder may be named.
const NEAR: usize = 8;

/// Verbs by which one is heard though they have no clause for what is said.
const CALLING: &[&str] = &[
    "accuse",
    "appeal",
    "urge",
    "demand",
    "condemn",
    "denounce",
    "welcome",
    "criticize",
    "criticise",
    "doubt",
];

/// The longest phrase of place that belongs to such a speaker's description, in tokens.
const PLACE: usize = 5;
/// The longest phrase that says of what people know, in tokens.
const KNOWLEDGE: usize = 8;

impl Resolver<'_, '_, '_, '_> {
    /// Makes an actor of an unnamed person, or of unnamed people, who are heard. An official speaks for the state or group
    /// instead, and who reports the news is nobody.
    pub(super) fn anonymous(&mut self, office: &OfficeSpan) -> Option<DraftId> {
        let head = office.head();
        let heard = matches!(
            office.class,
            OfficeClass::Community | OfficeClass::Expert | OfficeClass::Diplomat | OfficeClass::Religious
        ) || self.has_post(office)
            || office.class == OfficeClass::Envoy && self.is_told(head, ABROAD)
            || office.class == OfficeClass::Leader && office.plural && self.is_modified(head);
        if office.plural && self.rises(head) {
            return Some(self.voice_of(office, head));
        }
        if !self.is_heard(head) {
            return None;
        }
        if office.class == OfficeClass::Official && !heard {
            return self.officials(office, head);
        }
        if office.class == OfficeClass::Diplomat
            && let Some(whole) = self.whole_behind(head)
        {
            self.register.drafts[whole].engaged = true;
            self.stand(office.title.clone(), head, &[whole]);
            return Some(whole);
        }
        if !heard {
            return None;
        }
        Some(self.voice_of(office, head))
    }

    /// "Demonstrators burnt a bus": whether a crowd of which nobody tells whose it is does what is an event.
    fn rises(&self, head: TokenId) -> bool {
        let document = self.document;
        let crowd = matches!(
            document.lemma(head),
            "demonstrator" | "protester" | "protestor" | "marcher" | "mourner"
        );
        let verb = document.head(head);
        let does = match document.dep(head) {
            Dep::Nsubj => !self.lexicon.event_verbs(document.lemma(verb)).is_empty(),
            Dep::Pobj => document.dep(verb) == Dep::Agent,
            _ => false,
        };
        let of_somebody = || {
            self.modifiers(head).any(|t| self.mentions.name_at.get(t).is_some())
                || self.whole_before(head).is_some()
        };
        crowd && does && !of_somebody()
    }

    /// Makes an actor of an unnamed person, or of unnamed people, by the title and what tells of them beside it.
    fn voice_of(&mut self, office: &OfficeSpan, head: TokenId) -> DraftId {
        let first = self.first_modifier(head);
        let mut tokens = self.described_by(first.min(office.title.start), head);
        if matches!(office.class, OfficeClass::Diplomat | OfficeClass::Envoy) {
            // In which capital they sit says nothing of whose they are.
            tokens.end = head + 1;
        }
        // "UN experts say": they are the organization's, and its word.
        let organization = self.whole_before(head).filter(|&whole| {
            office.plural
                && office.class == OfficeClass::Expert
                && self.register.drafts[whole].kind == ActorKind::IntergovernmentalOrganization
        });
        let kind = match organization {
            Some(_) => ActorKind::IntergovernmentalOrganization,
            None if office.plural => ActorKind::Other,
            None => ActorKind::Person,
        };
        let id = self.voice(tokens, head, kind);
        self.register.drafts[id].holder = organization;
        if !office.plural {
            let words = self.document.words(office.title.clone()).to_owned();
            self.bear(id, &words);
            self.register.drafts[id].offices.push(Office {
                phrase: words.clone(),
                words,
                with_body: None,
                class: office.class,
                former: false,
                holder: None,
                assumed: None,
                body: None,
                end: office.extent.end,
            });
        }
        id
    }

    /// The words before a noun that say which is meant.
    fn modifiers(&self, head: TokenId) -> impl Iterator<Item = TokenId> {
        let modifier = move |c: &TokenId| {
            *c < head && matches!(self.document.dep(*c), Dep::Amod | Dep::Compound | Dep::Nmod)
        };
        self.document.children(head).filter(modifier)
    }

    /// Where the words before a noun begin that say which is meant: the "human" of "human rights groups".
    fn first_modifier(&self, head: TokenId) -> TokenId {
        let first = self.modifiers(head).map(|t| self.document.subtree(t).start).min().unwrap_or(head);
        // "*two* diplomats"
        let few = first.checked_sub(1).filter(|&t| {
            self.document.head(t) == head
                && self.document.pos(t) == Pos::Num
                && self.document.word(t).starts_with(char::is_alphabetic)
        });
        few.unwrap_or(first)
    }

    /// Whether one of some words stands before a noun to say which is meant.
    fn is_told(&self, head: TokenId, words: &[&str]) -> bool {
        self.modifiers(head).any(|t| words.contains(&self.lower(t).as_str()))
    }

    /// Whether somebody has a post of his own, for whom nobody else speaks, and is not named beside it: "the mayor of X", "a judge".
    pub(super) fn has_post(&self, office: &OfficeSpan) -> bool {
        let head = office.head();
        let named = |t: TokenId| {
            self.mentions
                .name_at
                .get(t)
                .and_then(|name| self.names[name])
                .is_some_and(|id| self.register.drafts[id].is_person())
        };
        let beside = head + 1..self.document.sentence_around(head).end.min(head + NEAR);
        !office.former && POSTS.contains(&self.lower(head).as_str()) && !beside.into_iter().any(named)
    }

    /// Whether a word before a noun says which are meant: "refugee leaders".
    pub(super) fn is_modified(&self, head: TokenId) -> bool {
        self.modifiers(head).next().is_some()
    }

    /// "Finance officials said": officials of whom nobody is told whose they are speak for the state in which the story plays, and those
    /// of a hospital or a charity for nobody but themselves.
    fn officials(&mut self, office: &OfficeSpan, head: TokenId) -> Option<DraftId> {
        if let Some(whole) = self.whole_before(head) {
            self.stand(office.title.clone(), head, &[whole]);
            return Some(whole);
        }
        if self.is_told(head, ABROAD) {
            return Some(self.voice_of(office, head));
        }
        // "customs officials", "local officials": for themselves, if for a state.
        if office.plural && self.is_told(head, APART) {
            let id = self.voice_of(office, head);
            self.register.drafts[id].holder = self.principals.home;
            return Some(id);
        }
        if self.is_told(head, PRIVATE) {
            let first = self.first_modifier(head);
            let tokens = self.described_by(first.min(office.title.start), head);
            return Some(self.voice(tokens, head, ActorKind::Other));
        }
        let named = self.modifiers(head).any(|t| self.mentions.name_at.get(t).is_some());
        if named || self.is_told(head, AGAINST) {
            return None;
        }
        self.speaks_for_home(office.title.clone(), head)
    }

    /// Whom a word before a noun stands for, where that is no person: the Front of "Front officials".
    pub(super) fn whole_before(&self, head: TokenId) -> Option<DraftId> {
        let whole = self.modifiers(head).flat_map(|t| self.referents[t].iter().copied()).next();
        whole.filter(|&whole| !self.register.drafts[whole].is_person())
    }

    /// Whose diplomat speaks, where the words behind the noun tell it: the League of "a diplomat of the Lorne League".
    fn whole_behind(&self, head: TokenId) -> Option<DraftId> {
        let of =
            self.document.children_by(head, Dep::Prep).find(|&p| p == head + 1 && self.lower(p) == "of")?;
        let whole = self.document.child(of, Dep::Pobj)?;
        let named = self.mentions.name_at.get(whole).and_then(|name| self.names[name])?;
        Some(named).filter(|&id| !self.register.drafts[id].is_person())
    }

    /// Lets words stand for the state in which the story plays.
    fn speaks_for_home(&mut self, words: Range<TokenId>, head: TokenId) -> Option<DraftId> {
        let home = self.principals.home.filter(|&home| !self.register.drafts[home].names.is_empty())?;
        self.register.drafts[home].engaged = true;
        self.stand(words, head, &[home]);
        Some(home)
    }

    /// "A source in the Ministry of the Interior said": the body speaks; "a military source": the state; "a diplomatic source": only itself.
    fn source(&mut self, head: TokenId) -> Option<DraftId> {
        let document = self.document;
        if !self.is_heard(head) {
            return None;
        }
        let inside: Vec<TokenId> = document
            .children(head)
            .filter(|&c| {
                c > head
                    && matches!(self.lower(c).as_str(), "in" | "at" | "within" | "inside" | "from" | "close")
            })
            .flat_map(|c| document.subtree(c).take(PLACE))
            .collect();
        let named = |t: &TokenId| self.mentions.name_at.get(*t).and_then(|name| self.names[name]);
        let within = inside.iter().find_map(named).filter(|&id| !self.register.drafts[id].is_person());
        if let Some(whole) = within.or_else(|| self.whole_before(head)) {
            self.register.drafts[whole].engaged = true;
            self.stand(head..head + 1, head, &[whole]);
            return Some(whole);
        }
        if self.is_told(head, ABROAD) || self.is_told(head, PRIVATE) {
            let first = self.first_modifier(head);
            let kind = if document.tag(head) == Tag::Nns { ActorKind::Other } else { ActorKind::Person };
            return Some(self.voice(self.described_by(first, head), head, kind));
        }
        // "a rebel military source"
        let against = self.modifiers(head).find(|&t| AGAINST.contains(&self.lower(t).as_str()));
        if let Some(against) = against {
            let rebels = self.holder_at(against).first().copied()?;
            self.register.drafts[rebels].engaged = true;
            self.stand(head..head + 1, head, &[rebels]);
            return Some(rebels);
        }
        // "An official source at the Ministry": the ministry speaks, and is told of where it stands.
        let elsewhere = inside.iter().any(|&t| self.mentions.known.body(t).is_some());
        if !self.is_told(head, AT_HOME) || elsewhere {
            return None;
        }
        self.speaks_for_home(head..head + 1, head)
    }

    /// "People familiar with the talks said": whoever they are.
    fn in_the_know(&mut self, head: TokenId) -> Option<DraftId> {
        let document = self.document;
        let next = head + 1;
        let knows = next < document.len()
            && (IN_THE_KNOW.contains(&self.lower(next).as_str())
                || self.lower(next) == "with"
                    && self.lower((next + 1).min(document.len() - 1)) == "knowledge");
        if !knows || !self.is_heard(head) {
            return None;
        }
        let phrase = document.children(head).find(|&c| c > head && document.subtree(c).contains(&next));
        // Where the parser hangs it elsewhere, it ends before what they say at the latest.
        let verb = document.head(head);
        let end = phrase.map_or(verb, |phrase| document.subtree(phrase).end);
        if !(next + 1..=head + KNOWLEDGE).contains(&end) {
            return None;
        }
        let kind = if document.tag(head) == Tag::Nns { ActorKind::Other } else { ActorKind::Person };
        Some(self.voice(head..end, head, kind))
    }

    /// Makes an actor of people or of a body without a name who are heard: "their families say", "human rights groups".
    pub(super) fn unnamed_voices(&mut self, head: TokenId) -> Option<DraftId> {
        let kind = match self.document.lemma(head) {
            "family" | "relative" | "local" | "inhabitant" | "parent" | "neighbour" | "neighbor"
            | "mourner" => ActorKind::Other,
            "group" | "committee" | "association" | "charity" | "network" | "organization"
            | "organisation" => ActorKind::CivilSociety,
            "agency" if self.is_told(head, &["aid", "relief", "humanitarian"]) => ActorKind::CivilSociety,
            "staff" | "medic" | "rescuer" | "hospital" => ActorKind::Other,
            "source" | "aide" | "insider" => return self.source(head),
            "person" | "people" => return self.in_the_know(head),
            // "Critics of the deal say"; one who observes may be sent to do it.
            "critic" | "opponent" | "supporter" | "sceptic" | "skeptic"
                if self.document.tag(head) == Tag::Nns =>
            {
                ActorKind::Other
            }
            _ => return None,
        };
        // "rebel groups", "opposition groups": the words before the noun say of what kind they are.
        let kind = match self.mentions.known.body(head) {
            Some(body) if kind == ActorKind::CivilSociety && body.tokens.len() > 1 => body.value.kind,
            _ => kind,
        };
        let modified = self
            .document
            .children(head)
            .any(|c| c < head && matches!(self.document.dep(c), Dep::Compound | Dep::Amod));
        // "the IGAD group of countries": it has a name.
        let named = self.document.children(head).any(|c| self.mentions.name_at.get(c).is_some());
        if named || !self.is_heard(head) || kind == ActorKind::CivilSociety && !modified {
            return None;
        }
        let first = self.first_modifier(head);
        Some(self.voice(self.described_by(first, head), head, kind))
    }

    /// "the hard-liner said", "the 57-year-old added": the person who has just been spoken of, in other words.
    pub(super) fn epithet(&mut self, head: TokenId) {
        const EPITHETS: &[&str] = &[
            "man",
            "woman",
            "liner",
            "hardliner",
            "old",
            "politician",
            "statesman",
            "stateswoman",
            "strongman",
            "veteran",
            "conservative",
            "nationalist",
            "islamist",
            "leftist",
            "reformist",
            "moderate",
            "populist",
            "laureate",
            "octogenarian",
            "septuagenarian",
            "politico",
            "newcomer",
            "incumbent",
            "frontrunner",
            "ex-guerrilla",
            "winner",
            "patriarch",
            "mediator",
            "host",
        ];
        let document = self.document;
        let definite =
            document.children(head).any(|c| c < head && matches!(self.lower(c).as_str(), "the" | "this"));
        let one = matches!(document.tag(head), Tag::Nn | Tag::Nnp | Tag::Jj);
        if !definite || !one || !EPITHETS.contains(&self.lower(head).as_str()) || !self.is_heard_at_last(head)
        {
            return;
        }
        let person = |id: DraftId| self.register.drafts[id].is_person();
        if let Some(id) = self.stands_out(head, &person) {
            self.describe(head..head + 1, head, id, MentionKind::Pronoun);
        }
    }

    /// Whether the phrase is the subject of a verb of saying, or of one to which such a verb is joined.
    fn is_heard_at_last(&self, head: TokenId) -> bool {
        let document = self.document;
        if document.dep(head) != Dep::Nsubj {
            return false;
        }
        let verb = document.head(head);
        let joined = document.children_by(verb, Dep::Conj);
        std::iter::once(verb).chain(joined).any(|v| self.says(v))
    }

    fn voice(&mut self, tokens: Range<TokenId>, head: TokenId, kind: ActorKind) -> DraftId {
        let mut draft = Draft::new(kind, VOICE);
        draft.engaged = true;
        draft.plural = self.document.tag(head) == Tag::Nns;
        draft.names.push(tokens.clone());
        // "a Western diplomat", and the "humanitarian official" of "in the region"
        let one = |t: &TokenId| matches!(self.lower(*t).as_str(), "a" | "an");
        draft.also.extend(tokens.start.checked_sub(1).filter(one).map(|article| article..tokens.end));
        if tokens.end > head + 1 {
            draft.also.push(tokens.start..head + 1);
        }
        let id = self.register.add(draft);
        self.describe(tokens, head, id, MentionKind::Description);
        id
    }

    /// The description without article or possessor, with what follows it of place or people: "residents of two villages".
    fn described_by(&self, start: TokenId, head: TokenId) -> Range<TokenId> {
        let document = self.document;
        let article = |t: TokenId| {
            // "two diplomats" are just these two, "some 200 residents" are many.
            let figure = document.pos(t) == Pos::Num && !document.word(t).starts_with(char::is_alphabetic);
            figure
                || matches!(document.pos(t), Pos::Det | Pos::Punct)
                || document.tag(t) == Tag::PrpPossessive
        };
        let says_nothing = |t: TokenId| article(t) || RANKS.contains(&self.lower(t).as_str());
        let start = (start..head).find(|&t| !says_nothing(t)).unwrap_or(head);
        let place = document
            .children_by(head, Dep::Prep)
            .find(|&p| {
                p == head + 1 && matches!(self.lower(p).as_str(), "in" | "at" | "from" | "near" | "of")
            })
            .map(|p| document.subtree(p))
            .filter(|place| place.len() <= PLACE);
        start..place.map_or(head + 1, |place| place.end)
    }

    /// Whether somebody out of those whom a noun names is spoken of: "one of the diplomats".
    pub(super) fn is_part_of(&self, head: TokenId) -> bool {
        let of = self.document.head(head);
        let part = self.document.head(of);
        self.document.dep(head) == Dep::Pobj
            && self.lower(of) == "of"
            && part < of
            && matches!(
                self.lower(part).as_str(),
                "one" | "two" | "three" | "several" | "some" | "many" | "most" | "another"
            )
    }

    /// Whether a noun phrase is the subject of a verb that reports a clause, a quotation or a charge, or stands after
    /// "according to".
    pub(super) fn is_heard(&self, head: TokenId) -> bool {
        let document = self.document;
        let above = document.head(head);
        // "One of the diplomats cautioned"
        if self.is_part_of(head) {
            return self.is_heard(document.head(above));
        }
        match document.dep(head) {
            Dep::Nsubj => self.is_saying(above) || self.is_counting(above),
            // "according to a doctor", "the allegation by rights groups".
            Dep::Pobj => {
                let holder = document.head(above);
                let by = self.lower(above) == "by";
                self.lower(above) == "to" && self.lower(holder) == "according"
                    || by && !self.lexicon.speech_nouns(document.lemma(holder)).is_empty()
                    || by && document.dep(above) == Dep::Agent && self.is_saying(holder)
            }
            _ => false,
        }
    }

    /// Whether a verb reports a clause, a quotation or a charge.
    fn is_saying(&self, verb: TokenId) -> bool {
        let says = self.sayings(verb).any(|verb| {
            verb.frame.content.contains(&Content::Clause) && verb.frame.content.contains(&Content::Quote)
                || CALLING.contains(&verb.lemma.as_str())
        });
        says || self.sayings(verb).next().is_none() && self.is_in_speech_phrase(verb)
    }

    /// "puts the dead at 19".
    fn is_counting(&self, verb: TokenId) -> bool {
        let document = self.document;
        let at_a_number =
            |p: TokenId| self.lower(p) == "at" && document.subtree(p).any(|t| document.pos(t) == Pos::Num);
        document.lemma(verb) == "put" && document.children_by(verb, Dep::Prep).any(at_a_number)
    }
}
