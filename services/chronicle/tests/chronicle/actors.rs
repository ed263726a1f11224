//! Who is who across reports.

use peacebrief::v1::{self, ActorKind, ActorRole, LinkingGround};
use peacebrief_chronicle::{MemoryShelf, Reader, Report};

use crate::builder::{report, shelf, valley};

/// Names of the actors of a kind, each with how many reports have it.
fn actors(shelf: &MemoryShelf, kind: ActorKind) -> Vec<(String, i32)> {
    let reader = Reader::new(shelf, v1::EncodingType::Utf8);
    let (actors, _) = reader.actors("", "", kind, 100, None).unwrap();
    let mut named: Vec<_> =
        actors.into_iter().map(|actor| (actor.display_name, actor.report_count)).collect();
    named.sort();
    named
}

/// Whether reports that have an actor each, of a kind, take them for one.
fn one(reports: &[Report], kind: ActorKind) -> bool {
    actors(&shelf(reports), kind).len() == 1
}

fn person(name: &str, (form, office, of): (&str, &str, &str)) -> Report {
    valley(name, &format!("2024-09-0{name}")).person(form, office, of).done()
}

fn persons(one: (&str, &str, &str), other: (&str, &str, &str)) -> [Report; 2] {
    [person("1", one), person("2", other)]
}

#[test]
fn a_person_is_known_again_by_name_spelling_surname_and_initial() {
    let shelf = shelf(&[
        person("1", ("Yusup Halikov", "foreign minister", "Tarvistan")),
        person("2", ("Yusuf Khalikov", "Minister of Foreign Affairs", "Tarvistan")),
        person("3", ("Khalikov", "", "Tarvistan")),
        person("4", ("Y. Halikov", "", "")),
    ]);
    assert_eq!(actors(&shelf, ActorKind::Person), [("Yusuf Khalikov".into(), 4)]);
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let (listed, _) = reader.actors("", "Yusup Halikov", ActorKind::Unspecified, 10, None).unwrap();
    let actor = reader.actor(&listed[0].name).unwrap().unwrap();
    let grounds: Vec<LinkingGround> = actor.linkings.iter().map(v1::Linking::ground).collect();
    use LinkingGround::{New, PartOfName, Spelling};
    assert_eq!(grounds, [PartOfName, PartOfName, Spelling, New]);
    assert_eq!(
        actor.linkings[2].explanation,
        "same full name but for its spelling: Yusuf Khalikov and Yusup Halikov, same office, acting for the same, in the same process"
    );
    let seen = &actor.names[0];
    assert_eq!((seen.text.as_str(), seen.tellings[0].brief.as_str()), ("Khalikov", "briefs/3"));
}

#[test]
fn titles_accents_and_dashes_do_not_tell_persons_apart() {
    assert!(one(&persons(("Father Miguel Cañas", "", ""), ("MIGUEL CANAS", "", "")), ActorKind::Person));
    assert!(one(
        &persons(("Boutros Boutros-Ghali", "", ""), ("Boutros Boutros Ghali", "", "")),
        ActorKind::Person
    ));
    let full = ("Alfredo Félix Cristiani Burkard", "President", "Tarvistan");
    assert!(one(&persons(full, ("Alfredo Cristiani", "President", "Tarvistan")), ActorKind::Person));
    assert!(one(&persons(full, ("Cristiani", "", "Tarvistan")), ActorKind::Person));
    assert!(one(&persons(("محمد علي", "", ""), ("محمد علي", "", "")), ActorKind::Person));
}

#[test]
fn two_of_one_surname_stay_two() {
    let shelf = shelf(&[
        person("1", ("Daniyar Temirov", "governor", "Tarvistan")),
        person("2", ("Ruslan Temirov", "chief of staff", "Ushmiria")),
        // Either may be meant: neither is taken for him.
        person("3", ("Temirov", "", "")),
        person("4", ("Temirov", "governor", "Tarvistan")),
        person("5", ("General R. Temirov", "", "")),
    ]);
    let expected = [("Daniyar Temirov".into(), 2), ("Ruslan Temirov".into(), 2), ("Temirov".into(), 1)];
    assert_eq!(actors(&shelf, ActorKind::Person), expected);
    assert!(!one(&persons(("Miguel Cañas", "", ""), ("Roberto Cañas", "", "")), ActorKind::Person));
    assert!(!one(&persons(("Ivan Petrov", "", ""), ("Ivana Petrova", "", "")), ActorKind::Person));
    let surname = ("Temirov", "minister", "Ushmiria");
    assert!(!one(&persons(("Daniyar Temirov", "governor", "Tarvistan"), surname), ActorKind::Person));
}

#[test]
fn a_father_and_a_son_of_other_offices_stay_two() {
    let father = ("Juan Carlos Ortega", "village teacher", "");
    assert!(!one(&persons(father, ("Juan Ortega", "singer", "")), ActorKind::Person));
    assert!(one(&persons(father, ("Juan Ortega", "teacher", "")), ActorKind::Person));
    assert!(one(&persons(father, ("Juan Ortega", "", "")), ActorKind::Person));
    let promoted = ("Juan Ortega", "general", "Tarvistan");
    assert!(one(&persons(("Juan Carlos Ortega", "colonel", "Tarvistan"), promoted), ActorKind::Person));
}

#[test]
fn one_name_in_two_places_is_two_persons_where_they_serve_others() {
    let elsewhere = |of: &str| {
        let told =
            report("9", "2024-09-09").state("Mali").group("Azawad Front").between(&["Mali", "Azawad Front"]);
        told.person("Ali Hassan", "", of).done()
    };
    let here = person("1", ("Ali Hassan", "", "Tarvistan"));
    assert!(!one(&[here.clone(), elsewhere("Mali")], ActorKind::Person));
    assert!(one(&[here, elsewhere("")], ActorKind::Person));
}

#[test]
fn the_bearer_of_an_office_is_known_where_only_one_can_be_meant() {
    let unnamed = ("the foreign minister", "foreign minister", "Tarvistan");
    let named = ("Yusup Halikov", "Minister of External Relations", "Tarvistan");
    assert!(one(&persons(named, unnamed), ActorKind::Person));
    let of_the_other = ("the foreign minister", "foreign minister", "Ushmiria");
    assert!(!one(&persons(named, of_the_other), ActorKind::Person));
    let two = [
        person("1", ("Yusup Halikov", "foreign minister", "Tarvistan")),
        person("2", ("Timur Asanov", "foreign minister", "Tarvistan")),
        person("3", unnamed),
    ];
    assert_eq!(
        actors(&shelf(&two), ActorKind::Person).len(),
        3,
        "a successor may be meant, or the one before"
    );
}

fn bodies(kind: ActorKind, one: &str, other: &str) -> [Report; 2] {
    let told = |name: &str, body: &str| valley(name, "2024-09-01").actor(body, kind, "", "").done();
    [told("1", one), told("2", other)]
}

#[test]
fn organizations_are_known_by_short_names_and_acronyms_within_a_process() {
    use ActorKind::{ArmedGroup, IntergovernmentalOrganization, PoliticalGroup};
    assert!(one(&bodies(ArmedGroup, "Almadin Self-Defence Committee", "Self-Defence Committee"), ArmedGroup));
    assert!(one(&bodies(ArmedGroup, "Farabundo Marti National Liberation Front", "FMLN"), ArmedGroup));
    assert!(one(&bodies(ArmedGroup, "Renamo", "Mozambique National Resistance"), ArmedGroup));
    assert!(one(
        &bodies(IntergovernmentalOrganization, "United Nations", "U.N."),
        IntergovernmentalOrganization
    ));
    assert!(!one(&bodies(ArmedGroup, "FMLN", "General Command of the FMLN"), ArmedGroup));
    assert!(!one(&bodies(ArmedGroup, "Liberation Front", "Liberation Front youth wing"), ArmedGroup));
    let mut other_kind = bodies(ArmedGroup, "Self-Defence Committee", "Almadin Self-Defence Committee");
    other_kind[1].brief.actors[2].kind = PoliticalGroup.into();
    assert_eq!(actors(&shelf(&other_kind), ArmedGroup).len(), 1, "of another kind, it is another");
}

#[test]
fn a_short_name_that_two_may_bear_is_neither() {
    let told = |name: &str, body: &str| valley(name, "2024-09-01").group(body).done();
    let reports = [
        told("1", "Almadin Self-Defence Committee"),
        told("2", "Sumbar Self-Defence Committee"),
        told("3", "Self-Defence Committee"),
    ];
    assert_eq!(actors(&shelf(&reports), ActorKind::ArmedGroup).len(), 3);
}

#[test]
fn armies_of_two_states_stay_two() {
    let army =
        |name: &str, of: &str| valley(name, "2024-09-01").actor("army", ActorKind::StateBody, "", of).done();
    assert!(one(&[army("1", "Tarvistan"), army("2", "Tarvistan")], ActorKind::StateBody));
    assert!(!one(&[army("1", "Tarvistan"), army("2", "Ushmiria")], ActorKind::StateBody));
}

#[test]
fn what_many_are_called_by_never_links_across_processes() {
    let here = valley("1", "2024-09-01").group("the rebels").done();
    let mali =
        report("2", "2024-09-01").state("Mali").group("the rebels").between(&["Mali", "the rebels"]).done();
    assert_eq!(actors(&shelf(&[here.clone(), mali]), ActorKind::ArmedGroup).len(), 2);
    let again = valley("3", "2024-09-01").group("the rebels").done();
    assert!(one(&[here, again], ActorKind::ArmedGroup));
}

#[test]
fn a_report_that_has_two_keeps_two() {
    let both =
        valley("1", "2024-09-01").person("Yusup Halikov", "", "").person("Yusuf Khalikov", "", "").done();
    let one_of_them = person("2", ("Yusup Halikov", "", ""));
    assert_eq!(actors(&shelf(&[one_of_them, both]), ActorKind::Person).len(), 2);
}

#[test]
fn the_ministry_is_the_one_that_published_the_communique() {
    let told = |name: &str, source: &str| {
        valley(name, "2024-09-01")
            .source(source)
            .actor("Ministry", ActorKind::StateBody, "", "Tarvistan")
            .done()
    };
    let shelf = shelf(&[
        told("1", "Ministry of Foreign Affairs of Tarvistan (readout)"),
        told("2", "Ministry of Foreign Affairs of Tarvistan"),
        told("3", "Meridian Wire"),
    ]);
    let expected = [("Ministry of Foreign Affairs of Tarvistan".into(), 3)];
    assert_eq!(actors(&shelf, ActorKind::StateBody), expected);
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let (found, _) = reader.actors("", "ministry", ActorKind::Unspecified, 10, None).unwrap();
    for name in &found[0].names {
        let words: Vec<_> = name.tellings.iter().map(|told| told.evidence.clone().unwrap().text).collect();
        assert!(
            words.iter().all(|words| words == "Ministry"),
            "words of the body, whatever the name: {words:?}"
        );
    }
}

#[test]
fn a_state_is_known_where_it_was_taken_for_a_person() {
    let mistaken =
        report("2", "2024-09-02").state("Ushmiria").person("Tarvistan", "", "").state("Kazakhstan");
    let mistaken = mistaken.between(&["Ushmiria"]);
    let reports =
        [valley("1", "2024-09-01").state("Kazakhstan").role(ActorRole::Mediator).done(), mistaken.done()];
    assert_eq!(actors(&shelf(&reports), ActorKind::Person), []);
}

#[test]
fn offices_affiliations_and_roles_are_told_over_time() {
    let shelf = shelf(&[
        person("1", ("Yusup Halikov", "deputy minister", "Tarvistan")),
        valley("2", "2024-10-01")
            .person("Yusup Halikov", "foreign minister", "Tarvistan")
            .role(ActorRole::Mediator)
            .done(),
        valley("3", "2024-11-01")
            .person("Yusup Halikov", "foreign minister", "Tarvistan")
            .role(ActorRole::Mediator)
            .done(),
    ]);
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let (actors, _) = reader.actors("", "yusup halikov", ActorKind::Person, 10, None).unwrap();
    let actor = &actors[0];
    let day = |date: Option<v1::Date>| date.map(|date| peacebrief::date::iso(&date)).unwrap_or_default();
    let offices: Vec<_> = actor
        .offices
        .iter()
        .map(|o| (o.office.as_str(), day(o.first_told), day(o.last_told), o.report_count))
        .collect();
    assert_eq!(
        offices,
        [
            ("deputy minister", "2024-09-01".into(), "2024-09-01".into(), 1),
            ("foreign minister", "2024-10-01".into(), "2024-11-01".into(), 2)
        ]
    );
    assert_eq!(actor.affiliations.len(), 1);
    assert_eq!(actor.affiliations[0].report_count, 3);
    assert_eq!((actor.roles.len(), actor.roles[0].role()), (1, ActorRole::Mediator));
}

#[test]
fn places_of_names_count_in_the_encoding_asked_for() {
    let shelf = shelf(&[valley("1", "2024-09-01")
        .person("🕊 Ālī Ḥasan", "", "")
        .person("Karim Botur", "", "")
        .done()]);
    for (encoding, start) in
        [(v1::EncodingType::Utf8, 41), (v1::EncodingType::Utf16, 35), (v1::EncodingType::Utf32, 34)]
    {
        let reader = Reader::new(&shelf, encoding);
        let (actors, _) = reader.actors("", "Karim Botur", ActorKind::Person, 10, None).unwrap();
        let span = actors[0].names[0].tellings[0].evidence.clone().unwrap();
        assert_eq!((span.text.as_str(), span.start), ("Karim Botur", start), "{encoding:?}");
    }
}
