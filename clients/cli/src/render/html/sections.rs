//! What was found, section by section, each finding with a link to the words that say it.

use peacebrief::v1::{self, ResolvedDate, TextSpan};

use super::findings::Finding;
use super::page::Page;
use super::timeline;
use crate::render::names::Names;
use crate::render::{dates, words};

/// The sections.
pub(super) fn write(page: &mut Page, brief: &v1::Brief, names: &Names<'_>, findings: &[Finding<'_>]) {
    timeline::write(page, brief);
    actors(page, brief, names);
    agreements(page, brief, names);
    events(page, brief, names);
    statements(page, brief, names);
    next_steps(page, brief);
    key_sentences(page, brief, findings);
    left_out(page, brief);
}

/// Actors one after the other, each a link to what is known of it.
pub(super) fn actors_in_a_row(page: &mut Page, names: &Names<'_>, ids: &[String]) {
    for (n, id) in ids.iter().enumerate() {
        page.raw(match n {
            0 => "",
            _ if n + 1 == ids.len() => " and ",
            _ => ", ",
        });
        match names.actor(id) {
            Some(actor) => {
                let to = page.found_id(id);
                page.link("who", &to).text(&actor.name).raw("</a>");
            }
            None => {
                page.text(id);
            }
        }
    }
}

/// The rule that made a finding, the words that set it off, and how sure it is: folded away until asked for.
pub(super) fn why(page: &mut Page, derivation: Option<&v1::Derivation>) {
    let Some(derivation) = derivation.filter(|derivation| !derivation.rule.is_empty()) else { return };
    page.raw("<details><summary>Why</summary><p>Rule <code>").text(&derivation.rule).raw("</code>");
    for (n, cue) in derivation.cues.iter().enumerate() {
        page.raw(if n == 0 { ", set off by " } else { ", " }).quote(&cue.text);
    }
    if let Some(confidence) = derivation.confidence {
        page.text(&format!("; confidence {confidence:.2}"));
    }
    page.raw(".</p></details>");
}

/// The words that say a finding, as a link to them in the article.
fn evidence(page: &mut Page, id: &str, span: Option<&TextSpan>) {
    if let Some(span) = span {
        let to = page.words_id(id);
        page.raw(" ").link("said", &to).quote(&span.text).raw("</a>");
    }
}

/// A date, or that there is none.
pub(super) fn date(page: &mut Page, date: Option<&ResolvedDate>) {
    let shown = dates::shown(date);
    page.raw("<time>").text(shown.as_deref().unwrap_or(dates::UNDATED)).raw("</time> ");
}

fn label(page: &mut Page, id: &str, kind: &str) {
    page.raw("<span class=\"ref ").raw(kind).raw("\">").text(id).raw("</span> ");
}

fn actors(page: &mut Page, brief: &v1::Brief, names: &Names<'_>) {
    if brief.actors.is_empty() {
        return;
    }
    page.raw("<h3>Actors</h3>");
    for role in words::ROLES {
        let of_role = brief.actors.iter().filter(|actor| actor.role() == role);
        let mut of_role = of_role.peekable();
        if of_role.peek().is_none() {
            continue;
        }
        page.raw("<h4>").raw(words::roles(role)).raw("</h4><ul>");
        for actor in of_role {
            page.target("li", "finding actor", &actor.id);
            page.raw("<strong>").text(&actor.name).raw("</strong>");
            let kind = words::kind(actor.kind());
            let told = if actor.office.is_empty() { kind } else { actor.office.as_str() };
            page.text(&format!(", {told}"));
            if !actor.affiliation_id.is_empty() {
                page.raw(" of ");
                actors_in_a_row(page, names, std::slice::from_ref(&actor.affiliation_id));
            }
            for (n, alias) in actor.aliases.iter().enumerate() {
                page.raw(if n == 0 { "; also " } else { ", " }).quote(alias);
            }
            why(page, actor.derivation.as_ref());
            page.raw("</li>");
        }
        page.raw("</ul>");
    }
}

fn agreements(page: &mut Page, brief: &v1::Brief, names: &Names<'_>) {
    if brief.agreements.is_empty() {
        return;
    }
    page.raw("<h3>Agreements</h3><ul>");
    for agreement in &brief.agreements {
        page.target("li", "finding agreement", &agreement.id);
        label(page, &agreement.id, "agreement");
        page.raw("<strong>").text(&agreement.name).raw("</strong><br>");
        let status = words::status(agreement.status());
        page.raw(status).raw(if status.is_empty() { "" } else { " " });
        date(page, agreement.date.as_ref());
        page.raw("· ").raw(words::agreement(agreement.kind()));
        if !agreement.party_ids.is_empty() {
            page.raw(" · ");
            actors_in_a_row(page, names, &agreement.party_ids);
        }
        evidence(page, &agreement.id, agreement.evidence.as_ref());
        why(page, agreement.derivation.as_ref());
        terms(page, agreement, names);
        page.raw("</li>");
    }
    page.raw("</ul>");
}

/// What an accord provides, what it depends on, and how it is said to have been broken.
fn terms(page: &mut Page, agreement: &v1::Agreement, names: &Names<'_>) {
    let mut list = |heading: &str, rows: Vec<Row<'_>>| {
        if rows.is_empty() {
            return;
        }
        page.raw("<h4>").raw(heading).raw("</h4><ul>");
        for row in rows {
            page.target("li", &format!("finding {}", row.kind), row.id);
            label(page, row.id, row.kind);
            page.text(&row.what);
            evidence(page, row.id, row.evidence);
            why(page, row.derivation);
            page.raw("</li>");
        }
        page.raw("</ul>");
    };
    let provisions = agreement.provisions.iter().map(|p| Row {
        id: &p.id,
        kind: "provision",
        what: words::provision(p.category()).to_owned(),
        evidence: p.evidence.as_ref(),
        derivation: p.derivation.as_ref(),
    });
    list("Provisions", provisions.collect());
    let conditions = agreement.conditions.iter().map(|c| Row {
        id: &c.id,
        kind: "condition",
        what: String::new(),
        evidence: c.evidence.as_ref(),
        derivation: c.derivation.as_ref(),
    });
    list("Conditions", conditions.collect());
    let breaches = agreement.breaches.iter().map(|b| Row {
        id: &b.id,
        kind: "breach",
        what: accusation(b, names),
        evidence: b.evidence.as_ref(),
        derivation: b.derivation.as_ref(),
    });
    list("Breaches", breaches.collect());
}

struct Row<'b> {
    id: &'b str,
    kind: &'static str,
    what: String,
    evidence: Option<&'b TextSpan>,
    derivation: Option<&'b v1::Derivation>,
}

fn accusation(breach: &v1::Breach, names: &Names<'_>) -> String {
    match (breach.accuser_id.as_str(), breach.accused_id.as_str()) {
        ("", "") => "reported".to_owned(),
        ("", accused) => format!("reported of {}", names.name(accused)),
        (accuser, "") => format!("{} alleges", names.name(accuser)),
        (accuser, accused) => format!("{} accuses {}", names.name(accuser), names.name(accused)),
    }
}

fn events(page: &mut Page, brief: &v1::Brief, names: &Names<'_>) {
    if brief.events.is_empty() {
        return;
    }
    let mut events: Vec<&v1::Event> = brief.events.iter().collect();
    events.sort_by_key(|event| dates::key(event.date.as_ref()));
    page.raw("<h3>Events</h3><ul>");
    for event in events {
        page.target("li", "finding event", &event.id);
        label(page, &event.id, "event");
        date(page, event.date.as_ref());
        page.raw("<strong>").raw(words::act(event.r#type(), event.mode())).raw("</strong>");
        if let Some(place) = &event.place {
            page.raw(" in ").text(&place.name);
        }
        if !event.initiator_ids.is_empty() {
            page.raw(" by ");
            actors_in_a_row(page, names, &event.initiator_ids);
        }
        let others = event.participant_ids.iter().filter(|id| !event.initiator_ids.contains(id));
        let others: Vec<String> = others.cloned().collect();
        if !others.is_empty() {
            page.raw(if event.initiator_ids.is_empty() { ": " } else { "; with " });
            actors_in_a_row(page, names, &others);
        }
        evidence(page, &event.id, event.evidence.as_ref());
        why(page, event.derivation.as_ref());
        page.raw("</li>");
    }
    page.raw("</ul>");
}

fn statements(page: &mut Page, brief: &v1::Brief, names: &Names<'_>) {
    if brief.statements.is_empty() {
        return;
    }
    page.raw("<h3>Statements</h3><ul>");
    for statement in &brief.statements {
        page.target("li", "finding statement", &statement.id);
        label(page, &statement.id, "statement");
        actors_in_a_row(page, names, std::slice::from_ref(&statement.speaker_id));
        let (verb, leading) = words::stance(statement.stance());
        page.raw(" <strong>").raw(verb).raw("</strong> ");
        if !statement.target_ids.is_empty() {
            page.raw(leading).raw(" ");
            actors_in_a_row(page, names, &statement.target_ids);
        }
        evidence(page, &statement.id, statement.evidence.as_ref());
        why(page, statement.derivation.as_ref());
        page.raw("</li>");
    }
    page.raw("</ul>");
}

fn next_steps(page: &mut Page, brief: &v1::Brief) {
    if brief.next_steps.is_empty() {
        return;
    }
    page.raw("<h3>What comes next</h3><ul>");
    for step in &brief.next_steps {
        page.target("li", "finding step", &step.id);
        label(page, &step.id, "step");
        date(page, step.date.as_ref());
        page.text(&step.description);
        evidence(page, &step.id, step.evidence.as_ref());
        why(page, step.derivation.as_ref());
        page.raw("</li>");
    }
    page.raw("</ul>");
}

fn key_sentences(page: &mut Page, brief: &v1::Brief, findings: &[Finding<'_>]) {
    if !findings.iter().any(|finding| finding.kind == "key") {
        return;
    }
    page.raw("<h3>Key sentences</h3><ul>");
    for sentence in &brief.key_sentences {
        page.target("li", "finding key", &sentence.id);
        label(page, &sentence.id, "key");
        evidence(page, &sentence.id, sentence.span.as_ref());
        why(page, sentence.derivation.as_ref());
        page.raw("</li>");
    }
    page.raw("</ul>");
}

/// What the brief had no room for.
fn left_out(page: &mut Page, brief: &v1::Brief) {
    if brief.truncations.is_empty() {
        return;
    }
    page.raw("<h3>Left out</h3><ul>");
    for cut in &brief.truncations {
        page.raw("<li>").text(&format!("{}: {} more than the {} shown", cut.field, cut.omitted, cut.limit));
        page.raw("</li>");
    }
    page.raw("</ul>");
}
