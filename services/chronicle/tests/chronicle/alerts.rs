//! What somebody is woken for.

use peacebrief::v1::{self, AgreementKind, AgreementStatus, AlertKind};
use peacebrief_chronicle::{MemoryShelf, Report};

use crate::builder::{Told, take_in, valley};

fn day(n: u32) -> Told {
    valley(&n.to_string(), &format!("2024-09-{n:02}"))
}

fn ceasefire(n: u32, status: AgreementStatus) -> Told {
    day(n).agreement("ceasefire", AgreementKind::Ceasefire, status, "")
}

fn told(alerts: &[(String, v1::Alert)]) -> Vec<(AlertKind, &str)> {
    alerts.iter().map(|(_, alert)| (alert.kind(), alert.subject.as_str())).collect()
}

fn reports() -> Vec<Report> {
    vec![
        ceasefire(1, AgreementStatus::Proposed).done(),
        ceasefire(2, AgreementStatus::Signed).person("Karim Botur", "", "").done(),
        ceasefire(3, AgreementStatus::Signed)
            .breach("Tarvistan", "Ushmiria")
            .person("Karim Botur", "", "")
            .done(),
        ceasefire(4, AgreementStatus::Signed).breach("Tarvistan", "Ushmiria").done(),
    ]
}

#[test]
fn each_news_is_told_once_and_none_by_the_first_report() {
    let alerts = take_in(&mut MemoryShelf::default(), &reports());
    assert_eq!(told(&alerts[0]), []);
    assert_eq!(
        told(&alerts[1]),
        [(AlertKind::NewActor, "Karim Botur"), (AlertKind::StatusMoved, "ceasefire")]
    );
    assert_eq!(told(&alerts[2]), [(AlertKind::NewBreach, "ceasefire")]);
    assert_eq!(told(&alerts[3]), []);
    let moved = &alerts[1][1].1;
    assert_eq!(
        (moved.previous_status(), moved.status()),
        (AgreementStatus::Proposed, AgreementStatus::Signed)
    );
    assert_eq!((moved.brief.as_str(), moved.finding_id.as_str()), ("briefs/2", "g1"));
    assert!(moved.subject_name.starts_with("agreements/") && moved.process_name.starts_with("processes/"));
    assert_eq!(moved.process, "Tarvistan–Ushmiria peace process");
}

/// An alert goes with its own report: what another one says must not stay in it once that is erased.
#[test]
fn an_alert_has_no_words_but_its_own_report_s() {
    let mut shelf = MemoryShelf::default();
    let called = |n: u32, name: &str| {
        let told = ceasefire(n, AgreementStatus::Proposed)
            .step("2024-09-20", "The commanders will meet on 20 September");
        let mut report = told.done();
        report.brief.process.as_mut().unwrap().name = name.into();
        report
    };
    take_in(&mut shelf, &[called(1, "Kelbaz talks"), called(2, "Kelbaz talks"), called(3, "Kelbaz talks")]);
    let mut fuller =
        day(4).step("2024-09-20", "Both commanders of the valley will meet on 20 September").done();
    fuller.brief.process.as_mut().unwrap().name = "Almadin valley".into();
    let signed = ceasefire(5, AgreementStatus::Signed).done();
    let alerts = take_in(&mut shelf, &[fuller, signed]);
    assert_eq!(alerts[1][0].1.process, "Tarvistan–Ushmiria peace process");
    for day in [20, 21] {
        let mut chronicler = peacebrief_chronicle::Chronicler::new(&shelf);
        chronicler.begin_day(v1::Date { year: 2024, month: 9, day }).unwrap();
        let alerts = chronicler.finish().alerts;
        let [(_, alert)] = alerts.as_slice() else { panic!("{alerts:?}") };
        assert_eq!((alert.brief.as_str(), alert.process.as_str()), ("briefs/1", "Kelbaz talks"));
        assert_eq!(alert.subject, "The commanders will meet on 20 September");
    }
}

#[test]
fn a_report_read_anew_alerts_nobody_anew() {
    let mut shelf = MemoryShelf::default();
    take_in(&mut shelf, &reports());
    for alerts in take_in(&mut shelf, &reports()) {
        assert_eq!(told(&alerts), []);
    }
    // A newer engine numbers the findings otherwise, and reads more.
    let anew = day(2).person("Karim Botur", "", "").group("Almadin Committee");
    let anew =
        anew.agreement("ceasefire", AgreementKind::Ceasefire, AgreementStatus::Signed, "2024-09-02").done();
    let alerts = take_in(&mut shelf, &[anew]);
    assert_eq!(told(&alerts[0]), [(AlertKind::NewActor, "Almadin Committee")]);
}

#[test]
fn the_same_news_has_the_same_key() {
    let once = take_in(&mut MemoryShelf::default(), &reports());
    let again = take_in(&mut MemoryShelf::default(), &reports());
    assert_eq!(once, again);
}
