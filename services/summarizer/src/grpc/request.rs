//! What requests say, each refused by the name of its field.

use peacebrief::{date, v1};
use peacebrief_archive::{ArticleId, NameError, RequestId};
use prost_types::Timestamp;

use crate::ApiError;

fn invalid(field: &'static str, why: impl ToString) -> ApiError {
    ApiError::Invalid { field: field.into(), why: why.to_string() }
}

/// Reads a number as a value of an enum.
fn value<E: TryFrom<i32>>(field: &'static str, number: i32) -> Result<E, ApiError> {
    E::try_from(number).map_err(|_| invalid(field, format!("{number} is none of its values")))
}

/// Reads the values of a repeated enum; to name the unspecified one would choose nothing.
pub(super) fn values<E: TryFrom<i32>>(field: &'static str, numbers: &[i32]) -> Result<Vec<E>, ApiError> {
    let known = numbers.iter().map(|number| match number {
        0 => Err(invalid(field, "0 is none of its values")),
        number => value(field, *number),
    });
    known.collect()
}

/// How much of a brief is asked for, never unspecified.
pub(super) fn view(number: i32) -> Result<v1::BriefView, ApiError> {
    Ok(match value("view", number)? {
        v1::BriefView::Unspecified => v1::BriefView::Full,
        view => view,
    })
}

/// In which order briefs are asked for.
pub(super) fn order(number: i32) -> Result<v1::BriefOrder, ApiError> {
    value("order", number)
}

/// Where a watch is to begin.
pub(super) fn start(number: i32) -> Result<v1::WatchStart, ApiError> {
    value("start", number)
}

/// How many of something at most; 0 for no bound.
pub(super) fn count(field: &'static str, number: i32) -> Result<usize, ApiError> {
    usize::try_from(number).map_err(|_| invalid(field, format!("{number} is less than none")))
}

/// How many are asked for: a usual number where none is said, and no more than a page may have.
pub(super) fn page_size(number: i32, usual: usize, most: usize) -> Result<usize, ApiError> {
    match usize::try_from(number) {
        Ok(0) => Ok(usual),
        Ok(size) => Ok(size.min(most)),
        Err(_) => Err(invalid("page_size", format!("{number} is less than none"))),
    }
}

/// The id of a request, if it has one.
pub(super) fn request_id(text: &str) -> Result<Option<RequestId>, ApiError> {
    if text.is_empty() {
        return Ok(None);
    }
    RequestId::new(text).map(Some).map_err(|error| invalid("request_id", error))
}

/// The resource name that a request is about.
pub(super) fn name(
    text: &str,
    read: fn(&str) -> Result<ArticleId, NameError>,
) -> Result<ArticleId, ApiError> {
    if text.is_empty() {
        return Err(ApiError::Required { field: "name" });
    }
    read(text).map_err(|error| invalid("name", error))
}

/// The resource names of briefs, at least one.
pub(super) fn names(texts: &[String], most: usize) -> Result<Vec<ArticleId>, ApiError> {
    match texts.len() {
        0 => return Err(ApiError::Required { field: "names" }),
        count if count > most => {
            return Err(invalid("names", format!("{count} are more than the {most} accepted")));
        }
        _ => {}
    }
    let named = texts.iter().enumerate().map(|(at, text)| {
        let refuse = |error: NameError| ApiError::Invalid {
            field: format!("names[{at}]").into(),
            why: error.to_string(),
        };
        ArticleId::of_brief(text).map_err(refuse)
    });
    named.collect()
}

/// Which briefs are meant; all where nothing is said. How many values it may have is the archive's to say.
pub(super) fn filter(filter: Option<v1::BriefFilter>) -> Result<v1::BriefFilter, ApiError> {
    let filter = filter.unwrap_or_default();
    values::<v1::AgreementStatus>("filter.agreement_statuses", &filter.agreement_statuses)?;
    interval(["filter.published.start", "filter.published.end"], filter.published.as_ref())?;
    for (field, time) in
        [("filter.ingested_from", &filter.ingested_from), ("filter.ingested_before", &filter.ingested_before)]
    {
        if time.as_ref().is_some_and(|time| !is_time(time)) {
            return Err(invalid(field, "it is no point of time from the year 1 to 9999"));
        }
    }
    Ok(filter)
}

/// A stretch of days, either end of which may be absent; the fields name its ends.
pub(super) fn interval(
    [start_field, end_field]: [&'static str; 2],
    interval: Option<&v1::DateInterval>,
) -> Result<(), ApiError> {
    let Some(v1::DateInterval { start, end }) = interval else { return Ok(()) };
    for (field, date) in [(start_field, start), (end_field, end)] {
        date.as_ref().map_or(Ok(()), date::check).map_err(|error| invalid(field, error))?;
    }
    if start.as_ref().zip(end.as_ref()).is_some_and(|(start, end)| first_day(start) > last_day(end)) {
        return Err(invalid(end_field, "it is before the start"));
    }
    Ok(())
}

/// A resource name of a collection, which must be there.
pub(super) fn resource(field: &'static str, text: String, collection: &str) -> Result<String, ApiError> {
    if text.is_empty() {
        return Err(ApiError::Required { field });
    }
    resource_or_none(field, text, collection)
}

/// The same, where it may be empty.
pub(super) fn resource_or_none(
    field: &'static str,
    text: String,
    collection: &str,
) -> Result<String, ApiError> {
    if text.is_empty() || is_resource(&text, collection) {
        return Ok(text);
    }
    Err(invalid(field, format!("not of the form {collection}/ID")))
}

/// Resource names of a collection, at least one.
pub(super) fn resources(
    field: &'static str,
    texts: Vec<String>,
    collection: &str,
    most: usize,
) -> Result<Vec<String>, ApiError> {
    match texts.len() {
        0 => return Err(ApiError::Required { field }),
        count if count > most => {
            return Err(invalid(field, format!("{count} are more than the {most} accepted")));
        }
        _ => {}
    }
    match texts.iter().position(|text| !is_resource(text, collection)) {
        None => Ok(texts),
        Some(at) => Err(ApiError::Invalid {
            field: format!("{field}[{at}]").into(),
            why: format!("not of the form {collection}/ID"),
        }),
    }
}

fn is_resource(text: &str, collection: &str) -> bool {
    let id = text.strip_prefix(collection).and_then(|rest| rest.strip_prefix('/'));
    id.is_some_and(|id| (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// A text of so many bytes at most.
pub(super) fn text(field: &'static str, text: String, most: usize) -> Result<String, ApiError> {
    match text.len() {
        bytes if bytes > most => {
            Err(invalid(field, format!("{bytes} bytes are more than the {most} accepted")))
        }
        _ => Ok(text),
    }
}

/// Which kind of actor is asked for; unspecified for all.
pub(super) fn actor_kind(number: i32) -> Result<v1::ActorKind, ApiError> {
    value("kind", number)
}

fn first_day(date: &v1::Date) -> (i32, i32, i32) {
    (date.year, date.month, date.day)
}

/// The last day that a date, cut short from the right, may mean; or one after it that is none.
fn last_day(date: &v1::Date) -> (i32, i32, i32) {
    let last = |part: i32| if part == 0 { 99 } else { part };
    (date.year, last(date.month), last(date.day))
}

/// Whether a timestamp is within the bounds that its definition sets.
fn is_time(time: &Timestamp) -> bool {
    (-62_135_596_800..=253_402_300_799).contains(&time.seconds) && (0..1_000_000_000).contains(&time.nanos)
}
