//! States, places, organizations, groups and communities: `states.toml`, `cities.toml`, `organizations.toml`,
//! `groups.toml`.

use peacebrief::v1::ActorKind;
use serde::Deserialize;

use super::error::LexiconError;
use super::guide;
use super::source::{Entry, LexiconFile, Overlay, check_entries, merge, union};

/// What standing a state has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StateStatus {
    /// Member of the United Nations.
    #[default]
    Member,
    /// Observer state at the United Nations.
    Observer,
    /// A state in fact, or an entity named like one, that few or no others recognize.
    DeFacto,
    /// A state that is no more, or the earlier name of one.
    Historic,
    /// A territory with a government of its own under another state.
    Territory,
}

/// A state and the words that stand for it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Common English name: "Russia".
    pub name: String,
    /// Other common names: "Burma". Where a text uses only one of them, that is the state's name in it.
    #[serde(default)]
    pub common: Vec<String>,
    /// Official names, abbreviations and spellings: "Russian Federation".
    #[serde(default)]
    pub names: Vec<String>,
    /// Adjectives: "Danish". They serve as nouns for people too, where `people` is empty.
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Nouns for one of its people, where they are not the adjective: "Dane".
    #[serde(default)]
    pub people: Vec<String>,
    /// Plural nouns for its people that do not end in a mere -s: "Frenchmen".
    #[serde(default)]
    pub peoples: Vec<String>,
    /// Capitals, in all spellings.
    #[serde(default)]
    pub capitals: Vec<String>,
    /// Places and buildings that stand for its government: "the Kremlin" (without article).
    #[serde(default)]
    pub metonyms: Vec<String>,
    /// Its standing.
    #[serde(default)]
    pub status: StateStatus,
    #[serde(default)]
    overlay: Overlay,
}

impl Entry for State {
    const KEY: &'static str = "state.name";
    fn key(&self) -> String {
        self.name.clone()
    }
    fn overlay(&self) -> Overlay {
        self.overlay
    }
    fn extend(&mut self, other: Self) {
        union(&mut self.common, other.common);
        union(&mut self.names, other.names);
        union(&mut self.adjectives, other.adjectives);
        union(&mut self.people, other.people);
        union(&mut self.peoples, other.peoples);
        union(&mut self.capitals, other.capitals);
        union(&mut self.metonyms, other.metonyms);
    }
}

/// `states.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct StatesFile {
    pub(crate) state: Vec<State>,
}

impl LexiconFile for StatesFile {
    const NAME: &'static str = "states.toml";
    fn overlaid(self, over: Self) -> Result<Self, LexiconError> {
        Ok(Self { state: merge(Self::NAME, self.state, over.state)? })
    }
    fn check(&self) -> Result<(), LexiconError> {
        check_entries(Self::NAME, &self.state)
    }
}

/// What sort of place a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// A city, town or village.
    City,
    /// A part of a country: province, region, island, valley, district.
    Region,
    /// A part of the world: "Horn of Africa".
    WorldRegion,
    /// A sea, strait, river, lake or canal.
    Water,
    /// A building or estate where people meet: "Camp David".
    Venue,
}

/// A place that is no capital.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// What sort of place it is.
    pub kind: PlaceKind,
    /// Common English name of its state; none for world regions and waters.
    pub state: Option<String>,
}

/// Places of one state, or, without state, of the world.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Gazetteer {
    pub(crate) state: Option<String>,
    #[serde(default)]
    pub(crate) cities: Vec<String>,
    #[serde(default)]
    pub(crate) regions: Vec<String>,
    #[serde(default)]
    pub(crate) venues: Vec<String>,
    #[serde(default)]
    pub(crate) world_regions: Vec<String>,
    #[serde(default)]
    pub(crate) waters: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

impl Gazetteer {
    /// Its lists with their kinds.
    pub(crate) fn lists(&self) -> [(PlaceKind, &[String]); 5] {
        [
            (PlaceKind::City, &self.cities),
            (PlaceKind::Region, &self.regions),
            (PlaceKind::Venue, &self.venues),
            (PlaceKind::WorldRegion, &self.world_regions),
            (PlaceKind::Water, &self.waters),
        ]
    }
}

impl Entry for Gazetteer {
    const KEY: &'static str = "places.state";
    fn key(&self) -> String {
        self.state.clone().unwrap_or_default()
    }
    fn overlay(&self) -> Overlay {
        self.overlay
    }
    fn extend(&mut self, other: Self) {
        union(&mut self.cities, other.cities);
        union(&mut self.regions, other.regions);
        union(&mut self.venues, other.venues);
        union(&mut self.world_regions, other.world_regions);
        union(&mut self.waters, other.waters);
    }
}

/// `cities.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct CitiesFile {
    pub(crate) places: Vec<Gazetteer>,
}

impl LexiconFile for CitiesFile {
    const NAME: &'static str = "cities.toml";
    fn overlaid(self, over: Self) -> Result<Self, LexiconError> {
        Ok(Self { places: merge(Self::NAME, self.places, over.places)? })
    }
    fn check(&self) -> Result<(), LexiconError> {
        check_entries(Self::NAME, &self.places)
    }
}

/// What an organization does in peace processes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrganizationClass {
    /// An organization as a whole.
    #[default]
    Organization,
    /// A deliberating or governing body of one.
    Organ,
    /// An agency, fund or programme.
    Agency,
    /// Keeps or monitors the peace in the field.
    Peacekeeping,
    /// A political mission or office.
    Mission,
    /// A court or tribunal.
    Court,
    /// A group of states or envoys that accompanies one process.
    ContactGroup,
    /// A bank or fund.
    Bank,
}

/// An intergovernmental or civil-society organization.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// Full English name.
    pub name: String,
    /// Acronyms: "UNHCR".
    #[serde(default)]
    pub acronyms: Vec<String>,
    /// Other names.
    #[serde(default)]
    pub names: Vec<String>,
    /// What kind of actor it is.
    #[serde(default, deserialize_with = "guide::required")]
    pub kind: ActorKind,
    /// What it does.
    #[serde(default)]
    pub class: OrganizationClass,
    /// Name of the organization that it is part of.
    pub parent: Option<String>,
    /// Whether its acronym is also a word, so that capitals must be met to the letter ("WHO", "CARE").
    #[serde(default)]
    pub strict: bool,
    #[serde(default)]
    overlay: Overlay,
}

impl Entry for Organization {
    const KEY: &'static str = "organization.name";
    fn key(&self) -> String {
        self.name.clone()
    }
    fn overlay(&self) -> Overlay {
        self.overlay
    }
    fn extend(&mut self, other: Self) {
        union(&mut self.acronyms, other.acronyms);
        union(&mut self.names, other.names);
        if other.kind != ActorKind::Unspecified {
            self.kind = other.kind;
        }
        self.parent = other.parent.or(self.parent.take());
        self.strict |= other.strict;
    }
    fn wanting(&self) -> Option<&'static str> {
        (self.kind == ActorKind::Unspecified).then_some("kind")
    }
}

/// `organizations.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct OrganizationsFile {
    pub(crate) organization: Vec<Organization>,
}

impl LexiconFile for OrganizationsFile {
    const NAME: &'static str = "organizations.toml";
    fn overlaid(self, over: Self) -> Result<Self, LexiconError> {
        Ok(Self { organization: merge(Self::NAME, self.organization, over.organization)? })
    }
    fn check(&self) -> Result<(), LexiconError> {
        check_entries(Self::NAME, &self.organization)
    }
}

/// An armed group or political movement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its fullest common English name.
    pub name: String,
    /// Acronyms: "FARC".
    #[serde(default)]
    pub acronyms: Vec<String>,
    /// Other names: "Tamil Tigers".
    #[serde(default)]
    pub names: Vec<String>,
    /// Adjectives and nouns for its members: "Houthi", "Maoist".
    #[serde(default)]
    pub members: Vec<String>,
    /// What kind of actor it is.
    #[serde(default, deserialize_with = "guide::required")]
    pub kind: ActorKind,
    /// Common English names of the states where it is active.
    #[serde(default)]
    pub states: Vec<String>,
    /// Whether its acronym is also a word or a common abbreviation, so that capitals must be met to the letter.
    #[serde(default)]
    pub strict: bool,
    #[serde(default)]
    overlay: Overlay,
}

impl Entry for Group {
    const KEY: &'static str = "group.name";
    fn key(&self) -> String {
        self.name.clone()
    }
    fn overlay(&self) -> Overlay {
        self.overlay
    }
    fn extend(&mut self, other: Self) {
        union(&mut self.acronyms, other.acronyms);
        union(&mut self.names, other.names);
        union(&mut self.members, other.members);
        union(&mut self.states, other.states);
        if other.kind != ActorKind::Unspecified {
            self.kind = other.kind;
        }
        self.strict |= other.strict;
    }
    fn wanting(&self) -> Option<&'static str> {
        (self.kind == ActorKind::Unspecified).then_some("kind")
    }
}

/// A people, ethnic or religious community that is no state's citizenry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Community {
    /// Plural name: "Kurds".
    pub name: String,
    /// Adjectives and singular nouns: "Kurdish", "Kurd".
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Other plural names.
    #[serde(default)]
    pub names: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

impl Entry for Community {
    const KEY: &'static str = "community.name";
    fn key(&self) -> String {
        self.name.clone()
    }
    fn overlay(&self) -> Overlay {
        self.overlay
    }
    fn extend(&mut self, other: Self) {
        union(&mut self.adjectives, other.adjectives);
        union(&mut self.names, other.names);
    }
}

/// `groups.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct GroupsFile {
    pub(crate) group: Vec<Group>,
    pub(crate) community: Vec<Community>,
}

impl LexiconFile for GroupsFile {
    const NAME: &'static str = "groups.toml";
    fn overlaid(self, over: Self) -> Result<Self, LexiconError> {
        Ok(Self {
            group: merge(Self::NAME, self.group, over.group)?,
            community: merge(Self::NAME, self.community, over.community)?,
        })
    }
    fn check(&self) -> Result<(), LexiconError> {
        check_entries(Self::NAME, &self.group)?;
        check_entries(Self::NAME, &self.community)
    }
}
