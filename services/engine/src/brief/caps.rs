//! Bounds of a brief: lists are cut so that the answer to the longest article stays small enough for every client.

use std::collections::HashSet;

use peacebrief::v1;

/// The most that a brief may weigh, in bytes: well below the 4 MiB that gRPC clients accept by default.
pub(super) const MOST_BYTES: usize = 3 << 20;

/// The most elements of each list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Caps {
    actors: usize,
    mentions: usize,
    agreements: usize,
    clauses: usize,
    findings: usize,
}

impl Caps {
    /// Far more than any report of ordinary length holds.
    pub(super) const STANDARD: Self =
        Self { actors: 1000, mentions: 50, agreements: 200, clauses: 100, findings: 1000 };

    /// Whether halving still changes anything.
    pub(super) fn can_shrink(self) -> bool {
        self.findings > 1
    }

    /// Half of everything, at least one.
    pub(super) fn halved(self) -> Self {
        let half = |n: usize| (n / 2).max(1);
        Self {
            actors: half(self.actors),
            mentions: half(self.mentions),
            agreements: half(self.agreements),
            clauses: half(self.clauses),
            findings: half(self.findings),
        }
    }
}

/// Cuts the lists of a brief, notes what was cut, and drops what referred to it.
pub(super) fn apply(brief: &mut v1::Brief, caps: Caps) {
    let mut cut = Cutter { truncations: Vec::new() };
    cut.list("actors", &mut brief.actors, caps.actors);
    cut.nested("actors.mentions", brief.actors.iter_mut().map(|a| &mut a.mentions), caps.mentions);
    cut.list("agreements", &mut brief.agreements, caps.agreements);
    let agreements = &mut brief.agreements;
    cut.nested("agreements.provisions", agreements.iter_mut().map(|a| &mut a.provisions), caps.clauses);
    cut.nested("agreements.conditions", agreements.iter_mut().map(|a| &mut a.conditions), caps.clauses);
    cut.nested("agreements.breaches", agreements.iter_mut().map(|a| &mut a.breaches), caps.clauses);
    cut.nested("agreements.mentions", agreements.iter_mut().map(|a| &mut a.mentions), caps.mentions);
    cut.list("events", &mut brief.events, caps.findings);
    cut.nested("events.mentions", brief.events.iter_mut().map(|e| &mut e.mentions), caps.mentions);
    cut.list("statements", &mut brief.statements, caps.findings);
    cut.list("next_steps", &mut brief.next_steps, caps.findings);
    if cut.truncations.iter().any(|t| t.field == "actors") {
        forget_the_cut(brief);
    }
    brief.truncations = cut.truncations;
}

struct Cutter {
    truncations: Vec<v1::Truncation>,
}

impl Cutter {
    fn list<T>(&mut self, field: &str, list: &mut Vec<T>, limit: usize) {
        self.nested(field, std::iter::once(list), limit);
    }

    fn nested<'a, T: 'a>(&mut self, field: &str, lists: impl Iterator<Item = &'a mut Vec<T>>, limit: usize) {
        let mut omitted = 0;
        for list in lists {
            omitted += list.len().saturating_sub(limit);
            list.truncate(limit);
        }
        if omitted > 0 {
            let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
            self.truncations.push(v1::Truncation {
                field: field.to_owned(),
                limit: count(limit),
                omitted: count(omitted),
            });
        }
    }
}

/// Removes every reference to an actor that the brief no longer holds.
fn forget_the_cut(brief: &mut v1::Brief) {
    let kept: HashSet<String> = brief.actors.iter().map(|a| a.id.clone()).collect();
    let known = |id: &String| kept.contains(id);
    if let Some(process) = &mut brief.process {
        process.party_ids.retain(known);
    }
    for actor in &mut brief.actors {
        if !known(&actor.affiliation_id) {
            actor.affiliation_id.clear();
        }
    }
    for agreement in &mut brief.agreements {
        agreement.party_ids.retain(known);
        for breach in &mut agreement.breaches {
            for id in [&mut breach.accuser_id, &mut breach.accused_id] {
                if !known(id) {
                    id.clear();
                }
            }
        }
    }
    for event in &mut brief.events {
        event.initiator_ids.retain(known);
        event.participant_ids.retain(known);
    }
    brief.statements.retain(|s| known(&s.speaker_id));
    for statement in &mut brief.statements {
        statement.target_ids.retain(known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(n: usize) -> v1::Actor {
        v1::Actor { id: format!("a{n}"), affiliation_id: format!("a{}", n + 1), ..Default::default() }
    }

    #[test]
    fn marks_what_it_cuts_and_leaves_no_reference_to_it() {
        let mut brief = v1::Brief {
            actors: (1..=4).map(actor).collect(),
            statements: (1..=4)
                .map(|n| v1::Statement { speaker_id: format!("a{n}"), ..Default::default() })
                .collect(),
            ..Default::default()
        };
        apply(&mut brief, Caps { actors: 2, ..Caps::STANDARD });
        assert_eq!(brief.actors.len(), 2);
        assert_eq!(brief.actors[1].affiliation_id, "");
        assert_eq!(brief.statements.len(), 2);
        assert_eq!(brief.truncations, [v1::Truncation { field: "actors".into(), limit: 2, omitted: 2 }]);
    }

    #[test]
    fn says_nothing_where_nothing_is_cut() {
        let mut brief = v1::Brief { actors: vec![actor(1)], ..Default::default() };
        apply(&mut brief, Caps::STANDARD);
        assert!(brief.truncations.is_empty());
    }
}
