//! The alerts of a day that begins.

use std::collections::BTreeSet;
use std::sync::Arc;

use peacebrief::v1::{self, AlertKind, StepOutcome};

use crate::desk::Desk;
use crate::digest::{Step, Whole, loading};
use crate::record::Account;
use crate::text::{Days, days_of};
use crate::{Shelf, keys};

/// How many announcements for one day are looked at.
const ANNOUNCEMENTS: usize = 10_000;
/// How many of a process's reports are read for what became of its steps.
const REPORTS: usize = 2_000;

/// The alerts of a day, each with its key: steps that are due, and steps whose day was yesterday and of which nobody tells that they came about.
pub(crate) fn alerts<S: Shelf>(
    desk: &Desk<'_, S>,
    today: v1::Date,
) -> Result<Vec<(String, v1::Alert)>, S::Error> {
    let Some(today) = days_of(Some(&today)) else { return Ok(Vec::new()) };
    let mut alerts = due_on(desk, today, today, AlertKind::StepDue)?;
    alerts.extend(due_on(desk, today - 1, today, AlertKind::StepMissed)?);
    Ok(alerts)
}

fn due_on<S: Shelf>(
    desk: &Desk<'_, S>,
    day: i32,
    today: i32,
    kind: AlertKind,
) -> Result<Vec<(String, v1::Alert)>, S::Error> {
    let announced = desk.range::<Account>(&keys::due_on(day), "", ANNOUNCEMENTS)?;
    let processes: BTreeSet<String> = announced.iter().map(|(_, account)| account.process.clone()).collect();
    let mut alerts = Vec::new();
    for process in processes {
        let told = announced.iter().map(|(_, account)| account).filter(|account| account.process == process);
        let first = told.filter_map(|account| days_of(account.published.as_ref())).min();
        let window = v1::DateInterval {
            start: first.and_then(|day| Days::on(day).first_date()),
            end: Days::on(today).first_date(),
        };
        let reports = loading::published(desk, &process, Some(&window), REPORTS)?;
        let whole = Whole::told_on(loading::with_accounts(desk, reports)?, today);
        let material = &whole.material;
        let steps = whole.steps.iter().filter(|step| step.due.is_some_and(|due| due.last == day));
        let wanted = |step: &&Arc<Step>| match kind {
            AlertKind::StepDue => !matches!(step.outcome, StepOutcome::Held | StepOutcome::Cancelled),
            _ => step.outcome == StepOutcome::Missed,
        };
        for step in steps.filter(wanted) {
            // All words of an alert are those of the first report to announce it: it goes as that is erased, and nothing of others may stay.
            let Some(first) = step.told.first() else { continue };
            let (report, announced) = (&material.told(first.report).report, material.step(*first));
            let alert = v1::Alert {
                kind: kind.into(),
                process: report.process_name.clone(),
                brief: report.brief.clone(),
                finding_id: announced.passage.finding.clone(),
                subject: announced.what.clone(),
                process_name: process.clone(),
                subject_name: step.name.clone(),
                ..v1::Alert::default()
            };
            let sort = if kind == AlertKind::StepDue { "due" } else { "missed" };
            alerts.push((format!("{sort}/{}", step.name), alert));
        }
    }
    Ok(alerts)
}
