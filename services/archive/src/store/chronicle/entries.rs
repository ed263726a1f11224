//! Entries as rows, with their keys in a table of their own, by which they are found, and once more beside them, by which they
//! are read and replaced.

use std::collections::{BTreeSet, HashMap};

use crate::chronicle::ChronicleEntry;
use crate::error::StorageError;
use crate::sql::{Row, Session, Statement, Value, insert};

/// How many rows are asked for by one statement.
const CHUNK: usize = 256;
/// How many keys are removed by one.
const PAIRS: usize = 64;

/// What parts the keys of an entry: no key has it.
const PART: &str = "\n";

/// An entry whose id, keys and content stand in a row from a column on.
pub(super) fn entry(row: &mut Row, column: usize) -> Result<ChronicleEntry, StorageError> {
    let id = row.text(column)?;
    let keys = parted(&row.text(column + 1)?).map(str::to_owned).collect();
    Ok(ChronicleEntry { id, keys, content: row.bytes(column + 2)? })
}

fn parted(keys: &str) -> impl Iterator<Item = &str> {
    keys.split(PART).filter(|key| !key.is_empty())
}

/// Replaces and removes entries of a chronicle.
pub(super) async fn replace(
    session: &mut dyn Session,
    chronicle: i64,
    written: Vec<ChronicleEntry>,
    removed: &[String],
) -> Result<(), StorageError> {
    let ids: Vec<&str> = written.iter().map(|entry| &entry.id).chain(removed).map(String::as_str).collect();
    let mut known = keys_of(session, chronicle, &ids).await?;
    let (mut stale, mut new, mut rows) = (Vec::new(), Vec::new(), Vec::with_capacity(written.len()));
    for ChronicleEntry { id, keys, content } in written {
        let keys: BTreeSet<String> = keys.into_iter().collect();
        let old = known.remove(&id).unwrap_or_default();
        stale.extend(old.difference(&keys).map(|key| (key.clone(), id.clone())));
        new.extend(keys.difference(&old).map(|key| (key.clone(), id.clone())));
        let keys = keys.iter().map(String::as_str).collect::<Vec<_>>().join(PART);
        rows.push(vec![chronicle.into(), id.into(), keys.into(), content.into()]);
    }
    for (id, keys) in known {
        stale.extend(keys.into_iter().map(|key| (key, id.clone())));
    }
    // In the order of the index: what stands side by side there is written together.
    stale.sort_unstable();
    new.sort_unstable();
    remove_keys(session, chronicle, &stale).await?;
    for ids in removed.chunks(CHUNK) {
        let mut delete = Statement::new("DELETE FROM chronicle_entries WHERE chronicle = ");
        delete.bind(chronicle).push(" AND id IN ").list(ids.iter().map(String::as_str));
        session.execute(delete).await?;
    }
    let over = " ON CONFLICT (chronicle, id) DO UPDATE SET keys = excluded.keys, content = excluded.content";
    insert(session, "chronicle_entries (chronicle, id, keys, content)", over, rows).await?;
    let new: Vec<Vec<Value>> =
        new.into_iter().map(|(key, id)| vec![chronicle.into(), key.into(), id.into()]).collect();
    insert(session, "chronicle_keys (chronicle, key, id)", "", new).await?;
    Ok(())
}

/// The keys of entries, by their ids.
async fn keys_of(
    session: &mut dyn Session,
    chronicle: i64,
    ids: &[&str],
) -> Result<HashMap<String, BTreeSet<String>>, StorageError> {
    let mut known = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(CHUNK) {
        let mut select = Statement::new("SELECT id, keys FROM chronicle_entries WHERE chronicle = ");
        select.bind(chronicle).push(" AND id IN ").list(ids.iter().copied());
        for mut row in session.rows(select).await? {
            let id = row.text(0)?;
            known.insert(id, parted(&row.text(1)?).map(str::to_owned).collect());
        }
    }
    Ok(known)
}

async fn remove_keys(
    session: &mut dyn Session,
    chronicle: i64,
    stale: &[(String, String)],
) -> Result<(), StorageError> {
    for stale in stale.chunks(PAIRS) {
        let mut delete = Statement::new("DELETE FROM chronicle_keys WHERE ");
        // As many as a power of two, so that few statements have to be prepared.
        let rounded = stale.iter().chain(std::iter::repeat(&stale[stale.len() - 1]));
        for (i, (key, id)) in rounded.take(stale.len().next_power_of_two()).enumerate() {
            // Whole keys of the index: of a list of pairs, SQLite would look through the table.
            delete.push(if i == 0 { "" } else { " OR " }).push("(chronicle = ").bind(chronicle);
            delete.push(" AND key = ").bind(key.as_str()).push(" AND id = ").bind(id.as_str()).push(")");
        }
        session.execute(delete).await?;
    }
    Ok(())
}
