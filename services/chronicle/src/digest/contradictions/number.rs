//! Numbers: how many were freed, killed, sent.

use peacebrief::v1::ContradictionKind;

use super::super::stems::has;
use super::super::{At, Material};
use super::occasion::{Pair, When, when};
use super::{Conflict, one_outlet};
use crate::account::Signs;
use crate::record::{FigureTold, Sentence};
use crate::text::{PEOPLE, hash};

/// What is done to those counted: what both must tell.
const ACTS: &[&str] = &[
    "free", "kill", "wound", "recruit", "deploy", "monitor", "leader", "withdraw", "displac", "arrest",
    "abduct", "vaccin",
];
/// How many words around a number tell what is counted.
const REACH: u32 = 10;
/// How alike the words around the numbers must be: where both name the day, and where one does not.
const ALIKE_ON_ONE_DAY: f64 = 0.2;
const ALIKE: f64 = 0.45;

/// Whether two sentences count the same thing differently.
pub(super) fn differ(material: &Material, pair: &Pair) -> Option<Conflict> {
    if one_outlet(material, pair) {
        return None;
    }
    let (a, b) = (material.sentence(pair.first), material.sentence(pair.second));
    if Signs::of(a).has(Signs::AHEAD) || Signs::of(b).has(Signs::AHEAD) {
        return None;
    }
    let asserted = |figure: &&FigureTold| !figure.denied;
    let pairs = a
        .figures
        .iter()
        .filter(asserted)
        .flat_map(|x| b.figures.iter().filter(asserted).map(move |y| (x, y)));
    let conflicts = pairs.filter_map(|(x, y)| conflict(material, pair, x, y));
    conflicts.reduce(|best, other| if other.score > best.score { other } else { best })
}

fn conflict(material: &Material, pair: &Pair, x: &FigureTold, y: &FigureTold) -> Option<Conflict> {
    let (a, b) = (material.sentence(pair.first), material.sentence(pair.second));
    if x.value == y.value || !same_thing(x, y) {
        return None;
    }
    // "and not ten": the other number is named to be wrong.
    let denied = |figures: &[FigureTold], value: i64| figures.iter().any(|f| f.denied && f.value == value);
    let told = |figures: &[FigureTold], value: i64| figures.iter().any(|f| !f.denied && f.value == value);
    let set_right = denied(&b.figures, x.value) || denied(&a.figures, y.value);
    if !set_right && (told(&b.figures, x.value) || told(&a.figures, y.value)) {
        return None;
    }
    let near = |at: At, word: u32| {
        let near = material.sentence(at).near(word, REACH);
        if near.len() < 5 { material.context(at).to_vec() } else { near }
    };
    let (near_x, near_y) = (near(pair.first, x.word), near(pair.second, y.word));
    let (here, there) = ((pair.first.report, near_x.as_slice()), (pair.second.report, near_y.as_slice()));
    let alike = material.overlap(here, there);
    let acts = ACTS.iter().any(|act| near_x.contains(&hash(act)) && near_y.contains(&hash(act)));
    let when = when(material, pair, x.word, y.word);
    let one = match when {
        When::Same => acts && alike >= ALIKE_ON_ONE_DAY,
        When::Open => acts && alike >= ALIKE && material.common(here, there) >= 3.0,
        When::Other => false,
    };
    if !(set_right && when != When::Other) && (!one || update(material, pair, x, y)) {
        return None;
    }
    let thing = if y.thing.is_empty() { &x.thing } else { &y.thing };
    Some(Conflict {
        kind: ContradictionKind::Number,
        about: format!("how many {thing}").trim_end().to_owned(),
        claims: [x.value.to_string(), y.value.to_string()],
        told: [vec![pair.first], vec![pair.second]],
        contested: None,
        score: alike + told_of(a, x) + told_of(b, y) - far(a, x) - far(b, y)
            + if set_right { 2.0 } else { 0.0 }
            + if when == When::Same { 0.5 } else { 0.0 },
    })
}

/// A number that stands beside what was done to those counted is surely theirs.
fn told_of(sentence: &Sentence, figure: &FigureTold) -> f64 {
    const BESIDE: u32 = 4;
    let beside = sentence.near(figure.word, BESIDE);
    if ACTS.iter().any(|act| beside.contains(&hash(act))) { 0.2 } else { 0.0 }
}

/// The farther a number stands from the day, the less it is that day's.
fn far(sentence: &Sentence, figure: &FigureTold) -> f64 {
    let distance = sentence.days.iter().map(|day| day.word.abs_diff(figure.word)).min().unwrap_or_default();
    f64::from(distance.min(20)) * 0.02
}

fn same_thing(x: &FigureTold, y: &FigureTold) -> bool {
    let people = |figure: &FigureTold| figure.of.is_empty() || PEOPLE.contains(&figure.of.as_str());
    x.of == y.of || people(x) && people(y)
}

/// A toll that rises, or a force that grows, is told anew, not contradicted.
fn update(material: &Material, pair: &Pair, x: &FigureTold, y: &FigureTold) -> bool {
    let (a, b) = (material.sentence(pair.first), material.sentence(pair.second));
    let grows = |stems: &[u32]| has(stems, &["kill", "wound", "monitor", "deploy", "displac"]);
    let published = material.told(pair.first.report).published.unwrap_or_default();
    let fresh = pair.day.is_none_or(|day| published - day.last <= 3);
    y.value > x.value && grows(&a.stems) && grows(&b.stems) && fresh
}
