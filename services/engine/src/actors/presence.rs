//! Which of those named are actors of the story: who acts, speaks, is addressed or a party, not who only locates.

use crate::clauses::first_conjunct;
use crate::document::{Document, TokenId};
use crate::mentions::{is_place_noun, is_state_style};
use crate::syntax::{Dep, Pos, Tag};

/// Whether the noun phrase with that head only says where something is: "in Colombia", "from Kabul", "north of Mali".
pub(super) fn locates(document: &Document<'_>, head: TokenId) -> bool {
    let top = first_conjunct(document, head);
    let top = town_before(document, top).unwrap_or(top);
    // "in the *South Sudan* capital", "in *Chad's* capital": as the town.
    let above = document.head(top);
    let of_capital = document.lemma(above) == "capital"
        && matches!(document.dep(top), Dep::Compound | Dep::Nmod | Dep::Amod | Dep::Poss);
    let top = if of_capital { above } else { top };
    if document.dep(top) != Dep::Pobj {
        return false;
    }
    let preposition = document.head(top);
    matches!(
        document.word(preposition).to_ascii_lowercase().as_str(),
        "in" | "at"
            | "near"
            | "inside"
            | "outside"
            | "across"
            | "around"
            | "into"
            | "through"
            | "throughout"
            | "over"
            | "within"
            | "via"
            | "toward"
            | "towards"
            | "off"
            | "along"
    )
}

/// The town that a state's name behind it only places: "in Dar es Salaam, *Tanzania*".
fn town_before(document: &Document<'_>, state: TokenId) -> Option<TokenId> {
    let town = document.head(state);
    // "in Burnham, New *Zealand*"
    let part = |t: TokenId| document.dep(t) == Dep::Compound && document.head(t) == state;
    let first = (town + 1..state).rev().take_while(|&t| part(t)).last().unwrap_or(state);
    let behind = document.dep(state) == Dep::Appos
        && first == town + 2
        && document.word(first - 1) == ","
        && document.pos(town) == Pos::Propn;
    behind.then_some(town)
}

/// Whether a state's name only says where a town is, whatever preposition that stands behind: "talks in Goma, X", "flew to Goma, X".
fn places_town(document: &Document<'_>, state: TokenId) -> bool {
    town_before(document, state).is_some_and(|town| {
        document.dep(town) == Dep::Pobj
            && !matches!(document.word(document.head(town)), "by" | "between" | "with" | "against" | "among")
    })
}

/// Whether those of a name are left out of what the text tells: "excludes groups like X", "with the exception of X".
pub(super) fn is_left_out(document: &Document<'_>, head: TokenId) -> bool {
    /// From a name over the group of which it is one up to the verb.
    const STEPS: usize = 6;
    std::iter::successors(Some(head), |&t| Some(document.head(t)).filter(|&above| above != t))
        .skip(1)
        .take(STEPS)
        .take_while(|&t| t < head)
        .any(|t| {
            matches!(document.lemma(t), "exclude" | "exempt" | "exception")
                || document.pos(t) == Pos::Adp
                    && matches!(document.word(t), "except" | "excluding" | "barring")
        })
}

/// Whether a capital or building stands for a government here, rather than for itself.
pub(super) fn stands_for_government(
    document: &Document<'_>,
    head: TokenId,
    acts: &dyn Fn(TokenId) -> bool,
    speaks: &dyn Fn(TokenId) -> bool,
) -> bool {
    let top = first_conjunct(document, head);
    let above = document.head(top);
    match document.dep(top) {
        Dep::Nsubj => above != top,
        Dep::Nsubjpass => speaks(above),
        Dep::Dobj | Dep::Dative => speaks(above),
        // "Moscow's commitment", not "Donetsk's airport".
        Dep::Poss => {
            !is_place_noun(document.lemma(above)) && !document.word(above).starts_with(char::is_uppercase)
                || acts(above)
        }
        // "Kremlin spokesman", "Kabul government", but "the Berlin Conference"
        Dep::Compound | Dep::Amod | Dep::Nmod => {
            acts(above) && !matches!(document.lemma(above).to_lowercase().as_str(), "conference" | "summit")
        }
        Dep::Pobj => {
            let preposition = document.word(above).to_ascii_lowercase();
            let governor = document.head(above);
            match preposition.as_str() {
                "by" => matches!(document.dep(above), Dep::Agent),
                "between" | "with" | "against" => {
                    let travel = matches!(
                        document.lemma(governor),
                        "operate" | "fly" | "flight" | "travel" | "road" | "route" | "drive"
                    );
                    !travel && !is_place_noun(document.lemma(governor))
                }
                "to" | "on" | "from" => speaks(governor),
                "of" => acts(governor),
                _ => false,
            }
        }
        _ => false,
    }
}

/// Nouns for what somebody does, so that whoever it is of has done it: "at the invitation of X".
fn is_deed(lemma: &str) -> bool {
    const DEEDS: &[&str] = &[
        "invitation",
        "mediation",
        "auspex",
        "auspice",
        "auspices",
        "aegis",
        "request",
        "behest",
        "initiative",
        "support",
        "backing",
        "help",
        "assistance",
        "participation",
        "facilitation",
        "effort",
        "signature",
        "behalf",
        "hospitality",
        "decision",
        "refusal",
        "offer",
        "demand",
        "patronage",
        "sponsorship",
        "intervention",
        "intercession",
        "consent",
        "approval",
        "eye",
        "watch",
        "tutelage",
        "guidance",
        "chairmanship",
        "supervision",
    ];
    DEEDS.contains(&lemma)
}

/// Who goes between the sides for those from whom they come, whatever verb the parser hung them on.
fn go_between(lemma: &str) -> bool {
    matches!(
        lemma,
        "mediator" | "facilitator" | "envoy" | "negotiator" | "observer" | "monitor" | "guarantor"
    )
}

/// "the countries that will be guarantors: X, Y and Z": those of whom a noun before a colon tells.
fn listed(document: &Document<'_>, top: TokenId, head: TokenId) -> bool {
    /// No list of states is longer.
    const LONGEST: usize = 80;
    document.tag(top) == Tag::Nns
        && !is_place_noun(document.lemma(top))
        && (top..head).len() <= LONGEST
        && (top..head).any(|t| document.word(t) == ":")
}

/// "the *Kestrian-Velian* talks", "the *X-Y* war": one of two whose talks or war it is.
fn is_of_pair(document: &Document<'_>, head: TokenId) -> bool {
    const SHARED: &[&str] = &[
        "talk",
        "talks",
        "negotiation",
        "war",
        "conflict",
        "dialogue",
        "summit",
        "dispute",
        "ceasefire",
        "truce",
    ];
    let word = |t: TokenId| if t < document.len() { document.word(t) } else { "" };
    let dash = |t: TokenId| matches!(word(t), "-" | "–");
    let capital = |t: TokenId| word(t).starts_with(char::is_uppercase);
    let second = if dash(head + 1) && capital(head + 2) {
        head + 2
    } else if head >= 2 && dash(head - 1) && capital(head - 2) {
        head
    } else {
        return false;
    };
    // An adjective may stand between: "the X-Y peace talks".
    (second + 1..document.len().min(second + 3)).any(|t| SHARED.contains(&document.lemma(t)))
}

/// The style of a state before its name: the "Republic" of "the Republic of X".
fn styled_by(document: &Document<'_>, name: TokenId) -> Option<TokenId> {
    let of = document.head(name);
    let style = document.head(of);
    let styled = document.dep(name) == Dep::Pobj
        && document.word(of) == "of"
        && document.word(style).starts_with(char::is_uppercase)
        && is_state_style(document.lemma(style));
    styled.then_some(style)
}

/// Whether a word is for gratitude, so that those to whom it goes have done something.
fn thanks(lemma: &str) -> bool {
    matches!(lemma, "gratitude" | "appreciation" | "thank" | "thanks" | "grateful" | "thankful" | "indebted")
}

/// Whether a verb tells of a journey that begins: "left for", "took off for", "bound for".
fn sets_out(document: &Document<'_>, verb: TokenId) -> bool {
    let off = || document.children(verb).any(|c| matches!(document.word(c), "off" | "out"));
    match document.lemma(verb) {
        "leave" | "depart" | "embark" | "bind" | "head" => true,
        "take" | "set" => off(),
        _ => false,
    }
}

/// Whether a mention of a state shows it as an actor.
pub(super) fn acts_as_state(
    document: &Document<'_>,
    head: TokenId,
    acts: &dyn Fn(TokenId) -> bool,
    speaks: &dyn Fn(TokenId) -> bool,
) -> bool {
    let top = first_conjunct(document, head);
    // "The Republic of *X*, which has offered": what its style does, it does.
    let top = styled_by(document, top).map_or(top, |style| first_conjunct(document, style));
    let above = document.head(top);
    match document.dep(top) {
        _ if listed(document, top, head) => true,
        Dep::Appos if places_town(document, top) => false,
        Dep::Nsubj | Dep::Agent | Dep::Dative => true,
        Dep::Nsubjpass | Dep::Dobj | Dep::Appos => true,
        _ if !locates(document, head)
            && (document.child(head, Dep::Relcl).is_some() || document.child(top, Dep::Relcl).is_some()) =>
        {
            true
        }
        Dep::Poss => acts(above) || !is_place_noun(document.lemma(above)),
        Dep::Compound | Dep::Amod | Dep::Nmod => acts(above) || is_of_pair(document, head),
        Dep::Pobj => {
            let preposition = document.word(above).to_ascii_lowercase();
            let governor = document.head(above);
            match preposition.as_str() {
                // "the minister left *for X*"
                "for" if sets_out(document, governor) => false,
                "by" | "between" | "with" | "against" | "for" | "among" => {
                    !is_place_noun(document.lemma(governor))
                }
                "to" => {
                    speaks(governor)
                        || matches!(document.dep(above), Dep::Dative)
                        || thanks(document.lemma(governor))
                }
                "on" | "upon" => speaks(governor),
                "of" => {
                    acts(governor)
                        || is_deed(document.lemma(governor))
                        || document.lemma(governor) == "office"
                            && governor > 0
                            && document.word(governor - 1).eq_ignore_ascii_case("good")
                }
                // "mediators from X"
                "from" => acts(governor) || above > 0 && go_between(document.lemma(above - 1)),
                _ => false,
            }
        }
        _ => false,
    }
}
