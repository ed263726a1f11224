//! What a governor makes of the infinitive or gerund under it: whether it came about, is planned, or is asked for.

use super::{Reality, Tense};
use crate::clauses::Clause;
use crate::clauses::arguments::is_word;
use crate::document::Document;
use crate::syntax::{Dep, Pos, Tag};

/// Governors after which an infinitive or gerund has come true.
const BRINGS_ABOUT: &[&str] = &[
    "begin", "start", "resume", "continue", "finish", "manage", "help", "keep", "go", "come", "proceed",
    "get", "succeed", "cause", "make", "force", "let", "complete", "see", "bring", "lead", "move", "rush",
    "choose", "elect",
];
/// Governors after which it has not; adjectives and nouns among them ("is unable to", "its refusal to").
pub(super) const FAILS: &[&str] = &[
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

/// Words after whose preposition a gerund tells what is wished, feared or spoken of: "aimed at ending", "chances of reaching".
const OPENS: &[&str] = &[
    "aim",
    "hope",
    "chance",
    "prospect",
    "possibility",
    "likelihood",
    "plan",
    "purpose",
    "goal",
    "objective",
    "idea",
    "proposal",
    "view",
    "risk",
    "threat",
    "way",
    "talk",
    "negotiation",
    "discussion",
    "commit",
    "commitment",
    "interest",
    "intention",
    "task",
    "mandate",
    "means",
    "condition",
    "focus",
    "call",
    "work",
    "opportunity",
    "option",
    "formula",
    "basis",
    "roadmap",
    "effort",
    "impetus",
    "push",
    "drive",
    "bid",
    "step",
    "foundation",
    "conducive",
    "closer",
    "close",
    "far",
    "verge",
    "brink",
    "cusp",
    "edge",
    "point",
    "pursuit",
    "target",
    "ambition",
    "progress",
    "path",
];

/// An infinitive, gerund or subjunctive under a governor, which decides whether it came about.
pub(super) fn infinitive(document: &Document<'_>, clause: &mut Clause, governor: &Clause) {
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
        let preposition = document.head(verb);
        let opens = document.dep(verb) == Dep::Pcomp
            && document.tag(verb) == Tag::Vbg
            && OPENS.contains(&document.lemma(document.head(preposition)));
        // "came to discuss": a purpose, reached or not.
        let reality = if gerund && !opens { governor.reality } else { or_governor(Reality::Possible) };
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
