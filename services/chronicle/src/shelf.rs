//! Where a chronicle is kept: entries with keys, in the order of the keys.

mod memory;

pub use memory::MemoryShelf;

/// Something that the chronicle knows, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Names the entry; at most 200 bytes of visible ASCII.
    pub id: String,
    /// What it is found by, each at most 400 bytes of UTF-8 without control characters, compared byte by byte. Entries may share keys.
    pub keys: Vec<String>,
    /// The rest, for the chronicle to read.
    pub content: Vec<u8>,
}

/// Where entries are kept. The chronicle only reads from it: what it changes, it tells its host, who writes it.
///
/// An implementation shows the state after some change and before the next one, all through one [`Chronicler`](crate::Chronicler)'s work.
pub trait Shelf {
    /// Why it cannot be read.
    type Error: std::error::Error + Send + Sync + 'static;

    /// The entries of these ids that there are, in any order.
    ///
    /// # Errors
    /// Where the shelf cannot be read.
    fn get(&self, ids: &[String]) -> Result<Vec<Entry>, Self::Error>;

    /// The entries that have one of these keys, each once, in any order.
    ///
    /// # Errors
    /// Where the shelf cannot be read.
    fn find(&self, keys: &[String]) -> Result<Vec<Entry>, Self::Error>;

    /// The keys from `from` on and before `to`, in order and with their entries; no more than `limit`. Of entries that share a
    /// key, that of the lesser id comes first.
    ///
    /// # Errors
    /// Where the shelf cannot be read.
    fn range(&self, from: &str, to: &str, limit: usize) -> Result<Vec<(String, Entry)>, Self::Error>;

    /// For each of some stretches, given by the key that it begins with, the one that it ends before, and a limit: its keys in
    /// order, each with the id of its entry. Of entries that share a key, the lesser id comes first.
    ///
    /// # Errors
    /// Where the shelf cannot be read.
    fn keys(&self, stretches: &[(&str, &str, usize)]) -> Result<Vec<Vec<(String, String)>>, Self::Error>;
}
