//! A filter of the API as a condition on rows.

use peacebrief::v1;

use crate::ArchiveError;
use crate::fold;
use crate::index::{KeyKind, day};
use crate::sql::Statement;
use crate::time::bound;

/// How many values a filter may have in all.
const VALUES: usize = 100;

/// Refuses a filter with more values than are looked for at once.
pub(crate) fn check(filter: &v1::BriefFilter) -> Result<(), ArchiveError> {
    let v1::BriefFilter { processes, actors, agreements, agreement_statuses, sources, .. } = filter;
    let names = [processes, actors, agreements, sources].into_iter().map(Vec::len).sum::<usize>();
    let found = names + agreement_statuses.len();
    if found > VALUES { Err(ArchiveError::FilterTooLarge { found, limit: VALUES }) } else { Ok(()) }
}

/// Adds the filter to a statement's `WHERE`, as further conditions on the article `a` of tenant `$1`.
pub(crate) fn add(statement: &mut Statement, filter: &v1::BriefFilter) {
    for (kind, names) in [(KeyKind::Process, &filter.processes), (KeyKind::Actor, &filter.actors)] {
        if !names.is_empty() {
            keys(statement, kind, names, &[]);
        }
    }
    if !filter.agreements.is_empty() || !filter.agreement_statuses.is_empty() {
        keys(statement, KeyKind::Agreement, &filter.agreements, &filter.agreement_statuses);
    }
    if !filter.sources.is_empty() {
        statement.push(" AND a.source_key IN ").list(filter.sources.iter().map(|source| fold::key(source)));
    }
    if let Some(published) = &filter.published {
        // An article without a date has day 0, and lies outside even of an interval that is open to the past.
        statement.push(" AND a.published >= ").bind(day(published.start.as_ref()).max(1));
        if let Some(end) = &published.end {
            statement.push(" AND a.published <= ").bind(last_day(end));
        }
    }
    if let Some(from) = &filter.ingested_from {
        statement.push(" AND a.ingested >= ").bind(bound(from));
    }
    if let Some(before) = &filter.ingested_before {
        statement.push(" AND a.ingested < ").bind(bound(before));
    }
}

/// The articles whose brief has one of the names and one of the statuses, in the same key.
fn keys(statement: &mut Statement, kind: KeyKind, names: &[String], statuses: &[i32]) {
    statement.push(" AND a.id IN (SELECT k.article_id FROM brief_keys k WHERE k.tenant = $1 AND k.kind = ");
    // In the text, not bound: the index on statuses is for agreements only, and is used where that can be seen.
    statement.push(match kind {
        KeyKind::Process => "1",
        KeyKind::Actor => "2",
        KeyKind::Agreement => "3",
    });
    if !names.is_empty() {
        statement.push(" AND k.name IN ").list(names.iter().map(|name| fold::key(name)));
    }
    if !statuses.is_empty() {
        statement.push(" AND k.status IN ").list(statuses.iter().map(|status| i64::from(*status)));
    }
    statement.push(")");
}

/// The last day that a date, cut short from the right, may mean.
fn last_day(date: &v1::Date) -> i64 {
    let whole = v1::Date {
        year: date.year,
        month: if date.month == 0 { 99 } else { date.month },
        day: if date.day == 0 { 99 } else { date.day },
    };
    day(Some(&whole))
}
