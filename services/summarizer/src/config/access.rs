//! The types of settings that are about who may come in, and how many.

use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroUsize;

use jsonwebtoken::Algorithm;

use super::value::{NONE, Value, given};

/// Whether clients have to show a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientCertificate {
    /// They have to, or the handshake fails.
    Required,
    /// They may; those who do not are known by something else.
    Optional,
}

impl fmt::Display for ClientCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Required => "required",
            Self::Optional => "optional",
        })
    }
}

impl Value for ClientCertificate {
    fn parse(text: &str) -> Result<Self, String> {
        match text {
            "required" => Ok(Self::Required),
            "optional" => Ok(Self::Optional),
            _ => Err("neither required nor optional".to_owned()),
        }
    }
}

/// A text, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(pub Option<String>);

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_deref().unwrap_or(NONE))
    }
}

impl Value for Text {
    fn parse(text: &str) -> Result<Self, String> {
        Ok(Self(given(text).map(str::to_owned)))
    }
}

/// An address with a port, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address(pub Option<SocketAddr>);

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(address) => address.fmt(f),
            None => f.write_str(NONE),
        }
    }
}

impl Value for Address {
    fn parse(text: &str) -> Result<Self, String> {
        given(text).map(SocketAddr::parse).transpose().map(Self)
    }
}

/// How many at most, or as many as may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Most(pub Option<NonZeroUsize>);

impl Most {
    /// So many at most; of none there is no bound.
    #[must_use]
    pub const fn of(count: usize) -> Self {
        Self(NonZeroUsize::new(count))
    }
}

impl fmt::Display for Most {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(count) => count.fmt(f),
            None => f.write_str(NONE),
        }
    }
}

impl Value for Most {
    fn parse(text: &str) -> Result<Self, String> {
        let count = given(text).map(|text| usize::parse(text).map_err(|why| format!("{why}, nor none")));
        Ok(Self(count.transpose()?.and_then(NonZeroUsize::new)))
    }
}

/// Which algorithms tokens may be signed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Algorithms(pub Vec<Algorithm>);

/// All that may be named: each has a key that only verifies, so that whoever can verify a token cannot sign one.
const KNOWN: [(&str, Algorithm); 9] = [
    ("RS256", Algorithm::RS256),
    ("RS384", Algorithm::RS384),
    ("RS512", Algorithm::RS512),
    ("PS256", Algorithm::PS256),
    ("PS384", Algorithm::PS384),
    ("PS512", Algorithm::PS512),
    ("ES256", Algorithm::ES256),
    ("ES384", Algorithm::ES384),
    ("EdDSA", Algorithm::EdDSA),
];

impl Default for Algorithms {
    fn default() -> Self {
        use Algorithm as A;
        Self(vec![A::RS256, A::PS256, A::ES256, A::ES384, A::EdDSA])
    }
}

impl fmt::Display for Algorithms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |algorithm| KNOWN.iter().find(|(_, known)| *known == algorithm).map(|(name, _)| *name);
        let names: Vec<&str> = self.0.iter().filter_map(|algorithm| name(*algorithm)).collect();
        f.write_str(&names.join(","))
    }
}

impl Value for Algorithms {
    fn parse(text: &str) -> Result<Self, String> {
        let named =
            |name: &str| KNOWN.iter().find(|(known, _)| *known == name.trim()).map(|(_, known)| *known);
        let algorithms: Option<Vec<_>> = text.split(',').map(named).collect();
        algorithms.map(Self).ok_or_else(|| {
            let known: Vec<_> = KNOWN.iter().map(|(name, _)| *name).collect();
            format!("not a list of one or more of {}", known.join(","))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::value::round_trip;

    #[test]
    fn values_are_written_as_they_are_read() {
        round_trip("optional", &ClientCertificate::Optional);
        round_trip("none", &Text(None));
        round_trip("https://issuer.example", &Text(Some("https://issuer.example".to_owned())));
        round_trip("none", &Address(None));
        round_trip("[::]:9090", &Address(Some(SocketAddr::from(([0_u16; 8], 9090)))));
        round_trip("none", &Most(None));
        round_trip("7", &Most::of(7));
        round_trip("ES256,EdDSA", &Algorithms(vec![Algorithm::ES256, Algorithm::EdDSA]));
        round_trip("RS256,PS256,ES256,ES384,EdDSA", &Algorithms::default());
    }

    #[test]
    fn algorithms_that_prove_nothing_cannot_be_named() {
        for text in ["", "none", "HS256", "RS256,HS512", "rs256", "ES256,"] {
            assert!(Algorithms::parse(text).is_err(), "{text}");
        }
        assert!(ClientCertificate::parse("maybe").is_err());
        assert!(Most::parse("0").is_err() && Address::parse("9090").is_err());
    }
}
