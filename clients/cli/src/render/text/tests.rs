//! The text form of a brief that has everything, and of one that has nothing.

use peacebrief::v1::{self, resolved_date::Value};
use peacebrief::v1::{
    ActorKind, ActorRole, AgreementKind, AgreementStatus, ConsultMode, EventType, MentionKind,
    ProvisionCategory, StatementStance,
};

use super::{Look, Text};
use crate::input::Item;
use crate::render::Render as _;

fn span(text: &str) -> Option<v1::TextSpan> {
    Some(v1::TextSpan { text: text.into(), ..Default::default() })
}

fn derived(rule: &str, confidence: Option<f64>, cues: &[&str]) -> Option<v1::Derivation> {
    let cues = cues.iter().filter_map(|cue| span(cue)).collect();
    Some(v1::Derivation { confidence, rule: rule.into(), cues })
}

fn day(year: i32, month: i32, day: i32) -> v1::Date {
    v1::Date { year, month, day }
}

fn on(date: v1::Date) -> Option<v1::ResolvedDate> {
    Some(v1::ResolvedDate { value: Some(Value::Date(date)), evidence: None })
}

fn between(start: v1::Date, end: v1::Date) -> Option<v1::ResolvedDate> {
    let interval = v1::DateInterval { start: Some(start), end: Some(end) };
    Some(v1::ResolvedDate { value: Some(Value::Interval(interval)), evidence: None })
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|&id| id.into()).collect()
}

fn actor(id: &str, name: &str, kind: ActorKind, role: ActorRole, affiliation: &str) -> v1::Actor {
    v1::Actor {
        id: id.into(),
        name: name.into(),
        kind: kind.into(),
        role: role.into(),
        affiliation_id: affiliation.into(),
        ..Default::default()
    }
}

fn actors() -> Vec<v1::Actor> {
    let mention = |text, kind: MentionKind| v1::ActorMention { span: span(text), kind: kind.into() };
    vec![
        v1::Actor {
            office: "Prime Minister".into(),
            aliases: ids(&["Halvorsen", "Prime Minister Halvorsen", "Ms. Halvorsen", "the Iron Ferrywoman"]),
            mentions: vec![
                mention("Prime Minister Ada Halvorsen", MentionKind::Name),
                mention("she", MentionKind::Pronoun),
                mention("Halvorsen", MentionKind::Name),
                mention("Halvorsen", MentionKind::Name),
            ],
            derivation: derived("actors.person", Some(0.971), &["Prime Minister"]),
            ..actor("a1", "Ada Halvorsen", ActorKind::Person, ActorRole::Party, "a2")
        },
        v1::Actor {
            aliases: ids(&["Norhaven", "the government"]),
            ..actor("a2", "Norland", ActorKind::State, ActorRole::Party, "")
        },
        actor("a3", "Sudmark Liberation Front", ActorKind::ArmedGroup, ActorRole::Party, ""),
        v1::Actor {
            office: "spokesman".into(),
            ..actor("a4", "Ilya Marek", ActorKind::Person, ActorRole::Party, "a3")
        },
        actor("a5", "Ministry of Defence", ActorKind::StateBody, ActorRole::Party, "a2"),
        v1::Actor {
            office: "special envoy".into(),
            ..actor("a6", "Tomás Oyelaran", ActorKind::Person, ActorRole::Mediator, "a7")
        },
        actor("a7", "United Nations", ActorKind::IntergovernmentalOrganization, ActorRole::Guarantor, ""),
        actor("a8", "Free Youth of Sudmark", ActorKind::PoliticalGroup, ActorRole::Spoiler, ""),
        // Each the other's superior: wrong, and to be shown all the same.
        actor("a9", "Upper House", ActorKind::Other, ActorRole::Other, "a10"),
        actor("a10", "Lower House", ActorKind::Other, ActorRole::Other, "a9"),
    ]
}

fn agreements() -> Vec<v1::Agreement> {
    let provision = |category: ProvisionCategory, text| v1::Provision {
        category: category.into(),
        evidence: span(text),
        derivation: derived("agreements.provision", None, &[]),
        ..Default::default()
    };
    let breach = |accuser: &str, accused: &str, text| v1::Breach {
        accuser_id: accuser.into(),
        accused_id: accused.into(),
        evidence: span(text),
        ..Default::default()
    };
    vec![
        v1::Agreement {
            id: "g1".into(),
            name: "Norland–Sudmark ceasefire".into(),
            kind: AgreementKind::Ceasefire.into(),
            status: AgreementStatus::InForce.into(),
            party_ids: ids(&["a2", "a3"]),
            date: Some(v1::ResolvedDate { evidence: span("last Friday"), ..on(day(2031, 4, 4)).unwrap() }),
            provisions: vec![
                provision(ProvisionCategory::WithdrawalOfForces, "pull their guns ten kilometres back"),
                provision(ProvisionCategory::Prisoners, "exchange all prisoners\nwithin 30 days"),
            ],
            conditions: vec![v1::Condition {
                evidence: span("once both chambers approve it"),
                ..Default::default()
            }],
            breaches: vec![
                breach("a2", "a3", "fired on a convoy near Ostby"),
                breach("", "a2", "shells fell on Vestmar"),
                breach("", "", "shots were heard"),
                breach("a3", "", "the truce was broken"),
            ],
            evidence: span("a ceasefire that took effect last Friday"),
            derivation: derived("agreements.noun", Some(0.9), &["ceasefire", "took effect"]),
            ..Default::default()
        },
        v1::Agreement { id: "g2".into(), name: "Ostby roadmap".into(), ..Default::default() },
    ]
}

fn events() -> Vec<v1::Event> {
    let event = |kind: EventType, mode: ConsultMode, text| v1::Event {
        r#type: kind.into(),
        mode: mode.into(),
        evidence: span(text),
        derivation: derived("events.verb", Some(0.85), &["met"]),
        ..Default::default()
    };
    let place = |name: &str| Some(v1::Place { name: name.into(), evidence: None });
    vec![
        v1::Event {
            participant_ids: ids(&["a8"]),
            ..event(EventType::Protest, ConsultMode::Unspecified, "hundreds marched")
        },
        v1::Event {
            date: on(day(2031, 4, 4)),
            place: place("Ostby"),
            initiator_ids: ids(&["a6"]),
            participant_ids: ids(&["a6", "a1", "a4"]),
            ..event(
                EventType::Consult,
                ConsultMode::Negotiation,
                "Oyelaran brought Halvorsen and Marek together",
            )
        },
        v1::Event {
            date: between(day(2029, 0, 0), day(2030, 0, 0)),
            initiator_ids: ids(&["a3"]),
            participant_ids: ids(&["a3"]),
            ..event(EventType::Retreat, ConsultMode::Unspecified, "the Front left the coast")
        },
        v1::Event {
            date: on(day(2031, 4, 0)),
            ..event(EventType::Assault, ConsultMode::Unspecified, "a depot was bombed")
        },
    ]
}

fn brief() -> v1::Brief {
    let statement = |speaker: &str, stance: StatementStance, targets: &[&str], text| v1::Statement {
        speaker_id: speaker.into(),
        stance: stance.into(),
        target_ids: ids(targets),
        evidence: span(text),
        derivation: derived("statements.verb", Some(0.9), &["said"]),
        ..Default::default()
    };
    let step = |date, description: &str, text| v1::NextStep {
        date,
        description: description.into(),
        evidence: span(text),
        derivation: derived("next_steps.scheduled", None, &[]),
        ..Default::default()
    };
    v1::Brief {
        process: Some(v1::Process {
            name: "Norland–Sudmark peace process".into(),
            party_ids: ids(&["a2", "a3"]),
            derivation: derived("process.parties", None, &[]),
        }),
        actors: actors(),
        agreements: agreements(),
        events: events(),
        statements: vec![
            statement("a1", StatementStance::Support, &[], "welcomed “a first quiet week”"),
            statement("a4", StatementStance::Accuse, &["a2", "a5"], "accused the army of shelling Vestmar"),
            statement("a1", StatementStance::Reject, &["a4"], "dismissed the charge"),
            statement("a99", StatementStance::Comment, &[], "said that talks were hard"),
        ],
        next_steps: vec![
            step(None, "A second round, no date set", "a second round, for which no date has been set"),
            step(on(day(2031, 5, 4)), "All prisoners exchanged", "exchange all prisoners within 30 days"),
            step(on(day(2031, 4, 20)), "Parliament is to vote", "Parliament is to vote"),
        ],
        key_sentences: vec![v1::KeySentence {
            id: "k1".into(),
            span: span("Norland and the Sudmark Liberation Front have kept the ceasefire for a week, the United Nations said."),
            derivation: derived("key_sentences.salience", Some(0.7), &[]),
        }],
        summary: Some(v1::Summary {
            text: "Norland and the Sudmark Liberation Front have kept a ceasefire since 4 April 2031. Parliament votes on 20 April.".into(),
            sentences: vec![v1::SummarySentence {
                text: "Parliament votes on 20 April.".into(),
                finding_ids: ids(&["n3"]),
            }],
        }),
        truncations: vec![v1::Truncation { field: "actors.mentions".into(), limit: 4, omitted: 12 }],
        ..Default::default()
    }
}

fn item() -> Item {
    Item {
        id: "ostby".into(),
        file: "reports/ostby.txt".into(),
        article: v1::Article {
            title: "A first quiet week on the Ostby line".into(),
            source: "Norhaven Courier".into(),
            published: Some(day(2031, 4, 11)),
            ..Default::default()
        },
    }
}

fn print(look: Look, briefs: &[v1::Brief]) -> String {
    let mut text = Text::new(look);
    let mut out = Vec::new();
    for brief in briefs {
        text.brief(&mut out, &item(), brief).unwrap();
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn a_brief_with_everything() {
    insta::assert_snapshot!(print(Look { width: 80, colour: false, explain: false }, &[brief()]));
}

#[test]
fn a_brief_explained() {
    insta::assert_snapshot!(print(Look { width: 100, colour: false, explain: true }, &[brief()]));
}

#[test]
fn a_brief_on_no_peace_process() {
    let brief = v1::Brief {
        key_sentences: vec![v1::KeySentence { span: span("The brewers merged."), ..Default::default() }],
        ..Default::default()
    };
    insta::assert_snapshot!(print(
        Look { width: 80, colour: false, explain: false },
        &[brief.clone(), brief]
    ));
}

#[test]
fn nothing_is_wider_than_the_page() {
    use unicode_width::UnicodeWidthStr as _;
    for width in [40, 60, 100] {
        let text = print(Look { width, colour: false, explain: true }, &[brief(), brief()]);
        let widest = text.lines().map(|line| line.width()).max();
        assert!(widest <= Some(width), "{widest:?} of {width}\n{text}");
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let look = |colour| Look { width: 80, colour, explain: true };
    let coloured = print(look(true), &[brief()]);
    let mut stripped = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\x1b') {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    stripped.push_str(rest);
    assert_eq!(stripped, print(look(false), &[brief()]));
}
