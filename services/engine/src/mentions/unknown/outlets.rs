//! Outlets that nobody knows, told by what the text does with them: they are told things, cited and quoted, and do nothing else.

use std::collections::{HashMap, HashSet};

use super::{Class, NameSpan};
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Tag};

/// Words right before the name of an outlet.
const CALLED: &[&str] = &[
    "agency",
    "newspaper",
    "broadcaster",
    "daily",
    "website",
    "channel",
    "newswire",
    "portal",
    "radio",
    "television",
];

/// What the place where a name stands says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Hardly anything else than an outlet stands there.
    Outlet,
    /// An outlet may stand there, and others too.
    Open,
    /// None does.
    Other,
}

/// The acronyms, by their folded words, that are outlets wherever they stand.
pub(super) fn told_by<'k>(
    document: &Document<'_>,
    names: &[NameSpan<'_>],
    keys: &'k [Vec<String>],
    acronym: &dyn Fn(&NameSpan<'_>) -> bool,
) -> HashSet<&'k [String]> {
    let mut uses: HashMap<&[String], (bool, bool)> = HashMap::new();
    for (name, key) in names.iter().zip(keys) {
        if name.class != Class::Unknown || name.tokens.len() > 1 || !acronym(name) {
            continue;
        }
        let (told, other) = uses.entry(key).or_default();
        match use_of(document, name.tokens.start) {
            Use::Outlet => *told = true,
            Use::Open => {}
            Use::Other => *other = true,
        }
    }
    uses.into_iter().filter(|(_, (told, other))| *told && !other).map(|(key, _)| key).collect()
}

fn use_of(document: &Document<'_>, token: TokenId) -> Use {
    let Some(before) =
        token.checked_sub(1).filter(|&t| document.sentence_of(t) == document.sentence_of(token))
    else {
        return subject_of(document, token);
    };
    // "the government-run KNA news agency", "the KNA website"
    let after = (token + 1..document.sentence_around(token).end).take(2);
    let next = after.take_while(|&t| matches!(document.tag(t), Tag::Nn)).last();
    if next.is_some_and(|t| CALLED.contains(&document.word(t))) {
        return Use::Outlet;
    }
    let word = document.word(before).to_lowercase();
    // "state news agency KNA", "private daily KNA"
    if CALLED.contains(&word.as_str()) {
        return Use::Outlet;
    }
    // What has an article or a bracket before it has a name of its own, and is no outlet's.
    if matches!(word.as_str(), "the" | "(" | "[") {
        return Use::Other;
    }
    let verb = document.head(token);
    let bidden = || {
        document.children(verb).any(|c| {
            document.dep(c) == Dep::Xcomp
                || document.dep(c) == Dep::Ccomp && document.children(c).any(|to| document.tag(to) == Tag::To)
        })
    };
    match document.lemma(before) {
        // "told KNA on Monday", but "told KNA to leave"
        "tell" if matches!(document.dep(token), Dep::Dobj | Dep::Dative) && !bidden() => Use::Outlet,
        "cite" if document.tag(before) == Tag::Vbg => Use::Outlet,
        // "according to KNA", "quoted by KNA"
        "to" if before.checked_sub(1).is_some_and(|t| document.word(t).eq_ignore_ascii_case("according")) => {
            Use::Open
        }
        "by" if document.lemma(document.head(before)) == "quote" => Use::Outlet,
        _ => subject_of(document, token),
    }
}

/// "KNA quoted the minister as saying", "…, KNA reported".
fn subject_of(document: &Document<'_>, token: TokenId) -> Use {
    if document.dep(token) != Dep::Nsubj {
        return Use::Other;
    }
    match document.lemma(document.head(token)) {
        "quote" | "cite" => Use::Outlet,
        "report" => Use::Open,
        _ => Use::Other,
    }
}
