//! Noun phrases that look like an accord and are none, or speak of none in particular.

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::making;
use super::names;
use super::proposals;
use crate::actors::Cast;
use crate::clauses::Clause;
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::syntax::{Dep, Tag};
use crate::text::Kind;

/// Verbs whose object, or what they qualify, is an accord even where the noun alone is none: "a text signed in May".
const OF_ACCORDS: &[&str] = &[
    "sign",
    "initial",
    "initialled",
    "ratify",
    "ink",
    "conclude",
    "negotiate",
    "agree",
    "adopt",
    "table",
    "announce",
    "strike",
    "reach",
    "broker",
    "endorse",
    "propose",
    "unveil",
    "mediate",
    "declare",
    "accept",
    "reject",
    "draft",
    "settle",
];

/// Nouns whose plural tells one paper: "a set of principles", "the conclusions of the conference".
const ONE_IN_PLURAL: &[&str] = &[
    "principle",
    "term",
    "modality",
    "conclusion",
    "undertaking",
    "arrangement",
    "hostility",
    "guarantee",
    "accord",
];

/// "Good accords", "agreements are kept": several in general, of which none is told by date, number or parties.
pub(super) fn is_plural_in_general(
    sources: Sources<'_, '_>,
    token: TokenId,
    phrase: &Range<TokenId>,
) -> bool {
    let document = sources.document;
    document.tag(token) == Tag::Nns
        && !ONE_IN_PLURAL.contains(&document.lemma(token).to_lowercase().as_str())
        && document.child(token, Dep::Nummod).is_none()
        && !phrase.clone().any(|t| document.tag(t) == Tag::Nnp || sources.calendar.holds(t))
        && making::qualifiers(document, token).next().is_none()
        // "Codes of conduct" are so called.
        && document.children_by(token, Dep::Prep).all(|p| phrase.contains(&p))
}

/// Verbs of calling something something.
const CALLING: &[&str] = &[
    "call",
    "term",
    "describe",
    "dub",
    "brand",
    "label",
    "denounce",
    "hail",
    "deride",
    "dismiss",
    "decry",
    "condemn",
    "praise",
    "see",
    "regard",
    "portray",
    "characterize",
    "characterise",
    "style",
];

/// "Dismissed it as “an agreement with the devil”", "what they termed “a paper between brothers”": what somebody calls something else.
pub(super) fn is_epithet(sources: Sources<'_, '_>, token: TokenId) -> bool {
    let document = sources.document;
    let above = document.head(token);
    let as_such = document.dep(token) == Dep::Pobj && document.word(above).eq_ignore_ascii_case("as");
    let complement = matches!(document.dep(token), Dep::Oprd | Dep::Attr | Dep::Ccomp | Dep::Dobj);
    document.is_quoted(token)
        && (as_such || complement)
        && sources
            .clauses
            .around(token)
            .is_some_and(|c| CALLING.contains(&document.lemma(c.verb)) && !document.is_quoted(c.verb))
}

/// "The Security Council adopted a resolution": what an assembly resolves binds no sides to each other.
pub(super) fn is_of_a_council(sources: Sources<'_, '_>, token: TokenId, phrase: &Range<TokenId>) -> bool {
    let document = sources.document;
    if !document.lemma(token).eq_ignore_ascii_case("resolution") {
        return false;
    }
    let assembly = |t: TokenId| {
        matches!(
            document.lemma(t).to_lowercase().as_str(),
            "council"
                | "assembly"
                | "parliament"
                | "congress"
                | "senate"
                | "house"
                | "un"
                | "u.n."
                | "nations"
        )
    };
    let adopted = || {
        sources.clauses.around(token).is_some_and(|clause| {
            clause.doers().iter().chain(&clause.agents).any(|&doer| document.subtree(doer).any(assembly))
        })
    };
    phrase.clone().any(assembly) || adopted()
}

/// Nouns that, with a proper name before them, name one proposal: "the Vance-Owen plan".
const NAMED_PAPERS: &[&str] = &[
    "plan",
    "proposal",
    "initiative",
    "draft",
    "text",
    "document",
    "paper",
    "offer",
    "outline",
    "note",
    "framework",
    "formula",
    "package",
];
/// What is counted of a paper: "a three-step initiative", "a two-page note".
const PAGES: &[&str] = &["step", "stage", "page", "article", "paragraph", "clause"];
/// Nouns for that to which sides come.
const SETTLING: &[&str] = &[
    "understanding",
    "settlement",
    "compromise",
    "arrangement",
    "bargain",
    "consensus",
    "modality",
    "formula",
];
/// Words of time that make a pause a truce: "a 48-hour pause", "a pause of five days".
const SPANS: &[&str] = &["hour", "day", "week", "month", "night"];

/// "A pause of 48 hours", "a seven-day halt".
pub(super) fn lasts_a_while(document: &Document<'_>, noun: TokenId, phrase: &Range<TokenId>) -> bool {
    let span = |t: TokenId| SPANS.iter().any(|s| document.lemma(t).eq_ignore_ascii_case(s));
    let of = document
        .children_by(noun, Dep::Prep)
        .filter(|&p| matches!(document.word(p), "of" | "for"))
        .filter_map(|p| document.child(p, Dep::Pobj))
        .any(span);
    of || (phrase.start..noun).any(span)
}

/// "Truce talks", "agreement was one thing": a noun that qualifies another, or stands bare for the matter in general, introduces no accord.
pub(super) fn is_mass(document: &Document<'_>, token: TokenId, phrase: &Range<TokenId>) -> bool {
    let qualifies = document.dep(token) == Dep::Compound && phrase.end <= document.head(token);
    let bare = phrase.len() == 1
        && matches!(document.tag(token), Tag::Nn)
        && matches!(document.dep(token), Dep::Nsubj | Dep::Pobj | Dep::Dobj)
        && !document.children(token).any(|c| matches!(document.dep(c), Dep::Acl | Dep::Relcl | Dep::Prep));
    qualifies || bare
}

/// Verbs in the present tense by which an accord has its sides bind themselves.
const LAYS_DOWN: &[&str] =
    &["agree", "commit", "undertake", "pledge", "observe", "declare", "accept", "bind", "establish"];

/// "The two sides agree to an immediate ceasefire": what an accord told before lays down, and none of its own.
pub(super) fn is_laid_down(sources: Sources<'_, '_>, token: TokenId) -> bool {
    let document = sources.document;
    // "10 October 1997 – The two sides agree on a truce": an entry of a chronicle tells what was done that day.
    let layout = document.layout();
    let paragraph = layout.paragraph_of(&layout.sentences[document.sentence_of(token)]);
    if matches!(paragraph.kind, Kind::Dated { .. } | Kind::LiveStamp { .. }) {
        return false;
    }
    sources.clauses.around(token).is_some_and(|clause| {
        let sides = |&s: &TokenId| {
            matches!(
                document.lemma(s).to_lowercase().as_str(),
                "side" | "party" | "signatory" | "they" | "both" | "accord" | "agreement" | "text"
            )
        };
        matches!(document.tag(clause.verb), Tag::Vbp | Tag::Vbz)
            && document.children_by(clause.verb, Dep::Aux).next().is_none()
            && LAYS_DOWN.contains(&document.lemma(clause.verb))
            && clause.subjects.iter().any(sides)
    })
}

/// What is asked for or wanting: "hasn't there been a ceasefire?", "without a deal".
pub(super) fn is_unreal(document: &Document<'_>, token: TokenId) -> bool {
    let wanting = document.dep(token) == Dep::Pobj
        && document.word(document.head(token)).eq_ignore_ascii_case("without");
    let last = document.sentence_around(token).end.saturating_sub(1);
    let asked = document.word(last) == "?";
    wanting || asked
}

/// "An agreement on a ceasefire", "a deal to end the fighting".
pub(super) fn is_on_a_truce(document: &Document<'_>, token: TokenId) -> bool {
    document.children_by(token, Dep::Prep).any(|p| {
        matches!(document.word(p), "on" | "for" | "to")
            && document.child(p, Dep::Pobj).is_some_and(|o| {
                matches!(document.lemma(o), "ceasefire" | "cease-fire" | "truce" | "cessation" | "armistice")
            })
    })
}

/// "A 14-point accord"
pub(super) fn counts_points(document: &Document<'_>, token: TokenId, phrase: &Range<TokenId>) -> bool {
    (phrase.start..token).any(|t| {
        let word = document.word(t).to_lowercase();
        word.ends_with("-point") || word == "point" && t > 0 && document.word(t - 1) == "-"
    })
}

/// Whether the noun belongs to the name of somebody who acts: "the Government of National Accord", "the X Initiative".
pub(super) fn is_of_an_actor(sources: Sources<'_, '_>, cast: &Cast, token: TokenId) -> bool {
    let document = sources.document;
    let named = |t: TokenId| {
        cast.at(t).iter().any(|&id| {
            let actor = cast.get(id);
            !matches!(actor.kind, ActorKind::State | ActorKind::Person)
                && actor.mentions.iter().any(|m| m.tokens.contains(&token) && m.tokens.len() > 1)
        })
    };
    document.tag(token) == Tag::Nnp
        && (named(token) || named(document.head(token)) || named(document.head(document.head(token))))
}

/// Idioms and things that are no accords: "a great deal", "no deal", "a declaration of independence", a numbered resolution.
pub(super) fn is_no_accord(document: &Document<'_>, token: TokenId, phrase: &Range<TokenId>) -> bool {
    let lemma = document.lemma(token);
    let before = (phrase.start..token).map(|t| document.word(t).to_lowercase());
    let written = |word: &str| (phrase.start..token).any(|t| document.word(t) == word);
    let idiom = before.clone().any(|w| w == "no" || w == "any")
        || lemma == "deal" && ["great", "good", "arms", "trade"].into_iter().any(written);
    let of: Vec<TokenId> =
        document.children_by(token, Dep::Prep).filter_map(|p| document.child(p, Dep::Pobj)).collect();
    let of_independence = of
        .iter()
        .any(|&o| matches!(document.lemma(o).to_lowercase().as_str(), "independence" | "emergency" | "war"))
        && lemma.eq_ignore_ascii_case("declaration");
    let resolution = lemma.eq_ignore_ascii_case("resolution")
        && (document.tag(token) == Tag::Nnp
            || before.clone().any(|w| matches!(w.as_str(), "security" | "council" | "un" | "conflict"))
            || !of.is_empty());
    // "A government of national accord"
    let of_government = document.dep(token) == Dep::Pobj
        && document.word(document.head(token)) == "of"
        && matches!(document.lemma(document.head(document.head(token))), "government" | "cabinet" | "spirit");
    // "X of the Women's Initiative": to what somebody belongs.
    let of_a_member = document.dep(token) == Dep::Pobj
        && document.word(document.head(token)) == "of"
        && matches!(lemma.to_lowercase().as_str(), "initiative" | "programme" | "program" | "compact")
        && document.tag(token) == Tag::Nnp
        && document.tag(document.head(document.head(token))) == Tag::Nnp;
    // "The first minute of the truce", but "the Pretoria Minute".
    let of_time =
        lemma.eq_ignore_ascii_case("minute") && !document.word(token).starts_with(char::is_uppercase);
    // "Told this paper": the newspaper.
    let newspaper = lemma == "paper"
        && before.clone().any(|w| w == "this" || w == "our")
        && document.tag(token) == Tag::Nn;
    // "The Convention Centre" is a place.
    let of_a_name = document.dep(token) == Dep::Compound
        && document.head(token) > token
        && matches!(document.tag(document.head(token)), Tag::Nnp | Tag::Nnps)
        && document.tag(token) == Tag::Nnp;
    // "The instruments of ratification were exchanged": the papers by which an accord is ratified.
    let of_ratification = lemma.eq_ignore_ascii_case("instrument")
        && (of.iter().any(|&o| RATIFYING.contains(&document.lemma(o).to_lowercase().as_str()))
            || matches!(document.lemma(document.head(token)), "exchange" | "deposit"));
    // "As the Charter of the United Nations requires": what founds an organization is no accord of the article's.
    let of_founding = lemma.eq_ignore_ascii_case("charter")
        && (of.iter().any(|&o| {
            document.lemma(o).eq_ignore_ascii_case("nations")
                || matches!(
                    document.lemma(o).to_lowercase().as_str(),
                    "union" | "nation" | "organization" | "organisation" | "league"
                )
        }) || before
            .clone()
            .any(|w| matches!(w.as_str(), "un" | "u.n." | "nations" | "au" | "oas" | "eu")));
    // "The Committee on the Cessation of Hostilities", "the Accord Implementation Committee": a body is called so.
    let body = |t: TokenId| {
        BODIES.contains(&document.lemma(t).to_lowercase().as_str())
            && document.word(t).starts_with(char::is_uppercase)
    };
    let of_a_body = document.word(token).starts_with(char::is_uppercase)
        && (document.dep(token) == Dep::Pobj
            && body(document.head(document.head(token)))
            && names::is_common(document, phrase)
            || phrase.end > token + 1 && body(phrase.end - 1));
    // "A treaty like the Accord": what an accord is compared to.
    let likened =
        document.children_by(token, Dep::Prep).any(|p| p == phrase.end && document.word(p) == "like")
            && before.clone().next().is_some_and(|w| matches!(w.as_str(), "a" | "an"));
    idiom
        || of_a_body
        || likened
        || of_time
        || of_ratification
        || of_founding
        || of_independence
        || resolution
        || of_government
        || of_a_name
        || of_a_member
        || newspaper
}

/// "A declaration on a peaceful settlement": what another accord is about, in so many words, is none of its own.
pub(super) fn is_matter_of(
    document: &Document<'_>,
    accord: TokenId,
    token: TokenId,
    phrase: &Range<TokenId>,
) -> bool {
    let on = document.head(token);
    let settlement = matches!(document.lemma(token), "settlement" | "solution" | "resolution");
    settlement
        && document.dep(token) == Dep::Pobj
        && matches!(document.word(on), "on" | "about")
        && document.head(on) == accord
        && document.tag(token) == Tag::Nn
        && !document.word(phrase.start).eq_ignore_ascii_case("the")
}

/// Nouns for bodies that are called by what they are to carry out.
const BODIES: &[&str] = &[
    "committee",
    "commission",
    "council",
    "group",
    "team",
    "panel",
    "mission",
    "board",
    "secretariat",
    "mechanism",
    "centre",
    "center",
    "office",
    "force",
    "taskforce",
    "task-force",
    "unit",
];

/// What the instrument of a state is that is none of an accord.
const RATIFYING: &[&str] =
    &["ratification", "accession", "approval", "acceptance", "adherence", "confirmation", "surrender"];

/// "This is the third accord in ten years": what is said of an accord names it once more.
pub(super) fn is_predicate(document: &Document<'_>, token: TokenId) -> bool {
    let verb = document.head(token);
    // "This is designed to be a permanent truce."
    let meant = Some(document.head(verb)).filter(|&above| {
        document.dep(verb) == Dep::Xcomp
            && matches!(document.lemma(above), "design" | "intend" | "mean" | "suppose")
    });
    document.dep(token) == Dep::Attr
        && document.children(meant.unwrap_or(verb)).any(|s| {
            matches!(document.dep(s), Dep::Nsubj | Dep::Nsubjpass)
                && matches!(document.word(s).to_lowercase().as_str(), "this" | "it" | "that")
        })
}

/// "Both instruments", "the accords": several that have been told.
pub(super) fn is_plural_of_known(document: &Document<'_>, token: TokenId, definite: bool) -> bool {
    definite
        && document.tag(token) == Tag::Nns
        && making::qualifiers(document, token).next().is_none()
        && document
            .children(token)
            .all(|c| matches!(document.dep(c), Dep::Det | Dep::Punct | Dep::Amod | Dep::Predet))
}

/// "A charter that would end 14 years of civil war"
fn ends_a_war(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let fighting = |&object: &TokenId| {
        document
            .subtree(object)
            .take(MOST_OF_A_WAR)
            .any(|t| sources.lexicon.in_class("fighting", document.lemma(t)))
    };
    matches!(document.lemma(clause.verb), "end" | "stop" | "halt") && clause.objects.iter().any(fighting)
}

/// How many words of what is ended are asked whether it is a war.
const MOST_OF_A_WAR: usize = 12;

/// A weak noun names an accord where a verb of accords has it for its object: "signed the text", "a text agreed in May".
pub(super) fn supported(sources: Sources<'_, '_>, noun: TokenId, phrase: &Range<TokenId>) -> bool {
    let document = sources.document;
    // "A separate understanding between X and Y", "the five-point consensus"
    let points = phrase.clone().any(|t| {
        t < noun
            && (document.word(t).eq_ignore_ascii_case("point")
                || PAGES.contains(&document.word(t).to_lowercase().as_str())
                    && t > phrase.start
                    && document.word(t - 1) == "-")
    });
    let between =
        document.children_by(noun, Dep::Prep).any(|p| document.word(p).eq_ignore_ascii_case("between"));
    // "The understanding of June 2"
    let dated = document
        .children_by(noun, Dep::Prep)
        .filter(|&p| document.word(p) == "of")
        .filter_map(|p| document.child(p, Dep::Pobj))
        .any(|o| sources.calendar.holds(o));
    let lemma = document.lemma(noun).to_lowercase();
    // "The Vance-Owen plan"
    let named = NAMED_PAPERS.contains(&lemma.as_str())
        && document
            .children(noun)
            .any(|c| c < noun && document.dep(c) == Dep::Compound && document.tag(c) == Tag::Nnp);
    let truce = matches!(lemma.as_str(), "pause" | "halt" | "calm" | "quiet" | "lull" | "standstill");
    if points || between || dated || named || truce && lasts_a_while(document, noun, phrase) {
        return true;
    }
    let tells = |c: TokenId| {
        sources.clauses.at(c).is_some_and(|k| {
            // "a resolution endorsing the deal" is the one that endorses.
            OF_ACCORDS.contains(&document.lemma(k.verb)) && (k.passive || !k.subjects.contains(&noun))
                // "A plan to end the war", "a charter that would end it".
                || (document.dep(c) == Dep::Relcl
                    || document.dep(c) == Dep::Acl && document.lemma(c) == "end" && proposals::is_paper(&lemma))
                    && ends_a_war(sources, k)
        })
    };
    // "An arrangement facilitated by the mission and reached in May": the second verb tells as much as the first.
    if proposals::is_put_forward(sources, noun, &lemma) {
        return true;
    }
    let qualifies =
        making::qualifiers(document, noun).any(|c| tells(c) || document.children_by(c, Dep::Conj).any(tells));
    let made = sources.clauses.around(noun).is_some_and(|clause| {
        let verb = document.lemma(clause.verb);
        // "Reached an understanding": what sides come to is an accord, where the noun is not one for any paper.
        let come_to = matches!(verb, "reach" | "strike" | "accept") && SETTLING.contains(&lemma.as_str());
        (OF_ACCORDS[..12].contains(&verb) || come_to) && clause.undergoers().contains(&noun)
    });
    qualifies || made
}
