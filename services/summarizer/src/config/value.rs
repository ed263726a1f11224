//! The types of settings: how each is read from text, and written.

use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use tracing_subscriber::filter::{LevelFilter, Targets};

/// A value that can be set by a flag, a variable or a file, all of which give text. It is written as it is read.
pub(super) trait Value: Sized + fmt::Display {
    /// Whether it is to be kept out of messages and logs.
    const SECRET: bool = false;

    /// Reads it; `Err` says what it should have been.
    fn parse(text: &str) -> Result<Self, String>;

    /// How it stands in a TOML file: as a string, unless it is one of TOML's own types.
    fn toml(&self) -> toml::Value {
        self.to_string().into()
    }
}

impl Value for SocketAddr {
    fn parse(text: &str) -> Result<Self, String> {
        text.parse().map_err(|_| "not an address with a port, such as 127.0.0.1:50051".to_owned())
    }
}

impl Value for bool {
    fn parse(text: &str) -> Result<Self, String> {
        text.parse().map_err(|_| "neither true nor false".to_owned())
    }

    fn toml(&self) -> toml::Value {
        (*self).into()
    }
}

impl Value for usize {
    fn parse(text: &str) -> Result<Self, String> {
        // 32 bits are plenty for a count, and fit TOML's signed numbers.
        match text.parse::<u32>() {
            Ok(n) if n > 0 => Ok(n as usize),
            _ => Err("not a whole number of at least 1".to_owned()),
        }
    }

    fn toml(&self) -> toml::Value {
        i64::try_from(*self).unwrap_or(i64::MAX).into()
    }
}

/// A length of time, written as `250ms`, `30s`, `5m`, `1h` or `7d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time(pub Duration);

/// The units of time with their lengths in milliseconds, longest first.
const UNITS: [(&str, u128); 5] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)];

impl Time {
    /// So many seconds.
    #[must_use]
    pub const fn seconds(seconds: u64) -> Self {
        Self(Duration::from_secs(seconds))
    }

    /// So many days.
    #[must_use]
    pub const fn days(days: u64) -> Self {
        Self::seconds(days * 24 * 60 * 60)
    }

    /// The time, where nothing stands for never.
    #[must_use]
    pub fn unless_never(self) -> Option<Duration> {
        Some(self.0).filter(|time| !time.is_zero())
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = self.0.as_millis();
        if millis == 0 {
            return f.write_str("0s");
        }
        let (unit, length) =
            UNITS.into_iter().find(|(_, length)| millis.is_multiple_of(*length)).unwrap_or(("ms", 1));
        write!(f, "{}{unit}", millis / length)
    }
}

impl Value for Time {
    fn parse(text: &str) -> Result<Self, String> {
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at(digits);
        let length = UNITS.iter().find(|(name, _)| *name == unit).and_then(|(_, n)| u64::try_from(*n).ok());
        let millis = number.parse::<u32>().ok().zip(length).map(|(n, length)| u64::from(n) * length);
        let millis = millis.ok_or("not a time such as 250ms, 30s, 5m, 1h or 7d")?;
        Ok(Self(Duration::from_millis(millis)))
    }
}

/// A size in bytes, written as a number or with a binary unit: `1MiB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByteSize(pub usize);

impl fmt::Display for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            n if n % (1 << 20) == 0 => write!(f, "{}MiB", n >> 20),
            n if n % (1 << 10) == 0 => write!(f, "{}KiB", n >> 10),
            n => write!(f, "{n}"),
        }
    }
}

impl Value for ByteSize {
    fn parse(text: &str) -> Result<Self, String> {
        let (number, shift) = match (text.strip_suffix("MiB"), text.strip_suffix("KiB")) {
            (Some(number), _) => (number, 20),
            (_, Some(number)) => (number, 10),
            _ => (text, 0),
        };
        // Offsets into an article are 32-bit numbers on the wire.
        let bytes = number.trim_end().parse::<u32>().ok().map(|n| u64::from(n) << shift);
        match bytes.and_then(|n| i32::try_from(n).ok()).and_then(|n| usize::try_from(n).ok()) {
            Some(n) if n > 0 => Ok(Self(n)),
            _ => Err("not a size below 2 GiB, such as 1048576, 512KiB or 1MiB".to_owned()),
        }
    }
}

/// How many of something, or as many as suits the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// As many as suits the machine.
    Auto,
    /// So many.
    Of(NonZeroUsize),
}

impl Count {
    /// The count, where `auto` stands for a given one.
    #[must_use]
    pub fn or(self, auto: NonZeroUsize) -> NonZeroUsize {
        if let Self::Of(count) = self { count } else { auto }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => f.write_str("auto"),
            Self::Of(count) => count.fmt(f),
        }
    }
}

impl Value for Count {
    fn parse(text: &str) -> Result<Self, String> {
        if text == "auto" {
            return Ok(Self::Auto);
        }
        // More threads, or more articles of one stream, than this help nobody.
        match text.parse::<u16>().ok().and_then(|n| NonZeroUsize::new(n.into())) {
            Some(count) if count.get() <= 1024 => Ok(Self::Of(count)),
            _ => Err("neither auto nor a whole number from 1 to 1024".to_owned()),
        }
    }

    fn toml(&self) -> toml::Value {
        match self {
            Self::Auto => "auto".into(),
            Self::Of(count) => i64::try_from(count.get()).unwrap_or(i64::MAX).into(),
        }
    }
}

/// A file or folder, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location(pub Option<PathBuf>);

/// How nothing is written; a file or folder of that name can be given as `./none`.
pub(super) const NONE: &str = "none";

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(path) => path.display().fmt(f),
            None => f.write_str(NONE),
        }
    }
}

/// What is written of a value that is set; a variable that is set to nothing is not set.
pub(super) fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty() && *text != NONE)
}

impl Value for Location {
    fn parse(text: &str) -> Result<Self, String> {
        Ok(Self(given(text).map(PathBuf::from)))
    }
}

/// Where a database is, or none. It may hold a password: it is not shown, but for that it is there.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct DatabaseUrl(Option<String>);

impl DatabaseUrl {
    /// The URL itself.
    #[must_use]
    pub fn expose(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

/// What stands for a secret that is set.
pub(super) const HIDDEN: &str = "***";

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { HIDDEN } else { NONE })
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Value for DatabaseUrl {
    const SECRET: bool = true;

    fn parse(text: &str) -> Result<Self, String> {
        let Some(url) = given(text) else { return Ok(Self(None)) };
        if !["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
            return Err("not a URL of the form postgres://USER@HOST/DATABASE".to_owned());
        }
        Ok(Self(Some(url.to_owned())))
    }
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Pretty on a terminal, JSON otherwise.
    Auto,
    /// For people.
    Pretty,
    /// For machines: one JSON object a line.
    Json,
}

impl fmt::Display for LogFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Auto => "auto",
            Self::Pretty => "pretty",
            Self::Json => "json",
        })
    }
}

impl Value for LogFormat {
    fn parse(text: &str) -> Result<Self, String> {
        match text {
            "auto" => Ok(Self::Auto),
            "pretty" => Ok(Self::Pretty),
            "json" => Ok(Self::Json),
            _ => Err("none of auto, pretty and json".to_owned()),
        }
    }
}

/// Which log lines are written: a level, or levels by target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogFilter(String);

impl LogFilter {
    /// Reads a filter; `Err` says what it should have been.
    ///
    /// # Errors
    /// A text that is none.
    pub fn read(text: &str) -> Result<Self, String> {
        Self::parse(text)
    }

    /// The filter as tracing takes it.
    #[must_use]
    pub fn targets(&self) -> Targets {
        // It was read when the setting was, and reads the same again.
        self.0.parse().unwrap_or_else(|_| Targets::new().with_default(LevelFilter::INFO))
    }
}

impl Default for LogFilter {
    fn default() -> Self {
        Self("info".to_owned())
    }
}

impl fmt::Display for LogFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Value for LogFilter {
    fn parse(text: &str) -> Result<Self, String> {
        // A bare word that is no level would be taken for a target, and a misspelled level would silence the log.
        let bare = |part: &str| {
            part.is_empty() || (!part.contains('=') && part.trim().parse::<LevelFilter>().is_err())
        };
        if text.split(',').any(bare) || text.parse::<Targets>().is_err() {
            return Err("not a level (error, warn, info, debug, trace, off), nor levels by target such as \
                        info,peacebrief_server=debug"
                .to_owned());
        }
        Ok(Self(text.to_owned()))
    }
}

/// Holds a value to being written as it is read.
#[cfg(test)]
#[track_caller]
pub(super) fn round_trip<V: Value + PartialEq + fmt::Debug>(text: &str, value: &V) {
    assert_eq!(V::parse(text).as_ref(), Ok(value));
    assert_eq!(V::parse(&value.to_string()).as_ref(), Ok(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_they_are_read() {
        round_trip("250ms", &Time(Duration::from_millis(250)));
        round_trip("90s", &Time::seconds(90));
        round_trip("0s", &Time::seconds(0));
        round_trip("2h", &Time::seconds(7200));
        round_trip("30d", &Time::days(30));
        round_trip("1MiB", &ByteSize(1 << 20));
        round_trip("3 KiB", &ByteSize(3 << 10));
        round_trip("1000", &ByteSize(1000));
        round_trip("auto", &Count::Auto);
        round_trip("7", &Count::Of(NonZeroUsize::MIN.saturating_add(6)));
        round_trip("none", &Location(None));
        round_trip("", &Location(None));
        round_trip("etc/lexicon", &Location(Some("etc/lexicon".into())));
        round_trip("none", &DatabaseUrl(None));
        round_trip("json", &LogFormat::Json);
        round_trip("false", &false);
        round_trip("info", &LogFilter::default());
    }

    #[test]
    fn values_that_are_none_are_refused() {
        for text in ["", "5", "s", "-5s", "5 s", "5w", "99999999999s", "1e3s"] {
            assert!(Time::parse(text).is_err(), "{text}");
        }
        for text in ["", "0", "-1", "1MB", "4096MiB", "MiB", "99999999999"] {
            assert!(ByteSize::parse(text).is_err(), "{text}");
        }
        for text in ["", "0", "-1", "1025", "two"] {
            assert!(Count::parse(text).is_err(), "{text}");
        }
        for text in ["", "infoo", "info,debugg", "a=b=c", "peacebrief_server=loud"] {
            assert!(LogFilter::parse(text).is_err(), "{text}");
        }
        for text in ["localhost/peacebrief", "mysql://localhost/peacebrief", HIDDEN] {
            assert!(DatabaseUrl::parse(text).is_err(), "{text}");
        }
        assert!(SocketAddr::parse("localhost").is_err());
        assert!(usize::parse("0").is_err());
        assert!(LogFormat::parse("xml").is_err());
    }
    #[test]
    fn a_database_is_not_shown() {
        let url = DatabaseUrl::parse("postgres://desk:secret@db/peacebrief").unwrap();
        assert_eq!((url.to_string(), format!("{url:?}")), (HIDDEN.to_owned(), HIDDEN.to_owned()));
        assert_eq!(url.expose(), Some("postgres://desk:secret@db/peacebrief"));
    }
}
