//! Stores to test on, and articles to fill them with.

mod samples;
mod store;

pub(crate) use peacebrief_test_support::Cluster;
pub(crate) use samples::{article, brief, engine, ingest, requested};
pub(crate) use store::{Store, all, everything, extent, list_all, tenant, written};

/// Runs each of these functions, which take a [`Store`], on both databases.
macro_rules! on_both {
    ($($name:ident)*) => {
        mod sqlite {
            $(#[tokio::test] async fn $name() { super::$name($crate::support::Store::sqlite().await).await; })*
        }
        mod postgres {
            $(#[tokio::test] async fn $name() { super::$name($crate::support::Store::postgres().await).await; })*
        }
    };
}
