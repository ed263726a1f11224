//! The last stage: findings become the brief: capped, numbered, with its gist, in the encoding that is asked for.

mod caps;
mod numbering;
mod salience;
mod summary;

use std::collections::BTreeMap;
use std::ops::Range;

use peacebrief::span::{self, Offsets};
use peacebrief::v1::{self, MentionKind};
use prost::Message as _;

use crate::actors::{Actor, ActorId, Cast, Mention};
use crate::confidence::Weights;
use crate::document::Document;
use crate::findings::{Findings, by_words};
use caps::Caps;

/// Writes the brief of an article: everything but what names the engine that made it.
pub(crate) fn write(
    document: &Document<'_>,
    cast: &Cast,
    findings: &Findings,
    title: &str,
    weights: &Weights,
    encoding: v1::EncodingType,
) -> v1::Brief {
    let mut caps = Caps::STANDARD;
    let mut brief = capped(document, cast, findings, title, caps);
    // Words of many bytes and evidence of many words can still add up: halve the lists until the answer is one that
    // every client accepts by default.
    while brief.encoded_len() > caps::MOST_BYTES && caps.can_shrink() {
        caps = caps.halved();
        brief = capped(document, cast, findings, title, caps);
    }
    weights.apply(&mut brief, document.text().len());
    let offsets = Offsets::new(document.text(), encoding);
    if offsets.encoding() != v1::EncodingType::Utf8 {
        span::visit_mut(&mut brief, &mut |span| offsets.rewrite(span));
    }
    brief.encoding_type = offsets.encoding().into();
    brief
}

/// What the key sentences of an article are chosen by: the bytes of every sentence that can be one, with its traits by name.
pub(crate) fn salience_traits(
    document: &Document<'_>,
    cast: &Cast,
    findings: &Findings,
    title: &str,
) -> Vec<(Range<usize>, BTreeMap<String, f32>)> {
    salience::traits(document, &found(document, cast, findings, Caps::STANDARD), title)
}

fn capped(document: &Document<'_>, cast: &Cast, findings: &Findings, title: &str, caps: Caps) -> v1::Brief {
    let mut brief = found(document, cast, findings, caps);
    brief.key_sentences = salience::key_sentences(document, &brief, title);
    numbering::number(&mut brief);
    brief.summary = Some(summary::compose(&brief));
    brief
}

/// What was found, within caps, before anything is chosen from it.
fn found(document: &Document<'_>, cast: &Cast, findings: &Findings, caps: Caps) -> v1::Brief {
    let mut brief = v1::Brief::default();
    if let Some(process) = &findings.process {
        brief.process = Some(process.clone());
        brief.actors = cast.iter().map(|(id, actor)| write_actor(document, cast, id, actor)).collect();
        brief.agreements = in_order(&findings.agreements);
        brief.events = in_order(&findings.events);
        brief.statements = in_order(&findings.statements);
        brief.next_steps = in_order(&findings.next_steps);
        caps::apply(&mut brief, caps);
    }
    brief
}

fn in_order<M: Clone>(findings: &[crate::findings::Finding<M>]) -> Vec<M> {
    let mut ordered: Vec<_> = findings.iter().collect();
    ordered.sort_by_key(|finding| finding.token);
    ordered.into_iter().map(|finding| finding.message.clone()).collect()
}

fn write_actor(document: &Document<'_>, cast: &Cast, id: ActorId, actor: &Actor) -> v1::Actor {
    let words = |mention: &Mention| document.span(document.bytes(mention.tokens.clone()));
    let mut mentions: Vec<v1::ActorMention> = actor
        .mentions
        .iter()
        .map(|mention| v1::ActorMention { span: Some(words(mention)), kind: mention.kind.into() })
        .collect();
    let mut cues: Vec<v1::TextSpan> = actor.introduced(document).into_iter().collect();
    if mentions.is_empty() {
        // A state that is there only through its ministry or its general is shown by these.
        let members = cast.iter().filter(|(_, other)| other.affiliation == Some(id));
        let shown = members.flat_map(|(_, other)| &other.mentions).min_by_key(|mention| mention.tokens.start);
        cues.extend(shown.map(words));
        let description = MentionKind::Description.into();
        mentions
            .extend(shown.map(|mention| v1::ActorMention { span: Some(words(mention)), kind: description }));
    }
    v1::Actor {
        id: Cast::brief_id(id),
        name: actor.name.clone(),
        aliases: actor.aliases.clone(),
        kind: actor.kind.into(),
        office: actor.office.clone().unwrap_or_default(),
        affiliation_id: actor.affiliation.map(Cast::brief_id).unwrap_or_default(),
        role: actor.role.into(),
        mentions,
        derivation: by_words(actor.rule, cues),
    }
}
