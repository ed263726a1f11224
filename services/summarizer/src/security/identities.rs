//! Which name in a client's certificate is whom.
//!
//! ```toml
//! [[identity]]
//! names = ["spiffe://example.org/desk", "desk.example.org", "CN=desk"]
//! tenant = "desk"
//! scopes = ["summarize", "read", "write"]
//! ```

use std::collections::HashMap;

use serde::Deserialize;

use super::file::{File, FileError};
use super::grants::Grant;

/// Clients by the names in their certificates.
#[derive(Debug, Default)]
pub(crate) struct Identities(HashMap<String, Grant>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(default)]
    identity: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    names: Vec<String>,
    tenant: String,
    scopes: Vec<String>,
}

impl Identities {
    /// Reads a file.
    ///
    /// # Errors
    /// [`FileError`] says what is wrong, and with which entry.
    pub(crate) fn read([file]: &[File; 1], [content]: &[Vec<u8>; 1]) -> Result<Self, FileError> {
        let text = std::str::from_utf8(content).map_err(|error| file.wrong(error))?;
        let document: Document = toml::from_str(text).map_err(|error| file.wrong(error))?;
        let mut identities = HashMap::new();
        for (at, Entry { names, tenant, scopes }) in document.identity.into_iter().enumerate() {
            let wrong = |why: String| file.wrong(format!("identity {}: {why}", at + 1));
            let grant = Grant::of(&tenant, &scopes).map_err(wrong)?;
            if names.is_empty() {
                return Err(wrong("it has no names".to_owned()));
            }
            for name in names {
                if identities.insert(name.clone(), grant.clone()).is_some() {
                    return Err(wrong(format!("{name:?} is named before")));
                }
            }
        }
        Ok(Self(identities))
    }

    /// Who one of some names is: the first of them that is known.
    pub(crate) fn find<'n>(&self, names: &'n [String]) -> Option<(&'n str, Grant)> {
        names.iter().find_map(|name| self.0.get(name).map(|grant| (name.as_str(), grant.clone())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Identities, String> {
        let file = File::new("client_identities", std::path::Path::new("identities.toml"));
        Identities::read(&[file], &[text.as_bytes().to_vec()]).map_err(|error| error.to_string())
    }

    #[test]
    fn the_first_name_that_is_known_counts() {
        let identities = read(
            "[[identity]]\nnames = [\"CN=a\", \"spiffe://x/a\"]\ntenant = \"a\"\nscopes = [\"read\"]\n\
             [[identity]]\nnames = [\"b.example\"]\ntenant = \"b\"\nscopes = []",
        )
        .unwrap();
        let names = ["unknown", "b.example", "CN=a"].map(str::to_owned);
        let (name, grant) = identities.find(&names).unwrap();
        assert_eq!((name, grant.tenant.as_str()), ("b.example", "b"));
        assert!(identities.find(&["CN=A".to_owned()]).is_none());
        assert!(read("").unwrap().find(&names).is_none());
    }

    #[test]
    fn what_is_wrong_is_told_by_its_entry() {
        let entry = |rest: &str| format!("[[identity]]\nnames = [\"a\"]\n{rest}");
        for (text, told) in [
            (entry("tenant = \"T\"\nscopes = []"), "identity 1: \"T\" names no tenant"),
            (entry("tenant = \"t\"\nscopes = [\"all\"]"), "\"all\" is no scope"),
            (entry("tenant = \"t\"\nscopes = []\nscope = 1"), "scope"),
            (entry("tenant = \"t\"\nscopes = []\n").repeat(2), "identity 2: \"a\" is named before"),
            ("[[identity]]\nnames = []\ntenant = \"t\"\nscopes = []".to_owned(), "no names"),
            ("[[identities]]".to_owned(), "identities"),
            ("=".to_owned(), "identities.toml"),
        ] {
            let error = read(&text).unwrap_err();
            assert!(
                error.contains(told) && error.starts_with("client_identities identities.toml: "),
                "{error}"
            );
        }
    }
}
