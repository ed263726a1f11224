//! A digest in the form of the reference files (`evaluation/digest-guide.md`): by names and words instead of resource names and spans.

use std::collections::{BTreeMap, BTreeSet};

use peacebrief::{date, v1};
use serde::Serialize;

/// A digest as the reference files have it.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Account {
    process: Option<Process>,
    actors: Vec<Actor>,
    events: Vec<Event>,
    agreements: Vec<Agreement>,
    contradictions: Vec<Contradiction>,
    steps: Vec<Step>,
}

#[derive(Debug, Serialize)]
struct Process {
    name: String,
    parties: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Actor {
    name: String,
    aliases: Vec<String>,
    kind: Term,
    affiliation: Option<String>,
    role: Term,
    reports: BTreeSet<String>,
}

#[derive(Debug, Serialize)]
struct Event {
    #[serde(rename = "type")]
    kind: Term,
    mode: Term,
    date: Option<String>,
    place: Option<String>,
    participants: Vec<String>,
    told: Vec<Told>,
}

#[derive(Debug, Serialize)]
struct Agreement {
    name: String,
    kind: Term,
    parties: Vec<String>,
    history: Vec<Move>,
    provisions: Vec<Term>,
    breaches: Vec<Breach>,
}

#[derive(Debug, Serialize)]
struct Move {
    status: Term,
    date: Option<String>,
    told: Vec<Told>,
}

#[derive(Debug, Serialize)]
struct Breach {
    by: Option<String>,
    against: Option<String>,
    told: Vec<Told>,
}

#[derive(Debug, Serialize)]
struct Contradiction {
    kind: Term,
    about: String,
    claims: Vec<Claim>,
}

#[derive(Debug, Serialize)]
struct Claim {
    claim: String,
    told: Vec<Told>,
}

#[derive(Debug, Serialize)]
struct Step {
    what: String,
    due: Option<String>,
    outcome: Term,
    announced: Vec<Told>,
    settled: Vec<Told>,
}

#[derive(Debug, Serialize)]
struct Told {
    report: String,
    evidence: String,
}

/// A term of the guide, which is an enum's value without the enum's name; `None` for `UNSPECIFIED`.
type Term = Option<&'static str>;

/// What turns resource names into what the reference files call things.
pub(crate) struct Called<'a> {
    /// Reports by the resource names of their briefs.
    pub(crate) reports: &'a BTreeMap<String, String>,
    /// Actors by their resource names, those of the digest left out.
    pub(crate) actors: &'a BTreeMap<String, String>,
}

/// Writes a digest in the reference form.
pub(crate) fn from_digest(digest: &v1::Digest, called: &Called<'_>) -> Account {
    let form = Form {
        called,
        own: digest.actors.iter().map(|a| (a.name.as_str(), a.display_name.as_str())).collect(),
    };
    Account {
        process: digest
            .process
            .as_ref()
            .map(|p| Process { name: p.display_name.clone(), parties: form.actors(&p.parties) }),
        actors: digest.actors.iter().map(|a| form.actor(a)).collect(),
        events: digest.events.iter().map(|e| form.event(e)).collect(),
        agreements: digest.agreements.iter().map(|a| form.agreement(a)).collect(),
        contradictions: digest.contradictions.iter().map(|c| form.contradiction(c)).collect(),
        steps: digest.steps.iter().map(|s| form.step(s)).collect(),
    }
}

struct Form<'a> {
    called: &'a Called<'a>,
    own: BTreeMap<&'a str, &'a str>,
}

impl Form<'_> {
    /// How an actor is called; by its resource name where nobody tells.
    fn one(&self, name: &str) -> String {
        let called = self.own.get(name).copied().or_else(|| self.called.actors.get(name).map(String::as_str));
        called.unwrap_or(name).to_owned()
    }

    fn actors(&self, names: &[String]) -> Vec<String> {
        names.iter().map(|name| self.one(name)).collect()
    }

    fn optional(&self, name: &str) -> Option<String> {
        (!name.is_empty()).then(|| self.one(name))
    }

    fn report(&self, brief: &str) -> String {
        self.called.reports.get(brief).cloned().unwrap_or_else(|| brief.to_owned())
    }

    fn told(&self, tellings: &[v1::Telling]) -> Vec<Told> {
        let told = |t: &v1::Telling| {
            Some(Told { report: self.report(&t.brief), evidence: t.evidence.as_ref()?.text.clone() })
        };
        tellings.iter().filter_map(told).collect()
    }

    fn actor(&self, a: &v1::DigestActor) -> Actor {
        Actor {
            name: a.display_name.clone(),
            aliases: a.aliases.clone(),
            kind: term(a.kind().as_str_name(), "ACTOR_KIND_"),
            affiliation: self.optional(&a.affiliation),
            role: term(a.role().as_str_name(), "ACTOR_ROLE_"),
            reports: a.briefs.iter().map(|brief| self.report(brief)).collect(),
        }
    }

    fn event(&self, e: &v1::DigestEvent) -> Event {
        Event {
            kind: term(e.r#type().as_str_name(), "EVENT_TYPE_"),
            mode: term(e.mode().as_str_name(), "CONSULT_MODE_"),
            date: e.date.as_ref().and_then(date::iso_resolved),
            place: (!e.place.is_empty()).then(|| e.place.clone()),
            participants: self.actors(&e.participants),
            told: self.told(&e.tellings),
        }
    }

    fn agreement(&self, a: &v1::DigestAgreement) -> Agreement {
        let history = |m: &v1::StatusMove| Move {
            status: term(m.status().as_str_name(), "AGREEMENT_STATUS_"),
            date: m.date.as_ref().and_then(date::iso_resolved),
            told: self.told(&m.tellings),
        };
        let breach = |b: &v1::BreachRecord| Breach {
            by: self.optional(&b.accuser),
            against: self.optional(&b.accused),
            told: self.told(&b.tellings),
        };
        let provision = |p: &v1::ProvisionRecord| term(p.category().as_str_name(), "PROVISION_CATEGORY_");
        Agreement {
            name: a.display_name.clone(),
            kind: term(a.kind().as_str_name(), "AGREEMENT_KIND_"),
            parties: self.actors(&a.parties),
            history: a.history.iter().map(history).collect(),
            provisions: a.provisions.iter().map(provision).collect(),
            breaches: a.breaches.iter().map(breach).collect(),
        }
    }

    fn contradiction(&self, c: &v1::Contradiction) -> Contradiction {
        let claim = |c: &v1::Claim| Claim { claim: c.claim.clone(), told: self.told(&c.tellings) };
        Contradiction {
            kind: term(c.kind().as_str_name(), "CONTRADICTION_KIND_"),
            about: c.about.clone(),
            claims: c.claims.iter().map(claim).collect(),
        }
    }

    fn step(&self, s: &v1::DigestStep) -> Step {
        Step {
            what: s.description.clone(),
            due: s.due.as_ref().and_then(date::iso_resolved),
            outcome: term(s.outcome().as_str_name(), "STEP_OUTCOME_"),
            announced: self.told(&s.announced),
            settled: self.told(&s.settled),
        }
    }
}

fn term(value: &'static str, prefix: &str) -> Term {
    value.strip_prefix(prefix).filter(|&term| term != "UNSPECIFIED")
}
