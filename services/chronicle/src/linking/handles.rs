//! What those are found by in a process whom an actor of a report may be taken for.

use crate::desk::{Desk, Span};
use crate::record::PartRecord;
use crate::{Shelf, keys};

/// How many actors with one word in their names are looked at, where it is a word that many are called by.
const CANDIDATES: usize = 40;
/// How many with a word that tells them apart.
const ALL: usize = 10_000;

/// Words by which the actors with a part in a process are found, as keys have them.
#[derive(Debug, Default)]
pub(crate) struct Handles {
    /// Those that tell them apart, in order.
    own: Vec<String>,
    /// Those that many are called by, in order: of these actors, some are found.
    common: Vec<String>,
}

impl Handles {
    /// Words that tell actors apart, and those that many are called by.
    pub(crate) fn new<'o, 'c>(
        own: impl Iterator<Item = &'o str>,
        common: impl Iterator<Item = &'c str>,
    ) -> Self {
        Self { own: in_order(own), common: in_order(common) }
    }

    /// Reads from a desk what [`actors`](Self::actors) will be asked of some processes, all at once.
    pub(crate) fn prepare<S: Shelf>(&self, desk: &Desk<'_, S>, processes: &[&str]) -> Result<(), S::Error> {
        // One report after the other asks for parts in the same few processes.
        desk.list_wholly(processes.iter().map(|process| keys::part_words(process)))?;
        let others = processes.iter().filter(|process| !desk.is_listed_wholly(&keys::part_words(process)));
        desk.list(&others.flat_map(|process| self.spans(process)).collect::<Vec<_>>())
    }

    /// The actors with a part in a process, in order of their ids.
    pub(crate) fn actors<S: Shelf>(
        &self,
        desk: &Desk<'_, S>,
        process: &str,
    ) -> Result<Vec<String>, S::Error> {
        let mut ids = Vec::new();
        let mut found = |part: &str| ids.extend(PartRecord::actor_of(process, part).map(str::to_owned));
        let list = keys::part_words(process);
        if desk.is_listed_wholly(&list) {
            let (mut word, mut room) = (String::new(), 0);
            desk.each_listed(&Span::beginning(list.clone(), usize::MAX), |key, part| {
                let of = key.strip_prefix(&list).unwrap_or_default();
                if of != word {
                    of.clone_into(&mut word);
                    room = self.limit(of);
                }
                if room > 0 {
                    room -= 1;
                    found(part);
                }
            })?;
        } else {
            for span in self.spans(process) {
                desk.each_listed(&span, |_, part| found(part))?;
            }
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// How many of those who are found by a word are looked at.
    fn limit(&self, word: &str) -> usize {
        let among = |words: &[String]| words.binary_search_by(|other| other.as_str().cmp(word)).is_ok();
        match (among(&self.own), among(&self.common)) {
            (true, _) => ALL,
            (false, true) => CANDIDATES,
            (false, false) => 0,
        }
    }

    /// Where the parts in a process stand that are found by the words.
    fn spans<'w>(&'w self, process: &'w str) -> impl Iterator<Item = Span> + 'w {
        let span = move |word: &String, limit| Span::of(keys::part_word(process, word), limit);
        let own = self.own.iter().map(move |word| span(word, ALL));
        own.chain(self.common.iter().map(move |word| span(word, CANDIDATES)))
    }
}

/// Words as keys have them, in order and each once.
fn in_order<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let mut words: Vec<&str> = words.map(keys::part).collect();
    words.sort_unstable();
    words.dedup();
    words.into_iter().map(str::to_owned).collect()
}
