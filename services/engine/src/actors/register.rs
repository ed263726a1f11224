//! The actors as they are being put together: one draft each, found by any of the names that the article gives them.

use std::collections::HashMap;
use std::ops::Range;

use peacebrief::v1::{ActorKind, MentionKind};

use super::Mention;
use crate::document::{Document, TokenId};
use crate::lexicon::{Gender, OfficeClass};

/// Index of a draft in its [`Register`].
pub(super) type DraftId = usize;

/// An office as the text ascribes it to a person.
#[derive(Debug, Clone)]
pub(super) struct Office {
    /// As written, without country or body.
    pub(super) words: String,
    /// The same with the body that it names ("secretary of the Security Council").
    pub(super) with_body: Option<String>,
    /// Its sort.
    pub(super) class: OfficeClass,
    /// Whether it is held no more.
    pub(super) former: bool,
    /// For whom it is held, as far as the words beside it say.
    pub(super) holder: Option<DraftId>,
    /// For whom it is taken to be held where they do not: the state at home.
    pub(super) assumed: Option<DraftId>,
    /// The whole phrase ("head of the prisoners' committee"), for titles that say nothing alone.
    pub(super) phrase: String,
    /// Where its phrase ends.
    pub(super) end: TokenId,
    /// The body named within it, where it is one.
    pub(super) body: Option<DraftId>,
}

/// An actor in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// What sort of actor it is.
    pub(super) kind: ActorKind,
    /// The name by which the brief will call it, where the article's own forms do not decide that.
    pub(super) fixed_name: Option<String>,
    /// Where the article names it in full or in part.
    pub(super) names: Vec<Range<TokenId>>,
    /// Further names that the article says it goes by.
    pub(super) also: Vec<Range<TokenId>>,
    /// All its mentions.
    pub(super) mentions: Vec<Mention>,
    /// The offices ascribed to it, in order of the text.
    pub(super) offices: Vec<Office>,
    /// For whom it acts, where the text says so apart from an office.
    pub(super) holder: Option<DraftId>,
    /// For whom a public person is known to act, where the text does not say it.
    pub(super) known: Option<DraftId>,
    /// Whether a public person is known to act for somebody whom the text does not name.
    pub(super) foreign: bool,
    /// Whether a person is said to act for a state of which the text gives no more than an adjective that nobody knows.
    pub(super) of_nameless_state: bool,
    /// A person's sex, as far as it shows.
    pub(super) sex: Option<Gender>,
    /// Whether it is spoken of in the plural.
    pub(super) plural: bool,
    /// Whether the words make it an actor by themselves (the holder of an office, a party to an accord).
    pub(super) engaged: bool,
    /// Of a state's body its sort: "army", "parliament".
    pub(super) sort: Option<String>,
    /// The rule that found it.
    pub(super) rule: &'static str,
}

impl Draft {
    pub(super) fn new(kind: ActorKind, rule: &'static str) -> Self {
        Self {
            kind,
            fixed_name: None,
            names: Vec::new(),
            also: Vec::new(),
            mentions: Vec::new(),
            offices: Vec::new(),
            holder: None,
            known: None,
            foreign: false,
            of_nameless_state: false,
            sex: None,
            plural: false,
            engaged: false,
            sort: None,
            rule,
        }
    }

    /// For whom it acts: the holder of its offices, else as the text says apart from these, else as is
    /// generally known, else as assumed.
    pub(super) fn employer(&self) -> Option<DraftId> {
        let offices = || self.offices.iter().rev();
        let current = offices().filter(|office| !office.former).find_map(|office| office.holder);
        let assumed = offices().find_map(|office| office.assumed).filter(|_| !self.foreign);
        current
            .or(self.holder)
            // "the president, a former leader of the movement": he leads it no more, and the state at home has a president.
            .or_else(|| offices().find_map(|office| office.holder).filter(|_| assumed.is_none()))
            .or(self.known)
            .or(assumed)
    }

    /// For whom it acts by the words of the text alone.
    pub(super) fn told_employer(&self) -> Option<DraftId> {
        self.holder.or_else(|| self.offices.iter().rev().find_map(|office| office.holder))
    }

    /// Whether it is a person.
    pub(super) fn is_person(&self) -> bool {
        self.kind == ActorKind::Person
    }

    /// Whether it can be a side: a state or a group.
    pub(super) fn is_party(&self) -> bool {
        matches!(self.kind, ActorKind::State | ActorKind::ArmedGroup | ActorKind::PoliticalGroup)
    }

    /// Records a mention, in any order.
    pub(super) fn mention(&mut self, tokens: Range<TokenId>, kind: MentionKind) {
        self.mentions.push(Mention { tokens, kind });
    }
}

/// All drafts, with the names by which they are found again.
#[derive(Debug, Default)]
pub(super) struct Register {
    /// The drafts.
    pub(super) drafts: Vec<Draft>,
    by_name: HashMap<String, DraftId>,
}

impl Register {
    /// The draft that goes by a folded name.
    pub(super) fn find(&self, folded: &str) -> Option<DraftId> {
        self.by_name.get(folded).copied()
    }

    /// Lets a folded name stand for a draft; the first to claim it keeps it.
    pub(super) fn claim(&mut self, folded: &str, id: DraftId) {
        if !folded.is_empty() {
            self.by_name.entry(folded.to_owned()).or_insert(id);
        }
    }

    /// Adds a draft.
    pub(super) fn add(&mut self, draft: Draft) -> DraftId {
        self.drafts.push(draft);
        self.drafts.len() - 1
    }

    /// The draft of that name, or a new one.
    pub(super) fn find_or_add(&mut self, folded: &str, kind: ActorKind, rule: &'static str) -> DraftId {
        if let Some(id) = self.find(folded) {
            return id;
        }
        let id = self.add(Draft::new(kind, rule));
        self.claim(folded, id);
        id
    }

    /// The draft of a state of the lexicon, new if the text names it only within other names.
    pub(super) fn state(&mut self, name: &str) -> DraftId {
        let key = super::names::state_key(name);
        let id = self.find_or_add(&key, ActorKind::State, "actors.state");
        self.drafts[id].fixed_name.get_or_insert_with(|| name.to_owned());
        id
    }

    /// The draft of an organization of the lexicon by its full name, new if the text only implies it.
    pub(super) fn organization(&mut self, name: &str) -> DraftId {
        let key = crate::mentions::fold_words(name).join(" ");
        let id = self.find_or_add(&key, ActorKind::IntergovernmentalOrganization, "actors.implied");
        if self.drafts[id].names.is_empty() {
            self.drafts[id].fixed_name.get_or_insert_with(|| name.to_owned());
        }
        id
    }

    /// Lets one draft take over all that another has, which is left without mentions.
    pub(super) fn absorb(&mut self, from: DraftId, into: DraftId) {
        let empty = Draft::new(self.drafts[from].kind, self.drafts[from].rule);
        let other = std::mem::replace(&mut self.drafts[from], empty);
        let draft = &mut self.drafts[into];
        draft.also.extend(other.names);
        draft.also.extend(other.also);
        draft.mentions.extend(other.mentions);
        draft.offices.extend(other.offices);
        draft.holder = draft.holder.or(other.holder);
        draft.sex = draft.sex.or(other.sex);
        draft.engaged |= other.engaged;
    }

    /// The state for which a draft acts in the end: itself, or that of its holder.
    pub(super) fn state_of(&self, id: DraftId) -> Option<DraftId> {
        let mut at = id;
        for _ in 0..8 {
            let draft = &self.drafts[at];
            if draft.kind == ActorKind::State {
                return Some(at);
            }
            at = draft.employer()?;
        }
        None
    }

    /// Whether a draft is the other one or acts, at some remove, for it.
    pub(super) fn acts_for(&self, id: DraftId, other: DraftId) -> bool {
        let mut at = id;
        for _ in 0..8 {
            if at == other {
                return true;
            }
            let draft = &self.drafts[at];
            match draft.employer() {
                Some(next) => at = next,
                None => return false,
            }
        }
        false
    }
}

/// The token of a range whose head lies outside of it: the head of the phrase.
pub(super) fn head_of(document: &Document<'_>, tokens: &Range<TokenId>) -> TokenId {
    tokens
        .clone()
        .rev()
        .find(|&t| !tokens.contains(&document.head(t)) || document.is_root(t))
        .unwrap_or(tokens.start)
}
