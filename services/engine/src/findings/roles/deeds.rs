//! Roles by deeds: what somebody was found to do and say, which titles their people hold, how much of the text is about them.

use peacebrief::v1::{ActorKind, ConsultMode, EventType, StatementStance};

use super::cues::Cue;
use super::words::add;
use super::{Deeds, Evidence, principal};
use crate::actors::{ActorId, Cast, opposed};
use crate::document::Document;
use crate::findings::Findings;
use crate::lexicon::{Lexicon, Name, OfficeClass, OrganizationClass};
use crate::syntax::Dep;

/// What the titles of persons make of those for whom they act, and what a body's own name makes of it.
pub(super) fn offices(cast: &Cast, lexicon: &Lexicon, evidence: &mut [Evidence]) {
    const ENVOYS: &[&str] = &[
        "envoy",
        "mediator",
        "facilitator",
        "special representative",
        "special adviser",
        "special advisor",
        "personal envoy",
    ];
    const GUARDS: &[&str] = &[
        "mission",
        "monitor",
        "observer",
        "peacekeep",
        "verification",
        "oversight",
        "observation",
        "force commander",
        "stabilization",
        "stabilisation",
    ];
    for (id, actor) in cast.iter() {
        let office = actor.office.as_deref().unwrap_or_default().to_lowercase();
        if ENVOYS.iter().any(|word| office.contains(word)) {
            add(cast, evidence, id, Cue::Mediator, 2.5);
        }
        // An organization's representatives are its envoys.
        let principal = principal(cast, id);
        let organization = cast.get(principal).kind == ActorKind::IntergovernmentalOrganization;
        if organization && principal != id && office.contains("representative") {
            add(cast, evidence, id, Cue::Mediator, 2.5);
        }
        for name in lexicon.name(&actor.name) {
            let Name::Organization(known) = name else { continue };
            match known.class {
                OrganizationClass::Peacekeeping => add(cast, evidence, id, Cue::Guarantor, 3.0),
                OrganizationClass::Mission | OrganizationClass::ContactGroup => {
                    add(cast, evidence, id, Cue::Mediator, 3.0);
                }
                _ => {}
            }
        }
        let name = actor.name.to_lowercase();
        let body = matches!(actor.kind, ActorKind::IntergovernmentalOrganization | ActorKind::Other);
        if body && GUARDS.iter().any(|word| name.contains(word)) {
            add(cast, evidence, id, Cue::Guarantor, 2.5);
        }
    }
}

/// Who receives others to talk or to sign is their host: the state of the place.
pub(super) fn hosting(cast: &Cast, lexicon: &Lexicon, findings: &Findings, evidence: &mut [Evidence]) {
    for event in findings.events.iter().map(|f| &f.message) {
        let talks = event.r#type() == EventType::Agree
            || event.r#type() == EventType::Consult && event.mode() != ConsultMode::Visit;
        let Some(place) = event.place.as_ref().filter(|_| talks) else { continue };
        for name in lexicon.name(&place.name) {
            let state = match name {
                Name::State(state) | Name::Capital(state) => state.name.as_str(),
                Name::Place(place) => place.state.as_deref().unwrap_or_default(),
                _ => continue,
            };
            let host = cast.iter().find(|(_, actor)| actor.kind == ActorKind::State && actor.name == state);
            if let Some((host, _)) =
                host.filter(|(host, _)| !event.participant_ids.contains(&Cast::brief_id(*host)))
            {
                add(cast, evidence, host, Cue::Mediator, 1.5);
                evidence[principal(cast, host).index()].deeds.hosts += 1.0;
            }
        }
    }
}

/// What they were found to do and say.
pub(super) fn from_findings(cast: &Cast, findings: &Findings, evidence: &mut [Evidence]) {
    let mut party = |ids: &[String], weight: f32| {
        for id in ids.iter().filter_map(|id| actor_of(id)) {
            let e = &mut evidence[principal(cast, id).index()];
            e.party = (e.party + weight).min(20.0);
        }
    };
    let mut spoilers = Vec::new();
    for agreement in findings.agreements.iter().map(|f| &f.message) {
        party(&agreement.party_ids, 2.0);
        for breach in &agreement.breaches {
            party(std::slice::from_ref(&breach.accused_id), 2.0);
            party(std::slice::from_ref(&breach.accuser_id), 1.0);
        }
    }
    for event in findings.events.iter().map(|f| &f.message) {
        match event.r#type() {
            EventType::Agree => party(&event.initiator_ids, 1.2),
            EventType::Assault => party(&event.participant_ids, 1.5),
            EventType::Retreat | EventType::Concede | EventType::Mobilize => {
                party(&event.participant_ids, 1.0)
            }
            EventType::Consult => party(&event.participant_ids, 0.3),
            EventType::Protest => {
                for id in event.initiator_ids.iter().filter_map(|id| actor_of(id)) {
                    spoilers.push(id);
                }
            }
            _ => {}
        }
    }
    for statement in findings.statements.iter().map(|f| &f.message) {
        let weight = match statement.stance() {
            StatementStance::Accuse | StatementStance::Reject | StatementStance::Threaten => 0.6,
            _ => 0.15,
        };
        party(std::slice::from_ref(&statement.speaker_id), weight);
        if statement.stance() == StatementStance::Accuse {
            party(&statement.target_ids, 0.6);
        }
    }
    for id in spoilers {
        add(cast, evidence, id, Cue::Spoiler, 2.0);
    }
    for statement in findings.statements.iter().map(|f| &f.message) {
        let Some(speaker) = actor_of(&statement.speaker_id) else { continue };
        let (cue, weight) = match statement.stance() {
            StatementStance::Support => (Cue::Supporter, 0.5),
            StatementStance::Request => (Cue::Supporter, 0.3),
            StatementStance::Reject => (Cue::Spoiler, 0.4),
            StatementStance::Threaten => (Cue::Spoiler, 0.6),
            _ => continue,
        };
        add(cast, evidence, speaker, cue, weight);
    }
}

/// Who sits with both sides, or signs where both sign, and is none of them, stands between them.
pub(super) fn company(cast: &Cast, findings: &Findings, parties: &[ActorId], evidence: &mut [Evidence]) {
    for event in findings.events.iter().map(|f| &f.message) {
        let worth = match (event.r#type(), event.mode()) {
            (EventType::Agree, _) => 1.0,
            (EventType::Consult, ConsultMode::Summit | ConsultMode::Negotiation | ConsultMode::Meeting) => {
                1.5
            }
            _ => continue,
        };
        let mut present: Vec<ActorId> = event
            .participant_ids
            .iter()
            .filter_map(|id| actor_of(id))
            .map(|id| principal(cast, id))
            .collect();
        present.sort_unstable();
        present.dedup();
        let (sides, others): (Vec<ActorId>, Vec<ActorId>) =
            present.into_iter().partition(|id| parties.contains(id));
        if sides.len() >= 2 {
            for other in others {
                add(cast, evidence, other, Cue::Mediator, worth);
                evidence[other.index()].deeds.between += 1.0;
            }
        }
    }
}

/// Counts what each principal was found to do, say and suffer, and where the text names it.
pub(super) fn count(
    document: &Document<'_>,
    cast: &Cast,
    lexicon: &Lexicon,
    findings: &Findings,
    evidence: &mut [Evidence],
) {
    let mut tally = |ids: &[String], part: fn(&mut Deeds) -> &mut f32| {
        for id in ids.iter().filter_map(|id| actor_of(id)) {
            *part(&mut evidence[principal(cast, id).index()].deeds) += 1.0;
        }
    };
    for agreement in findings.agreements.iter().map(|f| &f.message) {
        tally(&agreement.party_ids, |deeds| &mut deeds.bound);
        for breach in &agreement.breaches {
            tally(std::slice::from_ref(&breach.accused_id), |deeds| &mut deeds.breaches);
            tally(std::slice::from_ref(&breach.accuser_id), |deeds| &mut deeds.breaches);
        }
    }
    for event in findings.events.iter().map(|f| &f.message) {
        match event.r#type() {
            EventType::Agree => tally(&event.initiator_ids, |deeds| &mut deeds.agrees),
            EventType::Assault | EventType::Coerce => {
                tally(&event.participant_ids, |deeds| &mut deeds.fights)
            }
            EventType::Retreat | EventType::Concede | EventType::Mobilize => {
                tally(&event.participant_ids, |deeds| &mut deeds.moves);
            }
            EventType::Consult => tally(&event.participant_ids, |deeds| &mut deeds.meets),
            EventType::Sanction => tally(&event.initiator_ids, |deeds| &mut deeds.sanctions),
            EventType::Aid | EventType::Cooperate => tally(&event.initiator_ids, |deeds| &mut deeds.helps),
            EventType::Protest => tally(&event.initiator_ids, |deeds| &mut deeds.protests),
            _ => {}
        }
    }
    for statement in findings.statements.iter().map(|f| &f.message) {
        let speaker = std::slice::from_ref(&statement.speaker_id);
        match statement.stance() {
            StatementStance::Accuse | StatementStance::Threaten => {
                tally(speaker, |deeds| &mut deeds.accuses);
                tally(&statement.target_ids, |deeds| &mut deeds.accused);
            }
            StatementStance::Reject => {
                tally(speaker, |deeds| &mut deeds.rejects);
                tally(&statement.target_ids, |deeds| &mut deeds.accused);
            }
            StatementStance::Support => {
                tally(speaker, |deeds| &mut deeds.supports);
                tally(&statement.target_ids, |deeds| &mut deeds.praised);
            }
            StatementStance::Request => {
                tally(speaker, |deeds| &mut deeds.asks);
                tally(&statement.target_ids, |deeds| &mut deeds.asked);
            }
            _ => tally(speaker, |deeds| &mut deeds.comments),
        }
    }
    let lead = document.sentences().iter().find(|s| s.len() > 8).map_or(0, |s| s.end);
    for (id, actor) in cast.iter() {
        let of = principal(cast, id);
        let deeds = &mut evidence[of.index()].deeds;
        if actor.mentions.iter().any(|mention| mention.tokens.start < lead) {
            deeds.lead = 1.0;
        }
        for mention in &actor.mentions {
            deeds.mentions += 1.0;
            let head = mention.tokens.end - 1;
            let located = document.dep(head) == Dep::Pobj
                && matches!(
                    document.word(document.head(head)),
                    "in" | "at" | "near" | "from" | "into" | "across" | "outside"
                );
            deeds.located += if located { 1.0 } else { 0.0 };
            let from = mention.tokens.start.saturating_sub(3).max(document.sentence_around(head).start);
            for near in from..mention.tokens.end {
                match document.word(near).to_ascii_lowercase().as_str() {
                    "opposition" | "dissident" | "breakaway" | "hardline" | "banned" | "outlawed" => {
                        deeds.opposed = 1.0
                    }
                    "ruling" | "governing" => deeds.ruling = 1.0,
                    _ => {}
                }
            }
        }
        if of == id {
            #[allow(clippy::cast_precision_loss, reason = "a share needs no more than the 24 bits of an f32")]
            let share = |token: usize| token as f32 / document.len().max(1) as f32;
            deeds.first = actor.mentions.first().map_or(1.0, |mention| share(mention.tokens.start));
            continue;
        }
        let words: Vec<&str> = actor.office.iter().flat_map(|office| office.split_whitespace()).collect();
        let pairs: Vec<(&str, &str)> = words.iter().map(|&word| (word, word)).collect();
        let title = lexicon.offices(&lexicon.encode(&pairs));
        match title.last().map(|title| title.office.class) {
            Some(class) if class.leads_a_state() => deeds.leads += 1.0,
            Some(OfficeClass::Envoy | OfficeClass::Diplomat | OfficeClass::Negotiator) => deeds.envoys += 1.0,
            _ => {}
        }
        deeds.bodies += if actor.kind == ActorKind::StateBody { 1.0 } else { 0.0 };
    }
}

/// The actor of an id in a message.
fn actor_of(id: &str) -> Option<ActorId> {
    id.strip_prefix('a').and_then(|n| n.parse::<u32>().ok()).and_then(|n| n.checked_sub(1)).map(ActorId)
}

/// What it is worth for a party to be told of as one of the two ends of the conflict.
const OPPOSED: f32 = 4.0;

/// How much of the text is about them, and what they are.
pub(super) fn presence(document: &Document<'_>, cast: &Cast, title: &str, evidence: &mut [Evidence]) {
    let title = title.to_lowercase();
    let mut mentions = vec![0_u32; evidence.len()];
    for (id, actor) in cast.iter() {
        mentions[principal(cast, id).index()] += u32::try_from(actor.mentions.len()).unwrap_or(u32::MAX);
    }
    let most = mentions.iter().copied().max().unwrap_or(1).max(1);
    for (id, actor) in cast.iter() {
        let e = &mut evidence[id.index()];
        #[allow(clippy::cast_precision_loss, reason = "a share needs no more than the 24 bits of an f32")]
        let share = mentions[id.index()] as f32 / most as f32;
        e.party += 3.0 * share;
        e.deeds.share = share;
        e.party += match actor.kind {
            ActorKind::ArmedGroup => 2.5,
            ActorKind::PoliticalGroup => 0.5,
            ActorKind::IntergovernmentalOrganization => -10.0,
            ActorKind::Person => -20.0,
            ActorKind::CivilSociety | ActorKind::Other => -2.0,
            _ => 0.0,
        };
        let named = std::iter::once(&actor.name)
            .chain(&actor.aliases)
            .any(|name| title.contains(&name.to_lowercase()));
        e.party += if named { 1.5 } else { 0.0 };
        e.deeds.title = if named { 1.0 } else { 0.0 };
        // "between X and Y", "X and Y": named in one breath with another as the two ends of a relation.
        for mention in &actor.mentions {
            let before = mention.tokens.start.checked_sub(1).map(|t| document.word(t).to_lowercase());
            let end = before.as_deref() == Some("between");
            e.party += if end { 1.5 } else { 0.0 };
            e.deeds.end += if end { 1.0 } else { 0.0 };
        }
        e.party = e.party.min(25.0);
    }
    // Told of as the two ends of the conflict itself, which "a meeting between X and Y" does not.
    for mut end in opposed(document).into_iter().flatten() {
        // Within a longer name, as of "the X-Y Border Committee", by the word itself.
        let by_word = |word: &str| cast.iter().find(|(_, actor)| actor.name == word).map(|(id, _)| id);
        let named = end.find_map(|t| cast.at(t).first().copied().or_else(|| by_word(document.word(t))));
        if let Some(actor) = named {
            let e = &mut evidence[principal(cast, actor).index()];
            e.party = (e.party + OPPOSED).min(25.0);
        }
    }
}
