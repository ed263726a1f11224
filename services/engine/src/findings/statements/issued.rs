//! Texts that speak in the name of who issues them: resolutions, communiqués, statements of a ministry.

use std::ops::Range;

use peacebrief::v1::{ActorKind, StatementStance};

use crate::actors::{Actor, ActorId};
use crate::clauses::{Clause, Reality, Tense};
use crate::document::{SentenceId, TokenId};
use crate::lexicon::SpeechFrame;
use crate::syntax::{Dep, Tag};
use crate::text::Kind;

use super::content::{Order, Piece, Reported};
use super::context::Context;
use super::extent::{evidence, main_verb};
use super::reports::Act;
use super::{speakers, stance};

/// Who issued the article, where the article is such a text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Issuer {
    /// A body that resolves: "The Council, … 1. Welcomes …; 2. Decides …".
    Resolving(ActorId),
    /// A body that states its views throughout: "The Ministry condemns …".
    Stating(ActorId),
    /// A person or body that speaks throughout: "I welcome …", "We condemn …".
    Speaking(ActorId),
}

impl Issuer {
    pub(super) fn actor(self) -> ActorId {
        match self {
            Self::Resolving(actor) | Self::Stating(actor) | Self::Speaking(actor) => actor,
        }
    }
}

/// Verbs by which a body performs what it says in saying it.
const PERFORMS: &[&str] = &[
    "condemn",
    "demand",
    "urge",
    "call",
    "welcome",
    "reject",
    "reaffirm",
    "reiterate",
    "insist",
    "declare",
    "express",
    "warn",
    "deplore",
    "deny",
    "protest",
    "request",
    "appeal",
    "announce",
    "note",
    "recall",
    "stress",
    "regret",
    "thank",
    "commend",
    "consider",
    "describe",
];

/// Finds who issued the article.
pub(super) fn issuer(context: &Context<'_, '_>, title: &str) -> Option<Issuer> {
    resolving(context)
        .map(Issuer::Resolving)
        .or_else(|| speaking(context, title).map(Issuer::Speaking))
        .or_else(|| stating(context, title).map(Issuer::Stating))
}

/// Whether a token stands in running text that is nobody's quotation and no labelled turn.
fn is_unattributed(context: &Context<'_, '_>, token: TokenId) -> bool {
    let layout = context.document.layout();
    let paragraph = layout.sentences[context.document.sentence_of(token)].paragraph;
    let kind = &layout.paragraphs[paragraph].kind;
    kind.is_report() && !matches!(kind, Kind::TranscriptTurn { .. }) && context.quote(token).is_none()
}

/// Whose statement a text is that says "I" or "we" throughout: the person or body that its title or letterhead names.
fn speaking(context: &Context<'_, '_>, title: &str) -> Option<ActorId> {
    let title = title.to_lowercase();
    if says_often(context, "i") {
        let called = |(_, actor): &(ActorId, &Actor)| {
            let surname = actor.name.split_whitespace().last().unwrap_or_default().to_lowercase();
            let office = actor.office.as_deref().unwrap_or_default().to_lowercase();
            actor.kind == ActorKind::Person
                && (!surname.is_empty() && title.contains(&surname)
                    || !office.is_empty() && title.contains(&office))
        };
        let mut found = context.cast.iter().filter(called);
        let (id, _) = found.next()?;
        return found.next().is_none().then_some(id);
    }
    if !says_often(context, "we") {
        return None;
    }
    // A newspaper is "we", too.
    let (document, layout) = (context.document, context.document.layout());
    let heads = |&t: &TokenId| layout.is_letterhead(&layout.sentences[document.sentence_of(t)]);
    let headed: Vec<TokenId> = (0..document.len()).take(LETTERHEAD).filter(heads).collect();
    let released = |text: &str| RELEASES.iter().any(|word| text.contains(word));
    if !released(&title) && !headed.iter().any(|&t| released(&document.word(t).to_lowercase())) {
        return None;
    }
    let body = |actor: &Actor| !matches!(actor.kind, ActorKind::Person | ActorKind::State);
    // "Joint statement by the Contact Group", "Political Bureau of the Front: Why we leave"
    let stated = OF_ISSUERS.iter().find_map(|lead| title.find(lead).map(|at| &title[at + lead.len()..]));
    let stated = stated.unwrap_or(&title);
    let stated = stated.strip_prefix("the ").unwrap_or(stated);
    let called = |actor: &Actor| {
        let names = std::iter::once(&actor.name).chain(&actor.aliases).map(|name| name.to_lowercase());
        let begins = names.filter(|name| stated.starts_with(name.strip_prefix("the ").unwrap_or(name)));
        begins.map(|name| name.len()).max()
    };
    let bodies = context.cast.iter().filter(|(_, actor)| body(actor));
    let named = bodies.filter_map(|(id, actor)| Some((called(actor)?, id))).max_by_key(|&(length, _)| length);
    named.map(|(_, id)| id).or_else(|| {
        let mut at = headed.iter().flat_map(|&t| context.cast.at(t).iter().copied());
        at.find(|&a| body(context.cast.get(a)))
    })
}

/// What leads, in titles, to whose text it is.
const OF_ISSUERS: &[&str] = &[
    "statement by ",
    "statement of ",
    "statement from ",
    "communiqué by ",
    "communiqué of ",
    "declaration by ",
    "declaration of ",
    "message from ",
    "appeal by ",
];

/// Whether a pronoun is the subject of several clauses that nobody is quoted with.
fn says_often(context: &Context<'_, '_>, pronoun: &str) -> bool {
    const OFTEN: usize = 3;
    let subjects = context.clauses.iter().flat_map(|(_, clause)| clause.subjects.first().copied());
    let own = subjects.filter(|&s| context.is_word(s, &[pronoun]) && is_unattributed(context, s));
    own.take(OFTEN).count() == OFTEN
}

/// Words of a preamble that leads over to what a body decides.
const PREAMBLES: &[&str] = &["adopted", "adopts", "decision", "decided", "resolution", "conclusions"];

/// The most words of a preamble that only names the body.
const MOST_WORDS: usize = 8;

/// A preamble that names a body and breaks off with a comma, before items that begin with verbs.
fn resolving(context: &Context<'_, '_>) -> Option<ActorId> {
    let document = context.document;
    let layout = document.layout();
    let operative = layout.paragraphs.iter().position(|p| {
        matches!(p.kind, Kind::ListItem { .. })
            && p.sentences
                .clone()
                .next()
                .is_some_and(|s| operative_verb(context, s).is_some() || possessed_noun(context, s).is_some())
    })?;
    let before = &layout.paragraphs[..operative];
    // "The Council, …," or "The Council … adopted the following decision:", or "The Council:" by itself.
    let alone = |text: &str| {
        let last = text.rsplit(['.', '\n']).next().unwrap_or_default();
        last.ends_with(':') && last.split_whitespace().count() <= MOST_WORDS
    };
    let breaks_off = |text: &str| {
        text.ends_with(',')
            || text.ends_with(':') && (PREAMBLES.iter().any(|word| text.contains(word)) || alone(text))
    };
    let preamble = before.iter().rev().take(12);
    let preamble = preamble.filter(|p| breaks_off(document.text()[p.range.clone()].trim_end()));
    let mut named = preamble.filter_map(|p| {
        let whole = document.tokens_in(p.range.clone());
        // What a sentence before tells is no part of the preamble.
        let from = if alone(document.text()[p.range.clone()].trim_end()) {
            document.sentence_around(whole.end.saturating_sub(1)).start.max(whole.start)
        } else {
            whole.start
        };
        let tokens = from..whole.end;
        let body = |tokens: &mut dyn Iterator<Item = TokenId>| {
            let mut named = tokens.flat_map(|t| context.cast.at(t).iter().copied());
            named.find(|&a| context.cast.get(a).kind != ActorKind::Person)
        };
        let first = tokens.clone().take(2).any(|t| context.is_word(t, &["the"]));
        // "Having concluded its deliberations, the Council:"
        let last = tokens.clone().rev().find(|&t| !context.is_mark(t));
        let last = last.filter(|&t| t > tokens.start && context.is_word(t - 1, &["the"]));
        let at_once = last.and_then(|t| body(&mut std::iter::once(t)).or_else(|| first_called(context, t)));
        at_once.or_else(|| body(&mut tokens.take(8)).filter(|_| first))
    });
    named.next_back()
}

/// The body that was named first of those with a word in their names: "the *Council*", where there are several of them.
fn first_called(context: &Context<'_, '_>, noun: TokenId) -> Option<ActorId> {
    let word = context.document.word(noun);
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let has = |actor: &Actor| actor.kind != ActorKind::Person && actor.name.split(' ').any(|w| w == word);
    let called = context.cast.iter().filter(|(_, actor)| capital && has(actor));
    called
        .min_by_key(|(_, actor)| actor.mentions.first().map_or(usize::MAX, |m| m.tokens.start))
        .map(|(id, _)| id)
}

/// Words of titles that call a text somebody's own.
const RELEASES: &[&str] = &[
    "communiqu",
    "statement",
    "declaration",
    "press",
    "news release",
    "note verbale",
    "message",
    "appeal",
    "joint",
];

/// A body that performs, in the present tense, at least two acts of speech, and more than anybody else does. A state, an organization
/// or a group speaks so in a text that its title calls a statement; a state's ministry anywhere.
fn stating(context: &Context<'_, '_>, title: &str) -> Option<ActorId> {
    let title = title.to_lowercase();
    let released = RELEASES.iter().any(|word| title.starts_with(word));
    let issues = |kind: ActorKind| kind == ActorKind::StateBody || released && kind != ActorKind::Person;
    let document = context.document;
    let mut counts: Vec<(ActorId, usize)> = Vec::new();
    let mut others = 0;
    for (_, clause) in context.clauses.iter() {
        if !context.is_reporting(clause) || clause.subjects.is_empty() {
            continue;
        }
        let performs =
            document.tag(clause.verb) == Tag::Vbz && PERFORMS.contains(&document.lemma(clause.verb));
        let body = clause
            .subjects
            .iter()
            .flat_map(|&s| context.cast.at(s).iter().copied())
            .find(|&a| issues(context.cast.get(a).kind));
        match body.filter(|_| performs) {
            Some(body) => match counts.iter_mut().find(|(a, _)| *a == body) {
                Some((_, count)) => *count += 1,
                None => counts.push((body, 1)),
            },
            None if document.tag(clause.verb) == Tag::Vbd => others += 1,
            None => {}
        }
    }
    // A text that is called a communiqué, on the paper of who speaks in it, is its own, whatever others said in it.
    let headed = |body: ActorId| {
        let layout = document.layout();
        let heads = |&token: &TokenId| layout.is_letterhead(&layout.sentences[document.sentence_of(token)]);
        let side = context.side(body);
        released
            && (0..document.len())
                .take(LETTERHEAD)
                .filter(heads)
                .any(|t| context.cast.at(t).iter().any(|&a| context.side(a) == side))
    };
    counts
        .into_iter()
        .filter(|&(body, count)| count >= 2 && (count > others || headed(body)))
        .max_by_key(|&(_, count)| count)
        .map(|(body, _)| body)
}

/// The most tokens of a letterhead.
const LETTERHEAD: usize = 80;

/// The verb with which an item of a resolution begins: "Strongly *condemns* …".
fn operative_verb(context: &Context<'_, '_>, sentence: SentenceId) -> Option<TokenId> {
    let document = context.document;
    let tokens = document.sentences()[sentence].clone();
    let first = tokens
        .take(4)
        .find(|&t| !context.is_mark(t) && !matches!(document.tag(t), Tag::Rb | Tag::Cd | Tag::Ls))?;
    let word = document.word(first);
    // "Urges the parties …"; "(a) urges the parties …;"
    let begins = || word.chars().next().is_some_and(char::is_uppercase) || is_marked(context, sentence);
    let third_person = word.ends_with('s') && begins();
    let known = !readings(context, first).is_empty();
    (third_person && known).then_some(first)
}

/// Whether a sentence is the first of a list's item that has a bullet or number.
fn is_marked(context: &Context<'_, '_>, sentence: SentenceId) -> bool {
    let layout = context.document.layout();
    let paragraph = &layout.paragraphs[layout.sentences[sentence].paragraph];
    matches!(&paragraph.kind, Kind::ListItem { marker } if !marker.is_empty())
        && paragraph.sentences.start == sentence
}

/// The noun with which an item begins: "Its deep *satisfaction* at …".
fn possessed_noun(context: &Context<'_, '_>, sentence: SentenceId) -> Option<TokenId> {
    let document = context.document;
    let tokens = document.sentences()[sentence].clone();
    let first = tokens.clone().take(3).find(|&t| !context.is_mark(t))?;
    let noun = document.head(first);
    let is_its = context.is_word(first, &["its", "their"]) && tokens.contains(&noun);
    (is_its && !context.lexicon.speech_nouns(document.lemma(noun)).is_empty()).then_some(noun)
}

/// The speech acts of a text in the name of its issuer, but for those that reporting verbs with a subject tell.
pub(super) fn find<'a>(context: &Context<'a, '_>, issuer: Issuer, found: &[Act<'a>]) -> Vec<Act<'a>> {
    let mut acts = Vec::new();
    for sentence in 0..context.document.sentences().len() {
        let tokens = context.document.sentences()[sentence].clone();
        if tokens.is_empty() || !context.is_report(tokens.start) {
            continue;
        }
        match issuer {
            Issuer::Resolving(body) => {
                acts.extend(items(context, body, sentence));
                acts.extend(operative(context, body, sentence));
            }
            Issuer::Speaking(person) => {
                let own = tokens
                    .clone()
                    .any(|t| context.is_word(t, &["i", "my", "we", "our"]) && is_unattributed(context, t));
                let told = found.iter().any(|act| tokens.contains(&act.token));
                let plain = is_unattributed(context, tokens.start) && !told;
                acts.extend(
                    Some(()).filter(|()| plain).and_then(|()| view_of(context, person, &tokens, own)),
                );
            }
            Issuer::Stating(body) => {
                let told = found.iter().any(|act| tokens.contains(&act.token));
                acts.extend(Some(()).filter(|()| !told).and_then(|()| view(context, body, &tokens)));
            }
        }
    }
    acts
}

/// "Its deep satisfaction at the Act, and its congratulations to …".
fn items<'a>(context: &Context<'a, '_>, body: ActorId, sentence: SentenceId) -> Vec<Act<'a>> {
    let document = context.document;
    let Some(first) = possessed_noun(context, sentence) else { return Vec::new() };
    let tokens = document.sentences()[sentence].clone();
    let nouns: Vec<TokenId> = tokens
        .clone()
        .filter(|&t| t >= first && !context.lexicon.speech_nouns(document.lemma(t)).is_empty())
        .filter(|&t| {
            t == first
                || document.child(t, Dep::Poss).is_some_and(|p| context.is_word(p, &["its", "their"]))
                    && document.dep(t) == Dep::Conj
        })
        .collect();
    let mut acts = Vec::new();
    for (i, &noun) in nouns.iter().enumerate() {
        let end = nouns.get(i + 1).map_or(tokens.end, |&next| document.subtree(next).start);
        let range = document.subtree(noun).start.max(tokens.start)..end;
        let Some(reading) = context.lexicon.speech_nouns(document.lemma(noun)).first() else { continue };
        let range = evidence(context, range);
        let piece = Piece { evidence: range.clone(), content: noun..range.end.max(noun), verb: None };
        let reported = Reported { pieces: vec![piece], order: Order::After };
        acts.push(Act {
            token: noun,
            clause: None,
            speakers: vec![body],
            frame: Some(&reading.frame),
            phrase: None,
            reported,
            rule: "statements.issued",
        });
    }
    acts
}

/// "Welcomes the ceasefire and notes that …": the verbs by their form, for such sentences are too odd for the parser.
fn operative<'a>(context: &Context<'a, '_>, body: ActorId, sentence: SentenceId) -> Vec<Act<'a>> {
    let document = context.document;
    let Some(first) = operative_verb(context, sentence) else { return Vec::new() };
    let tokens = document.sentences()[sentence].clone();
    let joined = (first + 1..tokens.end).filter(|&t| {
        let finite = matches!(document.tag(t), Tag::Vbz | Tag::Nns) && context.is_word(t - 1, &["and", ","]);
        finite && !readings(context, t).is_empty() && context.clauses.at(t).is_none_or(|k| !k.own_subject)
    });
    let verbs: Vec<TokenId> = std::iter::once(first).chain(joined).collect();
    let mut acts = Vec::new();
    for (i, &verb) in verbs.iter().enumerate() {
        let end = verbs.get(i + 1).map_or(tokens.end, |&next| next - 1);
        let range = evidence(context, verb..end);
        let content = (verb + 1).min(range.end)..range.end;
        let that = context.is_word(content.start, &["that"]);
        let found = readings(context, verb);
        let Some(frame) =
            found.iter().copied().find(|f| f.neutral == that).or_else(|| found.first().copied())
        else {
            continue;
        };
        let piece = Piece { evidence: range, verb: main_verb(context, &content), content };
        let reported = Reported { pieces: vec![piece], order: Order::After };
        let clause = context.clauses.id_at(verb);
        acts.push(Act {
            token: verb,
            clause,
            speakers: vec![body],
            frame: Some(frame),
            phrase: None,
            reported,
            rule: "statements.issued",
        });
    }
    acts
}

/// The readings of a verb in the third person, whatever the tagger takes it for.
fn readings<'a>(context: &Context<'a, '_>, verb: TokenId) -> Vec<&'a SpeechFrame> {
    let word = context.document.word(verb).to_lowercase();
    let stems = [
        context.document.lemma(verb).to_owned(),
        word.strip_suffix('s').unwrap_or_default().to_owned(),
        word.strip_suffix("es").unwrap_or_default().to_owned(),
    ];
    let found = stems.iter().map(|stem| context.lexicon.speech_verbs(stem)).find(|verbs| !verbs.is_empty());
    found.unwrap_or_default().iter().map(|r| &r.frame).collect()
}

/// A sentence that takes a stand without saying who speaks.
fn view<'a>(context: &Context<'a, '_>, body: ActorId, tokens: &Range<TokenId>) -> Option<Act<'a>> {
    view_of(context, body, tokens, false)
}

/// A sentence that takes a stand, or one by which its speaker speaks of himself.
fn view_of<'a>(
    context: &Context<'a, '_>,
    body: ActorId,
    tokens: &Range<TokenId>,
    own: bool,
) -> Option<Act<'a>> {
    let content = context.trimmed(tokens.clone());
    let verb = main_verb(context, &content)?;
    let piece = Piece { evidence: evidence(context, content.clone()), content, verb: Some(verb) };
    let stance = stance::of_content(context, &[body], &piece, false);
    let own = own && !context.clauses.at(verb).is_some_and(|clause| tells_a_story(context, clause));
    stance.or(own.then_some(StatementStance::Comment))?;
    let reported = Reported { pieces: vec![piece], order: Order::After };
    Some(Act {
        token: verb,
        clause: None,
        speakers: vec![body],
        frame: None,
        phrase: None,
        reported,
        rule: "statements.issued",
    })
}

/// "I signed it at noon", "We will meet again in May": what somebody says of what was done or is to come, and not of what he thinks.
pub(super) fn tells_a_story(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    let plain = document.children(clause.verb).all(|c| !matches!(document.dep(c), Dep::Aux | Dep::Auxpass));
    let past = document.tag(clause.verb) == Tag::Vbd && plain && document.lemma(clause.verb) != "be";
    let first = clause.subjects.iter().any(|&s| speakers::is_first_person(context, s));
    let conditional = document
        .children_by(clause.verb, Dep::Advcl)
        .filter_map(|c| context.clauses.at(c))
        .any(|condition| condition.reality == Reality::Conditional);
    let plan = clause.tense == Tense::Future && clause.reality == Reality::Planned && first && !conditional;
    !clause.negated && (past || plan)
}
