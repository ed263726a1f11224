//! Mends attachments that the parser gets wrong as a rule, before anything is read off the tree.

mod agreeing;
mod answers;
mod fronted;
mod garden_path;
mod inserted;
mod inverted;
mod listed;
mod opening;
mod predicates;
mod verbless;

use std::ops::Range;

use super::Token;
use super::labels::{Dep, Pos, Tag};

/// Nouns for an act, which may be told with its day and place before what it was done to.
const ACTS: &[&str] = &[
    "signing",
    "signature",
    "initialing",
    "initialling",
    "conclusion",
    "adoption",
    "ratification",
    "announcement",
    "publication",
    "release",
    "abduction",
    "kidnapping",
    "killing",
    "murder",
    "assassination",
    "arrest",
    "death",
    "resumption",
    "opening",
    "launch",
    "establishment",
    "deployment",
    "withdrawal",
    "arrival",
    "return",
    "visit",
    "appointment",
    "election",
    "handover",
    "transfer",
    "holding",
    "formation",
    "bombing",
    "shelling",
    "seizure",
    "capture",
];

/// So many tokens may tell day and place.
const FARTHEST: usize = 16;

/// Mends the trees of some sentences in place; `word` is the text of a token.
pub(crate) fn mend<'t>(
    tokens: &mut [Token],
    sentences: &[Range<usize>],
    word: impl Fn(&Token) -> &'t str + Copy,
) {
    for sentence in sentences {
        verbless::mend(tokens, sentence.clone());
        fronted::mend(tokens, sentence.clone(), word);
        predicates::mend(tokens, sentence.clone(), word);
        inserted::mend(tokens, sentence.clone(), word);
        opening::mend(tokens, sentence.clone(), word);
        answers::mend(tokens, sentence.clone(), word);
        inverted::mend(tokens, sentence.clone(), word);
        listed::mend(tokens, sentence.clone(), word);
        agreeing::mend(tokens, sentence.clone(), word);
        for token in sentence.clone() {
            if let Some(verb) = joined_too_deep(tokens, token) {
                tokens[token].head = verb;
            }
            if let Some(noun) = deal_as_verb(tokens, token, sentence.start) {
                noun_again(tokens, token, noun, sentence.clone());
            }
            if is_day_as_object(tokens, token) {
                tokens[token].dep = Dep::Dobj;
            }
            if let Some(verb) = charged_with(tokens, token, word) {
                tokens[token].head = verb;
            }
            if let Some(clauses) = swallowed_object(tokens, token, word) {
                clauses.part(tokens);
            }
            if let Some(verb) = hung_on_auxiliary(tokens, token) {
                tokens[token].head = verb;
            }
            if let Some(verb) = called_something(tokens, token) {
                (tokens[token].head, tokens[token].dep) = (verb, Dep::Oprd);
                // "forward"
                if tokens.get(token + 1).is_some_and(|next| next.dep == Dep::Advmod && next.head == verb) {
                    tokens[token + 1].head = u32::try_from(token).unwrap_or(verb);
                }
            }
            if let Some((accord, front)) = made_accord(tokens, token, word) {
                if let Some(front) = front {
                    tokens[front].head = tokens[token].head;
                }
                (tokens[token].head, tokens[token].dep) = (accord, Dep::Acl);
            }
            if let Some(participle) = garden_path::find(tokens, token, sentence.start, word) {
                participle.qualify(tokens, sentence.clone());
            }
        }
        for noun in sentence.clone() {
            let act = matches!(tokens[noun].tag, Tag::Nn | Tag::Nns)
                && ACTS.contains(&tokens[noun].lemma.to_lowercase().as_str());
            if let Some((of, adjuncts)) =
                act.then(|| what_it_is_of(tokens, noun, sentence.end, word)).flatten()
            {
                // "the signing, on 8 May in Doha, of the accord *by* the two sides": theirs as well.
                let above = tokens[of].head;
                let by = (of + 1..sentence.end.min(of + FARTHEST)).find(|&t| {
                    tokens[t].dep == Dep::Prep && tokens[t].head == above && word(&tokens[t]) == "by"
                });
                for preposition in adjuncts.into_iter().chain([of]).chain(by) {
                    hang(tokens, preposition, noun);
                }
            }
        }
    }
}

/// The most tokens between two verbs that were read wrongly: what is looked at for each stays bounded.
const LONGEST: usize = 60;

/// How far up a tree is looked; trees of news are not deeper.
const DEEPEST: usize = 64;

/// Whether a token is another or hangs on it at some remove; what is too deep to tell counts as if it did.
fn is_under(tokens: &[Token], token: usize, above: usize) -> bool {
    let mut at = token;
    for _ in 0..DEEPEST {
        if at == above {
            return true;
        }
        let head = tokens[at].head as usize;
        if head == at {
            return false;
        }
        at = head;
    }
    true
}

/// "denied targeting civilians and *accused* the rebels": a past tense joined to a gerund or an infinitive belongs to the past tense
/// above that.
fn joined_too_deep(tokens: &[Token], verb: usize) -> Option<u32> {
    let own = &tokens[verb];
    let bare = |token: &Token| matches!(token.tag, Tag::Vbg | Tag::Vb);
    if own.dep != Dep::Conj || own.tag != Tag::Vbd || !bare(&tokens[own.head as usize]) {
        return None;
    }
    let mut at = own.head as usize;
    for _ in 0..DEEPEST {
        let token = &tokens[at];
        if token.tag == Tag::Vbd {
            return u32::try_from(at).ok().filter(|_| at < verb);
        }
        let goes_on = matches!(token.dep, Dep::Xcomp | Dep::Pcomp | Dep::Prep | Dep::Conj | Dep::Advcl);
        if !goes_on || token.head as usize == at {
            return None;
        }
        at = token.head as usize;
    }
    None
}

/// "To sign a ceasefire *deal* later today", read as if somebody dealt: the noun before it, where nothing makes it a verb.
fn deal_as_verb(tokens: &[Token], token: usize, first: usize) -> Option<usize> {
    let own = &tokens[token];
    let bare = matches!(own.tag, Tag::Vb | Tag::Vbp) && own.lemma.eq_ignore_ascii_case("deal");
    let before = (bare && token > first).then(|| token - 1)?;
    let object = tokens[before].tag == Tag::Nn && matches!(tokens[before].dep, Dep::Dobj | Dep::Pobj);
    let is_verb = (token.saturating_sub(LONGEST).max(first)..token).any(|t| {
        tokens[t].head as usize == token
            && matches!(
                tokens[t].dep,
                Dep::Aux | Dep::Nsubj | Dep::Nsubjpass | Dep::Cc | Dep::Advmod | Dep::Neg
            )
    });
    let above = tokens[before].head as usize;
    (object && own.dep == Dep::Conj && !is_verb && above < before).then_some(before)
}

/// Makes a noun of what was read as a verb, in the place of the noun that qualifies it.
fn noun_again(tokens: &mut [Token], token: usize, qualifier: usize, sentence: Range<usize>) {
    let Ok(own) = u32::try_from(token) else { return };
    let (above, dep) = (tokens[qualifier].head, tokens[qualifier].dep);
    let near = token.saturating_sub(LONGEST).max(sentence.start)..sentence.end.min(token + LONGEST);
    for t in near {
        if t < qualifier && tokens[t].head as usize == qualifier {
            tokens[t].head = own;
        } else if t > token && tokens[t].head == own {
            tokens[t].head = above;
        }
    }
    (tokens[qualifier].head, tokens[qualifier].dep) = (own, Dep::Compound);
    let noun = &mut tokens[token];
    (noun.head, noun.dep, noun.tag, noun.pos) = (above, dep, Tag::Nn, Pos::Noun);
}

/// "proposed *15 November* for the exchange": a day that is what is proposed, and not when.
fn is_day_as_object(tokens: &[Token], day: usize) -> bool {
    let own = &tokens[day];
    let verb = own.head as usize;
    own.dep == Dep::Npadvmod
        && matches!(&*tokens[verb].lemma, "propose" | "suggest" | "choose" | "fix" | "set")
        && verb + 2 == day
        && tokens[verb + 1].tag == Tag::Cd
}

/// Verbs that say of what somebody is held to have done.
const CHARGES: &[&str] = &["accuse", "suspect", "convict", "acquit", "absolve"];

/// "accused the rebels *of* firing": what follows tells of what, not whose rebels.
fn charged_with<'t>(tokens: &[Token], of: usize, word: impl Fn(&Token) -> &'t str + Copy) -> Option<u32> {
    let own = &tokens[of];
    let object = &tokens[own.head as usize];
    let hung = own.dep == Dep::Prep && word(own) == "of" && object.dep == Dep::Dobj;
    let gerund = tokens.get(of + 1).is_some_and(|next| matches!(next.tag, Tag::Vbg | Tag::Rb));
    let charged = CHARGES.contains(&&*tokens[object.head as usize].lemma);
    (hung && gerund && charged).then_some(object.head)
}

/// "*Kenya* had on the eve of the talks released": the subject is the verb's, whatever stands between the auxiliary and it.
fn hung_on_auxiliary(tokens: &[Token], subject: usize) -> Option<u32> {
    let own = &tokens[subject];
    let auxiliary = &tokens[own.head as usize];
    let verb = auxiliary.head;
    let hung =
        matches!(own.dep, Dep::Nsubj | Dep::Nsubjpass) && matches!(auxiliary.dep, Dep::Aux | Dep::Auxpass);
    (hung && verb != own.head && verb as usize != subject).then_some(verb)
}

/// Verbs that say what something is called.
const CALLS: &[&str] = &["call", "term", "dub", "brand", "label", "style"];

/// "called the deal *a step* forward": what something is called, read as a measure of how far.
fn called_something(tokens: &[Token], noun: usize) -> Option<u32> {
    let own = &tokens[noun];
    if own.dep != Dep::Npadvmod || !matches!(own.tag, Tag::Nn | Tag::Nns) {
        return None;
    }
    let verb = [own.head, tokens[own.head as usize].head].into_iter().find(|&verb| {
        let lemma = &*tokens[verb as usize].lemma;
        CALLS.contains(&lemma) && (verb as usize) < noun
    })?;
    let object = (verb as usize + 1..noun).any(|t| tokens[t].head == verb && tokens[t].dep == Dep::Dobj);
    let determined =
        (verb as usize + 1..noun).any(|t| tokens[t].head as usize == noun && tokens[t].dep == Dep::Det);
    (object && determined).then_some(verb)
}

/// What is signed, and what is done to it.
const ACCORDS: &[&str] = &[
    "agreement",
    "accord",
    "protocol",
    "treaty",
    "pact",
    "truce",
    "ceasefire",
    "armistice",
    "declaration",
    "memorandum",
    "communique",
    "communiqué",
    "understanding",
    "roadmap",
    "framework",
    "deal",
    "charter",
    "convention",
    "statute",
    "arrangement",
    "cessation",
    "document",
    "statement",
];
const MADE: &[&str] = &[
    "sign",
    "initial",
    "conclude",
    "reach",
    "agree",
    "broker",
    "adopt",
    "ratify",
    "negotiate",
    "mediate",
    "strike",
    "seal",
];

/// "Under the Protocol on Weapons, *signed* at Hallen, each party was to": the accord above a participle that was hung on the verb, and
/// the preposition before the accord, where that was hung on the participle.
fn made_accord<'t>(
    tokens: &[Token],
    participle: usize,
    word: impl Fn(&Token) -> &'t str + Copy,
) -> Option<(u32, Option<usize>)> {
    let own = &tokens[participle];
    let made = matches!(own.dep, Dep::Advcl | Dep::Csubj)
        && matches!(own.tag, Tag::Vbn | Tag::Vbd)
        && MADE.contains(&&*own.lemma);
    if !made || participle < 2 || word(&tokens[participle - 1]) != "," || own.head as usize <= participle {
        return None;
    }
    // Up from the noun before the comma.
    let mut accord = None;
    let mut at = participle - 2;
    for _ in 0..DEEPEST {
        let token = &tokens[at];
        let noun = matches!(token.tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps);
        if accord.is_none() && noun && ACCORDS.contains(&token.lemma.to_lowercase().as_str()) {
            accord = u32::try_from(at).ok();
        }
        let above = token.head as usize;
        if above == participle {
            // Of what hangs on the participle only the preposition that opens the sentence can be the main verb's.
            return accord
                .filter(|_| token.dep == Dep::Prep && token.tag == Tag::In)
                .map(|accord| (accord, Some(at)));
        }
        if token.head == own.head || above == at {
            return accord.map(|accord| (accord, None));
        }
        at = above;
    }
    None
}

/// Two clauses that were read as one: "the swap *rewarded* terror, and the League *threatened*", as if terror and the League had.
struct Swallowed {
    first: usize,
    object: usize,
    second: usize,
    subject: usize,
}

impl Swallowed {
    /// Makes two clauses of them.
    fn part(&self, tokens: &mut [Token]) {
        let above = match tokens[self.first].dep {
            Dep::Ccomp => tokens[self.first].head,
            _ => u32::try_from(self.first).unwrap_or(tokens[self.second].head),
        };
        let places = (u32::try_from(self.first), u32::try_from(self.second));
        let (Ok(first), Ok(second)) = places else { return };
        (tokens[self.object].head, tokens[self.object].dep) = (first, Dep::Dobj);
        (tokens[self.subject].head, tokens[self.subject].dep) = (second, Dep::Nsubj);
        (tokens[self.second].head, tokens[self.second].dep) = (above, Dep::Conj);
    }
}

/// Finds such a reading at its second verb.
fn swallowed_object<'t>(
    tokens: &[Token],
    second: usize,
    word: impl Fn(&Token) -> &'t str + Copy,
) -> Option<Swallowed> {
    let finite = |token: &Token| matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let own = &tokens[second];
    let first = own.head as usize;
    let apart = first >= second || second - first > LONGEST;
    if own.dep != Dep::Ccomp || !finite(own) || apart || !finite(&tokens[first]) {
        return None;
    }
    let below = |head: usize, dep: Dep| {
        (first + 1..second).find(move |&t| tokens[t].head as usize == head && tokens[t].dep == dep)
    };
    let object = below(second, Dep::Nsubj)?;
    let subject = below(object, Dep::Conj)?;
    let apart =
        (object + 1..subject).any(|t| word(&tokens[t]) == "and" && t > 0 && word(&tokens[t - 1]) == ",");
    let own_object =
        below(first, Dep::Dobj).is_some() || (first + 1..object).any(|t| word(&tokens[t]) == "that");
    // A verb of saying has its clause, and nothing of its own.
    let adjacent = (first + 1..object).all(|t| tokens[t].head as usize == object);
    (apart && !own_object && adjacent && tokens[first].dep == Dep::Ccomp).then_some(Swallowed {
        first,
        object,
        second,
        subject,
    })
}

/// "the signing, on 15 November in Addisa, *of* the Agreement": the preposition that tells what an act was done to, behind those that
/// tell when and where, which have the act for their head as well.
fn what_it_is_of<'t>(
    tokens: &[Token],
    noun: usize,
    end: usize,
    word: impl Fn(&Token) -> &'t str + Copy,
) -> Option<(usize, Vec<usize>)> {
    let mut adjuncts = Vec::new();
    let mut dated = false;
    let mut comma = false;
    let mut at = noun + 1;
    while at < end.min(noun + FARTHEST) {
        let token = &tokens[at];
        match (word(token), token.tag) {
            (",", _) => comma = true,
            ("of", _) => {
                let particular = tokens.get(at + 1).is_some_and(|next| {
                    matches!(next.tag, Tag::Dt | Tag::Cd | Tag::PrpPossessive | Tag::Nns)
                });
                let far = !adjuncts.is_empty() && (dated || comma || particular);
                return far.then_some((at, adjuncts));
            }
            ("on" | "in" | "at" | "near", Tag::In) => adjuncts.push(at),
            (_, Tag::Cd) if !adjuncts.is_empty() => dated = true,
            (name, Tag::Nnp | Tag::Nnps | Tag::Nn)
                if !adjuncts.is_empty() && name.starts_with(char::is_uppercase) => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

/// Hangs a preposition on a noun, unless the noun hangs on the preposition itself.
fn hang(tokens: &mut [Token], preposition: usize, noun: usize) {
    let mut at = noun;
    for _ in 0..DEEPEST {
        let above = tokens[at].head as usize;
        if above == preposition {
            return;
        }
        if above == at {
            let Ok(head) = u32::try_from(noun) else { return };
            tokens[preposition].head = head;
            tokens[preposition].dep = Dep::Prep;
            return;
        }
        at = above;
    }
}
