//! The files of the lexicon, as they are built in and as a deployment overlays them.

use sha2::{Digest, Sha256};

use super::accords::{
    AgreementsFile, BreachesFile, ConditionsFile, ConflictFile, NextStepsFile, ProvisionsFile,
};
use super::error::LexiconError;
use super::leaders::LeadersFile;
use super::people::{BodiesFile, NamesFile, OfficesFile};
use super::predicates::{EventsFile, SpeechFile};
use super::source::{LexiconFile, parse};
use super::world::{CitiesFile, GroupsFile, OrganizationsFile, StatesFile};

macro_rules! files {
    ($($field:ident: $file:ty = $name:literal;)+) => {
        /// All files of the lexicon, read.
        #[derive(Debug, Clone)]
        pub(crate) struct Files { $(pub(crate) $field: $file),+ }

        /// The built-in files with their content.
        const EMBEDDED: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../lexicon/", $name)))),+];

        impl Files {
            /// Reads the built-in files.
            pub(crate) fn embedded() -> Result<Self, LexiconError> {
                Ok(Self { $($field: parse(include_str!(concat!("../../lexicon/", $name)))?),+ })
            }

            /// Lays one file over that of the same name.
            pub(crate) fn overlay(&mut self, name: &str, content: &str) -> Result<(), LexiconError> {
                match name {
                    $(<$file>::NAME => {
                        self.$field = std::mem::take(&mut self.$field).overlaid(parse(content)?)?;
                    })+
                    _ => return Err(LexiconError::UnknownFile { file: name.into(), known: known() }),
                }
                Ok(())
            }
        }
    };
}

files! {
    states: StatesFile = "states.toml";
    cities: CitiesFile = "cities.toml";
    organizations: OrganizationsFile = "organizations.toml";
    groups: GroupsFile = "groups.toml";
    offices: OfficesFile = "offices.toml";
    names: NamesFile = "names.toml";
    bodies: BodiesFile = "bodies.toml";
    leaders: LeadersFile = "leaders.toml";
    events: EventsFile = "verbs_events.toml";
    speech: SpeechFile = "verbs_speech.toml";
    agreements: AgreementsFile = "agreements.toml";
    provisions: ProvisionsFile = "provisions.toml";
    breaches: BreachesFile = "breaches.toml";
    conditions: ConditionsFile = "conditions.toml";
    next_steps: NextStepsFile = "next_steps.toml";
    conflict: ConflictFile = "conflict.toml";
}

fn known() -> String {
    EMBEDDED.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// SHA-256, in lower-case hexadecimal, over names and contents of the built-in files and then of the overlays, each with
/// its length before it; line ends count as `\n`.
pub(crate) fn digest(overlays: &[(String, String)]) -> String {
    let mut hash = Sha256::new();
    let overlays = overlays.iter().map(|(name, content)| (name.as_str(), content.as_str()));
    for (name, content) in EMBEDDED.iter().copied().chain(overlays) {
        let content = content.replace("\r\n", "\n");
        for part in [name, &content] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
