//! States, bodies, organizations and groups held against each other.

use std::sync::Arc;

use peacebrief::v1::{ActorKind, LinkingGround};

use super::compare::{By, Circumstances, Local, Match, Service, Strength};
use super::known::Known;
use super::names::{self, Name};

/// Words that name a part of a larger body, folded: whoever has one more of them is not the whole.
const PARTS: &[&str] = &[
    "arm",
    "assembly",
    "battalion",
    "brigade",
    "branch",
    "bureau",
    "column",
    "command",
    "commission",
    "committee",
    "congress",
    "council",
    "court",
    "delegation",
    "department",
    "division",
    "embassy",
    "faction",
    "fighters",
    "force",
    "forces",
    "garrison",
    "guard",
    "institute",
    "leadership",
    "ministry",
    "mission",
    "office",
    "panel",
    "patrol",
    "police",
    "presidency",
    "secretariat",
    "senate",
    "splinter",
    "team",
    "unit",
    "wing",
    "youth",
];

/// What an adjective of a state's people ends in.
const DEMONYMS: &[&str] = &["i", "n", "an", "ian", "ese", "ish", "ite"];

pub(super) fn compare(local: &Local<'_>, known: &Known, circumstances: &Circumstances<'_>) -> Option<Match> {
    let service = circumstances.service(known);
    let in_process = circumstances.in_process;
    let (kind, theirs) = (local.actor.kind(), known.kind);
    // Whole states have armies and ministries of the same names: there, it must be the same state's.
    let shared = kind == ActorKind::StateBody || theirs == ActorKind::StateBody || local.name.is_generic();
    let serves = match service {
        Service::Same => true,
        Service::Other => !shared && in_process,
        Service::Unknown => !shared || in_process,
    };
    if !serves {
        return None;
    }
    let support =
        u32::from(service == Service::Same) * 2 + u32::from(in_process) + u32::from(kind == theirs) * 2;
    let matched = |strength, ground, by| {
        Some(Match {
            strength,
            support,
            ground,
            by: By::Both(by),
            same_office: false,
            same_service: service == Service::Same,
            in_process,
        })
    };
    let same = |ours: &Name| known.forms.iter().any(|theirs| theirs.words() == ours.words());
    if local.name.is_generic() {
        let holds = in_process && kind == theirs && !local.name.words().is_empty() && same(&local.name);
        return if holds {
            matched(Strength::Circumstances, LinkingGround::PartOfName, "called the same in one process")
        } else if in_process && kind == theirs && service == Service::Same && short_of(&local.name, known) {
            matched(Strength::Circumstances, LinkingGround::PartOfName, "words of the name")
        } else {
            None
        };
    }
    if same(&local.name) {
        return matched(Strength::Name, LinkingGround::Name, "same name");
    }
    let names = || local.names();
    if names().any(same) {
        return matched(Strength::Spelling, LinkingGround::Name, "same name, among others");
    }
    let forms = || known.forms.iter().map(Arc::as_ref).filter(|form: &&Name| !form.is_generic());
    let organization = ActorKind::IntergovernmentalOrganization;
    let acronym = |a: &Name, b: &Name| a.initials().is_some_and(|initials| initials == b.folded());
    let initials = forms().any(|theirs| names().any(|ours| acronym(ours, theirs) || acronym(theirs, ours)));
    if initials && kind == theirs && (kind == organization || in_process) {
        return matched(Strength::MostOfName, LinkingGround::PartOfName, "name and acronym");
    }
    if !in_process || kind != theirs {
        return None;
    }
    if kind == ActorKind::State
        && forms().any(|theirs| demonym(&local.name, theirs) || demonym(theirs, &local.name))
    {
        return matched(Strength::MostOfName, LinkingGround::Spelling, "name and the adjective of it");
    }
    if forms().any(|theirs| theirs.sounds() == local.name.sounds()) {
        return matched(Strength::Spelling, LinkingGround::Spelling, "same name but for its spelling");
    }
    if forms().any(|theirs| names().any(|ours| ours.abbreviates(theirs) || theirs.abbreviates(ours))) {
        return matched(Strength::MostOfName, LinkingGround::PartOfName, "name and short form");
    }
    if kind != ActorKind::State
        && forms().any(|theirs| short(&local.name, theirs) || short(theirs, &local.name))
    {
        return matched(Strength::PartOfName, LinkingGround::PartOfName, "words of the name");
    }
    None
}

/// Whether a name that many bear is a shorter form of one that a known actor has.
fn short_of(short: &Name, known: &Known) -> bool {
    !short.words().is_empty() && known.names.iter().any(|long| short.within(long))
}

/// Whether a name is a shorter form of another: with all its words there, none of them an acronym of somebody else, and nothing more in the other
/// that names a part of it.
fn short(short: &Name, long: &Name) -> bool {
    let (ours, theirs) = (short.words(), long.words());
    if ours.len() >= theirs.len() || !short.within(long) || ours.len() == 1 && !short.spelled_out() {
        return false;
    }
    let mut more = theirs.iter().filter(|word| !ours.contains(word));
    ours.iter().any(|word| names::is_common(word)) && more.all(|word| !PARTS.contains(&word.as_str()))
}

/// Whether a state's name is another's adjective.
fn demonym(adjective: &Name, name: &Name) -> bool {
    let (adjective, name) = (adjective.folded(), name.folded());
    let stem = name.strip_suffix(['a', 'e', 'o', 'y']).unwrap_or(name);
    let formed = |stem: &str| {
        stem.len() > 3 && adjective.strip_prefix(stem).is_some_and(|end| DEMONYMS.contains(&end))
    };
    formed(name) || formed(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::read(text, false)
    }

    #[test]
    fn shorter_forms_keep_the_head_and_lose_no_part() {
        assert!(short(&name("Self-Defence Committee"), &name("Almadin Self-Defence Committee")));
        assert!(!short(&name("FMLN"), &name("General Command of the FMLN")));
        assert!(!short(&name("Liberation Front"), &name("Liberation Front youth wing")));
        assert!(!short(&name("Sudan"), &name("South Sudan")));
    }

    #[test]
    fn adjectives_of_states_are_known() {
        assert!(demonym(&name("Tarvistani"), &name("Tarvistan")));
        assert!(demonym(&name("Ushmirian"), &name("Ushmiria")));
        assert!(!demonym(&name("Nigeria"), &name("Niger")));
        assert!(!demonym(&name("Mali"), &name("Malta")));
    }
}
