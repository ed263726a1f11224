//! What names name: the classes of them, and which of the lexicon's readings counts.

use peacebrief::v1::ActorKind;

use crate::lexicon::{Community, Group, Name, NameMatch, Organization, State};

/// In which form words stand for a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StateForm {
    /// By its name.
    Name,
    /// By its adjective: "Kenyan".
    Adjective,
    /// By a noun for its people: "Kenyans".
    People,
    /// By its capital, which may also be no more than a place.
    Capital,
    /// By a building or the like that stands for its government.
    Metonym,
}

/// What a name names, as far as its own words and the lexicon tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Class<'l> {
    /// A person.
    Person,
    /// A state that the lexicon knows.
    State(&'l State, StateForm),
    /// A state that the lexicon does not know; the number is that of its name among the article's invented states.
    NewState(usize, StateForm),
    /// An organization that the lexicon knows.
    Organization(&'l Organization),
    /// A group that the lexicon knows; whether by the adjective for its members.
    Group(&'l Group, bool),
    /// A people or community.
    Community(&'l Community),
    /// A body or group that its head noun, its acronym or its surroundings betray.
    Body(ActorKind),
    /// A place.
    Place,
    /// An accord, a prize, a feast: something that does not act.
    Thing,
    /// Nothing tells yet.
    Unknown,
}

/// What a lexicon's name is taken to be: a state before an organization before a group before a place.
pub(super) fn class_of<'l>(name: &NameMatch<'l>) -> Class<'l> {
    let rank = |reading: &Name<'_>| match reading {
        Name::State(_) => 0,
        Name::Organization(_) => 1,
        Name::Group(_) => 2,
        Name::Adjective(_) => 3,
        Name::People(_) | Name::Person(_) => 4,
        Name::Capital(_) => 5,
        Name::Metonym(_) => 6,
        Name::GroupMember(_) => 7,
        Name::Community(_) => 8,
        Name::Place(_) => 9,
    };
    match name.readings.iter().min_by_key(|reading| rank(reading)) {
        Some(Name::State(state)) => Class::State(state, StateForm::Name),
        Some(Name::Adjective(state)) => Class::State(state, StateForm::Adjective),
        Some(Name::People(state) | Name::Person(state)) => Class::State(state, StateForm::People),
        Some(Name::Capital(state)) => Class::State(state, StateForm::Capital),
        Some(Name::Metonym(state)) => Class::State(state, StateForm::Metonym),
        Some(Name::Organization(organization)) => Class::Organization(organization),
        Some(Name::Group(group)) => Class::Group(group, false),
        Some(Name::GroupMember(group)) => Class::Group(group, true),
        Some(Name::Community(community)) => Class::Community(community),
        Some(Name::Place(_)) | None => Class::Place,
    }
}
