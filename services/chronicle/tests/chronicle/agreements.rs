//! Which accords are one, and how they fared.

use peacebrief::v1::{self, AgreementKind, AgreementStatus, ProvisionCategory};
use peacebrief_chronicle::{MemoryShelf, Reader, Report};

use crate::builder::{Told, shelf, valley};

use AgreementKind::{Ceasefire, Comprehensive, Framework, Renewal};
use AgreementStatus::{Agreed, Collapsed, InForce, Initialed, Proposed, Signed};

fn agreements(shelf: &MemoryShelf) -> Vec<v1::AgreementRecord> {
    let reader = Reader::new(shelf, v1::EncodingType::Utf8);
    reader.agreements("", "", &[], 100, None).unwrap().0
}

fn history(agreement: &v1::AgreementRecord) -> Vec<(AgreementStatus, Option<String>, usize)> {
    let date = |m: &v1::StatusMove| m.date.as_ref().and_then(peacebrief::date::iso_resolved);
    agreement.history.iter().map(|m| (m.status(), date(m), m.tellings.len())).collect()
}

fn day(n: u32) -> Told {
    valley(&n.to_string(), &format!("2024-09-{n:02}"))
}

fn one(reports: &[Report]) -> bool {
    agreements(&shelf(reports)).len() == 1
}

#[test]
fn each_move_of_a_status_stands_once_on_the_day_when_it_moved() {
    let shelf = shelf(&[
        day(4).agreement("draft ceasefire", Ceasefire, Proposed, "2024-09-03").done(),
        day(13).agreement("general ceasefire", Ceasefire, Agreed, "2024-09-12").done(),
        day(16).agreement("ceasefire", Ceasefire, Signed, "2024-09-16").done(),
        day(17).agreement("Tarvistan–Ushmiria ceasefire", Ceasefire, Signed, "2024-09-16").done(),
        day(20).agreement("accord", Framework, InForce, "2024-09-18").done(),
    ]);
    let found = agreements(&shelf);
    assert_eq!(found.len(), 1);
    let on = |day: &str| Some(format!("2024-09-{day}"));
    let expected =
        [(Proposed, on("03"), 1), (Agreed, on("12"), 1), (Signed, on("16"), 2), (InForce, on("18"), 1)];
    assert_eq!(history(&found[0]), expected);
    assert_eq!((found[0].kind(), found[0].status()), (Ceasefire, InForce));
    assert_eq!(found[0].linkings.len(), 3, "in a list, the latest");
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let by_name = reader.agreement(&found[0].name).unwrap().unwrap();
    assert_eq!(by_name.linkings.len(), 5);
    assert_eq!(by_name.linkings[..3], found[0].linkings);
}

#[test]
fn initialed_and_signed_stand_side_by_side() {
    let shelf = shelf(&[
        day(16).agreement("ceasefire", Ceasefire, Signed, "2024-09-16").done(),
        day(24).agreement("ceasefire", Ceasefire, Initialed, "2024-09-16").done(),
    ]);
    let moves: Vec<_> = history(&agreements(&shelf)[0]).into_iter().map(|(status, ..)| status).collect();
    assert_eq!(moves, [Initialed, Signed]);
}

#[test]
fn a_contested_day_is_an_interval() {
    let shelf = shelf(&[
        day(14).agreement("second Act of New York", Framework, Signed, "2024-09-13").done(),
        day(17).agreement("second Act of New York", Framework, Signed, "2024-09-14").done(),
    ]);
    assert_eq!(history(&agreements(&shelf)[0]), [(Signed, Some("2024-09-13/2024-09-14".into()), 2)]);
}

#[test]
fn names_tell_accords_apart() {
    let told = |n: u32, name: &str, kind| day(n).agreement(name, kind, Signed, "").done();
    assert!(one(&[
        told(1, "Chapultepec accord", Framework),
        told(2, "Chapultepec Peace Agreement", Comprehensive)
    ]));
    assert!(!one(&[told(1, "Act of New York", Framework), told(2, "second Act of New York", Framework)]));
    assert!(!one(&[told(1, "border treaty", Comprehensive), told(2, "ceasefire", Ceasefire)]));
    assert!(!one(&[told(1, "Belqar Protocol", Framework), told(2, "Almaty ceasefire", Ceasefire)]));
}

#[test]
fn a_local_truce_is_not_the_national_one() {
    let national = day(1).agreement("general ceasefire", Ceasefire, Agreed, "2024-09-01").done();
    let local = day(2).group("Almadin Committee").agreement("truce", Ceasefire, InForce, "2024-09-02");
    let local = local.bound(&["Tarvistan", "Almadin Committee"]).done();
    assert!(!one(&[national.clone(), local]));
    let called_local = day(2).agreement("local truce", Ceasefire, Agreed, "").done();
    assert!(!one(&[national, called_local]));
}

#[test]
fn a_renewal_is_its_own() {
    let truce = day(1).agreement("truce", Ceasefire, InForce, "2024-09-01").done();
    let extension = day(2).agreement("truce", Renewal, Agreed, "2024-09-02").done();
    assert!(!one(&[truce, extension]));
}

#[test]
fn the_accord_is_neither_of_two_that_it_may_be() {
    let first = day(1).agreement("Almaty accord", Framework, Signed, "").done();
    let second = day(2).agreement("Sumbar accord", Framework, Signed, "").done();
    let either = day(3).agreement("accord", Framework, Signed, "").done();
    assert_eq!(agreements(&shelf(&[first.clone(), second, either.clone()])).len(), 3);
    assert!(one(&[first, either]));
}

#[test]
fn what_was_signed_decades_ago_is_another() {
    let old = day(1).agreement("accord", Framework, Signed, "1998-05-01").done();
    let new = day(2).agreement("accord", Framework, Signed, "2024-09-02").done();
    assert!(!one(&[old, new]));
}

#[test]
fn provisions_and_breaches_are_told_once_with_all_their_tellings() {
    let told = |n: u32, accuser: &str, accused: &str| {
        let told = day(n).agreement("ceasefire", Ceasefire, InForce, "2024-09-01");
        told.provides(ProvisionCategory::Prisoners).breach(accuser, accused).done()
    };
    let shelf = shelf(&[
        told(2, "Tarvistan", "Ushmiria"),
        told(3, "Tarvistan", "Ushmiria"),
        told(4, "Ushmiria", "Tarvistan"),
    ]);
    let agreement = &agreements(&shelf)[0];
    assert_eq!(agreement.provisions.len(), 1);
    assert_eq!(agreement.provisions[0].tellings.len(), 3);
    let mut told: Vec<_> = agreement.breaches.iter().map(|breach| breach.tellings.len()).collect();
    told.sort_unstable();
    assert_eq!(told, [1, 2]);
}

#[test]
fn lists_are_of_a_status_and_a_name() {
    let shelf = shelf(&[
        day(1).agreement("Almaty ceasefire", Ceasefire, Collapsed, "").done(),
        day(2).agreement("border treaty", Comprehensive, Proposed, "").done(),
    ]);
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let names = |called: &str, statuses: &[AgreementStatus]| {
        let (found, _) = reader.agreements("", called, statuses, 10, None).unwrap();
        found.into_iter().map(|agreement| agreement.display_name).collect::<Vec<_>>()
    };
    assert_eq!(names("", &[Collapsed]), ["Almaty ceasefire"]);
    assert_eq!(names("ALMATY CEASE\u{2010}FIRE", &[]), Vec::<String>::new());
    assert_eq!(names("almaty Ceasefire", &[]), ["Almaty ceasefire"]);
    assert_eq!(names("border treaty", &[Collapsed]), Vec::<String>::new());
}
