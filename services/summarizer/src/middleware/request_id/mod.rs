//! Gives every call an id: the caller's own where it sent a sane one, else a new one. It stands in every log line of
//! the call, and goes back to the caller in the answer's metadata.

mod future;
mod layer;
mod service;

use std::cell::RefCell;
use std::time::{SystemTime, UNIX_EPOCH};

use http::{HeaderMap, HeaderName, HeaderValue};
use ring::rand::{SecureRandom as _, SystemRandom};
use uuid::{Builder, Uuid};

pub(crate) use layer::RequestIdLayer;

/// The metadata key, in requests and answers.
static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The metadata key of the trace that a call is part of.
static TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// How many random bytes are asked of the system at a time: it is asked once for this many ids, and a few more bytes cost it next to nothing.
const IDS: usize = 64;

/// How many of them an id takes.
const RANDOM: usize = 8;

thread_local! {
    /// Random bytes, and how many are left of them.
    static LEFT: RefCell<([u8; IDS * RANDOM], usize)> = const { RefCell::new(([0; IDS * RANDOM], 0)) };
}

/// Random bytes that nothing else has; none where the system has none.
fn random() -> Option<[u8; RANDOM]> {
    LEFT.with_borrow_mut(|(bytes, left)| {
        if *left == 0 {
            SystemRandom::new().fill(bytes).ok()?;
            *left = bytes.len();
        }
        let taken = bytes[..*left].last_chunk().copied()?;
        *left -= RANDOM;
        Some(taken)
    })
}

/// A new id of the seventh version: the time to the millisecond, what of it is left in 4,096ths, and 62 random bits.
fn uuid() -> Option<Uuid> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let fraction = (u64::from(now.subsec_nanos() % 1_000_000) << 12) / 1_000_000;
    let [.., high, low] = fraction.to_be_bytes();
    let mut rest = [0; 2 + RANDOM];
    rest[..2].copy_from_slice(&[high, low]);
    rest[2..].copy_from_slice(&random()?);
    Some(Builder::from_unix_timestamp_millis(u64::try_from(now.as_millis()).ok()?, &rest).into_uuid())
}

/// The id of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(HeaderValue);

impl RequestId {
    /// A new id, in order of time.
    #[must_use]
    pub fn generate() -> Self {
        let id = uuid().unwrap_or_else(Uuid::now_v7);
        let mut text = Uuid::encode_buffer();
        let text = id.hyphenated().encode_lower(&mut text);
        Self(HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("unknown")))
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
    let mut parts = headers.get(&TRACEPARENT)?.to_str().ok()?.split('-');
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
    }

    #[test]
    fn new_ids_are_uuids_in_order_of_time_and_no_two_alike() {
        let ids: Vec<Uuid> = (0..4 * IDS).map(|_| RequestId::generate().as_str().parse().unwrap()).collect();
        assert!(ids.iter().all(|id| id.get_version_num() == 7 && id.get_variant() == uuid::Variant::RFC4122));
        let unlike: std::collections::HashSet<&[u8]> = ids.iter().map(|id| &id.as_bytes()[8..]).collect();
        assert_eq!(unlike.len(), ids.len());
        let times: Vec<&[u8]> = ids.iter().map(|id| &id.as_bytes()[..8]).collect();
        assert!(times.is_sorted(), "{ids:?}");
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
