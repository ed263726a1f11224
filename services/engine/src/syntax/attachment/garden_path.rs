//! Sentences that lead up the garden path: a participle behind its noun that reads like the verb, until the verb comes.

use std::ops::Range;

use super::super::Token;
use super::super::labels::{Dep, Tag};
use super::LONGEST;

/// A participle that was read as the main verb: "A truce *agreed* in 2019 *collapsed*", "The accord, *initialled* on Sunday, *would end*".
pub(super) struct GardenPath {
    noun: usize,
    participle: usize,
    main: usize,
}

impl GardenPath {
    /// Hangs the participle on its noun, and the noun on the main verb.
    pub(super) fn qualify(&self, tokens: &mut [Token], sentence: Range<usize>) {
        let places = (u32::try_from(self.noun), u32::try_from(self.participle), u32::try_from(self.main));
        let (Ok(noun), Ok(participle), Ok(main)) = places else { return };
        let (above, dep) = (tokens[self.participle].head, tokens[self.participle].dep);
        for token in tokens[self.main + 1..sentence.end].iter_mut().filter(|t| t.head == participle) {
            token.head = main;
        }
        let passive =
            (self.participle..self.main).any(|t| tokens[t].head == main && tokens[t].dep == Dep::Auxpass);
        (tokens[self.main].head, tokens[self.main].dep) =
            (if above == participle { main } else { above }, dep);
        (tokens[self.noun].head, tokens[self.noun].dep) =
            (main, if passive { Dep::Nsubjpass } else { Dep::Nsubj });
        let own = &mut tokens[self.participle];
        (own.head, own.dep, own.tag) = (noun, Dep::Acl, Tag::Vbn);
    }
}

/// Verbs of saying, whose clause may want its subject.
const SAYING: &[&str] =
    &["say", "add", "tell", "claim", "report", "note", "think", "believe", "hope", "know"];

/// Finds such a reading at its main verb.
pub(super) fn find<'t>(
    tokens: &[Token],
    main: usize,
    start: usize,
    word: impl Fn(&Token) -> &'t str + Copy,
) -> Option<GardenPath> {
    let own = &tokens[main];
    let participle = own.head as usize;
    if participle >= main || main - participle > LONGEST || !matches!(own.dep, Dep::Dep | Dep::Ccomp) {
        return None;
    }
    // Only what stands right before the participle is looked at.
    let start = participle.saturating_sub(LONGEST).max(start);
    let read = &tokens[participle];
    let children = |head: usize, from: usize, to: usize| {
        (from..to).filter(move |&t| tokens[t].head as usize == head && t != head)
    };
    let has = |head: usize, deps: &[Dep], from: usize, to: usize| {
        children(head, from, to).any(|t| deps.contains(&tokens[t].dep))
    };
    let auxiliary = has(main, &[Dep::Aux, Dep::Auxpass], participle + 1, main);
    let finite = match own.tag {
        Tag::Vbd | Tag::Vbz | Tag::Vbp => true,
        Tag::Vb | Tag::Vbn => auxiliary,
        _ => false,
    };
    let to = children(main, participle + 1, main).any(|t| tokens[t].tag == Tag::To);
    let subjects = [Dep::Nsubj, Dep::Nsubjpass, Dep::Expl, Dep::Csubj];
    if !finite
        || to
        || read.tag != Tag::Vbd
        || SAYING.contains(&&*read.lemma)
        || has(participle, &[Dep::Dobj, Dep::Aux, Dep::Auxpass, Dep::Neg], start, main)
        || has(main, &subjects, start, main)
        || has(main, &[Dep::Mark, Dep::Cc], participle + 1, main)
    {
        return None;
    }
    let noun = children(participle, start, participle).find(|&t| {
        tokens[t].dep == Dep::Nsubj && matches!(tokens[t].tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    })?;
    // "The accord, initialled on Sunday, would": both commas or none.
    let first = (participle + 1..=main).find(|&t| {
        t == main || tokens[t].head as usize == main && matches!(tokens[t].dep, Dep::Aux | Dep::Auxpass)
    })?;
    let opened = word(&tokens[participle - 1]) == ",";
    let closed = word(&tokens[first - 1]) == ",";
    let adjacent = noun + 1 == participle || opened && noun + 2 == participle;
    (opened == closed && adjacent && first > participle + 1).then_some(GardenPath { noun, participle, main })
}
