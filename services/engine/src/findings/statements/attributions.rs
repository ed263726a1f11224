//! "According to X", "by X's count": a comment by X besides what it reports.

use std::ops::Range;

use crate::actors::ActorId;
use crate::clauses::{Clause, ClauseId, Reality, objects_of};
use crate::document::TokenId;
use crate::lexicon::Content;
use crate::syntax::{Dep, Tag};

use super::content::{Order, Piece, Reported};
use super::context::Context;
use super::extent::{evidence, main_verb, own_end, segment_around};
use super::reports::Act;
use super::speakers;

/// The speech acts of all attributions without a verb, in order of the text.
pub(super) fn find<'a>(context: &Context<'a, '_>) -> Vec<Act<'a>> {
    let mut acts: Vec<Act<'a>> =
        context.clauses.iter().filter_map(|(id, clause)| as_told(context, id, clause)).collect();
    for sentence in 0..context.document.sentences().len() {
        for words in &context.cues(sentence).attributions {
            if context.is_report(words.start) {
                acts.extend(act(context, words));
            }
        }
    }
    acts
}

fn act<'a>(context: &Context<'a, '_>, words: &Range<TokenId>) -> Option<Act<'a>> {
    let (speakers, source) = source(context, words)?;
    let segment = segment_around(context, words.start);
    let attribution = words.start.min(source.start)..words.end.max(source.end).min(segment.end);
    let piece =
        leading(context, &segment, &attribution).or_else(|| trailing(context, &segment, &attribution))?;
    let reported = Reported { pieces: vec![piece], order: Order::Before };
    let rule = "statements.according_to";
    Some(Act { token: words.start, clause: None, speakers, frame: None, phrase: None, reported, rule })
}

/// "…, as X suggested", "…, as claimed by X", "A, as B has it, …": the clause on which it hangs is what is said.
fn as_told<'a>(context: &Context<'a, '_>, id: ClauseId, clause: &Clause) -> Option<Act<'a>> {
    let document = context.document;
    let verb = clause.verb;
    let as_word = document.subtree(verb).start;
    let marked = context.is_word(as_word, &["as"])
        && document.dep(verb) == Dep::Advcl
        && document.head(as_word) == verb
        && as_word > 0
        && context.is_word(as_word - 1, &[","]);
    // "as Kestria has it"
    let so =
        document.lemma(verb) == "have" && matches!(clause.objects[..], [o] if context.is_word(o, &["it"]));
    let plain = clause.complements.is_empty() && (clause.passive || clause.objects.is_empty() || so);
    // "There would be no vote, as X *has hinted*": that he has is no condition, though what he says is.
    let fact = clause.reality == Reality::Fact
        || clause.reality == Reality::Conditional
            && context.is_finite(clause)
            && document.children_by(verb, Dep::Aux).all(|a| document.tag(a) != Tag::Md);
    let told = marked
        && plain
        && !clause.negated
        && fact
        && context.is_report(verb)
        && !context.in_speech(verb)
        && document.lemma(verb) != "think";
    if !told {
        return None;
    }
    let verbs = context.lexicon.speech_verbs(if so { "say" } else { document.lemma(verb) });
    let frame = verbs.iter().map(|r| &r.frame).find(|f| f.content.contains(&Content::Clause))?;
    let speakers = speakers::of_heads(context, clause.doers());
    let heads = std::iter::successors(Some(document.head(verb)), |&t| Some(document.head(t)));
    let above = heads.take(2).find(|&v| context.clauses.at(v).is_some())?;
    let segment = segment_around(context, verb);
    let start = document.subtree(above).start.max(segment.start);
    let (content, end) = if above < verb {
        (context.trimmed(start..as_word), document.subtree(verb).end)
    } else {
        let end = own_end(context, above).min(segment.end);
        (context.trimmed(start..end), end)
    };
    if speakers.is_empty() || content.is_empty() {
        return None;
    }
    let piece = Piece { evidence: evidence(context, start..end), content, verb: Some(above) };
    let reported = Reported { pieces: vec![piece], order: Order::Before };
    let rule = "statements.as_told";
    Some(Act { token: verb, clause: Some(id), speakers, frame: Some(frame), phrase: None, reported, rule })
}

/// Whose word it is, and the tokens that say so.
fn source(context: &Context<'_, '_>, words: &Range<TokenId>) -> Option<(Vec<ActorId>, Range<TokenId>)> {
    let document = context.document;
    let last = words.end - 1;
    // "according to *X*", "in the words of *X*".
    let mut heads = objects_of(document, last);
    if heads.is_empty() {
        heads = words
            .clone()
            .flat_map(|t| document.children_by(t, Dep::Pobj))
            .filter(|&t| t >= words.end)
            .collect();
    }
    if let Some(&head) = heads.first() {
        let subtree = document.subtree(head);
        // A text is nobody, whoever signed it: "according to the Declaration".
        if context.lexicon.accord_noun(document.lemma(head)).is_some() && context.cast.at(head).is_empty() {
            return None;
        }
        // Whose news it is, is no matter of the story.
        let outlet = subtree.clone().take(12).any(|t| {
            context.is_word(
                t,
                &["news", "newspaper", "daily", "weekly", "magazine", "broadcaster", "radio", "television"],
            )
        });
        if outlet {
            return None;
        }
        let named = || {
            subtree
                .clone()
                .take(12)
                .map(|t| context.cast.at(t))
                .find(|ids| !ids.is_empty())
                .map(<[ActorId]>::to_vec)
        };
        let mut speakers = speakers::of_heads(context, &heads);
        if speakers.is_empty() {
            speakers = named().unwrap_or_default();
        }
        if speakers.is_empty() {
            speakers = speakers::named_after(context, subtree.end).into_iter().collect();
        }
        return (!speakers.is_empty()).then_some((speakers, subtree));
    }
    // "by *its* own count", "by *X's* account".
    let possessor = words.clone().flat_map(|t| document.children_by(t, Dep::Poss)).next()?;
    let speakers = speakers::of_head(context, possessor);
    (!speakers.is_empty()).then_some((speakers, document.subtree(possessor)))
}

/// "According to X, …".
fn leading(
    context: &Context<'_, '_>,
    segment: &Range<TokenId>,
    attribution: &Range<TokenId>,
) -> Option<Piece> {
    let before = context.trimmed(segment.start..attribution.start);
    let content = context.trimmed(attribution.end..segment.end);
    let opens = before.len() < 3 && content.clone().any(|t| context.clauses.at(t).is_some());
    let end = main_verb(context, &content)
        .map(|v| own_end(context, v))
        .filter(|&end| end > content.start)
        .unwrap_or(content.end);
    opens.then(|| Piece {
        evidence: evidence(context, attribution.start..end.min(segment.end)),
        verb: main_verb(context, &content),
        content,
    })
}

/// "…, according to X".
fn trailing(
    context: &Context<'_, '_>,
    segment: &Range<TokenId>,
    attribution: &Range<TokenId>,
) -> Option<Piece> {
    let document = context.document;
    // What it hangs on tells how much of the sentence it covers: a participle alone, or all.
    let holder = std::iter::successors(Some(attribution.start), |&t| Some(document.head(t)))
        .take(6)
        .skip(1)
        .find(|&t| context.clauses.at(t).is_some())
        .filter(|&v| v < attribution.start && segment.contains(&v));
    let partial =
        holder.filter(|&v| matches!(document.dep(v), Dep::Advcl | Dep::Relcl | Dep::Conj | Dep::Acl));
    let start = partial.map_or(segment.start, |v| document.subtree(v).start.max(segment.start));
    let content = context.trimmed(start..attribution.start);
    if content.is_empty() {
        return None;
    }
    let verb = holder.or_else(|| main_verb(context, &content));
    Some(Piece { evidence: evidence(context, start..attribution.end), content, verb })
}
