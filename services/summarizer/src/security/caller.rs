//! Who calls, and what they may do.

use std::fmt;
use std::sync::Arc;

use peacebrief_archive::Tenant;

/// How much of a caller's name is kept, in bytes.
const NAME_BYTES: usize = 128;

/// What a caller may be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Have articles read, of which nothing is kept.
    Summarize,
    /// Read what is kept.
    Read,
    /// Take articles in, erase them, and correct the registry.
    Write,
    /// Have all that is kept read anew.
    Admin,
}

impl Scope {
    /// All there are.
    pub const ALL: [Self; 4] = [Self::Summarize, Self::Read, Self::Write, Self::Admin];

    /// Its name, as tokens and files have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Summarize => "summarize",
            Self::Read => "read",
            Self::Write => "write",
            Self::Admin => "admin",
        }
    }

    /// The scope of a name; `None` where there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == name)
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A set of scopes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scopes(u8);

impl Scopes {
    /// All of them.
    #[must_use]
    pub fn all() -> Self {
        Scope::ALL.into_iter().collect()
    }

    /// Whether a scope is among them.
    #[must_use]
    pub fn has(self, scope: Scope) -> bool {
        self.0 & scope.bit() != 0
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        Self(scopes.into_iter().fold(0, |bits, scope| bits | scope.bit()))
    }
}

/// By what a caller is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// By nothing: the service asks for no proof.
    None,
    /// By a certificate, in the handshake.
    Certificate,
    /// By a signed token.
    Token,
    /// By an API key.
    ApiKey,
}

impl Proof {
    /// As the log has it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Certificate => "certificate",
            Self::Token => "token",
            Self::ApiKey => "api_key",
        }
    }
}

/// Who makes a call. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caller {
    name: Arc<str>,
    pub(crate) proof: Proof,
    pub(crate) tenant: Tenant,
    pub(crate) scopes: Scopes,
}

impl Caller {
    /// Somebody who has proved who they are.
    pub(crate) fn new(name: &str, proof: Proof, tenant: Tenant, scopes: Scopes) -> Self {
        Self { name: sane(name).into(), proof, tenant, scopes }
    }

    /// Whoever calls a service that asks nobody who they are.
    pub(crate) fn anonymous() -> Self {
        Self::new("anonymous", Proof::None, Tenant::default(), Scopes::all())
    }

    /// One who may do nothing, of a tenant of that name.
    pub(crate) fn nobody() -> Self {
        let tenant = Tenant::new("nobody").unwrap_or_default();
        Self::new("nobody", Proof::None, tenant, Scopes::default())
    }

    /// Whether another is the same, by the same kind of proof and of the same tenant, whatever either may do.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.name == other.name && self.proof == other.proof && self.tenant == other.tenant
    }

    /// What the caller is called in the log: whatever stood in its certificate or token, this is one short line.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// A name as it may stand in a line of a log.
fn sane(name: &str) -> String {
    let harmless =
        |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { '\u{fffd}' } else { c };
    name[..name.floor_char_boundary(NAME_BYTES)].chars().map(harmless).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_short_line_whatever_it_was() {
        let name =
            |text: &str| Caller::new(text, Proof::Token, Tenant::default(), Scopes::all()).name().to_owned();
        assert_eq!(
            name("desk\n{\"level\":\"ERROR\"}\u{1b}[2J"),
            "desk\u{fffd}{\"level\":\"ERROR\"}\u{fffd}[2J"
        );
        assert_eq!(name("a\u{2028}b"), "a\u{fffd}b");
        assert_eq!(name(&"é".repeat(100)).len(), 128);
        assert_eq!(name("spiffe://example.org/مكتب🕊"), "spiffe://example.org/مكتب🕊");
    }

    #[test]
    fn scopes_are_those_that_were_given() {
        let some: Scopes = [Scope::Read, Scope::Admin].into_iter().collect();
        assert_eq!(Scope::ALL.map(|scope| some.has(scope)), [false, true, false, true]);
        assert!(Scope::ALL.iter().all(|scope| Scopes::all().has(*scope) && !Scopes::default().has(*scope)));
        assert!(Scope::ALL.iter().all(|scope| Scope::named(scope.as_str()) == Some(*scope)));
        assert_eq!(Scope::named("Read"), None);
    }
}
