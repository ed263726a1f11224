//! What is a step to come, and what was.

use crate::findings::tests::steps_in;

const ACCORD: &str = "Kenya and Uganda signed a peace agreement on Monday. ";

fn steps_after(told: &str) -> Vec<String> {
    steps_in(&format!("{ACCORD}{told}"))
}

#[test]
fn what_is_to_be_done_within_days_is_a_step() {
    let found = steps_after("Their troops are to assemble in five camps within 60 days.");
    assert_eq!(found.len(), 1, "{found:?}");
    // A measure of what has been, and no time set.
    assert!(steps_after("Two such deals have failed within a year.").is_empty());
}

#[test]
fn an_occasion_on_which_something_was_said_is_no_step() {
    let found = steps_after(
        "Their leaders renewed their commitment to reviving the process during a meeting on Thursday.",
    );
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_a_deal_or_talks_follow_is_no_step() {
    let found = steps_after("The talks, which are to build trust, follow a deal in February.");
    assert!(found.iter().all(|step| !step.contains("February")), "{found:?}");
}

#[test]
fn where_somebody_stood_before_a_month_is_no_step() {
    let found = steps_after("Uganda's army will pull back to positions held before January.");
    assert!(found.iter().all(|step| !step.starts_with("positions")), "{found:?}");
}

#[test]
fn a_war_of_a_year_sets_no_time() {
    let found = steps_after("The talks, interrupted by the 2003 war, resumed in May.");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_threat_made_earlier_in_the_week_is_no_step() {
    let found = steps_after("Uganda had threatened to fine them earlier this week.");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn the_day_of_saying_is_not_that_of_doing() {
    let found = steps_after("Uganda said on Friday it would withdraw from the town of Lorne.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(steps_in(&format!("{ACCORD}Uganda said on Friday it would withdraw.")).len() == 1);
}

#[test]
fn what_was_before_the_next_meeting_is_no_time_for_it() {
    let found =
        steps_after("The next meeting will be the fourth, following previous meetings in Lorne in January.");
    assert!(found.iter().all(|step| !step.contains("January")), "{found:?}");
}

#[test]
fn what_was_hoped_for_is_no_step() {
    let found = steps_after("The envoy had hoped to broker a truce by March.");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn for_how_long_somebody_presides_is_no_step() {
    let found = steps_after("Paula Okoro, Council President for May, said the talks were a step forward.");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn until_when_somebody_is_given_time_is_a_step() {
    let found =
        steps_after("Mediators have given the two sides until 31 December to settle their differences.");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn a_meeting_to_which_somebody_is_invited_is_a_step() {
    let found = steps_after("Norway has invited the two leaders to Oslo for a meeting on 16 December.");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn a_meeting_without_a_date_is_still_to_come() {
    for told in [
        "The next round has no date.",
        "That session has been put off without a new date.",
        "Talks on the second phase have yet to be scheduled.",
        "Uganda's president has accepted an invitation to Nairobi, although no date has been fixed.",
    ] {
        let found = steps_after(told);
        assert_eq!(found.len(), 1, "{told}: {found:?}");
    }
}

#[test]
fn who_holds_an_office_this_month_is_no_step() {
    let found = steps_after("Togo, which holds the rotating presidency this month, welcomed it.");
    assert!(found.is_empty(), "{found:?}");
    let found = steps_after("Togo is mediating between them in May.");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_an_accord_moves_over_months_or_as_soon_as_possible_is_a_step() {
    let found = steps_after("Their fighters are to be merged into the national army over 39 months.");
    assert!(found.iter().any(|step| step.contains("over 39 months")), "{found:?}");
    let found = steps_after("A joint monitoring team will be set up as soon as practicable.");
    assert!(found.iter().any(|step| step.contains("monitoring team")), "{found:?}");
    let found = steps_after("A new date will be sought once both have renewed their guarantees.");
    assert!(found.iter().any(|step| step.contains("new date")), "{found:?}");
}

#[test]
fn a_dialogue_that_somebody_announced_is_a_step() {
    let found = steps_after("President Orr of Kestria announced the launch of a national dialogue.");
    assert!(found.iter().any(|step| step.contains("national dialogue")), "{found:?}");
    let found = steps_after("President Orr of Kestria announced a ceasefire.");
    assert!(found.iter().all(|step| !step.contains("announced")), "{found:?}");
}

#[test]
fn what_was_decided_when_something_else_was_done_is_no_step() {
    let found = steps_after(
        "The Front split in two in 2011, when its leader Oren Vash decided to return to Kestria.",
    );
    assert!(found.iter().all(|step| !step.contains("return")), "{found:?}");
}

#[test]
fn since_when_something_was_the_first_is_no_step() {
    let found = steps_after(
        "Such talks would be the first between the two since Kestria on May 19 imposed martial law.",
    );
    assert!(found.iter().all(|step| !step.contains("first")), "{found:?}");
}

#[test]
fn what_is_only_asked_is_no_step() {
    let found = steps_after("When will the next round of talks be held?");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_somebody_is_reminded_of_is_due() {
    let found = steps_after("She reminded Uganda that its troops must leave the camps by 30 November.");
    assert!(found.iter().any(|step| step.contains("30 November")), "{found:?}");
}

#[test]
fn what_is_to_come_is_told_in_many_ways() {
    for told in [
        "The crossings will stay closed to goods until further notice.",
        "Two hundred soldiers of Kenya are being sent to Uganda to run a centre.",
        "The troops of Uganda have 180 days in which to go home.",
        "A round of talks was called off. No new date has been set.",
        "The army of Kenya is to leave the town within ten days of the accord's approval.",
        "The Council has yet to authorise the force.",
    ] {
        assert_eq!(steps_after(told).len(), 1, "{told}: {:?}", steps_after(told));
    }
}

#[test]
fn what_is_asked_or_tells_who_somebody_is_is_no_step() {
    for told in [
        "The president, asked when the treaty will be signed, smiled.",
        "He was silent on what money his fighters will be paid.",
        "Uganda will help those who have not yet returned.",
    ] {
        let found = steps_after(told);
        assert!(
            found
                .iter()
                .all(|step| !step.contains("signed") && !step.contains("paid") && !step.contains("returned")),
            "{found:?}"
        );
    }
}
