//! Records as a desk holds them, whatever they are of.

use std::any::Any;
use std::sync::Arc;

use crate::Entry;
use crate::memo::Memo;
use crate::record::Record;

/// A record of which only whoever asks for it knows the type.
trait AnyRecord: Any + Send + Sync {
    fn keys(&self, memo: &Memo) -> Vec<String>;
    fn content(&self) -> Vec<u8>;
}

impl<R: Record> AnyRecord for R {
    fn keys(&self, memo: &Memo) -> Vec<String> {
        let mut keys = Record::keys(self, memo);
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    fn content(&self) -> Vec<u8> {
        self.encode_to_vec()
    }
}

/// An entry as the shelf has it, with its record once somebody has asked for that.
pub(super) struct Sheet {
    pub(super) entry: Entry,
    record: Option<Arc<dyn Any + Send + Sync>>,
}

impl Sheet {
    pub(super) fn new(entry: Entry) -> Self {
        Self { entry, record: None }
    }

    /// The record, which is held for whoever asks next where it should be; nothing where the entry holds none of this type.
    pub(super) fn record<R: Record>(&mut self, hold: bool) -> Option<Arc<R>> {
        if let Some(record) = &self.record {
            return Arc::clone(record).downcast().ok();
        }
        let record = Arc::new(R::decode(self.entry.content.as_slice()).ok()?);
        if hold {
            self.record = Some(Arc::<R>::clone(&record));
        }
        Some(record)
    }

    /// The record, which the sheet needs no longer.
    pub(super) fn take<R: Record>(&mut self) -> Option<Arc<R>> {
        let record = self.record(false);
        self.record = None;
        record
    }
}

/// A record that was changed.
pub(super) struct Changed {
    record: Arc<dyn AnyRecord>,
    /// Tells it from what it was before.
    pub(super) version: u64,
}

impl Changed {
    pub(super) fn new<R: Record>(record: Arc<R>, version: u64) -> Self {
        Self { record, version }
    }

    /// The record; nothing where it is none of this type.
    pub(super) fn record<R: Record>(&self) -> Option<Arc<R>> {
        let record: Arc<dyn Any + Send + Sync> = Arc::<dyn AnyRecord>::clone(&self.record);
        record.downcast().ok()
    }

    /// The record, to change it into another version; nothing where somebody else holds it, too, or where it is none of this type.
    pub(super) fn record_mut<R: Record>(&mut self, version: u64) -> Option<&mut R> {
        let record: &mut dyn Any = Arc::get_mut(&mut self.record)?;
        self.version = version;
        record.downcast_mut()
    }

    /// What it is found by, in order and each once.
    pub(super) fn keys(&self, memo: &Memo) -> Vec<String> {
        self.record.keys(memo)
    }

    pub(super) fn content(&self) -> Vec<u8> {
        self.record.content()
    }
}
