//! Reports with their accounts, read from a desk.

use std::collections::BTreeSet;
use std::sync::Arc;

use peacebrief::v1;

use super::ReportTold;
use crate::desk::Desk;
use crate::record::{Account, ReportRecord};
use crate::text::Days;
use crate::{Shelf, keys};

/// How many reports are read at a time.
const STRIDE: usize = 500;

/// The reports of a process that were published within a window, the first published first; no more than `limit`.
///
/// Either end of the window may be absent. Reports without a day of publication count only where there is no window.
pub(crate) fn published<S: Shelf>(
    desk: &Desk<'_, S>,
    process: &str,
    window: Option<&v1::DateInterval>,
    limit: usize,
) -> Result<Vec<Arc<ReportRecord>>, S::Error> {
    let list = keys::reports(process);
    let start = window.and_then(|window| window.start.as_ref());
    let last = window.and_then(|window| window.end.as_ref()).and_then(Days::of).map(|days| days.last);
    let mut after = match (window, start) {
        // Without a day of publication a report stands before all that have one.
        (Some(_), None) => keys::past(&format!("{list}{}/", keys::day(None))),
        (Some(_), Some(start)) => format!("{list}{}", keys::day(Some(&first_day(start)))),
        (None, _) => String::new(),
    };
    let mut reports = Vec::new();
    while reports.len() < limit {
        let found = desk.range::<ReportRecord>(&list, &after, STRIDE.min(limit - reports.len()))?;
        let Some((key, _)) = found.last() else { break };
        after.clone_from(key);
        for (_, report) in found {
            let day = report.published.as_ref().and_then(Days::of).map(|days| days.first);
            if last.is_some_and(|last| day.is_none_or(|day| day > last)) {
                return Ok(reports);
            }
            reports.push(report);
        }
    }
    Ok(reports)
}

/// The reports of briefs, as far as there are any.
pub(crate) fn reports<S: Shelf>(
    desk: &Desk<'_, S>,
    briefs: &BTreeSet<String>,
) -> Result<Vec<Arc<ReportRecord>>, S::Error> {
    let ids: Vec<String> = briefs.iter().map(|brief| ReportRecord::id_of(brief)).collect();
    desk.prefetch(&ids)?;
    let mut reports = Vec::with_capacity(ids.len());
    for id in &ids {
        reports.extend(desk.get::<ReportRecord>(id)?);
    }
    Ok(reports)
}

/// Reports with their accounts.
pub(crate) fn with_accounts<S: Shelf>(
    desk: &Desk<'_, S>,
    reports: Vec<Arc<ReportRecord>>,
) -> Result<Vec<ReportTold>, S::Error> {
    let ids: Vec<String> = reports.iter().map(|report| Account::id_of(&report.brief)).collect();
    desk.prefetch(&ids)?;
    let mut all = Vec::with_capacity(reports.len());
    for (report, id) in reports.into_iter().zip(ids) {
        let account = desk.get::<Account>(&id)?.unwrap_or_default();
        all.push((report, account));
    }
    Ok(all)
}

/// A date cut short as the first day that it stands for.
pub(crate) fn first_day(date: &v1::Date) -> v1::Date {
    v1::Date { year: date.year, month: date.month.max(1), day: date.day.max(1) }
}
