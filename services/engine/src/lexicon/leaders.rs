//! Public persons and whom they serve: `leaders.toml`.

use serde::Deserialize;

use super::error::LexiconError;
use super::source::{Entry, LexiconFile, Overlay, check_entries, merge, union};

/// The public persons of one state, group or organization.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Leaders {
    /// Name of a state, group or organization of the lexicon.
    pub(crate) serves: String,
    /// Full names of persons.
    #[serde(default)]
    pub(crate) names: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

impl Entry for Leaders {
    const KEY: &'static str = "leader.serves";
    fn key(&self) -> String {
        self.serves.clone()
    }
    fn overlay(&self) -> Overlay {
        self.overlay
    }
    fn extend(&mut self, other: Self) {
        union(&mut self.names, other.names);
    }
}

/// `leaders.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct LeadersFile {
    pub(crate) leader: Vec<Leaders>,
}

impl LexiconFile for LeadersFile {
    const NAME: &'static str = "leaders.toml";
    fn overlaid(self, over: Self) -> Result<Self, LexiconError> {
        Ok(Self { leader: merge(Self::NAME, self.leader, over.leader)? })
    }
    fn check(&self) -> Result<(), LexiconError> {
        check_entries(Self::NAME, &self.leader)
    }
}
