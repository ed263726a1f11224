//! Reports with their briefs, made by hand: small, and as the engine would write them.

use peacebrief::v1;
use peacebrief::v1::{ActorKind, ActorRole, AgreementKind, AgreementStatus};
use peacebrief_chronicle::{Chronicler, MemoryShelf, Reader, Report};

/// A report in the making. Whatever is told of is written into its body, so that every span has its words.
pub(crate) struct Told {
    report: Report,
}

/// A report, published on a day of 2024 by a wire.
pub(crate) fn report(name: &str, published: &str) -> Told {
    let published = peacebrief::date::parse(published).unwrap();
    let article =
        v1::Article { source: "Meridian Wire".into(), published: Some(published), ..v1::Article::default() };
    let brief = v1::Brief { process: Some(v1::Process::default()), ..v1::Brief::default() };
    Told { report: Report { name: format!("briefs/{name}"), article, brief } }
}

/// A report on the war between two states that most tests are about.
pub(crate) fn valley(name: &str, published: &str) -> Told {
    report(name, published).state("Tarvistan").state("Ushmiria").between(&["Tarvistan", "Ushmiria"])
}

impl Told {
    /// Writes words into the body and answers their span.
    fn write(&mut self, words: &str) -> v1::TextSpan {
        let body = &mut self.report.article.body;
        let start = i32::try_from(body.len()).unwrap();
        body.push_str(words);
        let end = i32::try_from(body.len()).unwrap();
        body.push_str(". ");
        v1::TextSpan { start, end, text: words.to_owned() }
    }

    pub(crate) fn source(mut self, source: &str) -> Self {
        self.report.article.source = source.into();
        self
    }

    /// An actor by name; `of` names for whom it acts.
    pub(crate) fn actor(mut self, name: &str, kind: ActorKind, office: &str, of: &str) -> Self {
        let span = self.write(name);
        let affiliation = self.report.brief.actors.iter().find(|actor| actor.name == of);
        let actor = v1::Actor {
            id: format!("a{}", self.report.brief.actors.len() + 1),
            name: name.into(),
            kind: kind.into(),
            office: office.into(),
            affiliation_id: affiliation.map(|actor| actor.id.clone()).unwrap_or_default(),
            role: ActorRole::Party.into(),
            mentions: vec![v1::ActorMention { span: Some(span), kind: v1::MentionKind::Name.into() }],
            ..v1::Actor::default()
        };
        self.report.brief.actors.push(actor);
        self
    }

    pub(crate) fn state(self, name: &str) -> Self {
        self.actor(name, ActorKind::State, "", "")
    }

    pub(crate) fn group(self, name: &str) -> Self {
        self.actor(name, ActorKind::ArmedGroup, "", "")
    }

    pub(crate) fn person(self, name: &str, office: &str, of: &str) -> Self {
        self.actor(name, ActorKind::Person, office, of)
    }

    /// Another role for the last actor.
    pub(crate) fn role(mut self, role: ActorRole) -> Self {
        self.report.brief.actors.last_mut().unwrap().role = role.into();
        self
    }

    fn id(&self, name: &str) -> String {
        let actor = self.report.brief.actors.iter().find(|actor| actor.name == name);
        actor.unwrap_or_else(|| panic!("no actor {name}")).id.clone()
    }

    /// The process, by its principals.
    pub(crate) fn between(mut self, parties: &[&str]) -> Self {
        let party_ids = parties.iter().map(|party| self.id(party)).collect();
        let name = format!("{} peace process", parties.join("–"));
        self.report.brief.process = Some(v1::Process { name, party_ids, derivation: None });
        self
    }

    /// An agreement of the process's parties.
    pub(crate) fn agreement(
        mut self,
        name: &str,
        kind: AgreementKind,
        status: AgreementStatus,
        date: &str,
    ) -> Self {
        let evidence = self.write(&format!("speaks of the {name}"));
        let agreement = v1::Agreement {
            id: format!("g{}", self.report.brief.agreements.len() + 1),
            name: name.into(),
            kind: kind.into(),
            status: status.into(),
            party_ids: self.report.brief.process.as_ref().unwrap().party_ids.clone(),
            date: resolved(date),
            evidence: Some(evidence),
            ..v1::Agreement::default()
        };
        self.report.brief.agreements.push(agreement);
        self
    }

    /// Other parties for the last agreement.
    pub(crate) fn bound(mut self, parties: &[&str]) -> Self {
        let ids = parties.iter().map(|party| self.id(party)).collect();
        self.report.brief.agreements.last_mut().unwrap().party_ids = ids;
        self
    }

    /// A provision of the last agreement.
    pub(crate) fn provides(mut self, category: v1::ProvisionCategory) -> Self {
        let evidence = self.write(category.as_str_name());
        let agreement = self.report.brief.agreements.last_mut().unwrap();
        let id = format!("{}.p{}", agreement.id, agreement.provisions.len() + 1);
        agreement.provisions.push(v1::Provision {
            id,
            category: category.into(),
            evidence: Some(evidence),
            derivation: None,
        });
        self
    }

    /// A breach of the last agreement; empty names for nobody.
    pub(crate) fn breach(mut self, accuser: &str, accused: &str) -> Self {
        let evidence = self.write(&format!("{accuser} accuses {accused} of a breach"));
        let id = |name: &str| if name.is_empty() { String::new() } else { self.id(name) };
        let (accuser_id, accused_id) = (id(accuser), id(accused));
        let agreement = self.report.brief.agreements.last_mut().unwrap();
        let id = format!("{}.b{}", agreement.id, agreement.breaches.len() + 1);
        agreement.breaches.push(v1::Breach {
            id,
            accuser_id,
            accused_id,
            evidence: Some(evidence),
            derivation: None,
        });
        self
    }

    /// A sentence of which the brief has nothing.
    pub(crate) fn says(mut self, words: &str) -> Self {
        self.write(words);
        self
    }

    /// Something that was done, told in words; without a date where it is empty.
    pub(crate) fn event(mut self, kind: v1::EventType, date: &str, who: &[&str], words: &str) -> Self {
        let evidence = self.write(words);
        let event = v1::Event {
            id: format!("e{}", self.report.brief.events.len() + 1),
            r#type: kind.into(),
            mode: if kind == v1::EventType::Consult { v1::ConsultMode::Negotiation.into() } else { 0 },
            date: resolved(date),
            participant_ids: who.iter().map(|name| self.id(name)).collect(),
            evidence: Some(evidence),
            ..v1::Event::default()
        };
        self.report.brief.events.push(event);
        self
    }

    /// The place of the last event.
    pub(crate) fn at(mut self, place: &str) -> Self {
        let place = v1::Place { name: place.into(), evidence: None };
        self.report.brief.events.last_mut().unwrap().place = Some(place);
        self
    }

    /// Something to come, announced in words; without a date where it is empty.
    pub(crate) fn step(mut self, date: &str, words: &str) -> Self {
        let evidence = self.write(words);
        let step = v1::NextStep {
            id: format!("n{}", self.report.brief.next_steps.len() + 1),
            description: words.into(),
            date: resolved(date),
            evidence: Some(evidence),
            derivation: None,
        };
        self.report.brief.next_steps.push(step);
        self
    }

    pub(crate) fn done(self) -> Report {
        self.report
    }
}

/// A whole date; nothing where it is empty.
fn resolved(date: &str) -> Option<v1::ResolvedDate> {
    (!date.is_empty()).then(|| v1::ResolvedDate {
        value: Some(v1::resolved_date::Value::Date(peacebrief::date::parse(date).unwrap())),
        evidence: None,
    })
}

/// The digest of the process of a brief.
pub(crate) fn digest(shelf: &MemoryShelf, brief: &str) -> v1::Digest {
    let reader = Reader::new(shelf, v1::EncodingType::Utf8);
    let (processes, _) = reader.processes("", &format!("briefs/{brief}"), 1, None).unwrap();
    reader.digest(&processes[0].name, None, 0).unwrap().unwrap()
}

/// The reports of tellings, by the names of their briefs.
pub(crate) fn told(tellings: &[v1::Telling]) -> Vec<&str> {
    tellings.iter().map(|telling| &telling.brief["briefs/".len()..]).collect()
}

/// Takes reports into a shelf one by one, and answers the alerts of each.
pub(crate) fn take_in(shelf: &mut MemoryShelf, reports: &[Report]) -> Vec<Vec<(String, v1::Alert)>> {
    let mut alerts = Vec::new();
    for report in reports {
        let mut chronicler = Chronicler::new(&*shelf);
        chronicler.add(report).unwrap();
        let outcome = chronicler.finish();
        alerts.push(outcome.alerts.clone());
        shelf.apply(outcome);
    }
    alerts
}

/// A shelf with reports.
pub(crate) fn shelf(reports: &[Report]) -> MemoryShelf {
    let mut shelf = MemoryShelf::default();
    take_in(&mut shelf, reports);
    shelf
}
