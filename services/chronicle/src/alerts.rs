//! News that a report brings to its process.

use peacebrief::v1::{self, AgreementStatus, AlertKind};

use crate::chronicler::News;
use crate::record::{AgreementLink, BreachTold, ReportRecord, breach_name};

/// The alerts that a report raises, each with its key. The first report of a process raises none: everything in it is new. A report that was read
/// anew tells nobody anew of what it told before. All words of an alert are those of the report itself: it goes as the report is erased, and
/// nothing of others may stay in it.
pub(crate) fn raise(
    report: &ReportRecord,
    news: &News,
    before: Option<&ReportRecord>,
) -> Vec<(String, v1::Alert)> {
    let mut alerts = Vec::new();
    if news.process {
        return alerts;
    }
    let alert = |kind: AlertKind, finding: &str, subject: &str, name: &str| v1::Alert {
        kind: kind.into(),
        process: report.process_name.clone(),
        brief: report.brief.clone(),
        finding_id: finding.to_owned(),
        subject: subject.to_owned(),
        process_name: report.process.clone(),
        subject_name: name.to_owned(),
        ..v1::Alert::default()
    };
    for link in report.actors.iter().filter(|link| news.actors.contains(&link.actor)) {
        if before.is_some_and(|before| before.actors.iter().any(|old| old.actor == link.actor)) {
            continue;
        }
        let key = format!("actor/{}/{}", report.process, link.actor);
        alerts.push((key, alert(AlertKind::NewActor, &link.finding, &link.name, &link.actor)));
    }
    for (id, previous, now) in &news.statuses {
        let Some(link) = report.agreements.iter().find(|link| link.agreement == *id) else { continue };
        if before.is_some_and(|before| {
            before.agreements.iter().any(|old| old.agreement == *id && tells(old, *now))
        }) {
            continue;
        }
        let mut alert = alert(AlertKind::StatusMoved, &link.finding, &link.name, id);
        alert.previous_status = previous.unwrap_or(AgreementStatus::Unspecified).into();
        alert.status = (*now).into();
        alerts.push((format!("status/{id}/{}", now.as_str_name()), alert));
    }
    for link in &report.agreements {
        for told in &link.breaches {
            let told_before = |old: &AgreementLink| {
                let same = |breach: &BreachTold| {
                    (&breach.accuser, &breach.accused) == (&told.accuser, &told.accused)
                };
                old.agreement == link.agreement && old.breaches.iter().any(same)
            };
            if before.is_some_and(|before| before.agreements.iter().any(told_before)) {
                continue;
            }
            let by = (told.accuser.as_str(), told.accused.as_str());
            let name = breach_name(&link.agreement, by, report.published.as_ref());
            if news.breaches.contains(&name) {
                let alert = alert(AlertKind::NewBreach, &told.passage.finding, &link.name, &link.agreement);
                alerts.push((format!("breach/{name}"), alert));
            }
        }
    }
    alerts
}

fn tells(link: &AgreementLink, status: AgreementStatus) -> bool {
    link.moves.iter().any(|told| told.status() == status)
}
