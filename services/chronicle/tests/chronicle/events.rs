//! Events across reports: each told once, and nothing merged that differs.

use peacebrief::date::{iso_resolved, parse};
use peacebrief::v1::{self, ContradictionKind, EventType};
use peacebrief_chronicle::Reader;

use crate::builder::{Told, digest, report, shelf, told, valley};

/// A report with both foreign ministers in it.
fn ministers(name: &str, published: &str) -> Told {
    valley(name, published).person("Yusup Halikov", "foreign minister", "Tarvistan").person(
        "Leila Janibekova",
        "foreign minister",
        "Ushmiria",
    )
}

fn dates(digest: &v1::Digest) -> Vec<String> {
    digest.events.iter().filter_map(|event| iso_resolved(event.date.as_ref()?)).collect()
}

fn names(digest: &v1::Digest, ids: &[String]) -> Vec<String> {
    let name =
        |id: &String| digest.actors.iter().find(|actor| actor.name == *id).unwrap().display_name.clone();
    ids.iter().map(name).collect()
}

#[test]
fn an_event_is_told_once_at_the_most_specific_level() {
    let talks = "held talks in Almaty on Sept. 3";
    let shelf = shelf(&[
        valley("1", "2024-09-04")
            .event(
                EventType::Consult,
                "2024-09-03",
                &["Tarvistan", "Ushmiria"],
                &format!("Delegations {talks}"),
            )
            .at("Almaty")
            .done(),
        ministers("2", "2024-09-05")
            .event(
                EventType::Consult,
                "2024-09-03",
                &["Yusup Halikov", "Leila Janibekova"],
                &format!("The ministers {talks}"),
            )
            .done(),
    ]);
    let digest = digest(&shelf, "1");
    assert_eq!(digest.events.len(), 1);
    let event = &digest.events[0];
    assert_eq!(told(&event.tellings), ["1", "2"]);
    assert_eq!(names(&digest, &event.participants), ["Yusup Halikov", "Leila Janibekova"]);
    assert_eq!((event.place.as_str(), event.r#type()), ("Almaty", EventType::Consult));
}

#[test]
fn two_rounds_of_talks_in_one_city_stay_two() {
    let round = |name: &str, published: &str, day: &str, which: &str| {
        let words = format!("The two sides met in Almaty for a {which} round of talks");
        valley(name, published)
            .event(EventType::Consult, day, &["Tarvistan", "Ushmiria"], &words)
            .at("Almaty")
            .done()
    };
    let shelf = shelf(&[
        round("1", "2024-09-04", "2024-09-03", "first"),
        round("2", "2024-09-07", "2024-09-06", "second"),
        round("3", "2024-09-21", "2024-09-20", "third"),
    ]);
    assert_eq!(dates(&digest(&shelf, "1")), ["2024-09-03", "2024-09-06", "2024-09-20"]);
}

#[test]
fn two_exchanges_stay_two_where_one_report_tells_of_both() {
    let exchange = |told: Told, day: &str, words: &str| {
        told.event(EventType::Concede, day, &["Tarvistan", "Ushmiria"], words)
    };
    let first = exchange(
        valley("1", "2024-09-21"),
        "2024-09-20",
        "The sides exchanged detainees at Sumbar on 20 September",
    );
    let both = exchange(
        valley("2", "2024-10-01"),
        "2024-09-20",
        "They exchanged detainees at Sumbar on 20 September",
    );
    let both = exchange(both, "2024-09-23", "They exchanged detainees at Sumbar again on 23 September");
    let shelf = shelf(&[first.done(), both.done()]);
    let digest = digest(&shelf, "1");
    assert_eq!(dates(&digest), ["2024-09-20", "2024-09-23"]);
    assert_eq!(told(&digest.events[0].tellings), ["1", "2"]);
    assert_eq!(digest.contradictions, []);
}

#[test]
fn a_contested_day_becomes_an_interval_beside_its_contradiction() {
    let left = |name: &str, source: &str, day: &str| {
        let words = format!("The last Ushmirian howitzers left the valley on {} September", &day[8..]);
        valley(name, "2024-10-01").source(source).event(EventType::Retreat, day, &["Ushmiria"], &words).done()
    };
    let shelf = shelf(&[left("1", "UN", "2024-09-27"), left("2", "Review", "2024-09-25")]);
    let digest = digest(&shelf, "1");
    assert_eq!(dates(&digest), ["2024-09-25/2024-09-27"]);
    assert_eq!(digest.contradictions.len(), 1);
    let found = &digest.contradictions[0];
    assert_eq!((found.kind(), &found.event), (ContradictionKind::Date, &digest.events[0].name));
    let claims: Vec<_> =
        found.claims.iter().map(|claim| (claim.claim.as_str(), told(&claim.tellings))).collect();
    assert_eq!(claims, [("2024-09-27", vec!["1"]), ("2024-09-25", vec!["2"])]);
}

#[test]
fn an_outlet_that_tells_another_day_later_corrects_itself() {
    let left = |name: &str, published: &str, day: &str| {
        let words = format!("The last Ushmirian howitzers left the valley on {} September", &day[8..]);
        valley(name, published).event(EventType::Retreat, day, &["Ushmiria"], &words).done()
    };
    let shelf = shelf(&[left("1", "2024-10-01", "2024-09-27"), left("2", "2024-10-02", "2024-09-25")]);
    let digest = digest(&shelf, "1");
    assert_eq!(dates(&digest), ["2024-09-25"]);
    assert_eq!(told(&digest.events[0].tellings), ["1", "2"]);
    assert_eq!(digest.contradictions, []);
}

#[test]
fn a_contested_place_is_left_out() {
    let agreed = |name: &str, place: &str| {
        let words = format!("The garrison and the Committee agreed the truce on Sept. 5 in {place}");
        let day = "2024-09-05";
        valley(name, "2024-09-08")
            .source(name)
            .event(EventType::Agree, day, &["Tarvistan", "Ushmiria"], &words)
            .at(place)
            .done()
    };
    let shelf = shelf(&[agreed("1", "Kelbaz"), agreed("2", "Sumbar")]);
    let digest = digest(&shelf, "1");
    assert_eq!((digest.events.len(), digest.events[0].place.as_str()), (1, ""));
    assert_eq!(digest.contradictions[0].kind(), ContradictionKind::Place);
}

#[test]
fn what_was_announced_or_called_off_has_not_happened() {
    let words = "Detainees are swapped on the 19th";
    let mut announced = valley("1", "2024-09-16").step("2024-09-19", words).done();
    let evidence = announced.brief.next_steps[0].evidence.clone();
    let mistaken = valley("0", "2024-09-16").event(EventType::Concede, "2024-08-19", &[], words).done();
    announced.brief.events = mistaken.brief.events;
    announced.brief.events[0].evidence = evidence;
    let called_off = valley("2", "2024-09-24")
        .event(EventType::Consult, "2024-09-24", &["Tarvistan"], "The meeting set for Tuesday was called off")
        .done();
    assert_eq!(digest(&shelf(&[announced, called_off]), "1").events, []);
}

#[test]
fn a_window_holds_what_its_reports_tell_and_names_stay() {
    let talks = |name: &str, published: &str| {
        let words = "The two sides held talks in Almaty on 3 September 2024";
        valley(name, published)
            .source(name)
            .event(EventType::Consult, "2024-09-03", &["Tarvistan", "Ushmiria"], words)
            .done()
    };
    let shelf = shelf(&[talks("1", "2024-09-04"), talks("2", "2024-09-05"), talks("3", "2024-09-06")]);
    let whole = digest(&shelf, "1");
    let process = whole.process.as_ref().unwrap().name.clone();
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let day = |day: &str| parse(day).ok();
    let window = v1::DateInterval { start: day("2024-09-05"), end: None };
    let later = reader.digest(&process, Some(&window), 1).unwrap().unwrap();
    assert_eq!((later.report_count, later.actors[0].briefs.len()), (2, 2));
    assert_eq!(told(&later.events[0].tellings), ["2"]);
    assert_eq!(later.events[0].name, whole.events[0].name);
    let window = v1::DateInterval { start: None, end: day("2024-09-03") };
    let none = reader.digest(&process, Some(&window), 0).unwrap().unwrap();
    assert_eq!((none.report_count, none.actors, none.events), (0, vec![], vec![]));
}

#[test]
fn reports_of_other_processes_are_not_told() {
    let other = report("2", "2024-09-05").state("Norland").state("Sudland").between(&["Norland", "Sudland"]);
    let words = "The two sides held talks";
    let shelf = shelf(&[
        valley("1", "2024-09-04").event(EventType::Consult, "2024-09-03", &["Tarvistan"], words).done(),
        other.event(EventType::Consult, "2024-09-03", &["Norland"], words).done(),
    ]);
    assert_eq!(told(&digest(&shelf, "1").events[0].tellings), ["1"]);
}
