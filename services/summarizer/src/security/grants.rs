//! What a file grants: a tenant and scopes, to whoever proves to be the one it names.

use peacebrief_archive::Tenant;

use super::caller::{Scope, Scopes};

/// What is granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) tenant: Tenant,
    pub(crate) scopes: Scopes,
}

impl Grant {
    /// All that there is, to the one tenant of a service that tells none apart.
    pub(crate) fn everything() -> Self {
        Self { tenant: Tenant::default(), scopes: Scopes::all() }
    }

    /// What the names of a tenant and of scopes stand for; `Err` says which of them is none.
    pub(super) fn of(tenant: &str, scopes: &[String]) -> Result<Self, String> {
        let tenant = Tenant::new(tenant).map_err(|error| error.to_string())?;
        let scope = |name: &String| Scope::named(name).ok_or_else(|| format!("{name:?} is no scope"));
        Ok(Self { tenant, scopes: scopes.iter().map(scope).collect::<Result<_, _>>()? })
    }
}
