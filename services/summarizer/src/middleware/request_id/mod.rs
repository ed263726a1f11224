//! Gives every call an id: the caller's own where it sent a sane one, else a new one. It stands in every log line of
//! the call, by its span, and goes back to the caller in the answer's metadata.

mod future;
mod layer;
mod service;

use http::{HeaderMap, HeaderValue};

pub(crate) use layer::RequestIdLayer;

/// The metadata key, in requests and answers.
pub(crate) const REQUEST_ID: &str = "x-request-id";

/// The id of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(HeaderValue);

impl RequestId {
    /// A new id, in order of time.
    #[must_use]
    pub fn generate() -> Self {
        let text = uuid::Uuid::now_v7().to_string();
        Self(HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("unknown")))
    }

    /// A caller's id, if it is one that can stand in a log line without harm.
    fn given(value: &HeaderValue) -> Option<Self> {
        let sane = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b':' | b'/');
        let text = value.as_bytes();
        (!text.is_empty() && text.len() <= 128 && text.iter().all(sane)).then(|| Self(value.clone()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.to_str().unwrap_or("unknown")
    }
}

/// The id of the trace that a call is part of, as its caller tells it in W3C's `traceparent`; none where it tells none.
fn trace_id(headers: &HeaderMap) -> Option<&str> {
    let mut parts = headers.get("traceparent")?.to_str().ok()?.split('-');
    let (_version, id) = (parts.next()?, parts.next()?);
    let digits = id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    (id.len() == 32 && digits && id.bytes().any(|b| b != b'0')).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sane_ids_are_taken_over() {
        let given = |text: &str| RequestId::given(&HeaderValue::from_bytes(text.as_bytes()).unwrap());
        assert_eq!(given("trace-1/2.a:b_C").unwrap().as_str(), "trace-1/2.a:b_C");
        for bad in ["", "two words", "tab\there", "quote\"", "é", &"x".repeat(129)] {
            assert_eq!(given(bad), None, "{bad}");
        }
        assert_ne!(RequestId::generate(), RequestId::generate());
    }

    #[test]
    fn a_trace_is_named_by_digits_or_not_at_all() {
        let told = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("traceparent", HeaderValue::from_static(text));
            trace_id(&headers).map(str::to_owned)
        };
        let id = "0af7651916cd43dd8448eb211c80319c";
        assert_eq!(told("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").as_deref(), Some(id));
        for none in
            ["", "00", "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-0AF7-1-1", "a b"]
        {
            assert_eq!(told(none), None, "{none}");
        }
    }
}
