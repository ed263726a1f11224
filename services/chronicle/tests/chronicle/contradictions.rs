//! Contradictions: of each kind one, and what is none.

use peacebrief::v1::{self, ContradictionKind};

use crate::builder::{Told, digest, shelf, told, valley};

fn wire(name: &str, published: &str) -> Told {
    valley(name, published).source(name)
}

/// The kinds of the contradictions of reports, each with who claims what.
fn found(reports: [Told; 2]) -> Vec<(ContradictionKind, Vec<String>)> {
    let shelf = shelf(&reports.map(Told::done));
    let digest = digest(&shelf, "1");
    let claims =
        |c: &v1::Contradiction| c.claims.iter().map(|claim| told(&claim.tellings).join(" ")).collect();
    digest.contradictions.iter().map(|c| (c.kind(), claims(c))).collect()
}

fn both(kind: ContradictionKind) -> Vec<(ContradictionKind, Vec<String>)> {
    vec![(kind, vec!["1".to_owned(), "2".to_owned()])]
}

#[test]
fn numbers_of_one_thing_on_one_day() {
    let counted = [
        wire("1", "2024-09-23").says("Sixty-four detainees went home in the exchange of 20 September"),
        wire("2", "2024-09-24").says("58 persons returned home in the exchange of 20 September"),
    ];
    assert_eq!(found(counted), both(ContradictionKind::Number));
}

#[test]
fn numbers_of_other_days_and_tolls_that_rise_are_no_contradiction() {
    let two_exchanges = [
        wire("1", "2024-09-23").says("64 detainees went home in the exchange of 20 September"),
        wire("2", "2024-10-01").says("22 detainees went home in the exchange of 30 September"),
    ];
    assert_eq!(found(two_exchanges), []);
    let toll = [
        wire("1", "2024-09-23").says("Two soldiers were killed in the clash at Sumbar on 22 September"),
        wire("2", "2024-09-24").says("Three soldiers were killed in the clash at Sumbar on 22 September"),
    ];
    assert_eq!(found(toll), []);
}

#[test]
fn an_outlet_that_corrects_itself_contradicts_nobody() {
    let corrected = [
        valley("1", "2024-09-04").says("A shell killed 11 people in Kelbaz on Aug. 28"),
        valley("2", "2024-09-23").says("The shell killed nine people in Kelbaz on Aug. 28, not 11"),
    ];
    assert_eq!(found(corrected), []);
}

#[test]
fn signed_or_only_initialled() {
    let signing = [
        wire("1", "2024-09-17").says("The ministers signed the ceasefire accord on 16 September"),
        wire("2", "2024-09-24")
            .says("The document of 16 September was initialled, and not signed, by the ministers"),
    ];
    assert_eq!(found(signing), both(ContradictionKind::Status));
    let before = [
        wire("1", "2024-09-12").says("The ceasefire accord has not been signed"),
        wire("2", "2024-09-17").says("The ministers signed the ceasefire accord on 16 September"),
    ];
    assert_eq!(found(before), []);
}

#[test]
fn who_was_there() {
    let general = |told: Told| told.person("Ruslan Temirov", "chief of staff", "Ushmiria");
    let mut first = general(wire("1", "2024-09-16")).done();
    let words = "Ruslan Temirov took a seat behind his minister at the ceremony in Almaty";
    mention(&mut first, words);
    let mut second = general(wire("2", "2024-09-24")).done();
    mention(&mut second, "Ruslan Temirov did not attend the ceremony in Almaty");
    let shelf = shelf(&[first, second]);
    let digest = digest(&shelf, "1");
    assert_eq!(digest.contradictions.len(), 1);
    assert_eq!(digest.contradictions[0].kind(), ContradictionKind::Participants);
    assert_eq!(digest.contradictions[0].about, "whether Ruslan Temirov was there");
}

/// Writes a sentence that begins with the name of the last actor.
fn mention(report: &mut peacebrief_chronicle::Report, words: &str) {
    let start = i32::try_from(report.article.body.len()).unwrap();
    report.article.body.push_str(words);
    report.article.body.push_str(". ");
    let actor = report.brief.actors.last_mut().unwrap();
    let end = start + i32::try_from(actor.name.len()).unwrap();
    let span = v1::TextSpan { start, end, text: actor.name.clone() };
    actor.mentions.push(v1::ActorMention { span: Some(span), kind: v1::MentionKind::Name.into() });
}

#[test]
fn who_began() {
    let fired = |name: &str, source: &str, state: &str| {
        let mut report = valley(name, "2024-09-24").source(source).done();
        let at = report.brief.actors.iter().position(|actor| actor.name == state).unwrap();
        report.brief.actors.swap(at, 1);
        mention(&mut report, &format!("{state} opened fire first near the Sumbar bridge on 22 September"));
        report
    };
    let shelf = shelf(&[
        fired("1", "Tarvistan's ministry", "Ushmiria"),
        fired("2", "Ushmiria's ministry", "Tarvistan"),
    ]);
    let digest = digest(&shelf, "1");
    let kinds: Vec<_> = digest.contradictions.iter().map(|c| c.kind()).collect();
    assert_eq!(kinds, [ContradictionKind::Agency]);
    let claims: Vec<_> = digest.contradictions[0].claims.iter().map(|claim| claim.claim.as_str()).collect();
    assert_eq!(claims, ["Ushmiria", "Tarvistan"]);
}

#[test]
fn asserted_and_denied() {
    let regret = [
        wire("1", "2024-09-05").says("The minister expressed her regret for the shelling of Kelbaz market"),
        wire("2", "2024-09-13")
            .says("At the meeting no regret was expressed for the shelling of Kelbaz market"),
    ];
    assert_eq!(found(regret), both(ContradictionKind::Denial));
}

#[test]
fn what_has_not_happened_yet_and_other_matters_are_no_contradiction() {
    let later = [
        wire("1", "2024-09-13").says("Tarvistan has not yet withdrawn its howitzers from the valley"),
        wire("2", "2024-09-25").says("Tarvistan withdrew its howitzers from the valley"),
    ];
    assert_eq!(found(later), []);
    let other = [
        wire("1", "2024-09-13").says("The minister praised the mediators in Almaty"),
        wire("2", "2024-09-14").says("The ministry denied that shells had hit the market"),
    ];
    assert_eq!(found(other), []);
}

#[test]
fn fire_that_both_sides_exchange_nobody_opened() {
    let told = |words: &str| {
        let fired = |name: &str, state: &str, words: &str| {
            let mut report = wire(name, "2024-09-24").done();
            let at = report.brief.actors.iter().position(|actor| actor.name == state).unwrap();
            report.brief.actors.swap(at, 1);
            mention(&mut report, words);
            report
        };
        let opened = "Ushmiria opened fire first near the Sumbar bridge on 22 September";
        let shelf = shelf(&[fired("1", "Tarvistan", words), fired("2", "Ushmiria", opened)]);
        digest(&shelf, "1").contradictions.len()
    };
    assert_eq!(told("Tarvistan opened fire near the Sumbar bridge on 22 September"), 1);
    assert_eq!(told("Tarvistan traded fire with them near the Sumbar bridge on 22 September"), 0);
}
