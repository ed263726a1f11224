//! Who is a party, who mediates, who guards, who backs and who wrecks.
//!
//! Every principal (an actor that acts for no other of the cast) gathers evidence from what it does in the text and from what the
//! text calls it; persons and bodies bring theirs to whom they act for, and take its role in return.

use peacebrief::v1::{ActorKind, ActorRole, ConsultMode, EventType, StatementStance};

use super::{Findings, Sources};
use crate::actors::{ActorId, Cast};
use crate::clauses::{Clauses, Reality, conjuncts};
use crate::document::{Document, TokenId};
use crate::lexicon::{Lexicon, Name};
use crate::syntax::{Dep, Pos};

/// Evidence for each role of one principal.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Evidence {
    pub(crate) party: f32,
    mediator: f32,
    guarantor: f32,
    supporter: f32,
    spoiler: f32,
}

/// Roles for which words speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Mediator,
    Guarantor,
    Supporter,
    Spoiler,
}

/// Nouns that call an actor by its part, or name an act that makes it one ("under the auspices of X").
const NOUNS: &[(&str, Cue, f32)] = &[
    ("mediator", Cue::Mediator, 4.0),
    ("mediation", Cue::Mediator, 3.0),
    ("facilitator", Cue::Mediator, 4.0),
    ("facilitation", Cue::Mediator, 3.0),
    ("broker", Cue::Mediator, 3.0),
    ("auspices", Cue::Mediator, 3.0),
    ("aegis", Cue::Mediator, 3.0),
    ("host", Cue::Mediator, 3.0),
    ("convener", Cue::Mediator, 3.0),
    ("chair", Cue::Mediator, 1.5),
    ("envoy", Cue::Mediator, 1.5),
    ("intermediary", Cue::Mediator, 3.0),
    ("guarantor", Cue::Guarantor, 6.0),
    ("guarantee", Cue::Guarantor, 1.5),
    ("peacekeeper", Cue::Guarantor, 4.0),
    ("peacekeeping", Cue::Guarantor, 4.0),
    ("monitor", Cue::Guarantor, 4.0),
    ("observer", Cue::Guarantor, 2.5),
    ("verification", Cue::Guarantor, 2.5),
    ("donor", Cue::Supporter, 3.0),
    ("sponsor", Cue::Supporter, 2.0),
    ("ally", Cue::Supporter, 1.5),
    ("dissident", Cue::Spoiler, 2.0),
    ("splinter", Cue::Spoiler, 2.0),
    ("hardliner", Cue::Spoiler, 2.0),
    ("spoiler", Cue::Spoiler, 4.0),
];

/// Verbs whose subject plays the part.
const VERBS: &[(&str, Cue, f32)] = &[
    ("mediate", Cue::Mediator, 4.0),
    ("facilitate", Cue::Mediator, 4.0),
    ("broker", Cue::Mediator, 4.0),
    ("host", Cue::Mediator, 3.5),
    ("convene", Cue::Mediator, 2.5),
    ("chair", Cue::Mediator, 2.0),
    ("shuttle", Cue::Mediator, 3.0),
    ("sponsor", Cue::Mediator, 2.0),
    ("guarantee", Cue::Guarantor, 3.5),
    ("monitor", Cue::Guarantor, 3.5),
    ("verify", Cue::Guarantor, 3.5),
    ("observe", Cue::Guarantor, 1.5),
    ("supervise", Cue::Guarantor, 2.5),
    ("oversee", Cue::Guarantor, 2.0),
    ("patrol", Cue::Guarantor, 1.5),
    ("welcome", Cue::Supporter, 2.0),
    ("congratulate", Cue::Supporter, 2.0),
    ("commend", Cue::Supporter, 2.0),
    ("applaud", Cue::Supporter, 2.0),
    ("hail", Cue::Supporter, 1.5),
    ("fund", Cue::Supporter, 2.5),
    ("donate", Cue::Supporter, 2.5),
    ("support", Cue::Supporter, 1.5),
    ("back", Cue::Supporter, 1.5),
    ("witness", Cue::Supporter, 1.5),
    ("boycott", Cue::Spoiler, 2.5),
    ("sabotage", Cue::Spoiler, 3.0),
    ("oppose", Cue::Spoiler, 2.0),
    ("denounce", Cue::Spoiler, 1.0),
    ("derail", Cue::Spoiler, 2.5),
];

/// Compounds such as "Qatari-mediated" and "UN-monitored".
const HYPHENATED: &[(&str, Cue, f32)] = &[
    ("mediated", Cue::Mediator, 4.0),
    ("brokered", Cue::Mediator, 4.0),
    ("facilitated", Cue::Mediator, 4.0),
    ("hosted", Cue::Mediator, 3.0),
    ("sponsored", Cue::Mediator, 2.0),
    ("led", Cue::Mediator, 1.0),
    ("monitored", Cue::Guarantor, 3.0),
    ("guaranteed", Cue::Guarantor, 3.0),
];

/// How sure it must be that a principal is a party.
const PARTY: f32 = 4.0;

/// Weighs every actor; index by [`ActorId::index`]. Only principals carry weight.
pub(crate) fn weigh(
    sources: Sources<'_, '_>,
    cast: &Cast,
    findings: &Findings,
    title: &str,
) -> Vec<Evidence> {
    let Sources { document, clauses, lexicon, .. } = sources;
    let mut evidence = vec![Evidence::default(); cast.actors().len()];
    words(document, cast, clauses, &mut evidence);
    offices(cast, &mut evidence);
    hosting(cast, lexicon, findings, &mut evidence);
    from_findings(cast, findings, &mut evidence);
    presence(document, cast, title, &mut evidence);
    evidence
}

/// The principal for whom an actor acts in the end; itself where it acts for nobody.
pub(crate) fn principal(cast: &Cast, actor: ActorId) -> ActorId {
    let mut at = actor;
    // An affiliation that leads in a circle is no worse than one too deep: both end here.
    for _ in 0..8 {
        match cast.get(at).affiliation {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// The parties, most concerned first: principals with evidence enough, and never fewer than the text offers of two.
pub(crate) fn parties(cast: &Cast, evidence: &[Evidence]) -> Vec<ActorId> {
    let mut ranked: Vec<(ActorId, f32)> = cast
        .iter()
        .filter(|(id, actor)| principal(cast, *id) == *id && can_be_party(actor.kind))
        .map(|(id, _)| (id, evidence[id.index()]))
        .map(|(id, e)| {
            (
                id,
                e.party - 1.2 * e.mediator.min(6.0) - 1.2 * e.guarantor.min(6.0) - 0.6 * e.supporter.min(4.0),
            )
        })
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let sure = ranked.iter().filter(|(_, weight)| *weight >= PARTY).count();
    ranked.truncate(sure.max(ranked.iter().take(2).filter(|(_, weight)| *weight > 0.5).count()));
    ranked.into_iter().map(|(id, _)| id).collect()
}

fn can_be_party(kind: ActorKind) -> bool {
    matches!(
        kind,
        ActorKind::State
            | ActorKind::StateBody
            | ActorKind::ArmedGroup
            | ActorKind::PoliticalGroup
            | ActorKind::CivilSociety
            | ActorKind::Other
    )
}

/// Gives every actor its role.
pub(crate) fn assign(cast: &mut Cast, evidence: &[Evidence], parties: &[ActorId]) {
    let roles: Vec<ActorRole> = cast
        .iter()
        .map(|(id, _)| {
            let principal = principal(cast, id);
            if parties.contains(&principal) {
                ActorRole::Party
            } else {
                third(cast.get(principal).kind, evidence[principal.index()])
            }
        })
        .collect();
    for (n, role) in (0..).zip(roles) {
        cast.get_mut(ActorId(n)).role = role;
    }
}

/// The role of one who is no party.
fn third(kind: ActorKind, evidence: Evidence) -> ActorRole {
    let (mut mediator, guarantor, mut supporter, mut spoiler) =
        (evidence.mediator, evidence.guarantor, evidence.supporter, evidence.spoiler);
    match kind {
        ActorKind::State => {
            supporter += 1.0;
            mediator += 0.7;
        }
        ActorKind::IntergovernmentalOrganization => {
            supporter += 1.0;
            mediator += 0.6;
        }
        ActorKind::ArmedGroup | ActorKind::PoliticalGroup => spoiler += 0.8,
        _ => {}
    }
    let ranked = [
        (ActorRole::Mediator, mediator),
        (ActorRole::Guarantor, guarantor),
        (ActorRole::Supporter, supporter),
        (ActorRole::Spoiler, spoiler),
    ];
    // Most of those whom a report of a conflict names without saying for whom they act belong to one of its sides.
    let unsaid = match kind {
        ActorKind::IntergovernmentalOrganization | ActorKind::CivilSociety => ActorRole::Other,
        _ => ActorRole::Party,
    };
    let best = ranked.iter().fold((unsaid, 0.9), |best, one| if one.1 > best.1 { *one } else { best });
    best.0
}

/// What the text calls them, and what it has them do.
fn words(document: &Document<'_>, cast: &Cast, clauses: &Clauses, evidence: &mut [Evidence]) {
    for token in 0..document.len() {
        match document.pos(token) {
            Pos::Noun | Pos::Propn => {
                let lemma = document.lemma(token).to_lowercase();
                if let Some(&(_, cue, weight)) = NOUNS.iter().find(|(noun, ..)| *noun == lemma) {
                    for actor in called(document, cast, token) {
                        add(cast, evidence, actor, cue, weight);
                    }
                }
            }
            Pos::Adj | Pos::Verb => {
                let word = document.word(token).to_lowercase();
                let Some(&(_, cue, weight)) = HYPHENATED.iter().find(|(w, ..)| *w == word) else { continue };
                // "U.S.-brokered" is read as three tokens: the name, the hyphen, the participle.
                if token >= 2 && document.word(token - 1) == "-" {
                    for &actor in cast.at(token - 2) {
                        add(cast, evidence, actor, cue, weight);
                    }
                }
            }
            _ => {}
        }
    }
    for (_, clause) in clauses.iter() {
        let lemma = document.lemma(clause.verb);
        if clause.negated || clause.reality == Reality::Conditional {
            continue;
        }
        if let Some(&(_, cue, weight)) = VERBS.iter().find(|(verb, ..)| *verb == lemma) {
            for &head in clause.doers() {
                for actor in cast.of_phrase(document, head) {
                    add(cast, evidence, actor, cue, weight);
                }
            }
        }
    }
}

/// The actors whom a noun calls by their part: it stands for them, beside them, or after their name.
fn called(document: &Document<'_>, cast: &Cast, noun: TokenId) -> Vec<ActorId> {
    let mut out = cast.of_phrase(document, noun);
    match document.dep(noun) {
        Dep::Appos => out.extend(
            conjuncts(document, document.head(noun)).into_iter().flat_map(|h| cast.of_phrase(document, h)),
        ),
        Dep::Attr => {
            let subject = document.children_by(document.head(noun), Dep::Nsubj).next();
            out.extend(
                subject
                    .into_iter()
                    .flat_map(|s| conjuncts(document, s))
                    .flat_map(|h| cast.of_phrase(document, h)),
            );
        }
        Dep::Pobj if document.word(document.head(noun)).eq_ignore_ascii_case("as") => {
            // "with Russia positioned as a mediator", "Qatar, acting as host"
            let verb = document.head(document.head(noun));
            let subject =
                document.children(verb).find(|&c| matches!(document.dep(c), Dep::Nsubj | Dep::Nsubjpass));
            let who = subject.or_else(|| (document.dep(verb) == Dep::Acl).then(|| document.head(verb)));
            out.extend(who.into_iter().flat_map(|h| cast.of_phrase(document, h)));
        }
        _ => {}
    }
    for child in document.children_by(noun, Dep::Appos) {
        out.extend(cast.of_phrase(document, child));
    }
    for preposition in
        document.children_by(noun, Dep::Prep).filter(|&p| matches!(document.word(p), "of" | "by" | "from"))
    {
        for object in document.children_by(preposition, Dep::Pobj).flat_map(|o| conjuncts(document, o)) {
            // "the mediation of Qatar", but "the host of the talks".
            out.extend(cast.at(object));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn add(cast: &Cast, evidence: &mut [Evidence], actor: ActorId, cue: Cue, weight: f32) {
    let e = &mut evidence[principal(cast, actor).index()];
    let sum = match cue {
        Cue::Mediator => &mut e.mediator,
        Cue::Guarantor => &mut e.guarantor,
        Cue::Supporter => &mut e.supporter,
        Cue::Spoiler => &mut e.spoiler,
    };
    *sum = (*sum + weight).min(12.0);
}

/// What the titles of persons make of those for whom they act, and what a body's own name makes of it.
fn offices(cast: &Cast, evidence: &mut [Evidence]) {
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
        "force commander",
        "stabilization",
        "stabilisation",
    ];
    for (id, actor) in cast.iter() {
        let office = actor.office.as_deref().unwrap_or_default().to_lowercase();
        if ENVOYS.iter().any(|word| office.contains(word)) {
            add(cast, evidence, id, Cue::Mediator, 2.5);
        }
        let name = actor.name.to_lowercase();
        let body = matches!(actor.kind, ActorKind::IntergovernmentalOrganization | ActorKind::Other);
        if body && GUARDS.iter().any(|word| name.contains(word)) {
            add(cast, evidence, id, Cue::Guarantor, 2.5);
        }
    }
}

/// Who receives others to talk or to sign is their host: the state of the place.
fn hosting(cast: &Cast, lexicon: &Lexicon, findings: &Findings, evidence: &mut [Evidence]) {
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
            }
        }
    }
}

/// What they were found to do and say.
fn from_findings(cast: &Cast, findings: &Findings, evidence: &mut [Evidence]) {
    let find = |id: &String| {
        id.strip_prefix('a').and_then(|n| n.parse::<u32>().ok()).and_then(|n| n.checked_sub(1)).map(ActorId)
    };
    let mut party = |ids: &[String], weight: f32| {
        for id in ids.iter().filter_map(find) {
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
                for id in event.initiator_ids.iter().filter_map(find) {
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
        let Some(speaker) = find(&statement.speaker_id) else { continue };
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

/// How much of the text is about them, and what they are.
fn presence(document: &Document<'_>, cast: &Cast, title: &str, evidence: &mut [Evidence]) {
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
        // "between X and Y", "X and Y": named in one breath with another as the two ends of a relation.
        for mention in &actor.mentions {
            let before = mention.tokens.start.checked_sub(1).map(|t| document.word(t).to_lowercase());
            e.party += if before.as_deref() == Some("between") { 1.5 } else { 0.0 };
        }
        e.party = e.party.min(25.0);
    }
}
