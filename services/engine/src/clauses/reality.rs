//! Tense, negation, and whether the text holds a clause to be so.

use super::Clause;
use super::arguments::is_word;
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos, Tag};

/// When a clause is, seen from its telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// Past, perfect, or a bare past participle.
    Past,
    /// Present.
    Present,
    /// Still to come: "will", "shall", "is to", "is due to".
    Future,
    /// None of its own: an infinitive or a gerund that no governor gives one.
    None,
}

/// Whether the text holds a clause to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reality {
    /// It is, or was.
    Fact,
    /// It is planned, promised or announced: "will", "is to", "plans to". In the past tense ("was to have been signed")
    /// the text does not say that it came about.
    Planned,
    /// It may be: "could", "might", "is ready to", "is said to".
    Possible,
    /// It ought to be, or somebody asks for it: "must", "should", "urged X to".
    Required,
    /// It depends: "if", "unless", "would", "had they signed".
    Conditional,
}

/// Governors after which an infinitive or gerund has come true.
const BRINGS_ABOUT: &[&str] = &[
    "begin", "start", "resume", "continue", "finish", "manage", "help", "keep", "go", "come", "proceed",
    "get", "succeed", "cause", "make", "force", "let", "complete", "see", "bring", "lead", "move", "rush",
    "choose", "elect",
];
/// Governors after which it has not; adjectives and nouns among them ("is unable to", "its refusal to").
const FAILS: &[&str] = &[
    "fail",
    "refuse",
    "decline",
    "neglect",
    "avoid",
    "forget",
    "stop",
    "cease",
    "omit",
    "boycott",
    "deny",
    "unable",
    "unwilling",
    "reluctant",
    "loath",
    "refusal",
    "failure",
    "inability",
    "unwillingness",
    "reluctance",
];
/// Governors after which it may yet.
const PLANS: &[&str] = &[
    "be",
    "plan",
    "intend",
    "agree",
    "promise",
    "pledge",
    "vow",
    "decide",
    "expect",
    "schedule",
    "set",
    "due",
    "prepare",
    "commit",
    "undertake",
    "aim",
    "hope",
    "arrange",
    "slate",
    "resolve",
    "swear",
    "bind",
    "mean",
    "suppose",
    "bound",
    "poised",
    "determined",
    "certain",
    "sure",
    "likely",
    "decision",
    "intention",
    "pledge",
    "undertaking",
    "commitment",
    "agreement",
    "announcement",
    "design",
];
/// Governors after which somebody ought to.
const ASKS: &[&str] = &[
    "urge",
    "ask",
    "demand",
    "call",
    "want",
    "order",
    "tell",
    "require",
    "request",
    "insist",
    "appeal",
    "press",
    "need",
    "oblige",
    "invite",
    "encourage",
    "warn",
    "seek",
    "propose",
    "recommend",
    "suggest",
    "have",
    "ought",
    "advise",
    "instruct",
    "persuade",
    "push",
    "wish",
    "decree",
    "stipulate",
    "necessary",
    "obligation",
    "duty",
    "appeal",
    "order",
    "requirement",
    "ultimatum",
    "invitation",
];
/// Governors whose "that" clause is a subjunctive.
const SUBJUNCTIVE: &[&str] =
    &["ask", "beg", "demand", "order", "propose", "recommend", "request", "require", "urge"];
/// Subordinators whose clause, in the present tense, is still open.
const OPEN_IN_PRESENT: &[&str] =
    &["before", "until", "till", "once", "when", "after", "provided", "as", "whenever"];

/// Reads tense, negation and modality off the verb's own auxiliaries.
pub(super) fn own(document: &Document<'_>, clause: &mut Clause) {
    let verb = clause.verb;
    clause.tense = match document.tag(verb) {
        Tag::Vbd | Tag::Vbn => Tense::Past,
        Tag::Vbz | Tag::Vbp | Tag::Nns => Tense::Present,
        // "Marape and Toroama sign the covenant": a main verb with a subject and no auxiliary is finite, whatever its tag.
        Tag::Vb if document.is_root(verb) && clause.own_subject && no_auxiliary(document, verb) => {
            Tense::Present
        }
        _ => Tense::None,
    };
    clause.reality = Reality::Fact;
    let mut first = true;
    for child in
        document.children(verb).filter(|&c| c < verb && matches!(document.dep(c), Dep::Aux | Dep::Auxpass))
    {
        auxiliary(document, clause, child, first);
        first = false;
    }
    if document.is_root(verb)
        && document.children_by(verb, Dep::Aux).next().is_some_and(|a| is_word(document, a, &["to"]))
    {
        // "Prisoners to be freed by March": the style of headlines.
        (clause.tense, clause.reality) = (Tense::Future, Reality::Planned);
    }
    // "allegedly attacked": somebody says so, and nobody is told to have.
    let alleged = ["allegedly", "purportedly", "supposedly"];
    if document.children_by(verb, Dep::Advmod).any(|c| is_word(document, c, &alleged)) {
        clause.reality = Reality::Possible;
    }
    // "had nearly collapsed": it had not.
    if document
        .children_by(verb, Dep::Advmod)
        .any(|c| c + 1 == verb && is_word(document, c, &["nearly", "almost"]))
    {
        clause.reality = Reality::Possible;
    }
    let perfect = document.children_by(verb, Dep::Aux).any(|a| is_word(document, a, &["have", "'ve", "’ve"]));
    if perfect
        && clause.reality == Reality::Required
        && document.children_by(verb, Dep::Aux).any(|a| is_word(document, a, &["must"]))
    {
        // "must have mixed up": a guess, not a duty.
        clause.reality = Reality::Possible;
    }
    let without = matches!(document.dep(verb), Dep::Pcomp | Dep::Pobj)
        && is_word(document, document.head(verb), &["without"]);
    let denied = document.children(verb).any(|c| match document.dep(c) {
        Dep::Neg => true,
        // "He would *not*, he said, talk": the negation hangs on the auxiliary.
        Dep::Aux | Dep::Auxpass => document.children_by(c, Dep::Neg).next().is_some(),
        Dep::Advmod if is_word(document, c, &["longer", "more"]) => {
            c > 0 && is_word(document, c - 1, &["no"])
        }
        Dep::Advmod => is_word(document, c, &["never", "hardly", "nowhere", "scarcely"]),
        // "Not one shot was fired", "No date has been set", "Neither side signed".
        Dep::Nsubj | Dep::Nsubjpass => denies(document, c),
        // "agreed to no such thing".
        Dep::Prep => document
            .child(c, Dep::Pobj)
            .is_some_and(|o| document.children(o).any(|d| d < o && is_word(document, d, &["no"]))),
        // "signed nothing", "gave no date", "There was no clash".
        Dep::Dobj | Dep::Attr => {
            is_word(document, c, &["nothing", "none", "nobody"])
                || document.children(c).any(|d| d < c && is_word(document, d, &["no", "neither"]))
        }
        _ => false,
    });
    let nor = document.children(verb).any(|c| {
        matches!(document.dep(c), Dep::Preconj | Dep::Cc) && c < verb && is_word(document, c, &["neither"])
    });
    let joined = document.dep(verb) == Dep::Conj
        && document
            .children_by(document.head(verb), Dep::Cc)
            .any(|c| c < verb && is_word(document, c, &["nor"]));
    clause.negated |= denied || without || nor || joined;
    if opened_by(document, verb, &["if", "unless", "whether", "lest"])
        || is_provided(document, verb)
        || lasts_as_long(document, verb)
        || inverted(document, clause)
    {
        clause.reality = Reality::Conditional;
    }
    if clause.reality == Reality::Fact && is_question(document, verb) {
        clause.reality = Reality::Possible;
    }
}

fn no_auxiliary(document: &Document<'_>, verb: TokenId) -> bool {
    document.children(verb).all(|c| !matches!(document.dep(c), Dep::Aux | Dep::Auxpass))
}

/// What one auxiliary says. The first carries the tense.
fn auxiliary(document: &Document<'_>, clause: &mut Clause, auxiliary: TokenId, first: bool) {
    let word = document.word(auxiliary).to_ascii_lowercase();
    match word.as_str() {
        "will" | "'ll" | "’ll" | "shall" | "wo" | "sha" => {
            (clause.tense, clause.reality) = (Tense::Future, Reality::Planned)
        }
        "would" => (clause.tense, clause.reality) = (Tense::Future, Reality::Conditional),
        "'d" | "’d" if document.tag(auxiliary) == Tag::Md => {
            (clause.tense, clause.reality) = (Tense::Future, Reality::Conditional)
        }
        "may" | "might" | "could" | "can" | "ca" => clause.reality = Reality::Possible,
        "must" | "should" | "ought" => clause.reality = Reality::Required,
        "was" | "were" | "had" | "did" | "has" | "have" | "'ve" | "’ve" | "'d" | "’d" if first => {
            clause.tense = Tense::Past
        }
        // "is signed" tells what holds; "is signing" what goes on.
        "is" | "are" | "am" | "does" | "do" | "'s" | "’s" | "'re" | "’re" if first => {
            clause.tense = Tense::Present
        }
        _ => {}
    }
}

/// "Should the shelling go on", "Had they signed", "Were the two to meet": an auxiliary before the subject, in a clause that
/// hangs on another and asks nothing.
fn inverted(document: &Document<'_>, clause: &Clause) -> bool {
    if !matches!(document.dep(clause.verb), Dep::Advcl | Dep::Ccomp | Dep::Csubj | Dep::Parataxis | Dep::Dep)
    {
        return false;
    }
    let Some(&subject) = clause.subjects.first() else { return false };
    let start = document.subtree(subject).start;
    let Some(before) = start.checked_sub(1) else { return false };
    let of_verb = before == clause.verb || document.head(before) == clause.verb;
    of_verb && is_word(document, before, &["should", "had", "were"]) && !is_question(document, clause.verb)
}

/// Whether a clause is the main one of a question.
fn is_question(document: &Document<'_>, verb: TokenId) -> bool {
    let last = document.sentence_around(verb).end.saturating_sub(1);
    matches!(document.dep(verb), Dep::Root | Dep::Conj)
        && document.tokens().get(last).is_some_and(|_| document.word(last).ends_with('?'))
}

/// "provided that the prisoners were released first", "on condition that", "assuming that".
fn is_provided(document: &Document<'_>, verb: TokenId) -> bool {
    let that = document.children_by(verb, Dep::Mark).find(|&m| m < verb && is_word(document, m, &["that"]));
    that.and_then(|that| that.checked_sub(1))
        .is_some_and(|t| is_word(document, t, &["provided", "providing", "condition", "assuming", "proviso"]))
}

/// "there would be no deal *as long as they were fighting*".
fn lasts_as_long(document: &Document<'_>, verb: TokenId) -> bool {
    let mark = document.children_by(verb, Dep::Mark).find(|&m| m < verb && is_word(document, m, &["as"]));
    mark.and_then(|mark| mark.checked_sub(1)).is_some_and(|t| is_word(document, t, &["long"]))
}

/// Whether a clause begins with one of some subordinators.
fn opened_by(document: &Document<'_>, verb: TokenId, words: &[&str]) -> bool {
    document.children(verb).any(|c| {
        matches!(document.dep(c), Dep::Mark | Dep::Advmod) && c < verb && is_word(document, c, words)
    })
}

/// Takes over from the governing clause what the verb's own form leaves open.
pub(super) fn inherit(document: &Document<'_>, clause: &mut Clause, governor: Option<&Clause>) {
    let Some(governor) = governor else { return };
    let verb = clause.verb;
    // "although villagers accuse …": with a subject and without "to" it is no infinitive, whatever its tag.
    let clausal = document.dep(verb) == Dep::Advcl
        && clause.own_subject
        && document.children_by(verb, Dep::Aux).next().is_none();
    let bare = is_bare(document, verb) && !clausal;
    match document.dep(verb) {
        Dep::Conj if bare || shares_auxiliaries(document, clause, governor) => {
            clause.tense = governor.tense;
            clause.reality = governor.reality;
            clause.negated |= governor.negated && shares_negation(document, clause, governor);
        }
        Dep::Conj
            if governor.reality == Reality::Conditional
                && clause.reality == Reality::Fact
                && clause.tense != Tense::Past =>
        {
            clause.reality = Reality::Conditional;
        }
        Dep::Xcomp | Dep::Ccomp | Dep::Pcomp | Dep::Pobj | Dep::Advcl | Dep::Acl | Dep::Prep if bare => {
            infinitive(document, clause, governor)
        }
        // "will not begin before they have handed over their arms", "enters into force once both have ratified it": done by then, not yet.
        Dep::Advcl
            if (governor.reality != Reality::Fact || is_simple_present(document, governor))
                && is_present_perfect(document, verb)
                && opened_by(document, verb, OPEN_IN_PRESENT) =>
        {
            clause.reality = Reality::Conditional;
        }
        // "would fight on until the army agreed", "will talk only after they had left": not yet, whatever its tense.
        Dep::Advcl
            if governor.reality != Reality::Fact
                && clause.reality == Reality::Fact
                && (opened_by(document, verb, &["until", "till"])
                    || clause.tense == Tense::Past && is_after_would(document, governor.verb, verb)
                    || opened_by(document, verb, &["after", "once", "when"]) && is_only(document, verb)) =>
        {
            clause.reality = Reality::Conditional;
        }
        Dep::Advcl if clause.reality == Reality::Fact && clause.tense == Tense::Present => {
            let open = governor.reality != Reality::Fact && opened_by(document, verb, OPEN_IN_PRESENT);
            if open || opened_by(document, verb, &["before", "until", "till"]) {
                clause.reality = Reality::Conditional;
            }
        }
        // "demanded that they hand over": a subjunctive that looks like a present tense.
        Dep::Ccomp
            if document.tag(verb) == Tag::Vbp
                && document.child(verb, Dep::Mark).is_some_and(|m| is_word(document, m, &["that"]))
                && SUBJUNCTIVE.contains(&document.lemma(governor.verb)) =>
        {
            clause.reality = Reality::Required;
        }
        // "denied that it had fired".
        Dep::Ccomp if verb > governor.verb && FAILS.contains(&document.lemma(governor.verb)) => {
            clause.negated = !clause.negated;
        }
        _ => {}
    }
}

/// "would withdraw its complaint *as soon as* the treaty took effect", "once it was signed": ahead, seen from what is past.
fn is_after_would(document: &Document<'_>, above: TokenId, verb: TokenId) -> bool {
    let would = document.children_by(above, Dep::Aux).any(|a| is_word(document, a, &["would", "'d", "’d"]));
    let start = document.subtree(verb).start;
    let soon = is_word(document, start, &["as"])
        && (start > 0 && is_word(document, start - 1, &["soon"])
            || start + 1 < document.len() && is_word(document, start + 1, &["soon"]));
    would && (soon || is_word(document, start, &["once", "when"]))
}

/// "*only* after", "only when".
fn is_only(document: &Document<'_>, verb: TokenId) -> bool {
    let start = document.subtree(verb).start;
    let opens = |t: TokenId| is_word(document, t, &["only"]);
    opens(start) || start > 0 && opens(start - 1)
}

fn is_present_perfect(document: &Document<'_>, verb: TokenId) -> bool {
    document.children_by(verb, Dep::Aux).any(|a| is_word(document, a, &["have", "has"]))
}

fn is_simple_present(document: &Document<'_>, clause: &Clause) -> bool {
    clause.tense == Tense::Present
        && matches!(document.tag(clause.verb), Tag::Vbz | Tag::Vbp)
        && no_auxiliary(document, clause.verb)
}

/// An infinitive, gerund or subjunctive under a governor, which decides whether it came about.
fn infinitive(document: &Document<'_>, clause: &mut Clause, governor: &Clause) {
    let verb = clause.verb;
    let gerund = document.tag(verb) == Tag::Vbg
        || document.children_by(verb, Dep::Aux).any(|a| is_word(document, a, &["having"]))
        || document.children_by(verb, Dep::Auxpass).any(|a| is_word(document, a, &["being"]));
    // "is *ready* to sign", "a *refusal* to sign": the word on which it hangs speaks, not the verb above.
    let above = document.head(verb);
    let lemma = if matches!(document.pos(above), Pos::Adj | Pos::Noun) {
        document.lemma(above)
    } else {
        document.lemma(governor.verb)
    };
    let perfect = document.children_by(verb, Dep::Aux).any(|a| is_word(document, a, &["have"]));
    let fact = governor.reality == Reality::Fact;
    let or_governor = |reality| if fact { reality } else { governor.reality };
    clause.tense = governor.tense;
    let reality = if FAILS.contains(&lemma) && document.dep(verb) != Dep::Advcl && verb > governor.verb {
        clause.negated = !governor.negated;
        return clause.reality = governor.reality;
    } else if matches!(document.dep(verb), Dep::Advcl | Dep::Pcomp | Dep::Pobj) {
        // "came to discuss": a purpose, reached or not.
        let reality = if gerund { governor.reality } else { or_governor(Reality::Possible) };
        return clause.reality = reality;
    } else if lemma == "go" && document.tag(governor.verb) == Tag::Vbg && !gerund {
        clause.tense = Tense::Future;
        or_governor(Reality::Planned)
    } else if lemma == "have"
        && document.children_by(governor.verb, Dep::Advmod).any(|a| is_word(document, a, &["yet", "still"]))
    {
        clause.negated = true;
        return clause.reality = governor.reality;
    } else if BRINGS_ABOUT.contains(&lemma) {
        governor.reality
    } else if PLANS.contains(&lemma) {
        if !perfect {
            clause.tense = Tense::Future;
        }
        or_governor(Reality::Planned)
    } else if ASKS.contains(&lemma) {
        clause.negated |= governor.negated && lemma != "warn";
        return clause.reality = Reality::Required;
    } else if gerund {
        governor.reality
    } else {
        // "is said to have fired", "is ready to sign".
        or_governor(Reality::Possible)
    };
    clause.negated |= governor.negated;
    clause.reality = reality;
}

/// "will meet and sign": the second verb leans on the auxiliaries of the first.
fn shares_auxiliaries(document: &Document<'_>, clause: &Clause, governor: &Clause) -> bool {
    !clause.own_subject
        && document.tag(clause.verb) == document.tag(governor.verb)
        && own_tense_missing(document, clause.verb)
        && matches!(document.tag(clause.verb), Tag::Vb | Tag::Vbn | Tag::Vbg)
}

/// "did not sign or ratify": "or" carries the negation on; "and" and "but" do so only where the auxiliary is shared.
fn shares_negation(document: &Document<'_>, clause: &Clause, governor: &Clause) -> bool {
    let joined_by = document.children_by(governor.verb, Dep::Cc).find(|&c| c < clause.verb);
    !clause.own_subject && joined_by.is_none_or(|c| !is_word(document, c, &["but"]))
}

/// A form without a tense of its own: an infinitive (the perfect and the passive included), a gerund, a subjunctive.
fn is_bare(document: &Document<'_>, verb: TokenId) -> bool {
    if !own_tense_missing(document, verb) {
        return false;
    }
    match document.tag(verb) {
        Tag::Vb | Tag::Vbg => true,
        Tag::Vbn | Tag::Vbd => document.children(verb).any(|c| {
            matches!(document.dep(c), Dep::Aux | Dep::Auxpass)
                && is_word(document, c, &["to", "be", "being", "having"])
        }),
        _ => false,
    }
}

fn own_tense_missing(document: &Document<'_>, verb: TokenId) -> bool {
    let infinitive = document.children_by(verb, Dep::Aux).any(|c| is_word(document, c, &["to"]));
    document.children(verb).filter(|&c| c < verb && matches!(document.dep(c), Dep::Aux | Dep::Auxpass)).all(
        |c| {
            is_word(document, c, &["to", "be", "been", "being", "having", "not"])
                || infinitive && is_word(document, c, &["have"])
        },
    )
}

/// Whether a noun phrase is one that denies: "no", "neither", "not one", "hardly anyone".
fn denies(document: &Document<'_>, head: TokenId) -> bool {
    is_word(document, head, &["none", "nobody", "nothing", "neither"])
        || document
            .children(head)
            .any(|c| c < head && is_word(document, c, &["no", "neither", "not", "hardly"]))
        || document.children_by(head, Dep::Nummod).any(|n| n > 0 && is_word(document, n - 1, &["not"]))
}
