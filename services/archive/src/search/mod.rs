//! Full-text search, as far as it does not depend on the database: which words a text has, what a query asks for, and the
//! passage that shows why a text was found.
//!
//! Both databases get the same terms, ready made, and only count and rank them: a query finds the same in both, and a
//! snippet marks exactly what was found.

mod analysis;
mod findings;
mod query;
mod snippet;

pub(crate) use analysis::{Document, tenant_term};
pub(crate) use findings::findings;
pub(crate) use query::Query;
pub use query::QueryError;
pub(crate) use snippet::snippets;
