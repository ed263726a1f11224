//! States, places, organizations, groups and communities, by all their names.

use std::collections::BTreeSet;

use super::{Index, NameId, fold_all, has_plural, numbered, plural};
use crate::lexicon::error::LexiconError;
use crate::lexicon::files::Files;
use crate::lexicon::leaders::LeadersFile;
use crate::lexicon::names::Capitals;
use crate::lexicon::source::LexiconFile;
use crate::lexicon::world::{
    CitiesFile, Group, GroupsFile, Organization, OrganizationsFile, Place, State, StatesFile,
};

impl Index {
    pub(super) fn add_world(&mut self, files: &Files) -> Result<(), LexiconError> {
        self.add_states(&files.states)?;
        self.add_places(&files.cities)?;
        for (id, organization) in numbered(&files.organizations.organization) {
            let added = self.add_organization(id, organization, &files.organizations);
            added.map_err(|error| error.in_entry("organization", &organization.name))?;
        }
        for (id, group) in numbered(&files.groups.group) {
            self.add_group(id, group).map_err(|error| error.in_entry("group", &group.name))?;
        }
        for (id, community) in numbered(&files.groups.community) {
            let names = std::iter::once(&community.name).chain(&community.names);
            for name in names.chain(&community.adjectives) {
                let id = NameId::Community(id);
                let added = self.name(GroupsFile::NAME, "community.names", name, Capitals::Name, id);
                added.map_err(|error| error.in_entry("community", &community.name))?;
            }
        }
        self.organizations.clone_from(&files.organizations.organization);
        self.groups.clone_from(&files.groups.group);
        self.communities.clone_from(&files.groups.community);
        Ok(())
    }

    fn add_organization(
        &mut self,
        id: u32,
        organization: &Organization,
        all: &OrganizationsFile,
    ) -> Result<(), LexiconError> {
        let file = OrganizationsFile::NAME;
        let known = |parent: &String| all.organization.iter().any(|other| other.name == *parent);
        if let Some(parent) = organization.parent.as_ref().filter(|parent| !known(parent)) {
            let reason = "there is no such organization";
            return Err(LexiconError::value(file, "organization.parent", parent, reason));
        }
        let id = NameId::Organization(id);
        for name in std::iter::once(&organization.name).chain(&organization.names) {
            self.name(file, "organization.names", name, Capitals::Name, id)?;
        }
        let capitals = if organization.strict { Capitals::Strict } else { Capitals::Name };
        for acronym in &organization.acronyms {
            self.name(file, "organization.acronyms", acronym, capitals, id)?;
        }
        Ok(())
    }

    fn add_group(&mut self, id: u32, group: &Group) -> Result<(), LexiconError> {
        let file = GroupsFile::NAME;
        for state in &group.states {
            self.state(file, "group.states", state)?;
        }
        for name in std::iter::once(&group.name).chain(&group.names) {
            self.name(file, "group.names", name, Capitals::Name, NameId::Group(id))?;
        }
        let capitals = if group.strict { Capitals::Strict } else { Capitals::Name };
        for acronym in &group.acronyms {
            self.name(file, "group.acronyms", acronym, capitals, NameId::Group(id))?;
        }
        for member in &group.members {
            self.name(file, "group.members", member, Capitals::Name, NameId::GroupMember(id))?;
            self.name(file, "group.members", &plural(member), Capitals::Name, NameId::Group(id))?;
        }
        Ok(())
    }

    fn add_states(&mut self, states: &StatesFile) -> Result<(), LexiconError> {
        for (id, state) in numbered(&states.state) {
            let added = self.add_state(id, state, states);
            added.map_err(|error| error.in_entry("state", &state.name))?;
        }
        self.states.clone_from(&states.state);
        Ok(())
    }

    fn add_state(&mut self, id: u32, state: &State, states: &StatesFile) -> Result<(), LexiconError> {
        let file = StatesFile::NAME;
        for name in std::iter::once(&state.name).chain(&state.common).chain(&state.names) {
            self.name(file, "state.names", name, Capitals::Name, NameId::State(id))?;
            if let Some(other) = self.state_by_name.insert(fold_all(name), id).filter(|other| *other != id) {
                let other = states.state.get(other as usize).map_or("", |state| &state.name);
                let reason = format!("it is a name of {other} too");
                return Err(LexiconError::value(file, "state.names", name, reason));
            }
        }
        for adjective in &state.adjectives {
            self.name(file, "state.adjectives", adjective, Capitals::Name, NameId::Adjective(id))?;
            if state.people.is_empty() && has_plural(adjective) {
                let people = plural(adjective);
                self.name(file, "state.adjectives", &people, Capitals::Name, NameId::People(id))?;
            }
        }
        for person in &state.people {
            self.name(file, "state.people", person, Capitals::Name, NameId::Person(id))?;
            if has_plural(person) {
                let people = plural(person);
                self.name(file, "state.people", &people, Capitals::Name, NameId::People(id))?;
            }
        }
        for people in &state.peoples {
            self.name(file, "state.peoples", people, Capitals::Name, NameId::People(id))?;
        }
        for capital in &state.capitals {
            self.name(file, "state.capitals", capital, Capitals::Name, NameId::Capital(id))?;
        }
        for metonym in &state.metonyms {
            self.name(file, "state.metonyms", metonym, Capitals::Name, NameId::Metonym(id))?;
        }
        Ok(())
    }

    /// The number of a state that an entry refers to.
    fn state(&self, file: &str, key: &str, name: &str) -> Result<u32, LexiconError> {
        let known = self.state_by_name.get(&fold_all(name)).copied();
        known.ok_or_else(|| LexiconError::value(file, key, name, "there is no such state in states.toml"))
    }

    fn add_places(&mut self, cities: &CitiesFile) -> Result<(), LexiconError> {
        for gazetteer in &cities.places {
            if let Some(state) = &gazetteer.state {
                self.state(CitiesFile::NAME, "places.state", state)?;
            }
            for (kind, names) in gazetteer.lists() {
                for name in names {
                    let id = NameId::Place(u32::try_from(self.places.len()).unwrap_or(u32::MAX));
                    self.name(CitiesFile::NAME, "places", name, Capitals::Name, id)?;
                    self.places.push(Place { name: name.clone(), kind, state: gazetteer.state.clone() });
                }
            }
        }
        Ok(())
    }

    /// Whom public persons serve; states, organizations and groups must be there.
    pub(super) fn add_leaders(&mut self, leaders: &LeadersFile) -> Result<(), LexiconError> {
        let organizations = self.organizations.iter().map(|organization| &organization.name);
        let groups = self.groups.iter().map(|group| &group.name);
        let others: BTreeSet<String> = organizations.chain(groups).map(|name| fold_all(name)).collect();
        for entry in &leaders.leader {
            let served = fold_all(&entry.serves);
            if !self.state_by_name.contains_key(&served) && !others.contains(&served) {
                let reason = "there is no such state, organization or group";
                return Err(LexiconError::value(LeadersFile::NAME, "leader.serves", &entry.serves, reason));
            }
            for name in &entry.names {
                let serves = self.leaders.entry(fold_all(name)).or_insert_with(|| Some(entry.serves.clone()));
                if serves.as_ref().is_some_and(|other| *other != entry.serves) {
                    *serves = None;
                }
                let folded = fold_all(name);
                // "Hafez Assad" is written for "Hafez al-Assad".
                let plain: Vec<&str> =
                    folded.split(' ').filter(|word| !matches!(*word, "al" | "el")).collect();
                if plain.len() > 1 {
                    self.leaders.entry(plain.join(" ")).or_insert_with(|| Some(entry.serves.clone()));
                }
                let Some(surname) = folded.split(' ').next_back().filter(|_| folded.contains(' ')) else {
                    continue;
                };
                let served =
                    self.surnames.entry(surname.to_owned()).or_insert_with(|| Some(entry.serves.clone()));
                if served.as_ref().is_some_and(|other| *other != entry.serves) {
                    *served = None;
                }
            }
        }
        Ok(())
    }
}
