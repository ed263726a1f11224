//! How the actors are called whom an answer names.

use std::collections::BTreeMap;
use std::sync::Arc;

use peacebrief::v1;

/// The names of actors by their resource names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActorNames(BTreeMap<String, String>);

impl ActorNames {
    /// What the actor of a resource name is called; the resource name itself where that is not told.
    #[must_use]
    pub fn of<'n>(&'n self, actor: &'n str) -> &'n str {
        self.0.get(actor).map_or(actor, String::as_str)
    }
}

impl FromIterator<v1::ActorName> for ActorNames {
    fn from_iter<I: IntoIterator<Item = v1::ActorName>>(names: I) -> Self {
        Self(names.into_iter().map(|actor| (actor.name, actor.display_name)).collect())
    }
}

/// A record of the registry, and how the actors are called whom it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Named<T> {
    /// The record.
    pub record: T,
    /// The names; those of a page, which its records share.
    pub names: Arc<ActorNames>,
}

impl<T> Named<T> {
    pub(crate) fn new(record: T, names: Vec<v1::ActorName>) -> Self {
        Self { record, names: Arc::new(names.into_iter().collect()) }
    }

    /// The records of a page.
    pub(crate) fn page(records: Vec<T>, names: Vec<v1::ActorName>) -> Vec<Self> {
        let names: Arc<ActorNames> = Arc::new(names.into_iter().collect());
        records.into_iter().map(|record| Self { record, names: Arc::clone(&names) }).collect()
    }
}
