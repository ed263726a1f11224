//! The traits of findings, by which their confidence is told. Each is yes or no, and named by what it says.

use std::collections::BTreeMap;

use peacebrief::v1::{self, TextSpan};

/// A kind of finding with a confidence of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An actor.
    Actor,
    /// An agreement.
    Agreement,
    /// A provision of one.
    Provision,
    /// A condition of one.
    Condition,
    /// A breach of one.
    Breach,
    /// An event.
    Event,
    /// A statement.
    Statement,
    /// A next step.
    NextStep,
    /// A key sentence.
    KeySentence,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Actor,
        Self::Agreement,
        Self::Provision,
        Self::Condition,
        Self::Breach,
        Self::Event,
        Self::Statement,
        Self::NextStep,
        Self::KeySentence,
    ];

    /// Its name in the file of weights.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Actor => "actors",
            Self::Agreement => "agreements",
            Self::Provision => "provisions",
            Self::Condition => "conditions",
            Self::Breach => "breaches",
            Self::Event => "events",
            Self::Statement => "statements",
            Self::NextStep => "next_steps",
            Self::KeySentence => "key_sentences",
        }
    }
}

/// Calls `see` with the kind, the derivation and the traits of every finding of a brief: actors, then each agreement followed by its provisions,
/// conditions and breaches, then events, statements, next steps and key sentences. Spans count in bytes; `length` is the
/// length of the article's body.
pub fn of_each(
    brief: &v1::Brief,
    length: usize,
    see: &mut impl FnMut(Kind, Option<&v1::Derivation>, &[String]),
) {
    let context = Context::new(brief, length);
    for actor in &brief.actors {
        see(Kind::Actor, actor.derivation.as_ref(), &context.actor(actor));
    }
    for agreement in &brief.agreements {
        see(Kind::Agreement, agreement.derivation.as_ref(), &context.agreement(agreement));
        for provision in &agreement.provisions {
            see(Kind::Provision, provision.derivation.as_ref(), &context.provision(agreement, provision));
        }
        for condition in &agreement.conditions {
            let mut traits = context.common(condition.derivation.as_ref(), condition.evidence.as_ref());
            traits.add("conditions", count(agreement.conditions.len(), 3));
            see(Kind::Condition, condition.derivation.as_ref(), &traits.0);
        }
        for breach in &agreement.breaches {
            let mut traits = context.common(breach.derivation.as_ref(), breach.evidence.as_ref());
            traits.flag("accuser", !breach.accuser_id.is_empty());
            traits.flag("accused", !breach.accused_id.is_empty());
            see(Kind::Breach, breach.derivation.as_ref(), &traits.0);
        }
    }
    for event in &brief.events {
        see(Kind::Event, event.derivation.as_ref(), &context.event(event));
    }
    for statement in &brief.statements {
        see(Kind::Statement, statement.derivation.as_ref(), &context.statement(statement));
    }
    for step in &brief.next_steps {
        let mut traits = context.common(step.derivation.as_ref(), step.evidence.as_ref());
        traits.flag("dated", step.date.is_some());
        traits.flag("said", context.is_said(step.evidence.as_ref()));
        see(Kind::NextStep, step.derivation.as_ref(), &traits.0);
    }
    for sentence in &brief.key_sentences {
        let mut traits = context.common(sentence.derivation.as_ref(), sentence.span.as_ref());
        let found = sentence.derivation.as_ref().map_or(0, |derivation| derivation.cues.len());
        traits.add("found", count(found, 4));
        traits.flag("first", sentence.span.as_ref().is_some_and(|span| span.start < FIRST));
        see(Kind::KeySentence, sentence.derivation.as_ref(), &traits.0);
    }
}

/// A sentence that starts before this stands at the head of the article.
const FIRST: i32 = 80;

/// The traits of one finding.
struct Traits(Vec<String>);

impl Traits {
    fn add(&mut self, name: &str, value: impl std::fmt::Display) {
        self.0.push(format!("{name}={value}"));
    }

    fn flag(&mut self, name: &str, holds: bool) {
        if holds {
            self.0.push(name.to_owned());
        }
    }
}

/// A number up to a most, past which it makes no difference.
fn count(number: usize, most: usize) -> String {
    if number >= most { format!("{most}+") } else { number.to_string() }
}

/// What traits are read off besides the finding itself.
struct Context<'b> {
    actors: BTreeMap<&'b str, &'b v1::Actor>,
    uses: BTreeMap<&'b str, usize>,
    said: Vec<&'b TextSpan>,
    length: usize,
}

impl<'b> Context<'b> {
    fn new(brief: &'b v1::Brief, length: usize) -> Self {
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        let agreements = brief.agreements.iter().flat_map(|a| &a.party_ids);
        let events = brief.events.iter().flat_map(|e| &e.participant_ids);
        let statements =
            brief.statements.iter().flat_map(|s| std::iter::once(&s.speaker_id).chain(&s.target_ids));
        let affiliations = brief.actors.iter().map(|a| &a.affiliation_id);
        for id in agreements.chain(events).chain(statements).chain(affiliations) {
            *uses.entry(id).or_default() += 1;
        }
        Self {
            actors: brief.actors.iter().map(|actor| (actor.id.as_str(), actor)).collect(),
            uses,
            said: brief.statements.iter().filter_map(|s| s.evidence.as_ref()).collect(),
            length,
        }
    }

    /// What any finding has: its rule, and where and how long its words are.
    fn common(&self, derivation: Option<&v1::Derivation>, evidence: Option<&TextSpan>) -> Traits {
        let mut traits = Traits(Vec::new());
        traits.add("rule", derivation.map_or("", |derivation| derivation.rule.as_str()));
        if let Some(span) = evidence {
            let start = usize::try_from(span.start).unwrap_or(0);
            let part = (start * 4).checked_div(self.length).unwrap_or(0);
            traits.add("part", part.min(3));
            let words = span.text.split_whitespace().count();
            traits.add(
                "words",
                match words {
                    0..=3 => "1-3",
                    4..=7 => "4-7",
                    8..=14 => "8-14",
                    15..=24 => "15-24",
                    _ => "25+",
                },
            );
            traits.flag("quoted", span.text.contains(['“', '”', '"']));
        }
        traits
    }

    fn is_said(&self, evidence: Option<&TextSpan>) -> bool {
        evidence.is_some_and(|e| self.said.iter().any(|s| s.start < e.end && e.start < s.end))
    }

    /// What sort of actor somebody is, or nobody.
    fn sort(&self, id: &str) -> String {
        self.actors.get(id).map_or("none".into(), |actor| actor.kind().as_str_name().to_lowercase())
    }

    fn actor(&self, actor: &v1::Actor) -> Vec<String> {
        let mut traits = self.common(actor.derivation.as_ref(), None);
        traits.add("kind", actor.kind().as_str_name().to_lowercase());
        traits.add("role", actor.role().as_str_name().to_lowercase());
        traits.add("mentions", count(actor.mentions.len(), 4));
        traits.add("used", count(self.uses.get(actor.id.as_str()).copied().unwrap_or_default(), 3));
        traits.add("name", count(actor.name.split_whitespace().count(), 4));
        traits.flag("aliases", !actor.aliases.is_empty());
        traits.flag("office", !actor.office.is_empty());
        traits.flag("affiliation", !actor.affiliation_id.is_empty());
        let named = actor.mentions.iter().any(|mention| mention.kind() == v1::MentionKind::Name);
        traits.flag("named", named);
        traits.0
    }

    fn agreement(&self, agreement: &v1::Agreement) -> Vec<String> {
        let mut traits = self.common(agreement.derivation.as_ref(), agreement.evidence.as_ref());
        traits.add("kind", agreement.kind().as_str_name().to_lowercase());
        traits.add("status", agreement.status().as_str_name().to_lowercase());
        traits.add("mentions", count(agreement.mentions.len(), 3));
        traits.add("parties", count(agreement.party_ids.len(), 3));
        traits.add("provisions", count(agreement.provisions.len(), 2));
        traits.add("name", count(agreement.name.split_whitespace().count(), 4));
        traits.flag("dated", agreement.date.is_some());
        traits.0
    }

    fn provision(&self, agreement: &v1::Agreement, provision: &v1::Provision) -> Vec<String> {
        let mut traits = self.common(provision.derivation.as_ref(), provision.evidence.as_ref());
        traits.add("category", provision.category().as_str_name().to_lowercase());
        traits.add("provisions", count(agreement.provisions.len(), 5));
        traits.add("mentions", count(agreement.mentions.len(), 3));
        traits.flag("said", self.is_said(provision.evidence.as_ref()));
        traits.0
    }

    fn event(&self, event: &v1::Event) -> Vec<String> {
        let mut traits = self.common(event.derivation.as_ref(), event.evidence.as_ref());
        traits.add("type", event.r#type().as_str_name().to_lowercase());
        traits.add("mode", event.mode().as_str_name().to_lowercase());
        traits.add("participants", count(event.participant_ids.len(), 3));
        traits.add("initiators", count(event.initiator_ids.len(), 2));
        traits.add("first", self.sort(event.participant_ids.first().map_or("", String::as_str)));
        traits.add("mentions", count(event.mentions.len(), 2));
        traits.flag("dated", event.date.is_some());
        traits.flag("placed", event.place.is_some());
        traits.flag("said", self.is_said(event.evidence.as_ref()));
        traits.0
    }

    fn statement(&self, statement: &v1::Statement) -> Vec<String> {
        let mut traits = self.common(statement.derivation.as_ref(), statement.evidence.as_ref());
        traits.add("stance", statement.stance().as_str_name().to_lowercase());
        traits.add("speaker", self.sort(&statement.speaker_id));
        let mentions = self.actors.get(statement.speaker_id.as_str()).map_or(0, |a| a.mentions.len());
        traits.add("heard", count(mentions, 4));
        traits.add("targets", count(statement.target_ids.len(), 2));
        traits.0
    }
}
