//! What a report costs does not grow with the process.

use std::cell::Cell;
use std::convert::Infallible;

use peacebrief::v1::{AgreementKind, AgreementStatus, ProvisionCategory};
use peacebrief_chronicle::{Chronicler, Entry, MemoryShelf, Report, Shelf};

use crate::builder::valley;

/// A shelf that counts what is read from it.
#[derive(Default)]
struct Counted {
    shelf: MemoryShelf,
    entries: Cell<usize>,
    bytes: Cell<usize>,
    /// How often it was asked anything.
    questions: Cell<usize>,
}

impl Counted {
    fn count(&self, read: &[&Entry]) {
        self.questions.set(self.questions.get() + 1);
        self.entries.set(self.entries.get() + read.len());
        self.bytes.set(self.bytes.get() + read.iter().map(|entry| entry.content.len()).sum::<usize>());
    }
}

impl Shelf for Counted {
    type Error = Infallible;

    fn get(&self, ids: &[String]) -> Result<Vec<Entry>, Infallible> {
        let found = self.shelf.get(ids)?;
        self.count(&found.iter().collect::<Vec<_>>());
        Ok(found)
    }

    fn find(&self, keys: &[String]) -> Result<Vec<Entry>, Infallible> {
        let found = self.shelf.find(keys)?;
        self.count(&found.iter().collect::<Vec<_>>());
        Ok(found)
    }

    fn range(&self, from: &str, to: &str, limit: usize) -> Result<Vec<(String, Entry)>, Infallible> {
        let found = self.shelf.range(from, to, limit)?;
        self.count(&found.iter().map(|(_, entry)| entry).collect::<Vec<_>>());
        Ok(found)
    }

    fn keys(&self, stretches: &[(&str, &str, usize)]) -> Result<Vec<Vec<(String, String)>>, Infallible> {
        let found = self.shelf.keys(stretches)?;
        self.questions.set(self.questions.get() + 1);
        let keys = || found.iter().flatten();
        self.entries.set(self.entries.get() + keys().count());
        self.bytes.set(self.bytes.get() + keys().map(|(key, id)| key.len() + id.len()).sum::<usize>());
        Ok(found)
    }
}

/// How many questions a report may ask of the shelf.
const QUESTIONS: usize = 40;

/// The nth report on one process: the same statesmen, one new person each, the accord that all speak of.
fn nth(n: usize) -> Report {
    let day = format!("20{:02}-{:02}-{:02}", n / 336, n / 28 % 12 + 1, n % 28 + 1);
    let told = valley(&n.to_string(), &day)
        .person("Yusup Halikov", "foreign minister", "Tarvistan")
        .person(&format!("Witness {}", syllables(n)), "villager", "")
        .group("Almadin Self-Defence Committee");
    let told = told.agreement("Almaty ceasefire", AgreementKind::Ceasefire, AgreementStatus::InForce, "");
    told.provides(ProvisionCategory::Prisoners).breach("Tarvistan", "Ushmiria").done()
}

/// A surname that no other number has.
fn syllables(mut n: usize) -> String {
    const PARTS: [&str; 10] = ["ba", "ko", "mi", "ru", "te", "zo", "lan", "dir", "pos", "gul"];
    let mut name = String::from("T");
    for _ in 0..4 {
        name.push_str(PARTS[n % 10]);
        n /= 10;
    }
    name
}

#[test]
fn a_report_reads_as_much_of_a_long_process_as_of_a_short_one() {
    let mut shelf = Counted::default();
    let mut most = (0, 0);
    for n in 0..2_000 {
        shelf.entries.set(0);
        shelf.bytes.set(0);
        shelf.questions.set(0);
        let mut chronicler = Chronicler::new(&shelf);
        chronicler.add(&nth(n)).unwrap();
        let outcome = chronicler.finish();
        let written: usize = outcome.written.iter().map(|entry| entry.content.len()).sum();
        shelf.shelf.apply(outcome);
        if n == 100 {
            most = (2 * shelf.entries.get(), 2 * (shelf.bytes.get() + written));
        }
        if n > 100 {
            let read = (shelf.entries.get(), shelf.bytes.get() + written);
            assert!(read.0 <= most.0 && read.1 <= most.1, "{n}: {read:?} of {most:?}");
            // Each is a way to the database and back.
            assert!(shelf.questions.get() <= QUESTIONS, "{n}: {} questions", shelf.questions.get());
        }
    }
    assert!(most.0 < 1_000, "{most:?}");
}
