//! A digest that has everything, and one that has nothing, for the tests of its forms.

use peacebrief::v1::{self, resolved_date};
use peacebrief::v1::{
    ActorKind, ActorRole, AgreementKind, AgreementStatus, ConsultMode, ContradictionKind, EventType,
    ProvisionCategory, StepOutcome,
};

pub(super) fn on(year: i32, month: i32, day: i32) -> Option<v1::ResolvedDate> {
    let date = v1::Date { year, month, day };
    Some(v1::ResolvedDate { value: Some(resolved_date::Value::Date(date)), evidence: None })
}

pub(super) fn telling(report: u8, source: &str, words: &str) -> v1::Telling {
    v1::Telling {
        brief: format!("briefs/{report:02}"),
        finding_id: "e1".into(),
        source: source.into(),
        published: Some(v1::Date { year: 2031, month: 4, day: i32::from(report) }),
        evidence: Some(v1::TextSpan { text: words.into(), ..Default::default() }),
    }
}

fn actor(id: &str, name: &str, kind: ActorKind, role: ActorRole, affiliation: &str) -> v1::DigestActor {
    v1::DigestActor {
        name: format!("actors/{id}"),
        display_name: name.into(),
        kind: kind.into(),
        role: role.into(),
        affiliation: affiliation.into(),
        briefs: vec!["briefs/01".into(), "briefs/02".into()],
        ..Default::default()
    }
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| format!("actors/{id}")).collect()
}

/// A digest that has everything.
pub(super) fn digest() -> v1::Digest {
    let process = v1::ProcessRecord {
        name: "processes/p".into(),
        display_name: "Norland–Sudmark peace process".into(),
        parties: ids(&["n", "s"]),
        first_published: Some(v1::Date { year: 2031, month: 4, day: 1 }),
        last_published: Some(v1::Date { year: 2031, month: 4, day: 9 }),
        ..Default::default()
    };
    v1::Digest {
        process: Some(process),
        published: None,
        report_count: 5,
        actors: vec![
            actor("n", "Norland", ActorKind::State, ActorRole::Party, ""),
            v1::DigestActor {
                aliases: vec!["the Front".into(), "SLF".into()],
                ..actor("s", "Sudmark Liberation Front", ActorKind::ArmedGroup, ActorRole::Party, "")
            },
            v1::DigestActor {
                office: "special envoy".into(),
                ..actor("o", "Tomás Oyelaran", ActorKind::Person, ActorRole::Mediator, "actors/n")
            },
        ],
        events: vec![
            v1::DigestEvent {
                name: "processes/p/events/1".into(),
                r#type: EventType::Consult.into(),
                mode: ConsultMode::Negotiation.into(),
                date: on(2031, 4, 1),
                place: "Ostby".into(),
                initiators: ids(&["o"]),
                participants: ids(&["o", "n", "s"]),
                tellings: vec![
                    telling(1, "Wire", "the envoy brought both sides to Ostby"),
                    telling(2, "Ministry", "talks were held\nin Ostby"),
                    telling(3, "Wire", "Ostby hosted the talks"),
                    telling(4, "Radio", "they talked"),
                ],
            },
            v1::DigestEvent {
                name: "processes/p/events/2".into(),
                r#type: EventType::Concede.into(),
                participants: ids(&["s", "ghost"]),
                tellings: vec![telling(5, "Radio", "<b>48</b> prisoners were freed")],
                ..Default::default()
            },
        ],
        agreements: vec![agreement()],
        contradictions: vec![v1::Contradiction {
            kind: ContradictionKind::Number.into(),
            about: "how many prisoners were freed".into(),
            claims: vec![
                v1::Claim { claim: "48".into(), tellings: vec![telling(5, "Radio", "48 prisoners")] },
                v1::Claim { claim: "52".into(), tellings: vec![telling(6, "Ministry", "all 52 men")] },
            ],
            event: "processes/p/events/2".into(),
            ..Default::default()
        }],
        steps: [StepOutcome::Held, StepOutcome::Missed, StepOutcome::Pending]
            .into_iter()
            .zip(1..)
            .map(|(outcome, number)| v1::DigestStep {
                name: format!("processes/p/steps/{number}"),
                description: format!("round {number} of the talks"),
                due: if outcome == StepOutcome::Pending { None } else { on(2031, 4, 10 + number) },
                outcome: outcome.into(),
                announced: vec![telling(3, "Wire", "will meet again")],
                settled: if outcome == StepOutcome::Held { vec![telling(7, "", "met")] } else { Vec::new() },
            })
            .collect(),
    }
}

fn agreement() -> v1::DigestAgreement {
    let step = |status: AgreementStatus, date, report| v1::StatusMove {
        status: status.into(),
        date,
        tellings: vec![telling(report, "Wire", "the truce")],
    };
    v1::DigestAgreement {
        name: "agreements/g".into(),
        display_name: "Norland–Sudmark ceasefire".into(),
        kind: AgreementKind::Ceasefire.into(),
        parties: ids(&["n", "s"]),
        status: AgreementStatus::Signed.into(),
        history: vec![
            step(AgreementStatus::Proposed, on(2031, 3, 0), 1),
            step(AgreementStatus::Signed, on(2031, 4, 4), 4),
        ],
        provisions: vec![v1::ProvisionRecord {
            category: ProvisionCategory::Prisoners.into(),
            tellings: vec![telling(4, "Wire", "exchange all prisoners")],
        }],
        breaches: vec![
            v1::BreachRecord {
                accuser: "actors/n".into(),
                accused: "actors/s".into(),
                tellings: vec![telling(6, "Ministry", "fired on a convoy")],
            },
            v1::BreachRecord::default(),
        ],
    }
}
