//! What the ids of a brief, and the resource names of actors, stand for.

use std::collections::HashMap;

use peacebrief::v1;
use peacebrief_client::ActorNames;

/// The actors of a brief by their ids. It is only ever asked, never walked through, so its order does not matter.
pub(super) struct Names<'b> {
    actors: HashMap<&'b str, &'b v1::Actor>,
}

impl<'b> Names<'b> {
    pub(super) fn new(brief: &'b v1::Brief) -> Self {
        Self { actors: brief.actors.iter().map(|actor| (actor.id.as_str(), actor)).collect() }
    }

    pub(super) fn actor(&self, id: &str) -> Option<&'b v1::Actor> {
        self.actors.get(id).copied()
    }

    /// The name behind an id; the id itself where it leads nowhere, so that a broken brief shows what is broken.
    pub(super) fn name<'i>(&self, id: &'i str) -> &'i str
    where
        'b: 'i,
    {
        self.actor(id).map_or(id, |actor| actor.name.as_str())
    }

    /// The names behind ids, in a row.
    pub(super) fn list(&self, ids: &[String]) -> String {
        in_a_row(&ids.iter().map(|id| self.name(id)).collect::<Vec<_>>())
    }
}

/// Names in a row: "A", "A and B", "A, B and C".
pub(super) fn in_a_row(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The names of actors of the registry, in a row.
pub(super) fn of_actors(names: &ActorNames, actors: &[String]) -> String {
    in_a_row(&actors.iter().map(|actor| names.of(actor)).collect::<Vec<_>>())
}
