//! Who is who: from mentions to one actor each, and from any token to the actors for whom it stands.
//!
//! ```text
//! names ── register of drafts ── titles linked to persons ── one walk: titles, common nouns, pronouns ── cast
//! ```

mod aliases;
mod anonymous;
mod attachments;
mod bearers;
mod commons;
mod counterparts;
mod discourse;
mod employers;
mod letterhead;
mod links;
mod names;
mod naming;
mod of_two;
mod opposed;
mod phrases;
mod plurals;
mod presence;
mod principals;
mod pronouns;
mod read;
mod register;
mod resolve;
mod setting;
mod short_forms;
mod stand_ins;
mod title_sex;
mod titles;
mod unnamed_side;
mod vacancies;

#[cfg(test)]
mod tests;

use std::ops::Range;

use peacebrief::v1::{self, ActorKind, ActorRole, MentionKind};

use crate::document::{Document, TokenId};
pub(crate) use crate::mentions::Place;

pub(crate) use opposed::opposed;
pub(crate) use pronouns::{UNNAMED, answers_question};
pub(crate) use read::read;

/// Index of an actor in its [`Cast`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ActorId(pub(crate) u32);

impl ActorId {
    /// The position of the actor in [`Cast::actors`].
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// One actor, as far as the text tells who it is. Its role is found later, from what it does.
#[derive(Debug, Clone)]
pub(crate) struct Actor {
    /// The fullest form of the name in the article; a state by its common English name.
    pub(crate) name: String,
    /// Other names, titled names and metonyms, each as written.
    pub(crate) aliases: Vec<String>,
    /// What sort of actor it is.
    pub(crate) kind: ActorKind,
    /// A person's title as written, without country or body.
    pub(crate) office: Option<String>,
    /// For whom it acts.
    pub(crate) affiliation: Option<ActorId>,
    /// Whether it acts, or once acted, for a state that is no actor of the article: "a former Danish minister".
    pub(crate) of_absent_state: bool,
    /// Its part in the process: `UNSPECIFIED` until the roles are found.
    pub(crate) role: ActorRole,
    /// Where it is mentioned, in order of the text.
    pub(crate) mentions: Vec<Mention>,
    /// The rule that recognized it.
    pub(crate) rule: &'static str,
}

impl Actor {
    /// The words that brought it in: where it is first named, else where it is first spoken of.
    pub(crate) fn introduced(&self, document: &Document<'_>) -> Option<v1::TextSpan> {
        let named = self.mentions.iter().find(|mention| mention.kind == MentionKind::Name);
        let mention = named.or(self.mentions.first())?;
        Some(document.span(document.bytes(mention.tokens.clone())))
    }
}

/// The rule by which people are actors whom the text has speak and does not name.
pub(crate) const VOICE: &str = "actors.unnamed";

/// One place where an actor is mentioned.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    /// The tokens that stand for the actor.
    pub(crate) tokens: Range<TokenId>,
    /// In which way they do.
    pub(crate) kind: MentionKind,
}

/// All actors of an article, and which tokens stand for which of them.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    actors: Vec<Actor>,
    /// For each token the actors for whom the mention that covers it stands: several for "both sides" or "they".
    referents: Vec<Vec<ActorId>>,
    places: Vec<Place>,
    /// For each token the place that it names, counted from one.
    place_at: Vec<u32>,
}

impl Cast {
    /// A cast of actors whose mentions are known, with what further tokens stand for one or several of them.
    pub(crate) fn new(
        document: &Document<'_>,
        actors: Vec<Actor>,
        standing: &[(Range<TokenId>, Vec<ActorId>)],
        places: Vec<Place>,
    ) -> Self {
        let mut referents = vec![Vec::new(); document.len()];
        let mut mentioned: Vec<(&Range<TokenId>, ActorId)> = (0..)
            .map(ActorId)
            .zip(&actors)
            .flat_map(|(id, actor)| actor.mentions.iter().map(move |mention| (&mention.tokens, id)))
            .collect();
        // A mention within another stands for its own actor: the "Kenyan" of "the Kenyan army".
        mentioned.sort_by_key(|(tokens, id)| (std::cmp::Reverse(tokens.len()), tokens.start, *id));
        for (tokens, ids) in standing {
            for token in tokens.clone() {
                referents[token].clone_from(ids);
            }
        }
        for (tokens, id) in mentioned {
            for token in tokens.clone() {
                referents[token] = vec![id];
            }
        }
        let mut place_at = vec![0; document.len()];
        for (number, place) in (1..).zip(&places) {
            place_at[place.tokens.clone()].fill(number);
        }
        Self { actors, referents, places, place_at }
    }

    /// All actors; an [`ActorId`] is an index into them.
    pub(crate) fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// All actors with their ids.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (ActorId, &Actor)> {
        (0..).map(ActorId).zip(&self.actors)
    }

    /// One actor.
    pub(crate) fn get(&self, id: ActorId) -> &Actor {
        &self.actors[id.index()]
    }

    /// One actor, to be completed by a later stage.
    pub(crate) fn get_mut(&mut self, id: ActorId) -> &mut Actor {
        &mut self.actors[id.index()]
    }

    /// The actors for whom the mention that covers a token stands.
    pub(crate) fn at(&self, token: TokenId) -> &[ActorId] {
        &self.referents[token]
    }

    /// The place that a token names, where it is one: also where a capital stands for its government.
    pub(crate) fn place_at(&self, token: TokenId) -> Option<&Place> {
        let number = *self.place_at.get(token)? as usize;
        self.places.get(number.checked_sub(1)?)
    }

    /// The place named last before a token.
    pub(crate) fn places_before(&self, token: TokenId) -> Option<&Place> {
        let next = self.places.partition_point(|place| place.tokens.end <= token);
        self.places.get(next.checked_sub(1)?)
    }

    /// The id by which the brief refers to an actor.
    pub(crate) fn brief_id(id: ActorId) -> String {
        format!("a{}", id.0 + 1)
    }
}
