//! Speech told by a label: turns of a transcript, answers of an interview, "White House: it was a good talk".

use std::ops::Range;

use peacebrief::v1::ActorKind;

use crate::actors::ActorId;
use crate::clauses::{Clause, Reality};
use crate::document::TokenId;
use crate::syntax::{Dep, Pos, Tag};
use crate::text::{Kind, Paragraph, is_outlet};

use super::content::{Order, Piece, Reported};
use super::context::Context;
use super::extent::{evidence, main_verb, start_of};
use super::quotations::quote_pieces;
use super::reports::Act;
use super::{issued, speakers};

/// Labels of those who only ask and tell the news.
const ASKERS: &[&str] = &[
    "question",
    "q",
    "presenter",
    "reporter",
    "host",
    "anchor",
    "announcer",
    "correspondent",
    "interviewer",
    "moderator",
    "journalist",
    "narrator",
    "editor",
    "newsreader",
    "news",
    "tv",
    "television",
];

/// What somebody says who has the floor: who, in which paragraph, and the byte from which on.
type Turn<'p> = (ActorId, &'p Paragraph, usize);

/// The speech acts of all labelled turns and sentences, in order of the text.
pub(super) fn find<'a>(context: &Context<'a, '_>) -> Vec<Act<'a>> {
    let mut acts = Vec::new();
    let turns = turns(context, |paragraph| {
        let sentences = paragraph.sentences.clone();
        acts.extend(sentences.filter_map(|s| labelled(context, s).or_else(|| introduced(context, s))));
    });
    for &(speaker, paragraph, from) in &turns {
        // Who has the floor throughout also tells news; a clip of a single turn is all statement.
        let talks_on = turns.iter().filter(|turn| turn.0 == speaker).count() > 2;
        for sentence in paragraph.sentences.clone() {
            acts.extend(spoken(context, speaker, sentence, from, talks_on));
        }
    }
    acts.sort_by_key(|act| act.token);
    acts
}

/// "Spokesman: Kenya *welcomes* the accord": what a state does by saying so is said by whoever speaks for it.
pub(super) fn give_floor(context: &Context<'_, '_>, acts: &mut [Act<'_>]) {
    let document = context.document;
    let mut floor: Vec<Option<ActorId>> = vec![None; document.sentences().len()];
    for (speaker, paragraph, _) in turns(context, |_| ()) {
        let person = context.cast.get(speaker).kind == ActorKind::Person;
        floor[paragraph.sentences.clone()].fill(Some(speaker).filter(|_| person));
    }
    for act in acts {
        let Some(speaker) = floor[document.sentence_of(act.token)] else { continue };
        let now = matches!(document.tag(act.token), Tag::Vbz | Tag::Vbp)
            || document
                .children_by(act.token, Dep::Aux)
                .any(|a| matches!(document.tag(a), Tag::Vbz | Tag::Vbp));
        let state = |a: &ActorId| context.cast.get(*a).kind == ActorKind::State;
        let whole = match (context.side(speaker), act.speakers.as_slice()) {
            // "Foreign Ministry Spokesperson A", of a state that nobody names beside it.
            (own, [one]) if own == speaker => context.cast.get(speaker).office.is_some() && state(one),
            (own, [one]) => own == *one,
            _ => false,
        };
        if now && whole && context.quote(act.token).is_none() {
            act.speakers = vec![speaker];
        }
    }
}

/// Who has the floor where, by labels, questions and capitals; `others` gets the paragraphs of the report in which nobody has.
fn turns<'p>(context: &'p Context<'_, '_>, mut others: impl FnMut(&'p Paragraph)) -> Vec<Turn<'p>> {
    let layout = context.document.layout();
    let interviewee = interviewee(context);
    let asked_in_turn = asks_in_turn(context);
    let mut answering = false;
    let mut turns: Vec<Turn<'p>> = Vec::new();
    for (number, paragraph) in layout.paragraphs.iter().enumerate() {
        // "They would take a settlement today.": what is put to somebody need not be a question.
        let prompts =
            asked_in_turn.is_some_and(|first| number >= first && (number - first).is_multiple_of(2));
        match &paragraph.kind {
            Kind::Prose if interviewee.is_some() && prompts => answering = true,
            Kind::TranscriptTurn { label } => {
                if let Some(speaker) = speaker_of(context, &context.document.text()[label.clone()]) {
                    turns.push((speaker, paragraph, paragraph.prose.start));
                }
            }
            Kind::Heading => {
                answering = context.document.text()[paragraph.range.clone()].trim_end().ends_with('?')
            }
            kind if kind.is_report() => {
                if let Some(speaker) = interviewee.filter(|_| answering) {
                    turns.push((speaker, paragraph, paragraph.prose.start));
                } else if let Some((speaker, from)) = shouted(context, paragraph) {
                    turns.push((speaker, paragraph, from));
                } else {
                    others(paragraph);
                }
            }
            _ => {}
        }
    }
    turns
}

/// A paragraph that begins with a name in capitals and a colon, remarks after the name aside: "LARMA (through interpreter): …",
/// "LARMA [in French, voice-over]: …".
/// Answers who speaks and the byte at which the speech begins.
fn shouted(context: &Context<'_, '_>, paragraph: &Paragraph) -> Option<(ActorId, usize)> {
    let text = &context.document.text()[paragraph.prose.clone()];
    let label = &text[..text.find(':').filter(|&at| at < 90)?];
    let name = label.split(['(', '[', ',']).next().unwrap_or_default().trim();
    let capitals =
        name.chars().filter(|c| c.is_alphabetic()).count() > 2 && !name.chars().any(char::is_lowercase);
    let speaker = speaker_of(context, label).filter(|_| capitals)?;
    Some((speaker, paragraph.prose.start + label.len() + 1))
}

/// The one actor whom a label names, if it is one who speaks for somebody.
fn speaker_of(context: &Context<'_, '_>, label: &str) -> Option<ActorId> {
    if is_asker(label) {
        return None;
    }
    let words = words_of(label);
    let mut found = context.cast.iter().filter(|(_, actor)| {
        let name: Vec<String> = actor.name.split_whitespace().map(str::to_lowercase).collect();
        let by_name =
            actor.kind == ActorKind::Person && name.last().is_some_and(|surname| words.contains(surname));
        let office = actor.office.as_deref().unwrap_or_default().to_lowercase();
        let by_office = !office.is_empty() && office.starts_with(&label.trim().to_lowercase());
        let heard = actor.affiliation.is_some() || actor.office.is_some() || is_interpreted(&words);
        (by_name || by_office) && heard
    });
    let (id, _) = found.next()?;
    found.next().is_none().then_some(id)
}

fn words_of(label: &str) -> Vec<String> {
    let words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether a label is of one who only asks: "Question", "Reuters", "Tarn News Service".
fn is_asker(label: &str) -> bool {
    words_of(label).iter().any(|word| ASKERS.contains(&word.as_str())) || is_outlet(label.trim())
}

/// Whether a label says that its speaker is heard through an interpreter: then it is none of the programme's own.
fn is_interpreted(words: &[String]) -> bool {
    words.iter().any(|w| {
        matches!(
            w.as_str(),
            "interpreter" | "translation" | "translator" | "translated" | "voiceover" | "voice"
        )
    })
}

/// The paragraph of the first question of an interview, where questions and answers take turns, a paragraph each. Answers of several
/// paragraphs may happen to keep step: then most of what stands where questions would is none.
fn asks_in_turn(context: &Context<'_, '_>) -> Option<usize> {
    let layout = context.document.layout();
    let text = context.document.text();
    let asks = |paragraph: &Paragraph| text[paragraph.range.clone()].trim_end().ends_with('?');
    let first = layout.paragraphs.iter().position(asks)?;
    let (mut questions, mut others) = (0, 0);
    for (number, paragraph) in layout.paragraphs.iter().enumerate().skip(first) {
        match (asks(paragraph), (number - first).is_multiple_of(2)) {
            (true, true) => questions += 1,
            (true, false) => return None,
            (false, true) => others += 1,
            (false, false) => {}
        }
    }
    (questions > others).then_some(first)
}

/// Whom an interview questions: the person whom the introduction says was asked.
fn interviewee(context: &Context<'_, '_>) -> Option<ActorId> {
    let document = context.document;
    let layout = document.layout();
    let text = document.text();
    let questions = layout
        .paragraphs
        .iter()
        .filter(|p| p.kind == Kind::Heading && text[p.range.clone()].trim_end().ends_with('?'));
    if questions.count() < 3 {
        return None;
    }
    // Of two sentences, the first question is no heading; the introduction ends before it all the same.
    let first = layout.paragraphs.iter().position(|p| text[p.range.clone()].trim_end().ends_with('?'))?;
    let intro = || document.tokens_in(0..layout.paragraphs[first].range.start);
    let asked = intro().filter_map(|t| context.clauses.at(t)).filter(|k| {
        let asks = matches!(
            document.lemma(k.verb),
            "put" | "ask" | "question" | "interview" | "speak" | "talk" | "meet" | "sit"
        );
        asks && k.subjects.iter().any(|&s| context.is_word(s, &["we", "i", "us"]))
    });
    let told = asked.filter_map(|k| asked_person(context, k)).next_back();
    // "INTERVIEW", and then who it is with.
    let headed = text.lines().next().is_some_and(|line| line.to_lowercase().contains("interview"));
    let person = |a: &ActorId| context.cast.get(*a).kind == ActorKind::Person;
    told.or_else(|| intro().flat_map(|t| context.cast.at(t).iter().copied()).find(person).filter(|_| headed))
        .or_else(|| {
            intro().filter_map(|t| context.clauses.at(t)).filter_map(|k| receiver(context, k)).next_back()
        })
}

/// "She received us in her kitchen", "he spoke to us": who answers those that ask.
fn receiver(context: &Context<'_, '_>, clause: &Clause) -> Option<ActorId> {
    let document = context.document;
    let receives = matches!(
        document.lemma(clause.verb),
        "receive" | "welcome" | "greet" | "meet" | "speak" | "talk" | "tell" | "answer" | "see" | "sit"
    );
    let mut of_clause =
        clause.objects.iter().chain(&clause.recipients).chain(clause.obliques.iter().map(|(_, o)| o));
    let us = of_clause.any(|&t| context.is_word(t, &["us", "me"]));
    let person = |a: &ActorId| context.cast.get(*a).kind == ActorKind::Person;
    clause
        .subjects
        .iter()
        .flat_map(|&s| context.cast.at(s).iter().copied())
        .find(person)
        .filter(|_| receives && us)
}

fn asked_person(context: &Context<'_, '_>, clause: &Clause) -> Option<ActorId> {
    let heads = clause.objects.iter().chain(&clause.recipients).chain(clause.obliques.iter().map(|(_, o)| o));
    let person = |a: &ActorId| context.cast.get(*a).kind == ActorKind::Person;
    heads.flat_map(|&h| context.cast.at(h).iter().copied()).find(person)
}

/// A sentence of a turn as speech of its own.
fn spoken<'a>(
    context: &Context<'a, '_>,
    speaker: ActorId,
    sentence: usize,
    from: usize,
    choosy: bool,
) -> Option<Act<'a>> {
    let document = context.document;
    let tokens = document.sentences()[sentence].clone();
    let tokens = tokens.start.max(document.token_from(from)).min(tokens.end)..tokens.end;
    let content = context.trimmed(tokens.clone());
    if content.len() < 3 || context.is_word(tokens.end.saturating_sub(1), &["?"]) {
        return None;
    }
    let verb = main_verb(context, &content);
    if choosy && !verb.is_some_and(|v| takes_a_stand(context, v, &content)) {
        return None;
    }
    let piece = Piece { evidence: evidence(context, content.clone()), content, verb };
    let reported = Reported { pieces: vec![piece], order: Order::After };
    Some(Act {
        token: tokens.start,
        clause: None,
        speakers: vec![speaker],
        frame: None,
        phrase: None,
        reported,
        rule: "statements.turn",
    })
}

/// Whether a sentence of one who has the floor is a view, a call or a denial rather than news told.
fn takes_a_stand(context: &Context<'_, '_>, verb: TokenId, content: &Range<TokenId>) -> bool {
    let document = context.document;
    let Some(clause) = context.clauses.at(verb) else { return false };
    let first_person = clause.subjects.iter().any(|&s| speakers::is_first_person(context, s))
        || content
            .clone()
            .any(|t| document.tag(t) == Tag::PrpPossessive && context.is_word(t, &["my", "our"]));
    let general = matches!(document.tag(verb), Tag::Vbz | Tag::Vbp) && document.lemma(verb) == "be";
    let elsewhere = clause.subjects.iter().any(|&s| !context.cast.at(s).is_empty());
    first_person && !issued::tells_a_story(context, clause)
        || clause.negated
        || (general || clause.reality != Reality::Fact) && !elsewhere
}

/// "White House: it was a good talk", "From London, Philip Hammond: Britain would train troops".
fn labelled<'a>(context: &Context<'a, '_>, sentence: usize) -> Option<Act<'a>> {
    let document = context.document;
    let tokens = document.sentences()[sentence].clone();
    let colon = tokens.clone().take(16).find(|&t| context.is_word(t, &[":"]) && !context.in_speech(t))?;
    let label = tokens.start..colon;
    if label.is_empty()
        || label.clone().any(|t| context.clauses.at(t).is_some() || context.is_word(t, &[";"]))
    {
        return None;
    }
    if is_asker(&document.text()[document.bytes(label.clone())]) {
        return None;
    }
    let speakers = labelled_speaker(context, &label)?;
    let content = context.trimmed(colon + 1..tokens.end);
    let pieces = match context
        .quote(content.start)
        .or_else(|| context.quote(content.start + 1))
        .filter(|q| q.whole && q.outer.start <= content.start)
    {
        Some(quote) => quote_pieces(context, quote.outer.clone(), colon..colon),
        None => split(context, &content),
    };
    let says = pieces.iter().any(|p| p.verb.is_some()) || content.clone().any(|t| context.quote(t).is_some());
    let reported = Reported { pieces, order: Order::After };
    says.then_some(after_colon(colon, speakers, reported))
}

/// The act of those named before a colon.
fn after_colon<'a>(colon: TokenId, speakers: Vec<ActorId>, reported: Reported) -> Act<'a> {
    Act {
        token: colon,
        clause: None,
        speakers,
        frame: None,
        phrase: None,
        reported,
        rule: "statements.label",
    }
}

/// "The colonel has no doubts: “They brought up mortars.”": whoever the sentence before the colon is about speaks.
fn introduced<'a>(context: &Context<'a, '_>, sentence: usize) -> Option<Act<'a>> {
    let document = context.document;
    let tokens = document.sentences()[sentence].clone();
    let colon = tokens.clone().take(40).find(|&t| context.is_word(t, &[":"]) && !context.in_speech(t))?;
    let quote = context.quote(colon + 1).filter(|q| q.whole && q.outer.start == colon + 1)?;
    let before = tokens.start..colon;
    let reports = before.clone().filter_map(|t| context.clauses.at(t)).any(|k| context.is_reporting(k));
    let subject = before.clone().find(|&t| {
        document.dep(t) == Dep::Nsubj
            && before.contains(&document.head(t))
            && context.clauses.at(document.head(t)).is_some()
    })?;
    let speakers = context.cast.at(subject).to_vec();
    let person = |&a: &ActorId| context.cast.get(a).kind == ActorKind::Person;
    if reports || speakers.is_empty() || !speakers.iter().all(person) {
        return None;
    }
    let pieces = quote_pieces(context, quote.outer.clone(), colon..colon);
    let reported = Reported { pieces, order: Order::After };
    (!reported.pieces.is_empty()).then_some(after_colon(colon, speakers, reported))
}

/// Whom a label before a colon names: its own head, or whose "position" or "reply" it is.
fn labelled_speaker(context: &Context<'_, '_>, label: &Range<TokenId>) -> Option<Vec<ActorId>> {
    let document = context.document;
    let mut start = label.start;
    // "From London, …".
    if document.pos(start) == Pos::Adp {
        if !context.is_word(start, &["from", "in", "for"]) {
            return None;
        }
        start = label.clone().find(|&t| context.is_word(t, &[","]))? + 1;
    }
    let first = (start..label.end).find(|&t| !context.is_mark(t))?;
    let head = (first..label.end)
        .take_while(|&t| !context.is_word(t, &[",", "("]))
        .find(|&t| {
            matches!(document.pos(t), Pos::Noun | Pos::Propn)
                && !matches!(document.dep(t), Dep::Compound | Dep::Poss | Dep::Amod)
        })
        .or(Some(first))?;
    let found = speakers::of_head(context, head);
    (!found.is_empty()).then_some(found)
}

/// The clauses of a labelled sentence: parted by semicolons, and by "and" or "but" before a clause with its own subject.
fn split(context: &Context<'_, '_>, content: &Range<TokenId>) -> Vec<Piece> {
    let document = context.document;
    let mut cuts = vec![content.start];
    for t in content.clone() {
        let clause = context.clauses.at(t).filter(|k| k.own_subject && context.is_finite(k));
        let joined = clause.is_some() && document.dep(t) == Dep::Conj && document.is_root(document.head(t));
        if joined {
            let start = start_of(context, t);
            if start > content.start + 2 && start < content.end {
                cuts.push(start);
            }
        } else if context.is_word(t, &[";"]) && t + 1 < content.end {
            cuts.push(t + 1);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts.iter().skip(1).copied().chain(std::iter::once(content.end)).collect::<Vec<_>>();
    let ranges = cuts
        .into_iter()
        .zip(ends)
        .map(|(start, end)| evidence(context, start..end))
        .filter(|r| !r.is_empty());
    ranges.map(|r| Piece { verb: main_verb(context, &r), evidence: r.clone(), content: r }).take(4).collect()
}
