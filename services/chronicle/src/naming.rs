//! Names for the events and steps of a report that comes in: those of the ones that it tells anew, or new ones.
//!
//! A digest works out for itself which tellings are one event's. What it calls the event, was settled when the first of them came in: so the name
//! stays, whatever the window, and whatever comes in later.

use std::collections::BTreeSet;

use crate::desk::{Desk, Span};
use crate::digest::{At, Material, Place, likeness_of_events, likeness_of_steps, loading};
use crate::linking::ids;
use crate::record::{Account, Passage, ReportRecord};
use crate::text::Days;
use crate::{Shelf, keys};

/// How many accounts that tell of things about the same time are held against a report, for each thing that it tells.
const NEAR: usize = 24;
/// How many days apart two reports may put the same thing.
const DAYS: i32 = 4;

/// Names what an account tells. `before` is the account of the same report before it was read anew: what it had named keeps its name.
pub(crate) fn name<S: Shelf>(
    desk: &Desk<'_, S>,
    report: &ReportRecord,
    mut account: Account,
    before: Option<&Account>,
) -> Result<Account, S::Error> {
    if let Some(before) = before.filter(|before| before.process == account.process) {
        for event in &mut account.events {
            let same =
                before.events.iter().find(|old| old.kind == event.kind && meet(&old.passage, &event.passage));
            event.name = same.map(|old| old.name.clone()).unwrap_or_default();
        }
        for step in &mut account.steps {
            let same = before.steps.iter().find(|old| meet(&old.passage, &step.passage));
            step.name = same.map(|old| old.name.clone()).unwrap_or_default();
        }
    }
    let unnamed = account.events.iter().filter(|event| event.name.is_empty()).filter_map(|event| event.days);
    let unnamed: Vec<Days> = unnamed
        .chain(account.steps.iter().filter(|step| step.name.is_empty()).filter_map(|step| step.due))
        .collect();
    let key = |day: i32| keys::happened(&account.process, Some(Days::on(day)));
    let span =
        |days: &Days| Span { from: key(days.first - DAYS), to: key(days.last + DAYS + 1), limit: NEAR };
    let spans: Vec<Span> = unnamed.iter().map(span).collect();
    desk.list(&spans)?;
    let mut briefs = BTreeSet::new();
    for span in &spans {
        let near = desk.listed(span)?;
        briefs.extend(near.iter().filter_map(|(_, id)| Account::brief_of(id)).map(str::to_owned));
    }
    briefs.remove(&account.brief);
    let mut all = loading::with_accounts(desk, loading::reports(desk, &briefs)?)?;
    all.push((report.clone(), account.clone()));
    let material = Material::new(all);
    let is_this = |place: &&Place| material.told(**place).account.brief == account.brief;
    let Some(this) = material.places().iter().find(is_this).copied() else { return Ok(account) };
    let others = || material.places().iter().copied().filter(|report| *report != this);
    for item in 0..account.events.len() {
        if account.events[item].name.is_empty() {
            let at = At { report: this, item };
            let known = others().flat_map(|report| {
                (0..material.told(report).account.events.len()).map(move |item| At { report, item })
            });
            let like = known.filter_map(|other| {
                Some((likeness_of_events(&material, at, other)?, &material.event(other).name))
            });
            account.events[item].name = taken_over(like)
                .unwrap_or_else(|| fresh(&account, "events", &account.events[item].passage.finding));
        }
    }
    for item in 0..account.steps.len() {
        if account.steps[item].name.is_empty() {
            let at = At { report: this, item };
            let known = others().flat_map(|report| {
                (0..material.told(report).account.steps.len()).map(move |item| At { report, item })
            });
            let like = known.filter_map(|other| {
                Some((likeness_of_steps(&material, at, other)?, &material.step(other).name))
            });
            account.steps[item].name = taken_over(like)
                .unwrap_or_else(|| fresh(&account, "steps", &account.steps[item].passage.finding));
        }
    }
    Ok(account)
}

/// The name of what is most alike.
fn taken_over<'m>(like: impl Iterator<Item = (f64, &'m String)>) -> Option<String> {
    let best =
        like.filter(|(_, name)| !name.is_empty()).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    best.map(|(_, name)| name.clone())
}

fn fresh(account: &Account, sort: &str, finding: &str) -> String {
    ids::name(&format!("{}/{sort}", account.process), &account.brief, finding, 0)
}

fn meet(a: &Passage, b: &Passage) -> bool {
    a.utf8.start < b.utf8.end && b.utf8.start < a.utf8.end
}
