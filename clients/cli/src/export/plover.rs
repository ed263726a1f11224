//! Events and statements as PLOVER records, in the columns of POLECAT with ours beside them.

use peacebrief::v1::{self, ActorKind, ConsultMode, EventType};

use super::cast::{Cast, Who};
use super::{days, joined, terms};

/// The columns: first POLECAT's own, in its order; then three that some of its files have; then ours.
pub(crate) const COLUMNS: [&str; 49] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
    "Headline",
    "Event Text",
    "Story ID",
    "Peacebrief Event End Date",
    "Peacebrief Term",
    "Peacebrief Departure",
    "Peacebrief Confidence",
    "Peacebrief Tellings",
    "Peacebrief Coding",
];

/// One record, before it is a row.
#[derive(Debug, Default)]
struct Record {
    id: String,
    date: Option<(String, String)>,
    event_type: &'static str,
    mode: &'static str,
    actor: Side,
    recipient: Side,
    place: String,
    place_raw: String,
    source: String,
    published: String,
    story: Story,
    headline: String,
    text: String,
    story_id: String,
    term: String,
    departures: Vec<&'static str>,
    confidence: Option<f64>,
    tellings: String,
}

/// Those on one side of an event.
#[derive(Debug, Default)]
struct Side {
    name: String,
    country: String,
    cow: String,
    primary: String,
    sectors: String,
    title: String,
    raw: String,
}

/// What the report as a whole tells of, and who read it.
#[derive(Debug, Clone, Default)]
struct Story {
    people: String,
    organizations: String,
    locations: String,
    language: String,
    version: String,
}

/// The records of a report: its events, and those statements that PLOVER has a type for.
pub(crate) fn of_brief(record: &v1::BriefRecord) -> Vec<Vec<String>> {
    let Some(brief) = &record.brief else { return Vec::new() };
    let cast = Cast::of_brief(brief);
    let story = story(brief);
    let common = |id: &str, evidence: Option<&v1::TextSpan>, derivation: Option<&v1::Derivation>| Record {
        id: format!("{}-{id}", record.name.trim_start_matches("briefs/")),
        source: record.source.clone(),
        published: days::published(record.published.as_ref()),
        story: story.clone(),
        headline: record.title.clone(),
        text: evidence.map(|span| span.text.clone()).unwrap_or_default(),
        story_id: record.article.clone(),
        confidence: derivation.and_then(|derivation| derivation.confidence),
        tellings: format!("{}#{id}", record.name),
        ..Default::default()
    };
    let events = brief.events.iter().map(|event| {
        let place = event.place.clone().unwrap_or_default();
        let mut row = Record {
            date: days::ends(event.date.as_ref()),
            place: place.name,
            place_raw: place.evidence.map(|span| span.text).unwrap_or_default(),
            ..common(&event.id, event.evidence.as_ref(), event.derivation.as_ref())
        };
        code(&mut row, event.r#type(), event.mode());
        sides(&mut row, &cast, &event.initiator_ids, &event.participant_ids);
        row.cells()
    });
    let statements = brief.statements.iter().filter_map(|statement| {
        let coded = terms::stance(statement.stance());
        if coded.term.is_empty() {
            return None;
        }
        let mut row = Record {
            // A statement is of the day of its report, where nothing else is told.
            date: record
                .published
                .as_ref()
                .map(|date| (peacebrief::date::iso(date), peacebrief::date::iso(date))),
            event_type: coded.term,
            term: statement.stance().as_str_name().replace("STATEMENT_STANCE_", "statement "),
            departures: vec![coded.departure],
            ..common(&statement.id, statement.evidence.as_ref(), statement.derivation.as_ref())
        };
        row.actor = Side::of(&cast, std::slice::from_ref(&statement.speaker_id));
        row.recipient = Side::of(&cast, &statement.target_ids);
        Some(row.cells())
    });
    events.chain(statements).collect()
}

/// The records of a process: its events, each once.
pub(crate) fn of_digest(digest: &v1::Digest) -> Vec<Vec<String>> {
    let cast = Cast::of_digest(digest);
    let rows = digest.events.iter().map(|event| {
        let first = event.tellings.first().cloned().unwrap_or_default();
        let mut row = Record {
            id: event.name.clone(),
            date: days::ends(event.date.as_ref()),
            place: event.place.clone(),
            source: first.source,
            published: days::published(first.published.as_ref()),
            text: first.evidence.map(|span| span.text).unwrap_or_default(),
            story_id: first.brief.replace("briefs/", "articles/"),
            tellings: joined(event.tellings.iter().map(|told| format!("{}#{}", told.brief, told.finding_id))),
            ..Default::default()
        };
        code(&mut row, event.r#type(), event.mode());
        sides(&mut row, &cast, &event.initiators, &event.participants);
        row.cells()
    });
    rows.collect()
}

fn code(row: &mut Record, sort: EventType, mode: ConsultMode) {
    let (coded, how) = (terms::event_type(sort), terms::mode(mode));
    (row.event_type, row.mode) = (coded.term, how.term);
    row.departures = vec![coded.departure, how.departure];
    row.term = sort.as_str_name().replace("EVENT_TYPE_", "event ");
    if mode != ConsultMode::Unspecified {
        row.term += &mode.as_str_name().replace("CONSULT_MODE_", " ");
    }
}

/// Who started it acts, and the others are those acted upon. Where nobody is told to have, all act together, as PLOVER has
/// it of meetings and of fighting on both sides.
fn sides(row: &mut Record, cast: &Cast<'_>, initiators: &[String], participants: &[String]) {
    if initiators.is_empty() {
        row.actor = Side::of(cast, participants);
        return;
    }
    let others: Vec<String> = participants.iter().filter(|id| !initiators.contains(id)).cloned().collect();
    row.actor = Side::of(cast, initiators);
    row.recipient = Side::of(cast, &others);
}

impl Side {
    fn of(cast: &Cast<'_>, ids: &[String]) -> Self {
        let all: Vec<Who<'_>> = cast.all(ids).collect();
        let each = |part: &dyn Fn(Who<'_>) -> &str| joined(all.iter().map(|who| part(*who)));
        let distinct = |part: &dyn Fn(Who<'_>) -> &'static str| {
            let mut told: Vec<&str> = Vec::new();
            for text in all.iter().map(|who| part(*who)).filter(|text| !text.is_empty()) {
                if !told.contains(&text) {
                    told.push(text);
                }
            }
            joined(told)
        };
        let sectors = distinct(&|who| cast.sector(who));
        Self {
            name: joined(ids.iter().map(|id| cast.name(id))),
            country: distinct(&|who| cast.codes(who).iso),
            cow: distinct(&|who| cast.codes(who).cow),
            primary: sectors.split("; ").next().unwrap_or_default().to_owned(),
            sectors,
            title: each(&|who| who.office),
            raw: each(&|who| who.raw),
        }
    }
}

fn story(brief: &v1::Brief) -> Story {
    let named = |which: &dyn Fn(ActorKind) -> bool| {
        joined(brief.actors.iter().filter(|actor| which(actor.kind())).map(|actor| actor.name.as_str()))
    };
    let mut places: Vec<&str> = Vec::new();
    for place in brief.events.iter().filter_map(|event| event.place.as_ref()) {
        if !places.contains(&place.name.as_str()) {
            places.push(&place.name);
        }
    }
    let engine = brief.engine.as_ref().map(|engine| format!("peacebrief {}", engine.version));
    Story {
        people: named(&|kind| kind == ActorKind::Person),
        organizations: named(&|kind| !matches!(kind, ActorKind::Person | ActorKind::State)),
        locations: joined(places),
        language: brief.language.clone(),
        version: engine.unwrap_or_default(),
    }
}

impl Record {
    /// The row; what POLECAT codes and a brief does not tell stays empty.
    fn cells(self) -> Vec<String> {
        let none = String::new;
        let (date, end) = self.date.unwrap_or_default();
        let Side { name, country, cow, primary, sectors, title, raw } = self.actor;
        let to = self.recipient;
        let departures = joined(self.departures);
        vec![
            self.id,
            date,
            self.event_type.to_owned(),
            self.mode.to_owned(),
            none(),
            terms::quad_code(self.event_type).to_owned(),
            none(),
            name,
            country,
            cow,
            primary,
            sectors,
            title,
            raw,
            none(),
            to.name,
            to.country,
            to.cow,
            to.primary,
            to.sectors,
            to.title,
            to.raw,
            none(),
            self.place,
            none(),
            none(),
            none(),
            none(),
            none(),
            none(),
            none(),
            self.place_raw,
            none(),
            self.source,
            self.published,
            self.story.people,
            self.story.organizations,
            self.story.locations,
            self.story.language,
            self.story.version,
            self.headline,
            self.text,
            self.story_id,
            end,
            self.term,
            departures,
            self.confidence.map(|share| format!("{share:.3}")).unwrap_or_default(),
            self.tellings,
            super::CODING.to_owned(),
        ]
    }
}
