//! Steps: announced once, and what became of them.

use peacebrief::date::{iso_resolved, parse};
use peacebrief::v1::{self, AlertKind, EventType, StepOutcome};
use peacebrief_chronicle::{Chronicler, MemoryShelf, Report};

use crate::builder::{digest, shelf, told, valley};

const MEETING: &str = "The foreign ministers will meet in Astana on Oct. 15";

/// What became of the meeting that the first report announces for 15 October, and who tells it.
fn outcome(later: &[Report]) -> (StepOutcome, Vec<String>) {
    let mut reports = vec![valley("1", "2024-10-01").step("2024-10-15", MEETING).done()];
    reports.extend(later.iter().cloned());
    let digest = digest(&shelf(&reports), "1");
    let step = digest.steps.iter().find(|step| told(&step.announced).contains(&"1")).unwrap();
    (step.outcome(), told(&step.settled).into_iter().map(str::to_owned).collect())
}

fn says(name: &str, published: &str, words: &str) -> Report {
    valley(name, published).source(name).says(words).done()
}

#[test]
fn a_step_is_pending_until_its_day_has_passed() {
    assert_eq!(outcome(&[]), (StepOutcome::Pending, vec![]));
    assert_eq!(outcome(&[says("2", "2024-10-15", "Nothing is known")]), (StepOutcome::Pending, vec![]));
    assert_eq!(outcome(&[says("2", "2024-10-16", "Nothing is known")]), (StepOutcome::Missed, vec![]));
}

#[test]
fn a_step_is_held_once_somebody_tells_it_be_it_late() {
    let held = |day: &str, words: &str| {
        let who = ["Tarvistan", "Ushmiria"];
        outcome(&[valley("2", "2024-10-20").event(EventType::Consult, day, &who, words).done()])
    };
    assert_eq!(held("2024-10-15", "The foreign ministers met in Astana on Oct. 15").0, StepOutcome::Held);
    assert_eq!(
        held("2024-10-17", "The foreign ministers met in Astana on Oct. 17"),
        (StepOutcome::Held, vec!["2".into()])
    );
}

#[test]
fn a_step_that_was_called_off_is_cancelled_and_one_that_did_not_come_about_missed() {
    let cancelled = says("2", "2024-10-14", "The meeting of the foreign ministers in Astana was called off");
    assert_eq!(outcome(&[cancelled]), (StepOutcome::Cancelled, vec!["2".into()]));
    let missed = says("2", "2024-10-18", "The foreign ministers did not meet in Astana on Oct. 15");
    assert_eq!(outcome(&[missed]), (StepOutcome::Missed, vec!["2".into()]));
}

#[test]
fn who_tells_that_it_has_not_come_about_yet_is_told_beside_who_tells_that_it_has() {
    let not_yet = says("2", "2024-10-16", "The foreign ministers have not yet met in Astana");
    let held = says("3", "2024-10-19", "The foreign ministers met in Astana on Oct. 17");
    assert_eq!(outcome(&[not_yet, held]), (StepOutcome::Held, vec!["2".into(), "3".into()]));
}

#[test]
fn a_step_that_several_announce_is_one_due_as_announced_first() {
    let shelf = shelf(&[
        valley("1", "2024-10-01").step("2024-10-15", MEETING).done(),
        valley("2", "2024-10-03")
            .source("2")
            .step("2024-10-15", "the foreign ministers are to meet in Astana on 15 October")
            .done(),
        valley("3", "2024-10-04")
            .source("3")
            .step("2024-10-15", "Detainees will go home on 15 October")
            .done(),
    ]);
    let digest = digest(&shelf, "1");
    let steps: Vec<_> = digest
        .steps
        .iter()
        .map(|step| (told(&step.announced), iso_resolved(step.due.as_ref().unwrap()).unwrap()))
        .collect();
    assert_eq!(steps, [(vec!["1", "2"], "2024-10-15".to_owned()), (vec!["3"], "2024-10-15".to_owned())]);
}

#[test]
fn what_should_have_been_or_only_lasts_until_a_day_is_no_step() {
    let shelf = shelf(&[valley("1", "2024-10-01")
        .step("2025-09-23", "a week after the crossing should have opened")
        .step("2024-10-31", "The truce now runs until 31 October")
        .step("2024-09-23", "Heavy weapons leave the valley by 23 September")
        .done()]);
    assert_eq!(digest(&shelf, "1").steps, []);
}

/// The alerts of a day over a shelf.
fn alerts(shelf: &MemoryShelf, day: &str) -> Vec<(String, v1::Alert)> {
    let mut chronicler = Chronicler::new(shelf);
    chronicler.begin_day(parse(day).unwrap()).unwrap();
    chronicler.finish().alerts
}

#[test]
fn a_day_tells_what_is_due_on_it_and_what_was_missed_the_day_before() {
    let shelf = shelf(&[
        valley("1", "2024-10-01").step("2024-10-15", MEETING).done(),
        valley("2", "2024-10-03").source("2").step("2024-10-15", MEETING).done(),
    ]);
    assert_eq!(alerts(&shelf, "2024-10-14"), []);
    let due = alerts(&shelf, "2024-10-15");
    let [(key, alert)] = due.as_slice() else { panic!("{due:?}") };
    assert_eq!(
        (alert.kind(), alert.brief.as_str(), alert.subject.as_str()),
        (AlertKind::StepDue, "briefs/1", MEETING)
    );
    assert_eq!(alert.subject_name, digest(&shelf, "1").steps[0].name);
    assert_eq!(alerts(&shelf, "2024-10-15")[0].0, *key);
    assert_eq!(alerts(&shelf, "2024-10-16")[0].1.kind(), AlertKind::StepMissed);
    assert_eq!(alerts(&shelf, "2024-10-17"), []);
}

#[test]
fn nobody_is_told_that_a_step_was_missed_that_was_held_or_called_off() {
    let first = valley("1", "2024-10-01").step("2024-10-15", MEETING).done();
    let held = says("2", "2024-10-15", "The foreign ministers met in Astana today");
    assert_eq!(alerts(&shelf(&[first.clone(), held]), "2024-10-16"), []);
    let cancelled = says("2", "2024-10-14", "The meeting of the foreign ministers in Astana was called off");
    let shelf = shelf(&[first, cancelled]);
    assert_eq!((alerts(&shelf, "2024-10-15"), alerts(&shelf, "2024-10-16")), (vec![], vec![]));
}
