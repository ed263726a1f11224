//! The arguments of a verb: those that hang on it, and those that it shares with the clause above it.

use super::{Clause, Reality, Tense, reality};
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos, Tag};

/// Verbs whose object, not their subject, does what their infinitive says: "urged *X* to sign".
const OBJECT_CONTROL: &[&str] = &[
    "advise",
    "allow",
    "appeal",
    "ask",
    "authorize",
    "authorise",
    "beg",
    "call",
    "cause",
    "challenge",
    "commit",
    "compel",
    "convince",
    "direct",
    "enable",
    "encourage",
    "entitle",
    "expect",
    "force",
    "get",
    "help",
    "implore",
    "instruct",
    "invite",
    "lead",
    "leave",
    "let",
    "make",
    "nudge",
    "oblige",
    "order",
    "permit",
    "persuade",
    "press",
    "pressure",
    "prompt",
    "push",
    "remind",
    "request",
    "require",
    "see",
    "summon",
    "tell",
    "urge",
    "want",
    "warn",
];

/// Verbs whose object does what the gerund after their preposition says: "accused *X* of stalling", "kept *X* from leaving".
const OBJECT_CONTROL_OF_GERUND: &[&str] = &[
    "accuse",
    "acquit",
    "ban",
    "bar",
    "blame",
    "charge",
    "commend",
    "condemn",
    "congratulate",
    "convict",
    "credit",
    "criticise",
    "criticize",
    "deter",
    "discourage",
    "dissuade",
    "exclude",
    "excuse",
    "forgive",
    "keep",
    "laud",
    "praise",
    "prevent",
    "prohibit",
    "prosecute",
    "punish",
    "rebuke",
    "reproach",
    "restrain",
    "stop",
    "suspect",
    "thank",
];

/// The most heads that one place of a clause holds. Lists of actors are shorter; longer ones are tables or noise, and would
/// make the work grow with the square of a sentence's length.
const MOST_HEADS: usize = 64;

/// A clause with what hangs on its verb directly.
pub(super) fn own(document: &Document<'_>, verb: TokenId) -> Clause {
    let mut clause = Clause {
        verb,
        particle: particle_of(document, verb),
        subjects: Vec::new(),
        own_subject: false,
        objects: Vec::new(),
        recipients: Vec::new(),
        agents: Vec::new(),
        obliques: Vec::new(),
        complements: Vec::new(),
        passive: is_passive(document, verb),
        tense: Tense::None,
        negated: false,
        reality: Reality::Fact,
        governor: None,
    };
    for child in document.children(verb) {
        match document.dep(child) {
            Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj | Dep::Csubjpass => {
                clause.subjects.extend(conjuncts(document, child))
            }
            Dep::Dobj | Dep::Attr | Dep::Oprd => clause.objects.extend(conjuncts(document, child)),
            Dep::Dative if document.child(child, Dep::Pobj).is_none() => {
                clause.recipients.extend(conjuncts(document, child))
            }
            Dep::Dative => clause.recipients.extend(objects_of(document, child)),
            Dep::Agent if !is_means(document, child) => clause.agents.extend(objects_of(document, child)),
            Dep::Prep | Dep::Agent => {
                // "met with A and with a delegation of B"
                let joined = document
                    .children_by(child, Dep::Conj)
                    .filter(|&c| document.pos(c) == Pos::Adp)
                    .take(MOST_HEADS);
                let objects = std::iter::once(child).chain(joined).flat_map(|preposition| {
                    objects_of(document, preposition).into_iter().map(move |object| (preposition, object))
                });
                clause.obliques.extend(objects)
            }
            Dep::Ccomp | Dep::Xcomp | Dep::Pcomp => clause.complements.push(child),
            _ => {}
        }
        if clause.subjects.len().max(clause.objects.len()).max(clause.obliques.len()) > MOST_HEADS {
            break;
        }
    }
    for heads in [&mut clause.subjects, &mut clause.objects, &mut clause.recipients, &mut clause.agents] {
        heads.truncate(MOST_HEADS);
    }
    clause.obliques.truncate(MOST_HEADS);
    clause.own_subject = !clause.subjects.is_empty();
    clause.passive |= is_bare_participle(document, &clause);
    reality::own(document, &mut clause);
    clause
}

/// "spoke *by telephone*", "sent *by air*": the means, not who did it.
pub(super) fn is_means(document: &Document<'_>, preposition: TokenId) -> bool {
    document.child(preposition, Dep::Pobj).is_some_and(|object| {
        matches!(
            document.lemma(object),
            "telephone"
                | "phone"
                | "videoconference"
                | "video"
                | "teleconference"
                | "radio"
                | "letter"
                | "fax"
                | "email"
                | "telegram"
                | "air"
                | "sea"
                | "road"
                | "rail"
                | "decree"
                | "consensus"
        )
    })
}

/// Whether a verb has the auxiliary or the subject of a passive. An auxiliary before the subject of a past tense is another
/// clause's: "*Were* Grozny to join, he *hinted*, …".
fn is_passive(document: &Document<'_>, verb: TokenId) -> bool {
    let subject = document.children(verb).find(|&c| matches!(document.dep(c), Dep::Nsubj | Dep::Nsubjpass));
    // "Signed in Doha by the two": who does it stands after "by", and nothing is its object.
    let by = document.tag(verb) == Tag::Vbn
        && document.child(verb, Dep::Agent).is_some_and(|by| !is_means(document, by))
        && document.child(verb, Dep::Dobj).is_none();
    by || document.child(verb, Dep::Nsubjpass).is_some()
        || document
            .child(verb, Dep::Auxpass)
            .is_some_and(|a| document.tag(verb) != Tag::Vbd || subject.is_none_or(|s| s < a))
}

/// "the treaty *signed* on Friday", "*Asked* whether …, he replied".
fn is_bare_participle(document: &Document<'_>, clause: &Clause) -> bool {
    let verb = clause.verb;
    let alone = !clause.own_subject
        && document.child(verb, Dep::Aux).is_none()
        && document.child(verb, Dep::Mark).is_none();
    match (document.tag(verb), document.dep(verb)) {
        (Tag::Vbn, Dep::Acl) => !clause.own_subject,
        (Tag::Vbn, Dep::Advcl) => alone,
        // At the head of a sentence a past tense without a subject is none.
        (Tag::Vbd, Dep::Advcl) => alone && verb == document.sentence_around(verb).start,
        _ => false,
    }
}

/// Supplies a subject that the clause leaves out.
pub(super) fn inherit(document: &Document<'_>, clause: &mut Clause, governor: Option<&Clause>) {
    if clause.own_subject {
        let told = std::mem::take(&mut clause.subjects);
        for subject in told {
            match antecedent(document, subject, clause.verb) {
                // "Blair and Ahern, *who* met in London": all that is joined before the pronoun.
                Some(noun) => clause
                    .subjects
                    .extend(conjuncts(document, noun).into_iter().filter(|&t| t == noun || t < subject)),
                None => clause.subjects.push(subject),
            }
        }
        clause.subjects.truncate(MOST_HEADS);
        relative_object(document, clause);
        return;
    }
    clause.subjects = match document.dep(clause.verb) {
        Dep::Acl | Dep::Relcl => of_noun(document, clause.verb, governor),
        Dep::Pcomp if possessor_above(document, clause.verb).is_some() => {
            possessor_above(document, clause.verb).map(|owner| conjuncts(document, owner)).unwrap_or_default()
        }
        dep => match governor {
            Some(governor) => of_governor(document, governor, dep),
            None => Vec::new(),
        },
    };
    // "were handed over and *driven* home": a participle that is joined to a passive is one.
    let joined = |governor: &Clause| {
        governor.passive
            && document.head(clause.verb) == governor.verb
            && document.child(governor.verb, Dep::Auxpass).is_some()
    };
    if document.dep(clause.verb) == Dep::Conj
        && document.tag(clause.verb) == Tag::Vbn
        && clause.objects.is_empty()
        && document.children(clause.verb).all(|c| !matches!(document.dep(c), Dep::Aux | Dep::Auxpass))
        && governor.is_some_and(joined)
    {
        clause.passive = true;
    }
}

/// "the *Front's* announcement of releasing hostages": whose act a noun tells does what the gerund below it says.
fn possessor_above(document: &Document<'_>, gerund: TokenId) -> Option<TokenId> {
    let noun = document.head(document.head(gerund));
    let below = document.tag(gerund) == Tag::Vbg && document.pos(noun) == Pos::Noun && noun < gerund;
    document.child(noun, Dep::Poss).filter(|_| below)
}

/// The subject that a clause shares with the one that governs it.
fn of_governor(document: &Document<'_>, governor: &Clause, dep: Dep) -> Vec<TokenId> {
    let lemma = document.lemma(governor.verb);
    match dep {
        Dep::Xcomp | Dep::Ccomp if OBJECT_CONTROL.contains(&lemma) && !governor.passive => {
            let told = if governor.objects.is_empty() {
                called_upon(document, governor)
            } else {
                governor.objects.clone()
            };
            if told.is_empty() { governor.subjects.clone() } else { told }
        }
        Dep::Pcomp | Dep::Pobj if OBJECT_CONTROL_OF_GERUND.contains(&lemma) => governor.undergoers().to_vec(),
        // The surface subject, of a passive too: "the town was retaken after being shelled", "was shot and died".
        Dep::Conj
        | Dep::Xcomp
        | Dep::Ccomp
        | Dep::Advcl
        | Dep::Pcomp
        | Dep::Pobj
        | Dep::Dep
        | Dep::Parataxis => governor.subjects.clone(),
        _ => Vec::new(),
    }
}

/// Who is meant to act in "called on *X* to …", "appealed to *X* to …".
fn called_upon(document: &Document<'_>, governor: &Clause) -> Vec<TokenId> {
    let called =
        governor.obliques.iter().filter(|(p, _)| is_word(document, *p, &["on", "upon", "to", "for", "with"]));
    called.map(|&(_, object)| object).collect()
}

/// Who does what a clause on a noun says: the noun itself, but for an infinitive ("the refusal to sign") whose subject is the
/// noun's possessor, its "of" or "by", or whoever makes it ("gave a promise to withdraw").
fn of_noun(document: &Document<'_>, verb: TokenId, governor: Option<&Clause>) -> Vec<TokenId> {
    let noun = document.head(verb);
    if document.tag(verb) != Tag::Vb {
        return if governor.is_some_and(|g| g.verb == noun) { Vec::new() } else { vec![noun] };
    }
    if let Some(possessor) = document.child(noun, Dep::Poss) {
        if document.tag(possessor) != Tag::PrpPossessive {
            return conjuncts(document, possessor);
        }
        return vec![possessor];
    }
    let maker = document
        .children_by(noun, Dep::Prep)
        .filter(|&p| p < verb && is_word(document, p, &["of", "by", "from"]))
        .flat_map(|p| objects_of(document, p))
        .next();
    if let Some(maker) = maker {
        return vec![maker];
    }
    match governor {
        Some(governor) if governor.objects.contains(&noun) => governor.doers().to_vec(),
        _ => Vec::new(),
    }
}

/// "the pact that the two sides signed": what the clause acts upon is the noun on which it hangs.
fn relative_object(document: &Document<'_>, clause: &mut Clause) {
    if document.dep(clause.verb) != Dep::Relcl {
        return;
    }
    let noun = document.head(clause.verb);
    // "the day *when* they met": when, where and why it was done is not what was done.
    let adverbial = document.children_by(clause.verb, Dep::Advmod).any(|c| document.tag(c) == Tag::Wrb);
    if clause.subjects.contains(&noun) || adverbial {
        return;
    }
    let mut taken = false;
    let places = clause.objects.iter_mut().chain(clause.obliques.iter_mut().map(|(_, object)| object));
    for place in places.filter(|o| is_relative(document, **o)) {
        *place = noun;
        taken = true;
    }
    if !taken && clause.objects.is_empty() && !clause.passive {
        clause.objects.push(noun);
    }
}

fn is_relative(document: &Document<'_>, token: TokenId) -> bool {
    matches!(document.tag(token), Tag::Wdt | Tag::Wp)
        || is_word(document, token, &["that"]) && document.tag(token) == Tag::In
}

/// The noun for which a relative pronoun stands as subject of `verb`.
fn antecedent(document: &Document<'_>, subject: TokenId, verb: TokenId) -> Option<TokenId> {
    if !is_relative(document, subject) {
        return None;
    }
    let mut at = verb;
    while document.dep(at) == Dep::Conj && document.head(at) != at {
        at = document.head(at);
    }
    let noun = (document.dep(at) == Dep::Relcl).then(|| document.head(at))?;
    if matches!(document.pos(noun), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num) {
        return Some(noun);
    }
    // Hung on what is no noun: the pronoun stands for the noun phrase before it.
    let before = document.subtree(subject).start.checked_sub(1)?;
    let last = if document.word(before) == "," { before.checked_sub(1)? } else { before };
    Some(phrase_above(document, last).unwrap_or(noun))
}

/// The head of the noun phrase that ends with a token, as far as nouns go: "memorandum" of "a memorandum on relief for the south".
pub(super) fn phrase_above(document: &Document<'_>, last: TokenId) -> Option<TokenId> {
    let nominal = |t: TokenId| matches!(document.pos(t), Pos::Noun | Pos::Propn);
    let mut at = last;
    if is_word(document, at, &[")", "”", "\""]) {
        at = document.head(at);
    }
    for _ in 0..8 {
        let above = document.head(at);
        at = match document.dep(at) {
            Dep::Compound | Dep::Nmod | Dep::Poss | Dep::Nummod | Dep::Appos | Dep::Conj
                if nominal(above) =>
            {
                above
            }
            Dep::Pobj if document.dep(above) == Dep::Prep && nominal(document.head(above)) => {
                document.head(above)
            }
            _ => break,
        };
    }
    nominal(at).then_some(at)
}

/// The heads of the objects of a preposition, those of a second preposition after it included ("from within X").
pub(crate) fn objects_of(document: &Document<'_>, preposition: TokenId) -> Vec<TokenId> {
    let mut out = Vec::new();
    for child in document.children(preposition) {
        match document.dep(child) {
            Dep::Pobj => out.extend(conjuncts(document, child)),
            Dep::Prep => {
                out.extend(document.children_by(child, Dep::Pobj).flat_map(|o| conjuncts(document, o)))
            }
            _ => {}
        }
    }
    out
}

/// The first of the nouns that a noun is joined to.
pub(crate) fn first_conjunct(document: &Document<'_>, token: TokenId) -> TokenId {
    let mut at = token;
    for _ in 0..16 {
        let head = document.head(at);
        if document.dep(at) != Dep::Conj || head == at || matches!(document.pos(head), Pos::Verb | Pos::Aux) {
            return at;
        }
        at = head;
    }
    at
}

/// A head and what is joined to it, in order of the text: "Trump, Pashinyan and Aliyev". At most [`MOST_HEADS`].
pub(crate) fn conjuncts(document: &Document<'_>, head: TokenId) -> Vec<TokenId> {
    let mut out = vec![head];
    let mut next = 0;
    while next < out.len() && out.len() < MOST_HEADS {
        let room = MOST_HEADS - out.len();
        let joined =
            document.children_by(out[next], Dep::Conj).filter(|&c| !is_clausal(document, c)).take(room);
        let beyond = document
            .children_by(out[next], Dep::Appos)
            .filter(|&a| document.pos(a) == Pos::Noun)
            .flat_map(|a| document.children_by(a, Dep::Conj))
            .filter(|&c| document.pos(c) == Pos::Propn && document.word(c - 1) != ",");
        // "Lebed, then secretary of the council, and Maskhadov": a name is joined to a name, not to what explains it.
        let named = document.pos(out[next]) == Pos::Propn;
        // "Nato and EU envoys", "US President Donald Trump and Azerbaijani President Aliyev": joined within one phrase.
        let head = out[next];
        let within = (document.subtree(head).start.max(head.saturating_sub(12))..head).filter(|&t| {
            let above = document.head(t);
            let in_phrase =
                above == head || document.dep(above) == Dep::Compound && document.head(above) == head;
            document.dep(t) == Dep::Nmod
                && in_phrase
                && document.pos(t) == Pos::Propn
                && document.child(t, Dep::Cc).is_some()
        });
        // "the prime minister, Anton Dorn, and the leader of the Front": with an article, joined to the noun and not to his name.
        let after_name = document
            .children_by(out[next], Dep::Appos)
            .filter(|&a| !named && document.pos(a) == Pos::Propn)
            .flat_map(|a| document.children_by(a, Dep::Conj))
            .filter(|&c| document.child(c, Dep::Det).is_some());
        let lower = joined_too_low(document, head);
        out.extend(
            joined
                .chain(beyond.filter(|_| named))
                .chain(after_name)
                .chain(lower)
                .chain(within)
                .take(room)
                .collect::<Vec<_>>(),
        );
        next += 1;
    }
    out.sort_unstable();
    out
}

/// What the parser joined to the bare name behind a noun's "of", and belongs beside the noun: "the government of Sorra and *the
/// rebels* of the Union", "President Anton Dorn of Sorra and *Ivo Tamm*".
fn joined_too_low<'d>(document: &'d Document<'_>, head: TokenId) -> impl Iterator<Item = TokenId> + 'd {
    let of_two_words = |t: TokenId| {
        document.children_by(t, Dep::Compound).any(|c| c + 1 == t && document.pos(c) == Pos::Propn)
    };
    let full_name = document.pos(head) == Pos::Propn && of_two_words(head);
    document
        .children_by(head, Dep::Prep)
        .filter(|&p| is_word(document, p, &["of", "from"]))
        .filter_map(|p| document.child(p, Dep::Pobj))
        .filter(|&o| document.pos(o) == Pos::Propn && document.child(o, Dep::Det).is_none())
        .flat_map(|o| document.children_by(o, Dep::Conj).map(move |c| (o, c)))
        .filter(move |&(o, c)| {
            // A noun with an article is joined to a noun, a whole name to a whole name.
            let with_article = document.child(c, Dep::Det).is_some();
            let whole = full_name
                && document.pos(c) == Pos::Propn
                && of_two_words(c)
                && document.word(c) != document.word(o);
            with_article && document.pos(c) == Pos::Noun
                || with_article && document.pos(c) == Pos::Propn && document.pos(head) == Pos::Noun
                || whole
        })
        .map(|(_, c)| c)
}

/// A finite verb that the parser joined to a noun is another clause, not another head.
fn is_clausal(document: &Document<'_>, token: TokenId) -> bool {
    document.pos(token) == Pos::Verb
        && !super::is_noun_read_as_verb(document, token)
        && matches!(document.tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp)
}

/// Whether a token is one of some words, in lower case.
pub(super) fn is_word(document: &Document<'_>, token: TokenId, words: &[&str]) -> bool {
    words.iter().any(|w| document.word(token).eq_ignore_ascii_case(w))
}

/// The particle of a phrasal verb, also where the tagger takes it for an adverb: "brushed that *aside*".
fn particle_of(document: &Document<'_>, verb: TokenId) -> Option<TokenId> {
    let aside = |&c: &TokenId| c > verb && matches!(document.word(c), "aside" | "away" | "forward");
    document.child(verb, Dep::Prt).or_else(|| document.children_by(verb, Dep::Advmod).find(aside))
}
