//! Every term has its row, in the code and in `docs/export.md`; and what rows hold.

use std::path::Path;

use peacebrief::v1::{
    self, ActorKind, ActorRole, AgreementKind, AgreementStatus, ConsultMode, EventType, ProvisionCategory,
    StatementStance, resolved_date,
};

use super::terms::{self, Term};
use super::{pax, plover};

/// The values of an enum, by their numbers.
fn values<E: TryFrom<i32>>() -> Vec<E> {
    (0..256).map_while(|number| E::try_from(number).ok()).collect()
}

/// A table of the document.
fn table<E: TryFrom<i32> + Copy>(
    heads: [&str; 2],
    prefix: &str,
    name: impl Fn(&E) -> &'static str,
    term: impl Fn(E) -> Term,
) -> String {
    let mut out = format!("| {} | {} | where ours departs |\n| --- | --- | --- |\n", heads[0], heads[1]);
    for value in values::<E>() {
        let Term { term, departure } = term(value);
        let ours = name(&value).strip_prefix(prefix).unwrap();
        let theirs = if term.is_empty() { "–".to_owned() } else { format!("`{term}`") };
        out += &format!("| `{ours}` | {theirs} | {departure} |\n");
    }
    out
}

fn tables() -> String {
    [
        "### Events to PLOVER\n".to_owned(),
        table(["event type", "Event Type"], "EVENT_TYPE_", EventType::as_str_name, terms::event_type),
        table(["mode", "Event Mode"], "CONSULT_MODE_", ConsultMode::as_str_name, terms::mode),
        "### Statements to PLOVER\n".to_owned(),
        table(["stance", "Event Type"], "STATEMENT_STANCE_", StatementStance::as_str_name, terms::stance),
        "### Actors to PLOVER\n".to_owned(),
        table(["kind", "Sector"], "ACTOR_KIND_", ActorKind::as_str_name, terms::sector),
        "### Agreements to PA-X\n".to_owned(),
        table(["kind", "Stage"], "AGREEMENT_KIND_", AgreementKind::as_str_name, terms::stage),
        table(["status", "Status"], "AGREEMENT_STATUS_", AgreementStatus::as_str_name, terms::status),
        "### Provisions to PA-X\n".to_owned(),
        table(
            ["category", "column"],
            "PROVISION_CATEGORY_",
            ProvisionCategory::as_str_name,
            terms::provision,
        ),
    ]
    .join("\n")
}

/// After a change of terms, `UPDATE_GOLDEN=1 cargo test -p peacebrief-cli documented` writes them anew.
#[test]
fn every_term_is_documented_with_its_departure() {
    const MARK: &str = "## Terms\n\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/export.md");
    let text = std::fs::read_to_string(&file).unwrap();
    let (before, recorded) = text.split_once(MARK).expect("the document has its tables under Terms");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, format!("{before}{MARK}{}", tables())).unwrap();
        return;
    }
    assert_eq!(
        recorded,
        tables(),
        "if this is meant: UPDATE_GOLDEN=1 cargo test -p peacebrief-cli documented"
    );
    for column in plover::COLUMNS.iter().skip(43).chain(&pax::columns()) {
        assert!(
            before.contains(&format!("`{column}`")) || recorded.contains(&format!("`{column}`")),
            "{column}"
        );
    }
}

#[test]
fn every_term_has_a_value_or_says_why_not() {
    let silent = |term: Term| term.term.is_empty() && term.departure.is_empty();
    assert!(!values::<EventType>().into_iter().any(|value| silent(terms::event_type(value))));
    assert!(!values::<StatementStance>().into_iter().any(|value| silent(terms::stance(value))));
    assert!(!values::<ActorKind>().into_iter().any(|value| silent(terms::sector(value))));
    assert!(!values::<AgreementKind>().into_iter().any(|value| silent(terms::stage(value))));
    assert!(!values::<AgreementStatus>().into_iter().any(|value| silent(terms::status(value))));
    assert!(!values::<ProvisionCategory>().into_iter().any(|value| silent(terms::provision(value))));
    // No mode is no departure: most events have none.
    let modes = values::<ConsultMode>().into_iter().skip(1);
    assert!(!modes.into_iter().any(|value| silent(terms::mode(value))));
}

#[test]
fn every_code_has_its_quad_and_every_provision_its_column() {
    for value in values::<EventType>().into_iter().skip(1) {
        assert!(!terms::quad_code(terms::event_type(value).term).is_empty(), "{value:?}");
    }
    for value in values::<StatementStance>() {
        let term = terms::stance(value).term;
        assert_eq!(terms::quad_code(term).is_empty(), term.is_empty(), "{value:?}");
    }
    let mut used: Vec<&str> =
        values::<ProvisionCategory>().into_iter().map(|v| terms::provision(v).term).collect();
    used.retain(|code| !code.is_empty());
    used.sort_unstable();
    used.dedup();
    let mut columns = terms::PROVISION_CODES.to_vec();
    columns.sort_unstable();
    assert_eq!(used, columns);
}

fn span(text: &str) -> Option<v1::TextSpan> {
    Some(v1::TextSpan { text: text.into(), ..Default::default() })
}

fn on(year: i32, month: i32, day: i32) -> Option<v1::ResolvedDate> {
    let date = v1::Date { year, month, day };
    Some(v1::ResolvedDate { value: Some(resolved_date::Value::Date(date)), evidence: None })
}

fn actor(id: &str, name: &str, kind: ActorKind, affiliation: &str) -> v1::Actor {
    v1::Actor {
        id: id.into(),
        name: name.into(),
        kind: kind.into(),
        affiliation_id: affiliation.into(),
        ..Default::default()
    }
}

/// A report on talks that somebody convened, and on talks that nobody is told to have.
fn record() -> v1::BriefRecord {
    let ids = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>();
    let brief = v1::Brief {
        actors: vec![
            actor("a1", "Armenia", ActorKind::State, ""),
            v1::Actor {
                office: "Foreign Minister".into(),
                ..actor("a2", "Ararat Mirzoyan", ActorKind::Person, "a1")
            },
            v1::Actor {
                role: ActorRole::Guarantor.into(),
                ..actor("a3", "OSCE", ActorKind::IntergovernmentalOrganization, "")
            },
            actor("a4", "Sudmark Liberation Front", ActorKind::ArmedGroup, ""),
        ],
        agreements: vec![v1::Agreement {
            id: "g1".into(),
            name: "Truce of Ostby".into(),
            kind: AgreementKind::Ceasefire.into(),
            status: AgreementStatus::Signed.into(),
            date: on(2025, 8, 8),
            party_ids: ids(&["a1", "a4"]),
            provisions: [ProvisionCategory::Prisoners, ProvisionCategory::LegalClaims]
                .map(|category| v1::Provision { category: category.into(), ..Default::default() })
                .to_vec(),
            evidence: span("signed the truce"),
            ..Default::default()
        }],
        events: vec![
            v1::Event {
                id: "e1".into(),
                r#type: EventType::Consult.into(),
                mode: ConsultMode::Call.into(),
                date: on(2025, 8, 0),
                place: Some(v1::Place { name: "Nairobi".into(), evidence: span("the Kenyan capital") }),
                initiator_ids: ids(&["a2"]),
                participant_ids: ids(&["a2", "a3"]),
                evidence: span("called the OSCE"),
                ..Default::default()
            },
            v1::Event {
                id: "e2".into(),
                r#type: EventType::Assault.into(),
                participant_ids: ids(&["a1", "a4"]),
                ..Default::default()
            },
        ],
        statements: [StatementStance::Accuse, StatementStance::Comment]
            .map(|stance| v1::Statement {
                id: "s1".into(),
                speaker_id: "a2".into(),
                stance: stance.into(),
                target_ids: ids(&["a4"]),
                ..Default::default()
            })
            .to_vec(),
        ..Default::default()
    };
    v1::BriefRecord {
        name: "briefs/b7".into(),
        article: "articles/b7".into(),
        title: "A call".into(),
        source: "Wire".into(),
        published: Some(v1::Date { year: 2025, month: 8, day: 11 }),
        brief: Some(brief),
        ..Default::default()
    }
}

/// The cells of a row by their columns.
fn cell<'r>(columns: &[&str], row: &'r [String], column: &str) -> &'r str {
    assert_eq!(columns.len(), row.len());
    &row[columns.iter().position(|known| *known == column).unwrap()]
}

#[test]
fn an_event_is_a_record_with_sides_codes_and_evidence() {
    let rows = plover::of_brief(&record());
    assert_eq!(rows.len(), 3, "two events and one statement: PLOVER codes no comments");
    let told = |row: usize, column| cell(&plover::COLUMNS, &rows[row], column);
    for (column, expected) in [
        ("Event ID", "b7-e1"),
        ("Event Date", "2025-08-01"),
        ("Peacebrief Event End Date", "2025-08-31"),
        ("Event Type", "CONSULT"),
        ("Event Mode", "phone"),
        ("Quad Code", "VERBAL COOPERATION"),
        ("Actor Name", "Ararat Mirzoyan"),
        ("Actor Country", "ARM"),
        ("Actor COW", "371"),
        ("Primary Actor Sector", "GOV"),
        ("Actor Title", "Foreign Minister"),
        ("Recipient Name", "OSCE"),
        ("Recipient Country", "IGO"),
        ("Placename", "Nairobi"),
        ("Raw Placename", "the Kenyan capital"),
        ("Event Text", "called the OSCE"),
        ("Story ID", "articles/b7"),
        ("Story People", "Ararat Mirzoyan"),
        ("Peacebrief Term", "event CONSULT CALL"),
        ("Peacebrief Coding", "machine-suggested"),
    ] {
        assert_eq!(told(0, column), expected, "{column}");
    }
    // Fighting on both sides has all of them as actors, and no day that nobody tells.
    assert_eq!(told(1, "Actor Name"), "Armenia; Sudmark Liberation Front");
    assert_eq!(told(1, "Actor Sectors"), "GOV; REB");
    assert_eq!((told(1, "Recipient Name"), told(1, "Event Date")), ("", ""));
    assert_eq!((told(2, "Event Type"), told(2, "Event Date")), ("ACCUSE", "2025-08-11"));
    assert_eq!(told(2, "Recipient Name"), "Sudmark Liberation Front");
}

#[test]
fn an_agreement_is_a_row_that_never_says_no() {
    let rows = pax::of_brief(&record());
    let columns = pax::columns();
    let told = |column| cell(&columns, &rows[0], column);
    for (column, expected) in [
        ("AgtId", "b7-g1"),
        ("Agt", "Truce of Ostby"),
        ("Dat", "2025-08-08"),
        ("Year", "2025"),
        ("Status", "Multiparty signed/agreed"),
        ("Stage", "Cea"),
        ("Part", "Armenia; Sudmark Liberation Front"),
        ("ThrdPart", "OSCE"),
        ("TjPrire", "1"),
        ("Ce", ""),
        ("PeacebriefProvisions", "PRISONERS; LEGAL_CLAIMS"),
        ("PeacebriefCoding", "machine-suggested"),
    ] {
        assert_eq!(told(column), expected, "{column}");
    }
    assert!(told("PeacebriefDepartures").contains("PA-X has no code for it"));
    assert!(!rows[0][9..27].contains(&"0".to_owned()));
}

#[test]
fn an_agreement_that_ended_was_agreed_only_if_its_history_says_so() {
    let step =
        |status: AgreementStatus, date| v1::StatusMove { status: status.into(), date, ..Default::default() };
    let row = |history: Vec<v1::StatusMove>| {
        let agreement = v1::DigestAgreement {
            name: "agreements/g".into(),
            status: AgreementStatus::Collapsed.into(),
            history,
            ..Default::default()
        };
        let digest = v1::Digest { agreements: vec![agreement], ..Default::default() };
        pax::of_digest(&digest).remove(0)
    };
    let columns = pax::columns();
    let ended = step(AgreementStatus::Collapsed, on(2025, 9, 1));
    let signed = row(vec![step(AgreementStatus::Signed, on(2025, 8, 8)), ended.clone()]);
    assert_eq!(cell(&columns, &signed, "Status"), "Multiparty signed/agreed");
    assert_eq!(cell(&columns, &signed, "Dat"), "2025-08-08");
    assert_eq!(cell(&columns, &signed, "PeacebriefHistory"), "SIGNED 2025-08-08; COLLAPSED 2025-09-01");
    let rejected = row(vec![step(AgreementStatus::Proposed, None), ended]);
    assert_eq!(cell(&columns, &rejected, "Status"), "Status unclear");
    assert_eq!(cell(&columns, &rejected, "Dat"), "");
}
