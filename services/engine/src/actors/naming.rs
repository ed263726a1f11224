//! What an actor is called: the fullest form of its name in the article, and the other forms besides.

use std::ops::Range;

use peacebrief::v1::{ActorKind, MentionKind};

use super::register::{Draft, Office};
use crate::document::{Document, TokenId};
use crate::lexicon::OfficeClass;
use crate::mentions::fold_words;
use crate::syntax::{Pos, Tag};

/// The name and the other names of a draft.
pub(super) fn name(
    document: &Document<'_>,
    draft: &Draft,
    titled: &dyn Fn(&Range<TokenId>) -> Option<String>,
) -> (String, Vec<String>) {
    let mut forms: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |written: String| {
        let folded = fold_words(&written);
        if !folded.is_empty() && !forms.iter().any(|(_, known)| *known == folded) {
            forms.push((written, folded));
        }
    };
    for tokens in &draft.names {
        add(flat(document.words(tokens.clone())));
    }
    for tokens in &draft.also {
        add(flat(document.words(tokens.clone())));
    }
    let fixed = draft.fixed_name.clone();
    let name = fixed.unwrap_or_else(|| {
        // The form with the most words, of those the longest that is not all capitals.
        let shouted = |written: &str| written.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        // "the M23 rebels" are those of the M23.
        let of_its_people = |folded: &[String]| {
            folded.len() > 1
                && draft.rule == "actors.group"
                && folded.last().is_some_and(|last| {
                    matches!(last.as_str(), "rebels" | "insurgents" | "militants" | "guerrillas" | "fighters")
                })
        };
        forms
            .iter()
            .take(draft.names.len())
            .max_by_key(|(written, folded)| {
                (!of_its_people(folded), folded.len(), !shouted(written), written.len())
            })
            .or_else(|| forms.first())
            .map(|(written, _)| written.clone())
            // By whatever stands for it, where nothing that calls it has a word.
            .or_else(|| draft.mentions.first().map(|mention| flat(document.words(mention.tokens.clone()))))
            .unwrap_or_default()
    });
    let own = fold_words(&name);
    for tokens in &draft.names {
        for written in [without_whole(document, draft.kind, tokens), with_noun(document, draft.kind, tokens)]
        {
            let Some(written) = written else { continue };
            let folded = fold_words(&written);
            if !forms.iter().any(|(_, known)| *known == folded) {
                forms.push((written, folded));
            }
        }
    }
    if draft.is_person() {
        for tokens in &draft.names {
            if let Some(written) = titled(tokens) {
                let folded = fold_words(&written);
                if !forms.iter().any(|(_, known)| *known == folded) {
                    forms.push((written, folded));
                }
            }
        }
    }
    for mention in &draft.mentions {
        let written = match mention.kind {
            MentionKind::Metonym => flat(document.words(mention.tokens.clone())),
            MentionKind::Description => described(document, draft, &mention.tokens),
            _ => continue,
        };
        let folded = without_article(fold_words(&written));
        if !folded.is_empty()
            && folded != own
            && !forms.iter().any(|(_, known)| without_article(known.clone()) == folded)
        {
            forms.push((written, folded));
        }
    }
    let aliases =
        forms.into_iter().filter(|(_, folded)| *folded != own).map(|(written, _)| written).collect();
    (name, aliases)
}

/// "the Council of Ministers of the Lakes Union": the body's own name, which is whole without that of the greater one.
fn without_whole(document: &Document<'_>, kind: ActorKind, tokens: &Range<TokenId>) -> Option<String> {
    if !matches!(kind, ActorKind::IntergovernmentalOrganization | ActorKind::StateBody) {
        return None;
    }
    let of = |t: &TokenId| document.word(*t) == "of";
    let last = tokens.clone().rev().find(of)?;
    let whole = tokens.start..last;
    // "the Ministry *of Defence* of Orenga", but "the Council of Ministers and Heads of State"
    let named = whole.clone().any(|t| of(&t)) && whole.clone().all(|t| document.word(t) != "and");
    named.then(|| flat(document.words(whole)))
}

/// "the opposition *Homeland party*", "the Karu faction": with the noun that says what it is.
fn with_noun(document: &Document<'_>, kind: ActorKind, tokens: &Range<TokenId>) -> Option<String> {
    let group = matches!(
        kind,
        ActorKind::PoliticalGroup | ActorKind::ArmedGroup | ActorKind::CivilSociety | ActorKind::Other
    );
    let noun = Some(tokens.end).filter(|&t| group && t < document.len())?;
    let letters =
        document.words(tokens.clone()).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let said = matches!(document.word(noun), "party" | "faction" | "community");
    (said && !letters).then(|| flat(document.words(tokens.start..noun + 1)))
}

fn without_article(mut words: Vec<String>) -> Vec<String> {
    if words.first().is_some_and(|w| w == "the") && words.len() > 1 {
        words.remove(0);
    }
    words
}

/// A description as an alias: with its article.
fn described(document: &Document<'_>, draft: &Draft, tokens: &Range<TokenId>) -> String {
    let mut start = tokens.start;
    if matches!(document.pos(start), Pos::Det | Pos::Pron) || document.tag(start) == Tag::PrpPossessive {
        if document.word(start).eq_ignore_ascii_case("the") {
            return flat(document.words(tokens.clone()));
        }
        return String::new();
    }
    // "his movement", "armed groups": by none of these is anybody called.
    let before = start.checked_sub(1);
    if before.is_some_and(|t| document.tag(t) == Tag::PrpPossessive || document.tag(t) == Tag::Pos) {
        return String::new();
    }
    let named = document.word(start).starts_with(char::is_uppercase);
    let article = before.is_some_and(|t| document.word(t).eq_ignore_ascii_case("the"));
    const VAGUE: &[&str] = &[
        "group",
        "movement",
        "party",
        "organization",
        "organisation",
        "parties",
        "union",
        "faction",
        "bloc",
        "coalition",
    ];
    if !named && (!article || VAGUE.contains(&document.word(tokens.end - 1))) {
        return String::new();
    }
    if start > 0 && document.word(start - 1).eq_ignore_ascii_case("the") && draft.kind != ActorKind::Person {
        start -= 1;
    }
    flat(document.words(start..tokens.end))
}

/// Words on one line.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The office by which a brief knows a person: the first that it holds now, a rank only where there is nothing else.
pub(super) fn office(draft: &Draft) -> Option<&Office> {
    let weight = |office: &Office| match (office.class, office.former) {
        (OfficeClass::Rank, _) => 4,
        (OfficeClass::Honorific, _) => 5,
        (OfficeClass::Other | OfficeClass::Journalist | OfficeClass::Expert | OfficeClass::Community, _) => 3,
        (_, true) => 2,
        // "the heads of the two delegations, Minister A and B": by what they are beside it.
        (_, false) if office.words.eq_ignore_ascii_case("head") && office.phrase.contains("delegation") => 1,
        (_, false) => 0,
    };
    draft.offices.iter().min_by_key(|office| weight(office))
}

/// The words of an office: of a bare "head" or "chief" with what it is of, unless that is a state.
pub(super) fn title(office: &Office, holder: Option<ActorKind>) -> String {
    let sovereign = matches!(holder, Some(ActorKind::State));
    let bare = matches!(office.words.to_lowercase().as_str(), "head" | "chief" | "member" | "deputy head");
    if bare && !office.phrase.is_empty() && !sovereign { office.phrase.clone() } else { office.words.clone() }
}
