//! The sentences of a summary, the weightiest first: what was agreed or done, how the accord stands, what was refused,
//! what comes next.

use peacebrief::v1;

use super::phrases::{self, Names};

/// How many events are told at most.
const MOST_EVENTS: usize = 2;

/// The words of an event that are told as they stand are no more than these.
const MOST_WORDS: usize = 30;

/// Candidate sentences in the order in which they are to be read.
pub(super) fn of_findings(brief: &v1::Brief) -> Vec<v1::SummarySentence> {
    let names = Names::of(brief);
    let mut out = Vec::new();
    let mut told: Vec<&v1::Event> = brief.events.iter().collect();
    told.sort_by_key(|event| std::cmp::Reverse(weight(event)));
    out.extend(told.into_iter().filter_map(|event| event_sentence(brief, &names, event)).take(MOST_EVENTS));
    let main = brief
        .agreements
        .iter()
        .max_by_key(|a| (a.provisions.len() + 2 * a.conditions.len(), std::cmp::Reverse(a.id.len())));
    out.extend(main.and_then(agreement_sentence));
    out.extend(main.and_then(standing_sentence));
    out.extend(brief.statements.iter().find_map(|s| statement_sentence(&names, s)));
    let mut steps: Vec<&v1::NextStep> = brief.next_steps.iter().collect();
    steps.sort_by_key(|step| step.date.is_none());
    out.extend(steps.into_iter().take(1).map(step_sentence));
    out
}

/// What is agreed outweighs what is talked of, and new outweighs old.
fn weight(event: &v1::Event) -> (i32, i32, i32, i32) {
    let kind = match event.r#type() {
        v1::EventType::Agree => 3,
        v1::EventType::Assault | v1::EventType::Sanction | v1::EventType::Retreat => 2,
        _ => 1,
    };
    let date = event.date.as_ref().and_then(|d| match d.value.as_ref()? {
        v1::resolved_date::Value::Date(date) => Some(*date),
        v1::resolved_date::Value::Interval(interval) => interval.end,
    });
    let v1::Date { year, month, day } = date.unwrap_or_default();
    (year, kind, month, day)
}

/// What an event is told by: its actors, what they did, when and where; or, for what can be done in too many ways, its own words.
fn event_sentence(brief: &v1::Brief, names: &Names, event: &v1::Event) -> Option<v1::SummarySentence> {
    composed(brief, names, event).or_else(|| in_own_words(brief, event))
}

/// The words of an event, where they make a sentence that stands by itself: they begin with the name of who did it.
fn in_own_words(brief: &v1::Brief, event: &v1::Event) -> Option<v1::SummarySentence> {
    let words = event.evidence.as_ref()?.text.as_str();
    let open = |name: &str| words.strip_prefix("The ").unwrap_or(words).starts_with(name);
    let stands = brief
        .actors
        .iter()
        .filter(|actor| event.participant_ids.contains(&actor.id))
        .any(|actor| open(actor.name.trim_start_matches("the ")));
    let fits = words.split_whitespace().count() <= MOST_WORDS && !words.contains(['"', '“', '(', '\n']);
    (stands && fits)
        .then(|| v1::SummarySentence { text: phrases::sentence(words), finding_ids: vec![event.id.clone()] })
}

fn composed(brief: &v1::Brief, names: &Names, event: &v1::Event) -> Option<v1::SummarySentence> {
    let everyone = names.list(&event.participant_ids)?;
    let initiators = names.list(&event.initiator_ids);
    let others: Vec<String> =
        event.participant_ids.iter().filter(|id| !event.initiator_ids.contains(id)).cloned().collect();
    let others = names.list(&others);
    let several = event.participant_ids.len() > 1;
    let mut finding_ids = vec![event.id.clone()];
    let mut words = match event.r#type() {
        v1::EventType::Agree => {
            let who = initiators.unwrap_or(everyone);
            let agreement = agreement_of(brief, event);
            finding_ids.extend(agreement.map(|a| a.id.clone()));
            let name = agreement
                .map_or_else(|| "an accord".to_owned(), |a| format!("the {}", without_article(&a.name)));
            format!("{who} {} {name}", agreeing(event))
        }
        v1::EventType::Consult => match event.mode() {
            v1::ConsultMode::Call if several => format!("{everyone} spoke by telephone"),
            v1::ConsultMode::Visit => format!("{} visited {}", initiators?, others?),
            v1::ConsultMode::Summit if several => format!("{everyone} met at a summit"),
            v1::ConsultMode::Negotiation if several => format!("{everyone} held talks"),
            v1::ConsultMode::Meeting if several => format!("{everyone} met"),
            _ => return None,
        },
        v1::EventType::Assault => match (initiators, others) {
            (Some(by), Some(on)) => format!("{by} attacked {on}"),
            (None, _) if several => format!("{everyone} clashed"),
            _ => return None,
        },
        _ => return None,
    };
    if let Some(when) = event.date.as_ref().and_then(phrases::when) {
        words.push_str(&format!(" {when}"));
    }
    if let Some(place) = event.place.as_ref().filter(|_| event.mode() != v1::ConsultMode::Visit) {
        words.push_str(&format!(" {}", phrases::where_at(&place.name)));
    }
    Some(v1::SummarySentence { text: phrases::sentence(&words), finding_ids })
}

/// What the words of an event call the act of agreeing.
fn agreeing(event: &v1::Event) -> &'static str {
    const VERBS: [(&[&str], &str); 6] = [
        (&["initialed", "initialled", "initialing", "initialling", "initials"], "initialed"),
        (&["ratify", "ratified", "ratifies", "ratifying", "ratification"], "ratified"),
        (&["sign", "signs", "signed", "signing", "signature", "signatures", "signatories"], "signed"),
        (&["publish", "published", "publishes", "publishing", "publication"], "published"),
        (&["announce", "announced", "announces", "announcing", "announcement"], "announced"),
        (&["extend", "extended", "extends", "extending", "extension"], "extended"),
    ];
    let words = event.evidence.as_ref().map(|span| span.text.to_lowercase()).unwrap_or_default();
    if ["made public", "make public", "makes public", "making public"].iter().any(|cue| words.contains(cue)) {
        return "published";
    }
    let told = |cues: &[&str]| words.split(|c: char| !c.is_alphabetic()).any(|word| cues.contains(&word));
    VERBS.iter().find(|(cues, _)| told(cues)).map_or("agreed on", |(_, verb)| verb)
}

/// The agreement whose words overlap an event's.
fn agreement_of<'b>(brief: &'b v1::Brief, event: &v1::Event) -> Option<&'b v1::Agreement> {
    let span = event.evidence.as_ref()?;
    let overlaps = |other: &v1::TextSpan| other.start < span.end && span.start < other.end;
    brief.agreements.iter().find(|a| a.evidence.iter().chain(&a.mentions).any(overlaps))
}

fn agreement_sentence(agreement: &v1::Agreement) -> Option<v1::SummarySentence> {
    let mut categories: Vec<&str> = Vec::new();
    let mut finding_ids = vec![agreement.id.clone()];
    for provision in &agreement.provisions {
        let name = phrases::category(provision.category());
        if !categories.contains(&name)
            && categories.len() < 5
            && provision.category() != v1::ProvisionCategory::Other
        {
            categories.push(name);
            finding_ids.push(provision.id.clone());
        }
    }
    if categories.is_empty() {
        return None;
    }
    let name = without_article(&agreement.name);
    let addresses = if phrases::is_plural(name) { "address" } else { "addresses" };
    let words = format!("the {name} {addresses} {}", phrases::list(&categories));
    Some(v1::SummarySentence { text: phrases::sentence(&words), finding_ids })
}

/// How an accord stands that has not been made, or does not hold: what was agreed is told by its event.
fn standing_sentence(agreement: &v1::Agreement) -> Option<v1::SummarySentence> {
    let name = without_article(&agreement.name);
    let (one, several) = match agreement.status() {
        v1::AgreementStatus::Proposed => ("has been proposed", "have been proposed"),
        v1::AgreementStatus::UnderNegotiation => ("is under negotiation", "are under negotiation"),
        v1::AgreementStatus::Suspended => ("is suspended", "are suspended"),
        v1::AgreementStatus::Collapsed => ("no longer stands", "no longer stand"),
        _ => return None,
    };
    let standing = if phrases::is_plural(name) { several } else { one };
    let words = format!("the {name} {standing}");
    Some(v1::SummarySentence { text: phrases::sentence(&words), finding_ids: vec![agreement.id.clone()] })
}

fn without_article(name: &str) -> &str {
    name.trim_start_matches("the ").trim_start_matches("The ")
}

/// Refusals, accusations and threats: what a reader must know besides what was done.
fn statement_sentence(names: &Names, statement: &v1::Statement) -> Option<v1::SummarySentence> {
    let speaker = names.get(&statement.speaker_id)?;
    let target = names.list(&statement.target_ids)?;
    let words = match statement.stance() {
        v1::StatementStance::Accuse => format!("{speaker} accused {target}"),
        v1::StatementStance::Threaten => format!("{speaker} threatened {target}"),
        _ => return None,
    };
    Some(v1::SummarySentence { text: phrases::sentence(&words), finding_ids: vec![statement.id.clone()] })
}

fn step_sentence(step: &v1::NextStep) -> v1::SummarySentence {
    // A description that gives the date in the report's own words needs it no second time.
    let told = |date: &&v1::ResolvedDate| {
        date.evidence.as_ref().is_some_and(|words| {
            words.text.contains(char::is_numeric) && step.description.contains(&words.text)
        })
    };
    let due = step.date.as_ref().filter(|date| !told(date)).and_then(phrases::when);
    let due = due.map(|when| format!(" ({when})")).unwrap_or_default();
    let description = step.description.trim_end_matches('.');
    // The report's words may make a clause, a noun or an infinitive: each has to read as English behind those that lead up to it.
    let lead = |word: &&str| description.get(..word.len()).is_some_and(|of| of.eq_ignore_ascii_case(word));
    let told =
        ["to ", "that "].iter().find(|word| lead(word)).map_or(description, |of| &description[of.len()..]);
    let words = format!("still to come: {}{due}", phrases::inner(told));
    v1::SummarySentence { text: phrases::sentence(&words), finding_ids: vec![step.id.clone()] }
}
