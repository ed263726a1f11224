//! The arguments of a verb: those that hang on it, and those that it shares with the clause above it.

use super::{Clause, Reality, Tense, reality};
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Tag};

/// Verbs whose object, not their subject, does what their infinitive says: "urged *X* to sign".
const OBJECT_CONTROL: &[&str] = &[
    "advise", "allow", "appeal", "ask", "authorize", "authorise", "beg", "call", "cause", "compel", "convince", "direct", "enable",
    "encourage", "expect", "force", "get", "help", "implore", "instruct", "invite", "lead", "leave", "let", "make", "nudge", "oblige", "order", "permit",
    "persuade", "press", "pressure", "prompt", "push", "remind", "request", "require", "see", "summon", "tell", "urge", "want", "warn",
];

/// A clause with what hangs on its verb directly.
pub(super) fn own(document: &Document<'_>, verb: TokenId) -> Clause {
    let mut clause = Clause {
        verb,
        particle: document.child(verb, Dep::Prt),
        subjects: Vec::new(),
        own_subject: false,
        objects: Vec::new(),
        recipients: Vec::new(),
        agents: Vec::new(),
        obliques: Vec::new(),
        complements: Vec::new(),
        passive: document.child(verb, Dep::Auxpass).is_some() || document.child(verb, Dep::Nsubjpass).is_some(),
        tense: Tense::None,
        negated: false,
        reality: Reality::Fact,
        governor: None,
    };
    for child in document.children(verb) {
        match document.dep(child) {
            Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj | Dep::Csubjpass => clause.subjects.extend(conjuncts(document, child)),
            Dep::Dobj | Dep::Attr | Dep::Oprd => clause.objects.extend(conjuncts(document, child)),
            Dep::Dative if document.child(child, Dep::Pobj).is_none() => clause.recipients.extend(conjuncts(document, child)),
            Dep::Dative => clause.recipients.extend(objects_of(document, child)),
            Dep::Agent => clause.agents.extend(objects_of(document, child)),
            Dep::Prep => clause.obliques.extend(objects_of(document, child).into_iter().map(|object| (child, object))),
            Dep::Ccomp | Dep::Xcomp | Dep::Pcomp => clause.complements.push(child),
            _ => {}
        }
    }
    clause.own_subject = !clause.subjects.is_empty();
    if document.tag(verb) == Tag::Vbn && document.dep(verb) == Dep::Acl {
        clause.passive = true;
    }
    reality::own(document, &mut clause);
    clause
}

/// Supplies a subject that the clause leaves out.
pub(super) fn inherit(document: &Document<'_>, clause: &mut Clause, governor: Option<&Clause>) {
    if clause.own_subject {
        for subject in &mut clause.subjects {
            if let Some(antecedent) = antecedent(document, *subject, clause.verb) {
                *subject = antecedent;
            }
        }
        relative_object(document, clause);
        return;
    }
    match document.dep(clause.verb) {
        Dep::Acl | Dep::Relcl => {
            let noun = document.head(clause.verb);
            // "the right to return": nobody in the text is the one who returns.
            let infinitive = document.tag(clause.verb) == Tag::Vb;
            if !infinitive && governor.is_none_or(|g| g.verb != noun) {
                clause.subjects = conjuncts_before(document, noun);
            }
        }
        Dep::Xcomp | Dep::Ccomp => {
            let Some(governor) = governor else { return };
            let controlled = OBJECT_CONTROL.contains(&document.lemma(governor.verb));
            clause.subjects = if controlled && !governor.passive && !governor.objects.is_empty() {
                governor.objects.clone()
            } else {
                governor.subjects.clone()
            };
        }
        Dep::Conj => {
            let Some(governor) = governor else { return };
            clause.subjects = if governor.passive && !clause.passive && !governor.agents.is_empty() {
                governor.agents.clone()
            } else {
                governor.subjects.clone()
            };
        }
        Dep::Advcl | Dep::Pcomp | Dep::Dep | Dep::Parataxis => {
            let Some(governor) = governor else { return };
            clause.subjects = governor.doers().to_vec();
        }
        _ => {}
    }
}

/// "the pact that the two sides signed": what the clause acts upon is the noun on which it hangs.
fn relative_object(document: &Document<'_>, clause: &mut Clause) {
    if document.dep(clause.verb) != Dep::Relcl {
        return;
    }
    let noun = document.head(clause.verb);
    if clause.subjects.contains(&noun) {
        return;
    }
    let relative = clause.objects.iter().position(|&o| is_relative(document, o));
    match relative {
        Some(i) => clause.objects[i] = noun,
        None if clause.objects.is_empty() && !clause.passive && clause.obliques.iter().all(|&(_, o)| !is_relative(document, o)) => {
            clause.objects.push(noun);
        }
        None => {}
    }
    for (_, object) in &mut clause.obliques {
        if is_relative(document, *object) {
            *object = noun;
        }
    }
}

fn is_relative(document: &Document<'_>, token: TokenId) -> bool {
    matches!(document.tag(token), Tag::Wdt | Tag::Wp)
}

/// The noun for which a relative pronoun stands as subject of `verb`.
fn antecedent(document: &Document<'_>, subject: TokenId, verb: TokenId) -> Option<TokenId> {
    let relative = is_relative(document, subject) && matches!(document.dep(verb), Dep::Relcl | Dep::Conj);
    if !relative {
        return None;
    }
    let mut at = verb;
    while document.dep(at) == Dep::Conj {
        at = document.head(at);
    }
    (document.dep(at) == Dep::Relcl).then(|| document.head(at))
}

/// The heads of the objects of a preposition, those of a second preposition after it included ("from within X").
pub(crate) fn objects_of(document: &Document<'_>, preposition: TokenId) -> Vec<TokenId> {
    let mut out = Vec::new();
    for child in document.children(preposition) {
        match document.dep(child) {
            Dep::Pobj => out.extend(conjuncts(document, child)),
            Dep::Prep => out.extend(document.children_by(child, Dep::Pobj).flat_map(|o| conjuncts(document, o))),
            _ => {}
        }
    }
    out
}

/// A head and what is joined to it: "Trump, Pashinyan and Aliyev", in order of the text.
pub(crate) fn conjuncts(document: &Document<'_>, head: TokenId) -> Vec<TokenId> {
    let mut out = vec![head];
    let mut next = 0;
    while next < out.len() {
        out.extend(document.children_by(out[next], Dep::Conj));
        next += 1;
    }
    out.sort_unstable();
    out
}

/// A noun on which a clause hangs, with the nouns to which it is joined: "the army and the rebels fighting in …".
fn conjuncts_before(document: &Document<'_>, noun: TokenId) -> Vec<TokenId> {
    vec![if document.tag(noun) == Tag::Wdt { document.head(noun) } else { noun }]
}
