//! Speakers whom the text does not name: "residents said", "according to a doctor at the hospital", "a Western diplomat told".

use std::ops::Range;

use peacebrief::v1::{ActorKind, MentionKind};

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

/// Officials of somebody else than the state in which the story plays.
const FOREIGN: &[&str] = &[
    "western",
    "foreign",
    "international",
    "european",
    "regional",
    "rebel",
    "separatist",
    "opposition",
    "humanitarian",
    "allied",
];

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
const CALLING: &[&str] =
    &["accuse", "appeal", "urge", "demand", "condemn", "denounce", "welcome", "criticize", "criticise"];

/// The longest phrase of place that belongs to such a speaker's description, in tokens.
const PLACE: usize = 5;

impl Resolver<'_, '_, '_, '_> {
    /// Makes an actor of an unnamed person, or of unnamed people, who are heard. An official speaks for the state or group
    /// instead, and who reports the news is nobody.
    pub(super) fn anonymous(&mut self, office: &OfficeSpan) -> Option<DraftId> {
        let head = office.head();
        let heard = matches!(
            office.class,
            OfficeClass::Community | OfficeClass::Expert | OfficeClass::Diplomat | OfficeClass::Religious
        ) || self.has_post(office)
            || office.class == OfficeClass::Leader && office.plural && self.is_modified(head);
        if !self.is_heard(head) {
            return None;
        }
        if office.class == OfficeClass::Official && !heard {
            return self.officials(office, head);
        }
        if !heard {
            return None;
        }
        let modifier = |c: &TokenId| matches!(self.document.dep(*c), Dep::Amod | Dep::Compound);
        let first = self.document.children(head).find(modifier).unwrap_or(head);
        let tokens = self.described_by(first.min(office.title.start), head);
        let kind = if office.plural { ActorKind::Other } else { ActorKind::Person };
        let id = self.voice(tokens, head, kind);
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
        Some(id)
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
        let modifier = |c: TokenId| c < head && matches!(self.document.dep(c), Dep::Amod | Dep::Compound);
        self.document.children(head).any(modifier)
    }

    /// "Finance officials said": officials of whom nobody is told whose they are speak for the state in which the story plays, and those
    /// of a hospital or a charity for nobody but themselves.
    fn officials(&mut self, office: &OfficeSpan, head: TokenId) -> Option<DraftId> {
        let modifier = |c: TokenId| c < head && matches!(self.document.dep(c), Dep::Amod | Dep::Compound);
        let told: Vec<TokenId> = self.document.children(head).filter(|&c| modifier(c)).collect();
        // "Front officials"
        let whole = told.iter().flat_map(|&t| self.referents[t].iter().copied()).next();
        if let Some(whole) = whole.filter(|&whole| !self.register.drafts[whole].is_person()) {
            self.stand(office.title.clone(), head, &[whole]);
            return Some(whole);
        }
        if told.iter().any(|&t| PRIVATE.contains(&self.lower(t).as_str())) {
            let first = told.first().copied().unwrap_or(head);
            let tokens = self.described_by(first.min(office.title.start), head);
            return Some(self.voice(tokens, head, ActorKind::Other));
        }
        if told
            .iter()
            .any(|&t| self.mentions.name_at.get(t).is_some() || FOREIGN.contains(&self.lower(t).as_str()))
        {
            return None;
        }
        let home = self.principals.home.filter(|&home| !self.register.drafts[home].names.is_empty())?;
        self.register.drafts[home].engaged = true;
        self.stand(office.title.clone(), head, &[home]);
        Some(home)
    }

    /// "A source in the Ministry of the Interior said": the body speaks.
    fn source_within(&mut self, head: TokenId) -> Option<DraftId> {
        let document = self.document;
        let within = document
            .children_by(head, Dep::Prep)
            .filter(|&p| {
                matches!(self.lower(p).as_str(), "in" | "at" | "within" | "inside" | "from" | "close")
            })
            .flat_map(|p| document.subtree(p).take(PLACE))
            .find_map(|t| self.mentions.name_at.get(t).and_then(|name| self.names[name]))
            .filter(|&id| !self.register.drafts[id].is_person())?;
        if !self.is_heard(head) {
            return None;
        }
        self.register.drafts[within].engaged = true;
        self.stand(head..head + 1, head, &[within]);
        Some(within)
    }

    /// Makes an actor of people or of a body without a name who are heard: "their families say", "human rights groups".
    pub(super) fn unnamed_voices(&mut self, head: TokenId) -> Option<DraftId> {
        let kind = match self.document.lemma(head) {
            "family" | "relative" | "local" | "inhabitant" | "parent" | "neighbour" | "neighbor"
            | "mourner" => ActorKind::Other,
            "group" | "committee" | "association" | "charity" | "network" | "organization"
            | "organisation" => ActorKind::CivilSociety,
            "staff" | "medic" | "rescuer" => ActorKind::Other,
            "source" | "aide" | "insider" => return self.source_within(head),
            _ => return None,
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
        let start = self.document.subtree(head).start;
        let tokens = self.described_by(start, head);
        Some(self.voice(tokens, head, kind))
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
        std::iter::once(verb).chain(joined).any(|v| !self.lexicon.speech_verbs(document.lemma(v)).is_empty())
    }

    fn voice(&mut self, tokens: Range<TokenId>, head: TokenId, kind: ActorKind) -> DraftId {
        let mut draft = Draft::new(kind, "actors.unnamed");
        draft.engaged = true;
        draft.plural = self.document.tag(head) == Tag::Nns;
        draft.names.push(tokens.clone());
        let id = self.register.add(draft);
        self.describe(tokens, head, id, MentionKind::Description);
        id
    }

    /// The description without article or possessor, with what follows it of place or people: "residents of two villages".
    fn described_by(&self, start: TokenId, head: TokenId) -> Range<TokenId> {
        let document = self.document;
        let article = |t: TokenId| {
            matches!(document.pos(t), Pos::Det | Pos::Punct | Pos::Num)
                || document.tag(t) == Tag::PrpPossessive
        };
        let start = (start..head).find(|&t| !article(t)).unwrap_or(head);
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
            Dep::Nsubj => self.lexicon.speech_verbs(document.lemma(above)).iter().any(|verb| {
                verb.frame.content.contains(&Content::Clause) && verb.frame.content.contains(&Content::Quote)
                    || CALLING.contains(&verb.lemma.as_str())
            }),
            // "according to a doctor", "the allegation by rights groups".
            Dep::Pobj => {
                let holder = document.head(above);
                self.lower(above) == "to" && self.lower(holder) == "according"
                    || self.lower(above) == "by"
                        && !self.lexicon.speech_nouns(document.lemma(holder)).is_empty()
            }
            _ => false,
        }
    }
}
