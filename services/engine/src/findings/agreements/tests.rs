//! What the reading of accords promises.

use std::sync::LazyLock;

use peacebrief::v1;

use crate::Engine;

fn brief_of(body: &str) -> v1::Brief {
    static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().unwrap());
    let published = Some(v1::Date { year: 2024, month: 6, day: 12 });
    let article = v1::Article { body: body.to_owned(), published, ..Default::default() };
    ENGINE.brief(&article, v1::EncodingType::Utf8).unwrap()
}

fn evidence(span: Option<&v1::TextSpan>) -> &str {
    span.map(|s| s.text.as_str()).unwrap_or_default()
}

fn names(brief: &v1::Brief) -> Vec<&str> {
    brief.agreements.iter().map(|a| a.name.as_str()).collect()
}

const WAR: &str = "Peace talks between the Sudanese army and the Rapid Support Forces, a paramilitary group, resumed on Sunday; the civil war \
                   has killed thousands. ";

#[test]
fn accords_of_different_years_are_different_accords() {
    let brief = brief_of(&format!(
        "{WAR}On 27 May 2019 the army and the Rapid Support Forces signed a truce. On 22 August 2021 they signed a truce in Jeddah."
    ));
    let dates: Vec<i32> = brief
        .agreements
        .iter()
        .filter_map(|a| match a.date.as_ref()?.value.as_ref()? {
            v1::resolved_date::Value::Date(date) => Some(date.year),
            v1::resolved_date::Value::Interval(_) => None,
        })
        .collect();
    assert_eq!(dates, [2019, 2021], "{:?}", names(&brief));
}

#[test]
fn a_plural_with_two_dates_is_two_accords() {
    let brief = brief_of(&format!(
        "{WAR}Two truces, in 2001 and 2003, collapsed when the Rapid Support Forces walked out."
    ));
    assert_eq!(brief.agreements.len(), 2, "{:?}", names(&brief));
}

#[test]
fn an_accord_may_be_told_without_a_noun() {
    let brief = brief_of(&format!(
        "{WAR}This is the third peace accord. The first, signed in February 1993, gave the Darfuris a council."
    ));
    assert!(names(&brief).contains(&"first accord"), "{:?}", names(&brief));
}

#[test]
fn a_hyphen_makes_no_difference() {
    let brief = brief_of(&format!("{WAR}The army declared a unilateral cease-fire on Monday."));
    assert_eq!(brief.agreements.len(), 1);
    assert_eq!(brief.agreements[0].kind(), v1::AgreementKind::Ceasefire);
}

#[test]
fn a_breach_has_an_accuser_and_an_accused() {
    let brief = brief_of(&format!(
        "{WAR}A truce took effect on Monday. Two days later the army accused the Rapid Support Forces of breaking it."
    ));
    let name =
        |id: &str| brief.actors.iter().find(|a| a.id == id).map(|a| a.name.as_str()).unwrap_or_default();
    let breaches: Vec<(&str, &str)> = brief
        .agreements
        .iter()
        .flat_map(|a| &a.breaches)
        .map(|b| (name(&b.accuser_id), name(&b.accused_id)))
        .collect();
    assert_eq!(breaches.len(), 1, "{breaches:?}");
    assert!(breaches[0].0.contains("army") && breaches[0].1 == "Rapid Support Forces", "{breaches:?}");
}

#[test]
fn conditions_are_what_must_happen_first() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a peace agreement on Monday. The agreement will enter into force once parliament \
         has ratified it. No gun will be handed in until the prisoners are free."
    ));
    let conditions: Vec<&str> =
        brief.agreements.iter().flat_map(|a| &a.conditions).map(|c| evidence(c.evidence.as_ref())).collect();
    assert_eq!(conditions.len(), 2, "{conditions:?}");
    assert!(conditions[0].contains("parliament has ratified it"), "{conditions:?}");
    assert!(conditions[1].contains("the prisoners are free"), "{conditions:?}");
}
