//! A deployment's own knowledge, laid over the built-in lexicon: the example of `samples/`, seen at work.

use std::path::Path;

use peacebrief::{json, v1};

use crate::support::Files;

const REPORT: &str = "The government of Maravelle and the Coastal Districts Union signed a ceasefire in Port Sable on Friday.\n\
Corail House said on Monday that it would keep to the ceasefire. The Estuary Front welcomed the statement.\n\
Night Herons attacked an army post near the ferry pier on Sunday, killing two soldiers, the army said.\n\
The Southern African Development Coordination Conference called for restraint.\n";

fn example() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/lexicon");
    folder.to_str().unwrap().to_owned()
}

fn brief(files: &Files, more: &[&str]) -> v1::Brief {
    let arguments = ["brief", "report.txt", "--published", "2025-08-12", "--format", "json"];
    json::from_str(&files.run(&[&arguments, more].concat()).success()).unwrap()
}

/// The actor that goes by a name.
fn actor<'b>(brief: &'b v1::Brief, name: &str) -> Option<&'b v1::Actor> {
    let goes_by = |actor: &&v1::Actor| actor.name == name || actor.aliases.iter().any(|alias| alias == name);
    brief.actors.iter().find(goes_by)
}

#[test]
fn a_group_an_alias_and_a_metonym_of_ones_own_are_known() {
    let files = Files::new([("report.txt", REPORT.as_bytes())]);
    let (plain, own) = (brief(&files, &[]), brief(&files, &["--lexicon", &example()]));

    let herons = actor(&own, "Night Herons").unwrap();
    assert_eq!(herons.kind(), v1::ActorKind::ArmedGroup);
    assert_ne!(actor(&plain, "Night Herons").map(v1::Actor::kind), Some(v1::ActorKind::ArmedGroup));

    let (house, union) = (actor(&own, "Corail House").unwrap(), actor(&own, "Estuary Front").unwrap());
    assert_eq!((house.name.as_str(), house.kind()), ("Maravelle", v1::ActorKind::State));
    assert_eq!(union.name, "Coastal Districts Union");
    let conference = actor(&own, "Southern African Development Coordination Conference").unwrap();
    assert_eq!(conference.kind(), v1::ActorKind::IntergovernmentalOrganization);
    let speakers: Vec<&str> = own.statements.iter().map(|s| s.speaker_id.as_str()).collect();
    assert!(speakers.contains(&house.id.as_str()) && speakers.contains(&union.id.as_str()), "{speakers:?}");

    let digest = |brief: &v1::Brief| brief.engine.clone().unwrap().lexicon_sha256;
    assert_ne!(digest(&plain), digest(&own), "a brief names the lexicon that it was made with");
}

#[test]
fn a_lexicon_that_cannot_be_used_is_refused_by_name() {
    let files = Files::new([
        ("report.txt", REPORT.as_bytes()),
        ("own/groups.toml", b"[[group]]\nname = \"Night Herons\"\nkind = \"GANG\"\n"),
    ]);
    let err = files.run(&["brief", "report.txt", "--lexicon", "own"]).failure(1);
    for part in ["own: groups.toml, line 3", "group \"Night Herons\"", "\"GANG\" is not an actor kind"] {
        assert!(err.contains(part), "{part}: {err}");
    }
    let elsewhere = ["brief", "report.txt", "--lexicon", "own", "--server", "http://127.0.0.1:1"];
    assert!(files.run(&elsewhere).failure(2).contains("has its own"));
}
