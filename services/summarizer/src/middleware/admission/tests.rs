use super::body::Scale;
use crate::config::{ByteSize, Config};
use crate::limits::Limits;
use crate::security::Kind;
use prometheus_client::metrics::gauge::Gauge;

/// A scale of calls that may hold 100 bytes, and what they hold.
fn scale(kind: Kind) -> (Scale, Gauge) {
    let held = Gauge::default();
    let config = Config { tenant_bytes: ByteSize(100), ..Config::default() };
    let limits = Limits::new(&config, held.clone());
    let bytes = limits.admit(None, kind).unwrap().bytes();
    (Scale::new(kind, bytes, 80), held)
}

/// A message of a length, compressed or not.
fn message(compressed: u8, length: u8) -> Vec<u8> {
    let mut bytes = vec![compressed, 0, 0, 0, length];
    bytes.resize(5 + usize::from(length), b'x');
    bytes
}

#[test]
fn a_message_weighs_what_it_says_before_it_has_come() {
    let (mut scale, held) = scale(Kind::Unary);
    scale.weigh(&[0, 0, 0]).unwrap();
    assert_eq!(held.get(), 0);
    scale.weigh(&[0, 70, b'x']).unwrap();
    assert_eq!(held.get(), 70);
    assert!(scale.weigh(&[b'x'; 69]).is_ok(), "it is the first's own rest");
    assert!(scale.weigh(&message(0, 31)).is_err());
    drop(scale);
    assert_eq!(held.get(), 0);
}

#[test]
fn of_a_stream_only_the_message_counts_that_comes() {
    let (mut scale, held) = scale(Kind::Stream);
    let messages = [message(0, 70), message(0, 60), message(0, 0), message(0, 75)].concat();
    // However it is cut.
    for byte in &messages {
        scale.weigh(std::slice::from_ref(byte)).unwrap();
    }
    assert_eq!(held.get(), 75);
}

#[test]
fn what_is_compressed_weighs_more_and_nothing_more_than_a_message_may() {
    let (mut scale, held) = scale(Kind::Unary);
    scale.weigh(&message(1, 2)).unwrap();
    assert_eq!(held.get(), 16);
    scale.weigh(&[1, 0xff, 0xff, 0xff, 0xff]).unwrap();
    assert_eq!(held.get(), 96);
}
