//! Who is who: from mentions to one actor each, and from any token to the actors for whom it stands.

mod phrases;

use std::ops::Range;

use peacebrief::v1::{ActorKind, ActorRole, MentionKind};

use crate::document::{Document, TokenId};
use crate::lexicon::Lexicon;

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
    /// Its part in the process: `UNSPECIFIED` until the roles are found.
    pub(crate) role: ActorRole,
    /// Where it is mentioned, in order of the text.
    pub(crate) mentions: Vec<Mention>,
    /// The rule that recognized it.
    pub(crate) rule: &'static str,
}

/// One place where an actor is mentioned.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    /// The tokens that stand for the actor.
    pub(crate) tokens: Range<TokenId>,
    /// In which way they do.
    pub(crate) kind: MentionKind,
}

/// A place that the text names.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The tokens that name it.
    pub(crate) tokens: Range<TokenId>,
    /// Its name, resolved from metonyms and descriptions.
    pub(crate) name: String,
}

/// Reads who is who off a document.
pub(crate) fn read(document: &Document<'_>, _lexicon: &Lexicon, _title: &str, _source: &str) -> Cast {
    Cast::new(document, Vec::new(), &[])
}

/// All actors of an article, and which tokens stand for which of them.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    actors: Vec<Actor>,
    /// For each token the actors for whom the mention that covers it stands: several for "both sides" or "they".
    referents: Vec<Vec<ActorId>>,
}

impl Cast {
    /// A cast of actors whose mentions are known, with what further tokens stand for several of them at once.
    pub(crate) fn new(document: &Document<'_>, actors: Vec<Actor>, collective: &[(Range<TokenId>, Vec<ActorId>)]) -> Self {
        let mut referents = vec![Vec::new(); document.len()];
        for (id, actor) in (0..).map(ActorId).zip(&actors) {
            for mention in &actor.mentions {
                for token in mention.tokens.clone() {
                    referents[token] = vec![id];
                }
            }
        }
        for (tokens, ids) in collective {
            for token in tokens.clone() {
                referents[token].clone_from(ids);
            }
        }
        Self { actors, referents }
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

    /// The id by which the brief refers to an actor.
    pub(crate) fn brief_id(id: ActorId) -> String {
        format!("a{}", id.0 + 1)
    }
}
