//! API keys: random texts that their holders show, of which only the digest is kept.
//!
//! ```toml
//! [[key]]
//! id = "desk"
//! sha256 = "…"              # of the whole key, as hexadecimal digits
//! tenant = "desk"
//! scopes = ["summarize", "read"]
//! expires = "2027-01-01"    # its last day (UTC); without it, it does not expire
//! ```
//!
//! A key has 256 random bits, so that a plain digest is as good as a slow one: there is nothing to guess it by.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use ring::rand::{SecureRandom as _, SystemRandom};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::file::{File, FileError};
use super::grants::Grant;

/// What every key begins with, so that one that got somewhere it should not be is found.
const PREFIX: &str = "pbk_";

/// How many random bytes a key has.
const RANDOM_BYTES: usize = 32;

/// The keys that are good.
#[derive(Debug, Default)]
pub(crate) struct ApiKeys(Vec<Key>);

#[derive(Debug)]
struct Key {
    id: String,
    digest: [u8; 32],
    grant: Grant,
    expires: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(default)]
    key: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    sha256: String,
    tenant: String,
    scopes: Vec<String>,
    expires: Option<String>,
}

/// What a key that was shown turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Shown<'k> {
    /// One that is good: whose it is.
    Good(&'k str, Grant),
    /// One that was good.
    Expired,
    /// None of them.
    Unknown,
}

impl ApiKeys {
    /// Reads a file.
    ///
    /// # Errors
    /// [`FileError`] says what is wrong, and with which key.
    pub(crate) fn read([file]: &[File; 1], [content]: &[Vec<u8>; 1]) -> Result<Self, FileError> {
        let text = std::str::from_utf8(content).map_err(|error| file.wrong(error))?;
        // The error itself would quote a line, which may hold a key by mistake.
        let document: Document = toml::from_str(text).map_err(|error| file.wrong(error.message()))?;
        let mut keys: Vec<Key> = Vec::with_capacity(document.key.len());
        for (at, Entry { id, sha256, tenant, scopes, expires }) in document.key.into_iter().enumerate() {
            let wrong = |why: String| file.wrong(format!("key {}: {why}", at + 1));
            let grant = Grant::of(&tenant, &scopes).map_err(wrong)?;
            let digest = digest_of(&sha256);
            let digest = digest.ok_or_else(|| wrong("sha256 is not 64 hexadecimal digits".to_owned()))?;
            let expires = expires.map(|day| day.parse::<Date>()).transpose();
            let expires = expires.map_err(|_| wrong("expires is no day such as 2027-01-01".to_owned()))?;
            if id.is_empty() || keys.iter().any(|key| key.id == id || key.digest == digest) {
                return Err(wrong("its id is empty, or id or digest are there before".to_owned()));
            }
            keys.push(Key { id, digest, grant, expires });
        }
        Ok(Self(keys))
    }

    /// Looks a key up, in a time that does not depend on how much of it is right.
    pub(crate) fn find(&self, shown: &str, now: std::time::SystemTime) -> Shown<'_> {
        let digest = Sha256::digest(shown.as_bytes());
        let mut found = None;
        for key in &self.0 {
            if bool::from(key.digest.as_slice().ct_eq(digest.as_slice())) {
                found = Some(key);
            }
        }
        match found {
            None => Shown::Unknown,
            Some(key) if key.expires.is_some_and(|last| day(now).is_none_or(|today| today > last)) => {
                Shown::Expired
            }
            Some(key) => Shown::Good(&key.id, key.grant.clone()),
        }
    }
}

/// The day of a moment, in UTC.
fn day(now: std::time::SystemTime) -> Option<Date> {
    let time = Timestamp::try_from(now).ok()?;
    Some(Offset::UTC.to_datetime(time).date())
}

fn digest_of(text: &str) -> Option<[u8; 32]> {
    let mut digest = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    text.bytes().all(|b| b.is_ascii_hexdigit()).then_some(digest)
}

/// Hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A key that nobody has, and its digest as a file has it.
///
/// # Errors
/// The system has no random bytes to give.
pub fn new_api_key() -> Result<(String, String), std::io::Error> {
    let mut random = [0; RANDOM_BYTES];
    let filled = SystemRandom::new().fill(&mut random);
    filled.map_err(|_| std::io::Error::other("the system gives no random bytes"))?;
    let key = format!("{PREFIX}{}", hex(&random));
    let digest = hex(&Sha256::digest(key.as_bytes()));
    Ok((key, digest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    fn read(text: &str) -> Result<ApiKeys, String> {
        let file = File::new("api_keys", std::path::Path::new("keys.toml"));
        ApiKeys::read(&[file], &[text.as_bytes().to_vec()]).map_err(|error| error.to_string())
    }

    fn entry(id: &str, digest: &str, rest: &str) -> String {
        format!(
            "[[key]]\nid = \"{id}\"\nsha256 = \"{digest}\"\ntenant = \"t\"\nscopes = [\"read\"]\n{rest}\n"
        )
    }

    #[test]
    fn a_key_is_known_by_its_digest_until_the_end_of_its_last_day() {
        let (key, digest) = new_api_key().unwrap();
        let (other, _) = new_api_key().unwrap();
        assert!(key.len() == 68 && key != other);
        let keys = read(&entry("desk", &digest.to_ascii_uppercase(), "expires = \"2027-01-01\"")).unwrap();
        // 2027-01-01T23:59:59Z.
        let last = UNIX_EPOCH + Duration::from_secs(1_798_847_999);
        assert!(matches!(keys.find(&key, last), Shown::Good("desk", _)));
        assert_eq!(keys.find(&key, last + Duration::from_secs(1)), Shown::Expired);
        for unknown in [other.as_str(), "", &key[..67], &format!("{key} "), &digest] {
            assert_eq!(keys.find(unknown, last), Shown::Unknown, "{unknown}");
        }
        let keys = read(&entry("desk", &digest, "")).unwrap();
        assert!(matches!(keys.find(&key, SystemTime::now()), Shown::Good("desk", _)));
    }

    #[test]
    fn what_is_wrong_is_told_and_no_line_quoted() {
        let digest = "a".repeat(64);
        for (text, told) in [
            (entry("a", "abc", ""), "key 1: sha256"),
            (entry("a", &"+a".repeat(32), ""), "key 1: sha256"),
            (entry("a", &digest, "expires = \"soon\""), "key 1: expires"),
            (entry("", &digest, ""), "key 1: its id"),
            (entry("a", &digest, "") + &entry("b", &digest, ""), "key 2: its id"),
            (entry("a", &digest, "secret = \"pbk_oops\""), "secret"),
        ] {
            let error = read(&text).unwrap_err();
            assert!(error.contains(told) && !error.contains("pbk_oops"), "{error}");
        }
    }
}
