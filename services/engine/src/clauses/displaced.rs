//! Mends arguments that stand elsewhere than the parser looks for them: an object after a place, a participle that is the main verb.

use super::arguments::conjuncts;
use super::{Clauses, Reality, Tense};
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Tag};

/// How many steps up a phrase is climbed.
const STEPS: usize = 4;

/// "received in Dorsan *the envoy*", read as if the envoy were the town: what follows the object of a preposition without a comma and
/// has an article of its own is the object of a verb that has none.
pub(super) fn objects_after_place(document: &Document<'_>, clauses: &mut Clauses) {
    for clause in &mut clauses.clauses {
        let verb = clause.verb;
        let helped =
            document.child(verb, Dep::Auxpass).is_some() || document.child(verb, Dep::Agent).is_some();
        if helped || clause.passive && document.dep(verb) != Dep::Acl {
            continue;
        }
        let bare = clause.objects.is_empty() || clause.passive;
        let Some(object) = after_place(document, verb).filter(|_| bare) else { continue };
        if clause.passive {
            let Some(&noun) = clause.subjects.first() else { continue };
            clause.subjects = doers_of_participle(document, noun);
            clause.passive = false;
            (clause.tense, clause.reality) = (Tense::Past, Reality::Fact);
        }
        clause.objects = conjuncts(document, object);
    }
}

/// What the parser hung on the object of a preposition of a verb as if it were its other name.
fn after_place(document: &Document<'_>, verb: TokenId) -> Option<TokenId> {
    let places = document.children_by(verb, Dep::Prep).filter(|&p| p > verb && p <= verb + 2);
    let mut objects = places.filter_map(|p| document.child(p, Dep::Pobj));
    objects.find_map(|place| {
        let beside = document.children_by(place, Dep::Appos).find(|&a| a > place)?;
        let start = document.subtree(beside).start;
        let own = matches!(document.tag(start), Tag::Dt | Tag::PrpPossessive | Tag::Cd);
        (own && start == place + 1).then_some(beside)
    })
}

/// Verbs with two objects, whose participle keeps one: "*awarded* the prize".
const DITRANSITIVE: &[&str] = &[
    "award", "give", "grant", "offer", "call", "name", "deem", "pay", "send", "show", "teach", "tell", "ask",
    "appoint", "elect", "deny", "owe", "promise", "bring", "set",
];

/// "The delegation, headed by X, *signed* an agreement", read as if X were signed: a participle after a comma that has an object of its
/// own is a past tense, and whoever the phrase before it is about did it.
pub(super) fn active_participles(document: &Document<'_>, clauses: &mut Clauses) {
    for clause in &mut clauses.clauses {
        let verb = clause.verb;
        let misread = clause.passive
            && document.tag(verb) == Tag::Vbn
            && document.dep(verb) == Dep::Acl
            && verb > 0
            && document.word(verb - 1) == ","
            && document.child(verb, Dep::Dobj).is_some_and(|object| object > verb)
            && document.child(verb, Dep::Auxpass).is_none()
            && document.child(verb, Dep::Agent).is_none()
            && !DITRANSITIVE.contains(&document.lemma(verb));
        let Some(&noun) = clause.subjects.first().filter(|_| misread) else { continue };
        clause.subjects = doers_of_participle(document, noun);
        clause.passive = false;
        (clause.tense, clause.reality) = (Tense::Past, Reality::Fact);
    }
}

/// Who a participle is said of, given the noun on which it hangs: not the name beside a noun, nor by whom that was led.
fn doers_of_participle(document: &Document<'_>, noun: TokenId) -> Vec<TokenId> {
    let mut at = noun;
    for _ in 0..STEPS {
        let above = document.head(at);
        at = match document.dep(at) {
            Dep::Appos => above,
            Dep::Pobj
                if document.dep(above) == Dep::Agent && document.dep(document.head(above)) == Dep::Acl =>
            {
                document.head(document.head(above))
            }
            _ => break,
        };
    }
    conjuncts(document, at)
}
