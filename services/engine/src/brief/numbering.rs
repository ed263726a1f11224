//! Ids: short, by section, in order of the text: `g1` an agreement, `p3` a provision.

use peacebrief::v1;

/// Gives every element of a brief but the actors, who have theirs from the start, an id that no other has.
pub(super) fn number(brief: &mut v1::Brief) {
    let (mut provisions, mut conditions, mut breaches) = (0, 0, 0);
    for (n, agreement) in brief.agreements.iter_mut().enumerate() {
        agreement.id = format!("g{}", n + 1);
        assign("p", &mut provisions, agreement.provisions.iter_mut().map(|p| &mut p.id));
        assign("c", &mut conditions, agreement.conditions.iter_mut().map(|c| &mut c.id));
        assign("b", &mut breaches, agreement.breaches.iter_mut().map(|b| &mut b.id));
    }
    assign("e", &mut 0, brief.events.iter_mut().map(|e| &mut e.id));
    assign("s", &mut 0, brief.statements.iter_mut().map(|s| &mut s.id));
    assign("n", &mut 0, brief.next_steps.iter_mut().map(|n| &mut n.id));
    assign("k", &mut 0, brief.key_sentences.iter_mut().map(|k| &mut k.id));
}

fn assign<'a>(letter: &str, last: &mut usize, ids: impl Iterator<Item = &'a mut String>) {
    for id in ids {
        *last += 1;
        *id = format!("{letter}{last}");
    }
}
