//! Between whom the article's story is: its two sides, its home state, its main armed group.

use std::collections::HashMap;

use peacebrief::v1::ActorKind;

use super::names::{STATE_PREFIX, state_key};
use super::opposed::opposed;
use super::presence;
use super::register::{DraftId, Register, head_of};
use super::setting::{self, Setting};
use crate::document::{Document, TokenId};
use crate::lexicon::Lexicon;
use crate::mentions::{Class, Mentions, NameSpan, StateForm, fold_words};
use crate::syntax::Dep;
use crate::text::Kind;

/// Who is at the centre of an article.
#[derive(Debug, Default, Clone)]
pub(super) struct Principals {
    /// The two sides, where they can be told.
    pub(super) sides: Vec<DraftId>,
    /// The state at home in which the story is, where one stands out.
    pub(super) home: Option<DraftId>,
    /// The armed group, else the movement, that "the rebels" most likely are.
    pub(super) rebels: Option<DraftId>,
    /// The state that issues the text.
    pub(super) issuer: Option<DraftId>,
    /// The organization that issues the text.
    pub(super) organization: Option<DraftId>,
    /// States that are called neighbours or mediate: "the government" is none of theirs.
    pub(super) outside: Vec<DraftId>,
}

/// Who speaks in a release of their own: it stands in the letterhead.
fn issuer(
    document: &Document<'_>,
    mentions: &Mentions<'_>,
    names: &[Option<DraftId>],
    fit: &dyn Fn(DraftId) -> bool,
) -> Option<DraftId> {
    let layout = document.layout();
    let heading = |token: TokenId| {
        let paragraph = layout.sentences[document.sentence_of(token)].paragraph;
        paragraph < 3 && matches!(layout.paragraphs[paragraph].kind, Kind::Heading)
    };
    let aside = setting::told_aside(document, mentions);
    // "Radio News, English Service" is no release of England's.
    let speaks = |name: &NameSpan<'_>| match name.class {
        Class::State(_, StateForm::Adjective | StateForm::People) => {
            let above = document.head(head_of(document, &name.tokens));
            mentions.known.body(above).is_some() || mentions.known.office(above).is_some()
        }
        _ => aside != Some(head_of(document, &name.tokens)),
    };
    let mut named = mentions.names.iter().zip(names).take_while(|(name, _)| name.tokens.start < 60);
    named.find_map(|(name, id)| id.filter(|&id| heading(name.tokens.start) && speaks(name) && fit(id)))
}

/// The state that a text in the first person commits: "I welcome the outcome … The United Kingdom remains ready to support the process".
fn own_voice(
    document: &Document<'_>,
    mentions: &Mentions<'_>,
    names: &[Option<DraftId>],
    fit: &dyn Fn(DraftId) -> bool,
) -> Option<DraftId> {
    /// So often a text must speak of itself to be somebody's own.
    const OFTEN: usize = 3;
    /// What a state says of itself.
    const COMMITS: &[&str] =
        &["remain", "stand", "continue", "support", "reaffirm", "reiterate", "welcome", "commend"];
    let own = |t: &TokenId| {
        !document.is_quoted(*t)
            && matches!(document.word(*t).to_lowercase().as_str(), "i" | "we" | "our" | "my")
    };
    if (0..document.len()).filter(own).take(OFTEN).count() < OFTEN {
        return None;
    }
    let mut committed = mentions.names.iter().zip(names).filter_map(|(name, id)| {
        let head = head_of(document, &name.tokens);
        let commits = document.dep(head) == Dep::Nsubj
            && !document.is_quoted(head)
            && COMMITS.contains(&document.lemma(document.head(head)))
            && document.children_by(head, Dep::Conj).next().is_none();
        id.filter(|&id| commits && fit(id))
    });
    let first = committed.next()?;
    committed.all(|other| other == first).then_some(first)
}

/// What it is worth that one of a pair is the state at home and the other a group.
const AT_HOME: i32 = 8;
/// What it is worth to be the state at home where the body names only its groups and places, and calls it "the government".
const NEVER_NAMED: i32 = 6;
/// What it is worth to be the country that the dateline names behind the town.
const FILED_IN: i32 = 8;
/// What it is worth to be told of as the two ends of the conflict, each time, and at most.
const OPPOSED: i32 = 12;
const MOST_OPPOSED: i32 = 24;
/// How many of the most mentioned are weighed against each other.
const FEW: usize = 8;

/// Weighs the parties by how often, how early and beside whom they are named.
pub(super) fn find(
    document: &Document<'_>,
    mentions: &Mentions<'_>,
    register: &mut Register,
    lexicon: &Lexicon,
    names: &[Option<DraftId>],
    title: &str,
) -> Principals {
    let mut weight: HashMap<DraftId, i32> = HashMap::new();
    let mut together: HashMap<(DraftId, DraftId), i32> = HashMap::new();
    let title = format!(" {} ", fold_words(title).join(" "));
    let mut at_head: HashMap<TokenId, DraftId> = HashMap::new();
    let first = document.sentences().iter().find(|s| s.len() > 8).map_or(0, |s| s.end);
    let aside = setting::told_aside(document, mentions);
    let assembly = setting::is_assembly(document, mentions);
    for (name, id) in mentions.names.iter().zip(names) {
        let Some(id) = *id else { continue };
        if !register.drafts[id].is_party() {
            continue;
        }
        let head = head_of(document, &name.tokens);
        at_head.insert(head, id);
        if let Some(government) = government_of(document, mentions, head) {
            at_head.insert(government, id);
        }
        let lead = head < first;
        let located = presence::locates(document, head);
        let above = document.head(head);
        let held = mentions.known.body(above).is_some() || mentions.known.office(above).is_some();
        let modifier = matches!(document.dep(head), Dep::Amod | Dep::Compound | Dep::Nmod);
        let acting =
            matches!(document.dep(head), Dep::Nsubj | Dep::Agent | Dep::Conj | Dep::Dobj | Dep::Appos)
                || matches!(document.dep(head), Dep::Poss | Dep::Pobj) && held;
        let seat = matches!(name.class, Class::State(_, StateForm::Capital | StateForm::Metonym));
        let worth = match () {
            () if aside == Some(head) || setting::sends_diplomat(document, mentions, head) => 0,
            () if assembly && in_brackets(document, head) => 0,
            () if setting::mediates(document, head) || presence::is_left_out(document, head) => -3,
            () if located || setting::in_dateline(document, head) || setting::only_meets(document, head) => 0,
            () if modifier && !held => 0,
            () if acting || held => 3,
            () if seat => 1,
            () => 2,
        };
        *weight.entry(id).or_default() += if lead { worth * 2 } else { worth };
        let form = fold_words(document.words(name.tokens.clone())).join(" ");
        if title.contains(&format!(" {form} ")) {
            *weight.entry(id).or_default() += 2;
        }
    }
    let mut setting = Setting::of(document, mentions, lexicon, &title);
    // "DAYTON, Ohio -": where a country that some lexicon knows has its story told, the place of filing is another.
    let foreign = setting.best() < FILED_IN;
    if let Some(country) = country_of_dateline(document, mentions, lexicon).filter(|_| foreign) {
        let key = state_key(country);
        let id = register.find_or_add(&key, ActorKind::State, "actors.new_state");
        register.drafts[id].fixed_name.get_or_insert_with(|| country.to_owned());
        setting.add(&key, FILED_IN);
        weight.entry(id).or_insert(NEVER_NAMED);
    }
    let home = setting.first().map(|(state, outstanding)| (state.to_owned(), outstanding));
    let home = home.and_then(|(state, outstanding)| match register.find(&state) {
        None if outstanding && setting.is_told(&state) => {
            let id = state_of_key(register, lexicon, &state)?;
            weight.insert(id, NEVER_NAMED);
            Some(id)
        }
        known => known,
    });
    let states_only = |id: DraftId| register.drafts[id].kind == ActorKind::State;
    let bodies_only = |id: DraftId| register.drafts[id].kind == ActorKind::IntergovernmentalOrganization;
    let issuer_state = issuer(document, mentions, names, &states_only)
        .or_else(|| own_voice(document, mentions, names, &states_only));
    let organization = issuer(document, mentions, names, &bodies_only)
        .map(|id| register.drafts[id].holder.filter(|&parent| bodies_only(parent)).unwrap_or(id));
    for (&head, &id) in &at_head {
        if document.dep(head) != Dep::Conj {
            continue;
        }
        if let Some(&other) = at_head.get(&document.head(head)).filter(|&&other| other != id) {
            *together.entry((id.min(other), id.max(other))).or_default() += 4;
        }
    }
    let mut at_war_together: HashMap<(DraftId, DraftId), i32> = HashMap::new();
    for ends in opposed(document) {
        // Within a longer name, as of "the X-Y Border Committee", by the word itself.
        let by_word = |token: TokenId| register.find(&state_key(document.word(token)));
        let named = ends.map(|mut end| end.find_map(|t| at_head.get(&t).copied().or_else(|| by_word(t))));
        let [Some(one), Some(other)] = named else { continue };
        if one != other {
            let worth = at_war_together.entry((one.min(other), one.max(other))).or_default();
            *worth = (*worth + OPPOSED).min(MOST_OPPOSED);
        }
    }
    let mut ranked: Vec<(DraftId, i32)> = weight.into_iter().collect();
    ranked.sort_by_key(|&(id, weight)| (std::cmp::Reverse(weight), id));
    ranked.truncate(FEW);
    let key_of =
        |id: DraftId| register.drafts[id].fixed_name.as_deref().map(state_key).filter(|_| states_only(id));
    // Whether a group is one that the lexicon knows to be active in a state.
    let active_in = |group: DraftId, state: DraftId| {
        let Some(key) = key_of(state) else { return false };
        mentions.names.iter().zip(names).any(|(name, id)| match name.class {
            Class::Group(known, _) => *id == Some(group) && known.states.iter().any(|s| state_key(s) == key),
            _ => false,
        }) || !states_only(group) && is_named_for(document, register, group, &key)
    };
    let outside: Vec<DraftId> = (ranked.iter().map(|&(id, _)| id))
        .filter(|&id| key_of(id).is_some_and(|key| setting.is_outside(&key)))
        .collect();
    let mut best: Option<((DraftId, DraftId), i32)> = None;
    for (i, &(a, wa)) in ranked.iter().enumerate() {
        for &(b, wb) in &ranked[i + 1..] {
            let pair = (a.min(b), a.max(b));
            // Whom nothing shows at the centre is no side of a story, if not told as one beside the other.
            let told = together.contains_key(&pair) || at_war_together.contains_key(&pair);
            if states_only(a) && states_only(b) && wa.min(wb) <= 0 && !told {
                continue;
            }
            // "brokered by A and B": told together, and neither is a side.
            if wa.min(wb) < 0 && !at_war_together.contains_key(&pair) {
                continue;
            }
            let mut score = wa.min(wb) * 2 + wa.max(wb);
            score += together.get(&pair).copied().unwrap_or(0);
            score += at_war_together.get(&pair).copied().unwrap_or(0);
            // The state in which the story is set against a group: the commonest conflict of all.
            if home.is_some_and(|home| a == home || b == home) && states_only(a) != states_only(b) {
                score += AT_HOME;
            }
            if active_in(a, b) || active_in(b, a) {
                score += AT_HOME;
            }
            // A group faces its own state, not the neighbour that had both in.
            if states_only(a) != states_only(b) && (outside.contains(&a) || outside.contains(&b)) {
                score -= AT_HOME;
            }
            if best.is_none_or(|(_, known)| score > known) {
                best = Some(((a, b), score));
            }
        }
    }
    let mut sides: Vec<DraftId> = best.map(|((a, b), _)| vec![a, b]).unwrap_or_default();
    // In the order in which they are first named.
    sides.sort_by_key(|&id| register.drafts[id].mentions.first().map(|m| m.tokens.start));
    let at_war: Vec<DraftId> = sides.iter().copied().filter(|&id| states_only(id)).collect();
    for &id in &at_war {
        if let Some(key) = key_of(id) {
            setting.add(&key, if at_war.len() == 1 { 12 } else { 4 });
        }
    }
    let set_in = setting.first().filter(|(_, outstanding)| *outstanding).map(|(state, _)| state.to_owned());
    let home = issuer_state.or_else(|| set_in.and_then(|key| state_of_key(register, lexicon, &key)));
    let of_kind = |kind: ActorKind| {
        let of_kind = |&&(id, weight): &&(DraftId, i32)| weight >= 0 && register.drafts[id].kind == kind;
        ranked.iter().filter(of_kind).copied().collect::<Vec<_>>()
    };
    let rebels = of_kind(ActorKind::ArmedGroup)
        .first()
        .or(of_kind(ActorKind::PoliticalGroup).first())
        .map(|&(id, _)| id);
    Principals { sides, home, rebels, issuer: issuer_state, organization, outside }
}

/// "A (Kenya)"
fn in_brackets(document: &Document<'_>, head: TokenId) -> bool {
    head + 1 < document.len() && document.word(head + 1) == ")"
}

/// Whether a group calls itself by the name of a state: "the Velia National Front", "the Revolutionary Army of Velia".
fn is_named_for(document: &Document<'_>, register: &Register, group: DraftId, state: &str) -> bool {
    let Some(state) = state.strip_prefix(STATE_PREFIX) else { return false };
    let draft = &register.drafts[group];
    let armed = matches!(draft.kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup);
    armed
        && draft.names.iter().any(|name| {
            let words = fold_words(document.words(name.clone()));
            words.len() > 1 && words.iter().any(|word| word == state)
        })
}

/// The country of "PORT AMBEL, Guavira, March 31 -": what stands behind the town, where no lexicon knows it and the text names no other
/// country that none knows.
fn country_of_dateline<'t>(
    document: &Document<'t>,
    mentions: &Mentions<'_>,
    lexicon: &Lexicon,
) -> Option<&'t str> {
    if !mentions.new_states.is_empty() {
        return None;
    }
    let place = document.layout().paragraphs.iter().find_map(|paragraph| match &paragraph.kind {
        Kind::Dateline(dateline) => dateline.place.clone(),
        _ => None,
    })?;
    let (town, country) = document.text()[place].split_once(',')?;
    let country = country.split(',').next()?.trim();
    let known = |words: &str| {
        let written: Vec<(&str, &str)> = words.split(' ').map(|word| (word, word)).collect();
        !lexicon.names(&lexicon.encode(&written)).is_empty()
    };
    let named = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() > 2
            && letters.all(char::is_lowercase)
    };
    let words = country.split(' ').count();
    // Of a town that is known, what follows is a part of its country: "LAHORE, Punjab -".
    (words <= 2 && country.split(' ').all(named) && !known(country) && !known(town.trim())).then_some(country)
}

/// The government that a state's name says of which country it is: "the *government* of X", "X's *government*", "the X *government*".
fn government_of(document: &Document<'_>, mentions: &Mentions<'_>, name: TokenId) -> Option<TokenId> {
    let above = document.head(name);
    let noun = match document.dep(name) {
        Dep::Pobj if document.word(above) == "of" => document.head(above),
        Dep::Poss | Dep::Compound | Dep::Amod | Dep::Nmod => above,
        _ => return None,
    };
    let governs = mentions.known.body(noun).is_some_and(|body| body.value.kind == ActorKind::State);
    (governs && noun != name).then_some(noun)
}

/// The draft of a state by its folded name, new where the article names only its places or groups.
fn state_of_key(register: &mut Register, lexicon: &Lexicon, key: &str) -> Option<DraftId> {
    if let Some(id) = register.find(key) {
        return Some(id);
    }
    let state = lexicon.state(key.strip_prefix(STATE_PREFIX)?)?;
    Some(register.state(&state.name))
}
