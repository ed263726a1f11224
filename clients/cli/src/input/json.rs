//! Articles as JSON objects.

use peacebrief::{date, v1};
use serde::Deserialize;
use serde_json::Value;

use super::Item;
use super::error::Fault;

/// An article as an object. Other fields are passed over, so that reference files, which hold the expected brief too,
/// can be read.
#[derive(Debug, Deserialize)]
struct Object {
    id: Option<Id>,
    title: Option<String>,
    #[serde(alias = "body")]
    text: Option<String>,
    source: Option<String>,
    published: Option<Value>,
    language: Option<String>,
}

/// An id, which some collections write as a number.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "an id must be a string or a whole number")]
enum Id {
    Text(String),
    Number(i64),
}

/// The article of a JSON object; `id` stands in where it gives none.
pub(super) fn article(text: &str, id: &str, file: &str) -> Result<Item, Fault> {
    let object: Object = serde_json::from_str(text)?;
    let body = object.text.ok_or(Fault::NoText)?;
    if body.trim().is_empty() {
        return Err(Fault::Empty);
    }
    let article = v1::Article {
        title: object.title.unwrap_or_default(),
        body,
        source: object.source.unwrap_or_default(),
        published: object.published.map(|value| published(&value)).transpose()?.flatten(),
        language: object.language.unwrap_or_default(),
    };
    let id = match object.id {
        Some(Id::Text(id)) => id,
        Some(Id::Number(id)) => id.to_string(),
        None => id.to_owned(),
    };
    Ok(Item { id, file: file.to_owned(), article })
}

/// A date, as `YYYY-MM-DD` or as the API's own message.
fn published(value: &Value) -> Result<Option<v1::Date>, Fault> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(date::parse(text)?)),
        Value::Object(parts) => {
            let part = |name| parts.get(name).and_then(Value::as_i64).and_then(|n| i32::try_from(n).ok());
            let part = |name| part(name).unwrap_or_default();
            let date = v1::Date { year: part("year"), month: part("month"), day: part("day") };
            date::check_whole(&date)?;
            Ok(Some(date))
        }
        other => Err(date::DateError::Form(other.to_string()).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Item, Fault> {
        article(text, "stem", "a.json")
    }

    #[test]
    fn text_and_body_are_the_same_field() {
        let one = read(r#"{"text":"T","published":"2025-08-11","actors":[]}"#).unwrap();
        let two = read(r#"{"body":"T","published":{"year":2025,"month":8,"day":11}}"#).unwrap();
        assert_eq!(one, two);
        assert_eq!(one.id, "stem");
        assert!(matches!(read(r#"{"body":"T","text":"T"}"#), Err(Fault::Json(_))));
    }

    #[test]
    fn ids_may_be_numbers_and_dates_may_be_missing() {
        let item = read(r#"{"id":7,"text":"T","published":null}"#).unwrap();
        assert_eq!((item.id.as_str(), item.article.published), ("7", None));
    }

    #[test]
    fn each_fault_has_its_own_name() {
        assert!(matches!(read("[]"), Err(Fault::Json(_))));
        assert!(matches!(read("{"), Err(Fault::Json(_))));
        assert!(matches!(read(r#"{"title":"T"}"#), Err(Fault::NoText)));
        assert!(matches!(read(r#"{"text":" \n"}"#), Err(Fault::Empty)));
        assert!(matches!(read(r#"{"text":"T","published":"August 2025"}"#), Err(Fault::Published(_))));
        assert!(matches!(read(r#"{"text":"T","published":{"year":2025}}"#), Err(Fault::Published(_))));
        assert!(matches!(read(r#"{"text":"T","published":2025}"#), Err(Fault::Published(_))));
    }
}
