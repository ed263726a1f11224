//! Dossiers of processes, kept in memory, so that one more report costs about what it weighs.
//!
//! A dossier is only ever a copy of what stands in the archive. It is brought up to the state that an answer is read from before it answers,
//! and made anew where it was dropped. Each is worked on by one caller at a time.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use peacebrief::v1;
use peacebrief_archive::Tenant;
use peacebrief_chronicle::Dossier;

/// How many bytes of dossiers are kept, as they estimate themselves.
const BYTES: usize = 256 << 20;

/// Whose dossier it is, of which process, and of which window of time.
type Name = (Tenant, String, Option<[Option<(i32, i32, i32)>; 2]>);

/// The dossiers that were asked for last.
#[derive(Debug)]
pub(super) struct Dossiers {
    most: usize,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    dossiers: HashMap<Name, Held>,
    bytes: usize,
    /// How often any was asked for.
    clock: u64,
}

#[derive(Debug)]
struct Held {
    dossier: Arc<Mutex<Dossier>>,
    bytes: usize,
    /// When it was asked for last.
    asked: u64,
}

impl Default for Dossiers {
    fn default() -> Self {
        Self::new(BYTES)
    }
}

impl Dossiers {
    /// Keeps no more than so many bytes.
    fn new(most: usize) -> Self {
        Self { most, kept: Mutex::default() }
    }

    /// Works with a dossier, which nobody else does meanwhile.
    pub(super) fn with<T>(
        &self,
        tenant: &Tenant,
        process: &str,
        published: Option<&v1::DateInterval>,
        work: impl FnOnce(&mut Dossier) -> T,
    ) -> T {
        let name = (tenant.clone(), process.to_owned(), published.map(ends));
        let dossier = {
            let mut kept = lock(&self.kept);
            kept.clock += 1;
            let asked = kept.clock;
            let held = kept.dossiers.entry(name.clone()).or_insert_with(|| {
                let dossier = Dossier::new(process, published.copied());
                Held { dossier: Arc::new(Mutex::new(dossier)), bytes: 0, asked }
            });
            held.asked = asked;
            Arc::clone(&held.dossier)
        };
        let mut held = match dossier.lock() {
            Ok(held) => held,
            Err(poisoned) => {
                // Whoever panicked may have left it half worked out.
                let mut held = poisoned.into_inner();
                *held = Dossier::new(process, published.copied());
                dossier.clear_poison();
                held
            }
        };
        let answer = work(&mut held);
        let bytes = held.bytes();
        drop(held);
        self.weigh(&name, &dossier, bytes);
        answer
    }

    /// Notes how large a dossier has got, and drops those that were not asked for the longest.
    fn weigh(&self, name: &Name, dossier: &Arc<Mutex<Dossier>>, bytes: usize) {
        let mut kept = lock(&self.kept);
        let Some(held) = kept.dossiers.get_mut(name).filter(|held| Arc::ptr_eq(&held.dossier, dossier))
        else {
            return;
        };
        let before = std::mem::replace(&mut held.bytes, bytes);
        kept.bytes = kept.bytes - before + bytes;
        while kept.bytes > self.most {
            let oldest =
                kept.dossiers.iter().min_by_key(|(_, held)| held.asked).map(|(name, _)| name.clone());
            let Some(dropped) = oldest.and_then(|oldest| kept.dossiers.remove(&oldest)) else { break };
            kept.bytes -= dropped.bytes;
        }
    }

    /// Has a tenant's dossiers forget what briefs tell.
    pub(super) fn erase(&self, tenant: &Tenant, briefs: &BTreeSet<String>) {
        let theirs: Vec<_> = {
            let kept = lock(&self.kept);
            let theirs = kept.dossiers.iter().filter(|((whose, ..), _)| whose == tenant);
            theirs.map(|(_, held)| Arc::clone(&held.dossier)).collect()
        };
        for dossier in theirs {
            // One that was left half worked out is made anew when it is asked for.
            if let Ok(mut dossier) = dossier.lock() {
                dossier.erase(briefs);
            }
        }
    }
}

fn ends(window: &v1::DateInterval) -> [Option<(i32, i32, i32)>; 2] {
    [window.start, window.end].map(|date| date.map(|date| (date.year, date.month, date.day)))
}

fn lock(kept: &Mutex<Kept>) -> MutexGuard<'_, Kept> {
    // Whoever panicked with it left it as it was, or with a sum of bytes that is too large: then less is kept.
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use peacebrief_chronicle::{Chronicler, MemoryShelf, Reader, Report};

    /// A shelf with one process of a report.
    fn shelf() -> MemoryShelf {
        let actor = |id: &str, name: &str| v1::Actor {
            id: id.into(),
            name: name.into(),
            kind: v1::ActorKind::State.into(),
            ..Default::default()
        };
        let brief = v1::Brief {
            actors: vec![actor("a1", "Tarvistan"), actor("a2", "Ushmiria")],
            process: Some(v1::Process {
                name: "Tarvistan–Ushmiria peace process".into(),
                party_ids: vec!["a1".into(), "a2".into()],
                derivation: None,
            }),
            ..Default::default()
        };
        let mut shelf = MemoryShelf::default();
        let mut chronicler = Chronicler::new(&shelf);
        let article = v1::Article { body: "Tarvistan. Ushmiria.".into(), ..Default::default() };
        assert!(chronicler.add(&Report { name: "briefs/1".into(), article, brief }).is_ok());
        let outcome = chronicler.finish();
        shelf.apply(outcome);
        shelf
    }

    #[test]
    fn dossiers_are_kept_up_to_a_bound_and_those_not_asked_for_make_room() {
        let shelf = shelf();
        let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
        let (processes, _) = reader.processes("", "", 1, None).unwrap();
        let process = processes[0].name.as_str();
        let tenant = Tenant::default();
        let year = |year| v1::DateInterval { start: None, end: Some(v1::Date { year, month: 1, day: 1 }) };
        let whole = |dossiers: &Dossiers| {
            dossiers.with(&tenant, process, None, |dossier| {
                let before = dossier.bytes();
                assert!(reader.digest_from(dossier, 0).unwrap().is_some());
                (before, dossier.bytes())
            })
        };
        let dossiers = Dossiers::default();
        let (nothing, once) = whole(&dossiers);
        assert!(nothing < once);
        assert_eq!(whole(&dossiers), (once, once), "from what was kept");
        for published in [year(1999), year(2000)] {
            dossiers.with(&tenant, process, Some(&published), |dossier| {
                reader.digest_from(dossier, 0).unwrap();
            });
        }
        assert_eq!(lock(&dossiers.kept).dossiers.len(), 3);
        dossiers.erase(&tenant, &BTreeSet::from(["briefs/1".to_owned()]));
        assert_eq!(whole(&dossiers).0, nothing, "it was told to forget");

        let small = Dossiers::new(once - 1);
        assert_eq!(whole(&small), (nothing, once));
        assert_eq!(whole(&small), (nothing, once), "too large to be kept");
        assert_eq!(lock(&small.kept).bytes, 0);
    }
}
