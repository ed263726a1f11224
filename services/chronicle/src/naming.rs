//! Names for the events and steps of a report that comes in: those of the ones that it tells anew, or new ones.
//!
//! A digest works out for itself which tellings are one event's. What it calls the event, was settled when the first of them came in: so the name
//! stays, whatever the window, and whatever comes in later.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::desk::{Desk, Span};
use crate::digest::{At, Material, Place, ReportTold, likeness_of_events, likeness_of_steps, loading};
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
    report: &Arc<ReportRecord>,
    mut account: Account,
    before: Option<&Account>,
) -> Result<Arc<Account>, S::Error> {
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
    let near = near(desk, &account)?;
    let account = Arc::new(account);
    let like = if near.is_empty() { Like::default() } else { like(near, report, &account) };
    let mut account = Arc::unwrap_or_clone(account);
    let (process, brief) = (account.process.clone(), account.brief.clone());
    let fresh = |sort: &str, finding: &str| ids::name(&format!("{process}/{sort}"), &brief, finding, 0);
    let events = account.events.iter_mut().enumerate().filter(|(_, event)| event.name.is_empty());
    for (item, event) in events {
        let like = like.events.get(&item).cloned();
        event.name = like.unwrap_or_else(|| fresh("events", &event.passage.finding));
    }
    let steps = account.steps.iter_mut().enumerate().filter(|(_, step)| step.name.is_empty());
    for (item, step) in steps {
        let like = like.steps.get(&item).cloned();
        step.name = like.unwrap_or_else(|| fresh("steps", &step.passage.finding));
    }
    Ok(Arc::new(account))
}

/// The reports, with their accounts, that tell of things about the time of what an account has not named yet.
fn near<S: Shelf>(desk: &Desk<'_, S>, account: &Account) -> Result<Vec<ReportTold>, S::Error> {
    let events = account.events.iter().filter(|event| event.name.is_empty()).filter_map(|event| event.days);
    let steps = account.steps.iter().filter(|step| step.name.is_empty()).filter_map(|step| step.due);
    let key = |day: i32| keys::happened(&account.process, Some(Days::on(day)));
    let span = |days: Days| Span::between(key(days.first - DAYS), key(days.last + DAYS + 1), NEAR);
    let spans: Vec<Span> = events.chain(steps).map(span).collect();
    desk.list(&spans)?;
    let mut briefs = BTreeSet::new();
    for span in &spans {
        let near = desk.listed(span)?;
        briefs.extend(near.iter().filter_map(|(_, id)| Account::brief_of(id)).map(str::to_owned));
    }
    briefs.remove(&account.brief);
    loading::with_accounts(desk, loading::reports(desk, &briefs)?)
}

/// What the events and steps of an account are called that others have named, by their places in it.
#[derive(Default)]
struct Like {
    events: BTreeMap<usize, String>,
    steps: BTreeMap<usize, String>,
}

/// Holds an account against others.
fn like(mut all: Vec<ReportTold>, report: &Arc<ReportRecord>, account: &Arc<Account>) -> Like {
    all.push((Arc::clone(report), Arc::clone(account)));
    let material = Material::new(all);
    let is_this = |place: &&Place| material.told(**place).account.brief == account.brief;
    let mut like = Like::default();
    let Some(this) = material.places().iter().find(is_this).copied() else { return like };
    let others = || material.places().iter().copied().filter(|report| *report != this);
    for (item, _) in account.events.iter().enumerate().filter(|(_, event)| event.name.is_empty()) {
        let at = At { report: this, item };
        let known = others().flat_map(|report| {
            (0..material.told(report).account.events.len()).map(move |item| At { report, item })
        });
        let alike = known.filter_map(|other| {
            Some((likeness_of_events(&material, at, other)?, &material.event(other).name))
        });
        like.events.extend(taken_over(alike).map(|name| (item, name)));
    }
    for (item, _) in account.steps.iter().enumerate().filter(|(_, step)| step.name.is_empty()) {
        let at = At { report: this, item };
        let known = others().flat_map(|report| {
            (0..material.told(report).account.steps.len()).map(move |item| At { report, item })
        });
        let alike = known
            .filter_map(|other| Some((likeness_of_steps(&material, at, other)?, &material.step(other).name)));
        like.steps.extend(taken_over(alike).map(|name| (item, name)));
    }
    like
}

/// The name of what is most alike.
fn taken_over<'m>(like: impl Iterator<Item = (f64, &'m String)>) -> Option<String> {
    let best =
        like.filter(|(_, name)| !name.is_empty()).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    best.map(|(_, name)| name.clone())
}

fn meet(a: &Passage, b: &Passage) -> bool {
    a.utf8.start < b.utf8.end && b.utf8.start < a.utf8.end
}
