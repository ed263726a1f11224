//! Whether a reporting verb tells of something said, rather than planned, possible, denied, or laid down by an accord.

use peacebrief::v1::{ActorKind, StatementStance};

use crate::actors::ActorId;
use crate::clauses::{Clause, ClauseId, Reality};
use crate::document::TokenId;
use crate::lexicon::{Content, SpeechFrame};
use crate::syntax::{Dep, Pos, Tag};

use super::context::Context;
use super::reports::report_above;

/// Words after which a refusal refuses only to speak, and a request asks only for discretion.
const OF_SPEAKING: &[&str] = &[
    "say",
    "comment",
    "answer",
    "respond",
    "elaborate",
    "discuss",
    "confirm",
    "disclose",
    "speculate",
    "specify",
    "talk",
    "speak",
    "be",
    "name",
    "identify",
    "remain",
    "take",
];

/// Verbs by which one leader keeps another informed: part of their conversation, no statement, unless what one tells is quoted ("informed
/// him that …").
const BRIEFS: &[&str] = &["brief", "inform", "update", "notify", "apprise"];

/// Verbs whose infinitive of purpose was carried out: one took to the radio and did speak.
const TOOK_THE_FLOOR: &[&str] = &[
    "take",
    "go",
    "write",
    "telephone",
    "phone",
    "call",
    "use",
    "speak",
    "appear",
    "rise",
    "stand",
    "join",
    "interrupt",
    "hasten",
    "turn",
];

/// Verbs of which a participle with its doer tells that somebody spoke: "*claimed* by the Front", "*contested* by the Government". What is
/// announced, accepted or seen by somebody is told of for itself.
const CLAIMS: &[&str] = &[
    "claim",
    "contest",
    "dispute",
    "deny",
    "reject",
    "demand",
    "call",
    "blame",
    "accuse",
    "allege",
    "denounce",
    "condemn",
    "dismiss",
    "criticize",
    "criticise",
];

/// Nouns that say by what deed somebody answered: "responded *with artillery*", "have replied in a *way* that".
const DEEDS: &[&str] = &[
    "way",
    "manner",
    "kind",
    "fashion",
    "force",
    "fire",
    "gunfire",
    "artillery",
    "shelling",
    "bombardment",
    "strike",
    "airstrike",
    "attack",
    "offensive",
    "rocket",
    "restraint",
    "sanction",
    "violence",
];

/// Whether the text has it said: not planned, possible, asked for or denied; not "declined to say".
pub(super) fn is_told(context: &Context<'_, '_>, id: ClauseId, clause: &Clause) -> bool {
    let document = context.document;
    let lemma = document.lemma(clause.verb);
    // "the treaty *concluded* by", "*Speaking* of …".
    let bare = document.tag(clause.verb) == Tag::Vbn
        && !clause.own_subject
        && document.dep(clause.verb) != Dep::Conj
        && document.children(clause.verb).all(|c| !matches!(document.dep(c), Dep::Aux | Dep::Auxpass));
    let main = context.is_main_after_name(clause) || is_claimed_by(context, clause);
    let bare_participle = !main && bare
        || !main && clause.passive && matches!(document.dep(clause.verb), Dep::Acl | Dep::Advcl)
        || lemma == "speak"
            && document.tag(clause.verb) == Tag::Vbg
            && document.child(clause.verb, Dep::Aux).is_none();
    // "that the two hope will help": told in passing.
    let hoped = lemma == "hope" && document.dep(clause.verb) == Dep::Relcl;
    // "The two talked about trade": that is their conversation.
    let conversed = lemma == "talk"
        && (clause.subjects.len() > 1
            || clause.subjects.iter().any(|&s| context.cast.at(s).len() > 1 || document.tag(s) == Tag::Nns));
    let denied = clause.negated
        && !withholds_support(context, clause)
        && !leaves_open(context, clause)
        && !is_at_a_loss(context, clause)
        && !is_denial_told(context, clause);
    let did = |p: TokenId| {
        context.is_word(p, &["in", "with", "by"])
            && document.child(p, Dep::Pobj).is_some_and(|noun| DEEDS.contains(&document.lemma(noun)))
    };
    let answered = matches!(lemma, "respond" | "reply" | "answer")
        && document.children_by(clause.verb, Dep::Prep).any(did);
    if denied || bare_participle || conversed || hoped || answered {
        return false;
    }
    // "welcomed his counterpart *to Luanda*": who came to him was met.
    let to_place = |p: TokenId| {
        context.is_word(p, &["to", "in", "at"])
            && document.child(p, Dep::Pobj).is_some_and(|place| context.cast.place_at(place).is_some())
    };
    let person = |&o: &TokenId| {
        let met = context.cast.of_phrase(document, o);
        !met.is_empty() && met.iter().all(|&a| context.cast.get(a).kind == ActorKind::Person)
    };
    if matches!(lemma, "welcome" | "greet")
        && clause.objects.iter().any(person)
        && document.children_by(clause.verb, Dep::Prep).any(to_place)
    {
        return false;
    }
    // "The statement *reads*: …": who reads something says nothing.
    let writing = |&s: &TokenId| context.cast.at(s).is_empty() && document.pos(s) == Pos::Noun;
    if is_asked(context, clause)
        || lemma == "read" && !clause.doers().iter().chain(&clause.objects).any(writing)
    {
        return false;
    }
    let refuses = matches!(lemma, "refuse" | "decline" | "ask" | "request");
    if refuses && clause.complements.iter().any(|&c| OF_SPEAKING.contains(&document.lemma(c))) {
        let names = |c: &&TokenId| context.clauses.at(**c).is_some_and(|k| k.negated) || lemma != "ask";
        if clause.complements.iter().filter(|c| OF_SPEAKING.contains(&document.lemma(**c))).any(|c| names(&c))
        {
            return false;
        }
    }
    // "said it would look into it, *adding* that": whatever stands between, it is the speaker who adds.
    if report_above(context, id, clause).is_some() {
        return true;
    }
    if matches!(lemma, "refuse" | "decline" | "accept") && is_hearsay(context, id, clause.verb) {
        return false;
    }
    // "a concession that the opposition had demanded": told in passing, unless it blames.
    if is_in_passing(context, clause) {
        return false;
    }
    if BRIEFS.contains(&lemma) {
        let person = |&o: &TokenId| {
            context.is_word(o, &["him", "her"])
                || context.cast.at(o).iter().any(|&a| context.cast.get(a).kind == ActorKind::Person)
        };
        let told = |&c: &TokenId| c > clause.verb && context.clauses.at(c).is_some_and(|k| k.own_subject);
        let quoted = clause.complements.iter().any(told);
        if !quoted && clause.objects.iter().chain(&clause.recipients).any(person) {
            return false;
        }
    }
    if is_at_a_loss(context, clause) {
        return true;
    }
    match clause.reality {
        Reality::Fact => true,
        // "took to the radio to praise the accord", "went so far as to demand".
        Reality::Possible | Reality::Planned => {
            let infinitive = document.tag(clause.verb) == Tag::Vb
                && document.children_by(clause.verb, Dep::Aux).any(|a| document.tag(a) == Tag::To);
            let purpose = matches!(document.dep(clause.verb), Dep::Advcl | Dep::Xcomp | Dep::Pcomp);
            let carried_out = |g: &Clause| {
                g.reality == Reality::Fact && !g.negated && TOOK_THE_FLOOR.contains(&document.lemma(g.verb))
            };
            // "was quick to blame", "was the first to welcome".
            let ready = matches!(
                document.lemma(document.head(clause.verb)),
                "quick" | "swift" | "fast" | "first" | "last" | "careful" | "right"
            );
            infinitive && (ready || purpose && context.clauses.governors(id).next().is_some_and(carried_out))
        }
        // "would like", "would prefer": no condition in it.
        Reality::Conditional => {
            let would = document
                .children_by(clause.verb, Dep::Aux)
                .any(|a| context.is_word(a, &["would", "'d", "’d"]));
            // "would say only that the talks went on"
            let beside = clause.verb.checked_sub(1).into_iter().chain([clause.verb + 1]);
            let only = || beside.clone().any(|t| context.is_word(t, &["only"]));
            would && (matches!(lemma, "like" | "prefer" | "welcome") || lemma == "say" && only())
        }
        // "The Ministry wishes to make clear that …".
        Reality::Required => context.clauses.governors(id).next().is_some_and(|g| {
            document.lemma(g.verb) == "wish"
                && g.reality == Reality::Fact
                && !g.negated
                && g.complements.contains(&clause.verb)
        }),
    }
}

/// "the attack, *claimed by the Front*": a participle that says of its noun who claims, contests or demands it.
pub(super) fn is_claimed_by(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    let joined =
        || document.dep(clause.verb) == Dep::Conj && document.dep(document.head(clause.verb)) == Dep::Acl;
    clause.passive
        && !clause.agents.is_empty()
        && CLAIMS.contains(&document.lemma(clause.verb))
        // "called for by the Council"
        && (document.lemma(clause.verb) != "call" || context.is_word(clause.verb + 1, &["for"]))
        && (document.dep(clause.verb) == Dep::Acl || joined())
        && document.children(clause.verb).all(|c| !matches!(document.dep(c), Dep::Aux | Dep::Auxpass))
}

/// "said *when asked* what it would do": a passive that leaves out its auxiliary. Who speaks was asked, and asks nothing.
fn is_asked(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    let verb = clause.verb;
    !clause.own_subject
        && matches!(document.tag(verb), Tag::Vbd | Tag::Vbn)
        && document.dep(verb) == Dep::Advcl
        && verb > 0
        && context.is_word(verb - 1, &["when", "if", "once", "until", "unless", "as"])
}

/// "No need for one, *replied* the minister", "Neither of them, the mission *stressed*, has …": what is told is negative, not the telling.
fn is_denial_told(context: &Context<'_, '_>, clause: &Clause) -> bool {
    /// How many words there are at most between the comma before a speaker and the verb, or the speaker after it.
    const SPEAKER: usize = 16;
    let document = context.document;
    let verb = clause.verb;
    let sentence = document.sentence_around(verb);
    let denies = |t: TokenId| {
        document.dep(t) == Dep::Neg
            || context.is_word(
                t,
                &["no", "not", "never", "none", "neither", "nor", "nobody", "nothing", "n't", "n’t"],
            )
    };
    // "There was, he said, “no room for that”": the quotation, read as the object, is negative.
    let own = document.children_by(verb, Dep::Neg).next().is_some();
    if !own && clause.objects.iter().any(|&o| o > verb && context.quote(o).is_some()) {
        return true;
    }
    let Some(comma) = (sentence.start.max(verb.saturating_sub(SPEAKER))..verb)
        .rev()
        .take_while(|&t| !denies(t))
        .filter(|&t| context.is_word(t, &[","]))
        .last()
    else {
        return false;
    };
    let helped = document.children(verb).any(|c| c > comma && denies(c));
    context.is_finite(clause) && !helped && (sentence.start..comma).any(denies)
}

/// "did not support the proposal", "has never recognized the accord": a stand that is taken by not taking another. What somebody has yet
/// to do is none.
pub(super) fn withholds_support(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    let yet = document.children_by(clause.verb, Dep::Advmod).any(|a| context.is_word(a, &["yet", "still"]));
    clause.negated
        && !yet
        && !clause.passive
        && clause.reality == Reality::Fact
        && matches!(
            document.lemma(clause.verb),
            "support"
                | "back"
                | "endorse"
                | "accept"
                | "approve"
                | "recognize"
                | "recognise"
                | "embrace"
                | "welcome"
        )
}

/// "did not rule out an offensive", "has not excluded that …": by not rejecting it one speaks of it.
pub(super) fn leaves_open(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    let rejects = match document.lemma(clause.verb) {
        "exclude" => true,
        "rule" => clause.particle.is_some_and(|p| context.is_word(p, &["out"])),
        _ => false,
    };
    rejects && clause.negated && !clause.passive && clause.reality == Reality::Fact
}

/// "could not say who had fired": to be at a loss is what one says.
fn is_at_a_loss(context: &Context<'_, '_>, clause: &Clause) -> bool {
    const QUESTIONS: &[&str] =
        &["who", "what", "whether", "if", "when", "where", "which", "why", "how", "whose"];
    let document = context.document;
    let verb = clause.verb;
    let could = document.children_by(verb, Dep::Aux).any(|a| context.is_word(a, &["could", "can"]));
    clause.negated
        && could
        && clause.own_subject
        && matches!(document.lemma(verb), "say" | "tell")
        && (verb + 1..verb + 3).any(|t| context.is_word(t, QUESTIONS))
}

/// "Under the accord the sides undertake to …", "It promises autonomy": what an accord lays down is said by nobody.
pub(super) fn is_term(
    context: &Context<'_, '_>,
    clause: &Clause,
    frame: &SpeechFrame,
    speakers: &[ActorId],
) -> bool {
    let document = context.document;
    let promises = frame.neutral && frame.stance == StatementStance::Support;
    let person = |&a: &ActorId| context.cast.get(a).kind == ActorKind::Person;
    let undertaking = document.lemma(clause.verb) == "undertake" && !speakers.iter().any(person);
    let jointly = promises && speakers.len() > 1 && !speakers.iter().all(person) || undertaking;
    let present = matches!(document.tag(clause.verb), Tag::Vbz | Tag::Vbp);
    let sides = |&s: &TokenId| matches!(document.lemma(s), "signatory" | "side" | "party" | "they");
    let bound = promises && present && clause.subjects.iter().any(sides);
    let text = present
        && clause.subjects.iter().any(|&s| context.is_word(s, &["it"]))
        && is_about_text(context, clause.verb);
    // "The two sides agreed that all units shall return": what they did, and not what each said.
    let agreed = document.lemma(clause.verb) == "agree"
        && speakers.len() > 1
        && clause.reality == Reality::Fact
        && !context.in_speech(clause.verb);
    jointly || bound || text || agreed
}

/// Whether the sentence before is about an accord: "it" goes on with that.
fn is_about_text(context: &Context<'_, '_>, token: TokenId) -> bool {
    let document = context.document;
    let sentence = document.sentence_of(token);
    let Some(before) = sentence.checked_sub(1).map(|s| document.sentences()[s].clone()) else { return false };
    before.into_iter().take(80).any(|t| {
        let main =
            matches!(document.dep(t), Dep::Nsubj | Dep::Nsubjpass) && document.is_root(document.head(t));
        main && context.cast.at(t).is_empty() && context.lexicon.accord_noun(document.lemma(t)).is_some()
    })
}

/// Whether a verb stands in a relative clause of which it only takes the noun for its object.
fn is_in_passing(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    let of_noun = document.dep(clause.verb) == Dep::Relcl
        && !clause.passive
        && clause.objects.contains(&document.head(clause.verb));
    let blames = context
        .lexicon
        .speech_verbs(document.lemma(clause.verb))
        .iter()
        .any(|r| r.frame.stance == StatementStance::Accuse);
    let clausal = clause.complements.iter().any(|&c| c > clause.verb);
    of_noun && !blames && !clausal && !judges(context, clause)
}

/// "…, which he called a breach", "a step that it described as a gesture", "…, which Bishkek denies": what a relative clause says of
/// its noun is a judgement on it.
fn judges(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    let verb = clause.verb;
    let opening = document.subtree(verb).start;
    let aside = opening > 0 && context.is_word(opening, &["which"]) && context.is_word(opening - 1, &[","]);
    let frames = context.lexicon.speech_verbs(document.lemma(verb));
    let as_what = document.children_by(verb, Dep::Prep).any(|p| p > verb && context.is_word(p, &["as"]))
        && frames.iter().any(|r| {
            r.frame.content.iter().any(|c| matches!(c, Content::Phrase(a) if a.preposition() == Some("as")))
        });
    let named =
        matches!(document.lemma(verb), "call" | "term" | "label" | "dub" | "brand" | "consider" | "deem")
            && clause.objects.iter().any(|&o| o > verb);
    let denies = matches!(document.lemma(verb), "reject" | "refuse")
        || frames.iter().any(|r| r.frame.stance == StatementStance::Reject && r.frame.targets.is_empty());
    // "…, a charge *the rebels deny*"
    let charge = document.head(verb);
    let of_charge = charge + 1 == opening
        && matches!(document.lemma(charge), "charge" | "accusation" | "allegation" | "claim" | "assertion")
        && document.dep(charge) == Dep::Appos;
    as_what || aside && (named || denies) || of_charge && denies
}

/// Whether a clause stands in what somebody else says: "said that the junta had *refused*", "denied a report that they had
/// *refused*" tell no refusal of theirs.
fn is_hearsay(context: &Context<'_, '_>, id: ClauseId, verb: TokenId) -> bool {
    let document = context.document;
    let mut dep = document.dep(verb);
    // "demanded a pullout, which X *refused*" is told by nobody but the text.
    let opening = document.subtree(verb).start;
    let aside = dep == Dep::Relcl
        && opening > 0
        && context.is_word(opening, &["which"])
        && context.is_word(opening - 1, &[","]);
    if aside && !context.in_speech(verb) {
        return false;
    }
    for governor in context.clauses.governors(id).take(5) {
        let within = !matches!(dep, Dep::Conj | Dep::Advcl);
        if within && governor.verb < verb && context.is_reporting(governor) {
            return true;
        }
        dep = document.dep(governor.verb);
    }
    false
}
