//! Who may come in, and what they may do.
//!
//! A caller is known by a certificate, by a signed token or by an API key (`authenticator`), each of which comes with a tenant and
//! with scopes. What a method asks for stands in one table (`methods`). Files are read anew where they change, and a bad one is
//! kept out (`file`). Where nothing is configured, everybody is the one tenant that there is, and may do everything.

mod api_keys;
pub(crate) mod audit;
mod authenticator;
mod caller;
mod certificate;
mod file;
mod grants;
mod identities;
mod methods;
mod tls;
mod token;

pub use api_keys::new_api_key;
pub(crate) use authenticator::{API_KEY, Authenticator, Peer};
pub(crate) use caller::{Caller, Proof};
pub use caller::{Scope, Scopes};
pub(crate) use certificate::names as names_in;
pub use file::FileError;
pub(crate) use file::Watching;
pub(crate) use methods::{Asks, Kind, Method};
pub(crate) use tls::Tls;
