//! The types of settings that are about traces.

use std::fmt;

use http::Uri;

use super::value::{NONE, Value, given};

/// A URL of a service that is spoken to over HTTP/2, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceUrl(pub Option<Uri>);

impl fmt::Display for ServiceUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(url) => url.fmt(f),
            None => f.write_str(NONE),
        }
    }
}

impl Value for ServiceUrl {
    fn parse(text: &str) -> Result<Self, String> {
        let Some(text) = given(text) else { return Ok(Self(None)) };
        let named = |uri: &Uri| {
            matches!(uri.scheme_str(), Some("http" | "https"))
                && uri.host().is_some_and(|host| !host.is_empty())
        };
        let url = text.parse::<Uri>().ok().filter(named);
        url.map(|url| Self(Some(url))).ok_or_else(|| "not a URL such as http://collector:4317".to_owned())
    }
}

/// A share of all, from none to all of them, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction(u32);

/// All of them.
const WHOLE: u32 = 1_000_000;

impl Fraction {
    /// All of them.
    pub const ALL: Self = Self(WHOLE);

    /// None of them.
    pub const NONE: Self = Self(0);

    /// The share as a number from 0 to 1.
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from(self.0) / f64::from(WHOLE)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl Value for Fraction {
    fn parse(text: &str) -> Result<Self, String> {
        let share = text.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share));
        let share = share.ok_or("not a number from 0 to 1, such as 0.05")?;
        // Within the bounds by what was asked of it, and rounded.
        Ok(Self((share * f64::from(WHOLE)).round() as u32))
    }

    fn toml(&self) -> toml::Value {
        self.get().into()
    }
}

/// Whose word is taken for which trace a call is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TraceParents {
    /// Nobody's.
    None,
    /// That of callers who have proved who they are.
    Known,
    /// Everybody's.
    All,
}

impl fmt::Display for TraceParents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => NONE,
            Self::Known => "known",
            Self::All => "all",
        })
    }
}

impl Value for TraceParents {
    fn parse(text: &str) -> Result<Self, String> {
        match text {
            NONE => Ok(Self::None),
            "known" => Ok(Self::Known),
            "all" => Ok(Self::All),
            _ => Err("none of none, known and all".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::value::round_trip;

    #[test]
    fn values_are_written_as_they_are_read() {
        round_trip("none", &ServiceUrl(None));
        round_trip(
            "https://otel.example:4317/",
            &ServiceUrl(Some("https://otel.example:4317/".parse().unwrap())),
        );
        round_trip("1", &Fraction::ALL);
        round_trip("0.05", &Fraction(50_000));
        round_trip("0", &Fraction::NONE);
        round_trip("known", &TraceParents::Known);
        round_trip("none", &TraceParents::None);
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in ["collector:4317", "grpc://collector", "http://", "/v1/traces"] {
            assert!(ServiceUrl::parse(text).is_err(), "{text}");
        }
        for text in ["", "-0.1", "1.1", "NaN", "inf", "half"] {
            assert!(Fraction::parse(text).is_err(), "{text}");
        }
        assert!(TraceParents::parse("trusted").is_err());
    }
}
