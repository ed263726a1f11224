//! What an accord is called, and the words that tell of it best.

use peacebrief::v1;

use super::cluster::Accord;
use super::making;
use super::mentions::Mention;
use super::sameness;
use crate::actors::Cast;
use crate::dates;
use crate::document::TokenId;
use crate::findings::{Sources, wording};
use crate::syntax::{Dep, Tag};
use crate::text::Kind;

/// How an accord is told.
pub(super) struct Telling {
    pub(super) name: String,
    pub(super) evidence: v1::TextSpan,
    pub(super) others: Vec<v1::TextSpan>,
}

/// A phrase of so few words tells an accord only together with its verb, if that is so near.
const FEW_WORDS: usize = 2;
const NEAR_VERB: usize = 6;
/// The most words of a name.
const MOST_WORDS: usize = 14;

pub(super) fn of(sources: Sources<'_, '_>, cast: &Cast, accord: &Accord) -> Telling {
    let document = sources.document;
    // The mention that says most by itself: a proper name, then a clause that qualifies it, then the earlier.
    let best = accord
        .mentions
        .iter()
        .enumerate()
        .max_by_key(|(n, m)| {
            // A first mention that takes the accord for known tells little of it.
            let bare = m.definite && m.proper.is_empty() && m.phrase.len() <= 2 && !qualified(sources, m);
            // "An earlier pact, the Accord of X": both come first.
            let beside = *n == 1 && m.apposed == Some(accord.mentions[0].head);
            let first = if *n > 0 && !beside {
                0
            } else if bare {
                1
            } else {
                2
            };
            let dated = i32::from(m.made.is_some());
            let telling = qualified(sources, m) || concluded(sources, m);
            // "The declaration was signed in Ardan on 26 October" tells more than "a declaration" of which one speaks first.
            let main = concluded(sources, m) && !m.anaphor;
            let made = match m.definite {
                true if main => 2 * dated,
                true => dated * i32::from(telling),
                false => 2 * dated,
            };
            let heading = matches!(paragraph_kind(sources, m.head), Kind::Heading);
            let aside = m.anaphor || heading || document.is_quoted(m.head);
            (
                first + i32::from(qualified(sources, m)) + i32::from(!m.proper.is_empty()) + made
                    - 3 * i32::from(aside),
                std::cmp::Reverse(*n),
            )
        })
        .map_or(&accord.mentions[0], |(_, m)| m);
    let named = accord
        .mentions
        .iter()
        // "The peace treaty" says more than "the 17-article text".
        .max_by_key(|m| {
            let telling = m.kind.is_some() && m.sort.is_some();
            // "The Atbara Protocol" says more than "the Protocol of 3 November".
            let named = m.proper.iter().filter(|w| !is_of_a_date(w)).count();
            // "The X ceasefire panel" is not what the truce is called.
            let qualifies = document.dep(m.head) == Dep::Compound && m.phrase.end <= document.head(m.head);
            let named = if qualifies { 0 } else { named };
            (
                named,
                !qualifies,
                m.proper.len(),
                !m.anaphor,
                telling,
                m.phrase.len().min(8),
                std::cmp::Reverse(m.head),
            )
        })
        .unwrap_or(best);
    let span = |m: &Mention| document.span(words(sources, m));
    let others = accord
        .mentions
        .iter()
        .filter(|m| m.head != best.head)
        .map(|m| document.span(wording::trimmed(document, m.phrase.clone())))
        .collect();
    let name = told_apart(sources, cast, accord, named, name(sources, named));
    Telling { name, evidence: span(best), others }
}

/// A name that tells an accord from no other, with what tells it: what it is on ("deal on border posts"), else where it was made ("Ardan
/// accord").
fn told_apart(
    sources: Sources<'_, '_>,
    cast: &Cast,
    accord: &Accord,
    named: &Mention,
    name: String,
) -> String {
    if !is_bare(&name) {
        return name;
    }
    if let Some(matter) = matter(sources, named) {
        return format!("{name} {matter}");
    }
    match made_in(sources, cast, accord) {
        Some(place) => {
            // "An earlier accord, signed at Lake Orsa"
            let told = |word: &&str| !names_makers(word) && !tells_when(word);
            let words: Vec<&str> = name.split(' ').filter(told).collect();
            format!("{place} {}", words.join(" "))
        }
        None => name,
    }
}

/// Whether a name tells an accord from no other: "deal", "Agreement", "UN-backed peace accord".
fn is_bare(name: &str) -> bool {
    const MOST: usize = 2;
    let words: Vec<&str> = name.split(' ').filter(|word| !names_makers(word)).collect();
    let common = |word: &&str| !word.contains(char::is_uppercase);
    words.len() == 1 || words.len() <= MOST && words.iter().all(common)
}

/// Whether an adjective only sets an accord before or after another.
fn tells_when(word: &str) -> bool {
    matches!(
        word,
        "earlier" | "previous" | "former" | "new" | "latest" | "last" | "recent" | "old" | "original"
    )
}

/// "UN-backed", "U.S.-brokered": who stands behind an accord.
fn names_makers(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, last)| last.ends_with("ed") || last == "led")
}

/// What an accord is on, in few words: "on the return of refugees".
fn matter<'t>(sources: Sources<'t, '_>, mention: &Mention) -> Option<&'t str> {
    /// The most words of it.
    const MOST: usize = 8;
    let document = sources.document;
    let on = document
        .children_by(mention.head, Dep::Prep)
        .find(|&p| p == mention.phrase.end && document.word(p).eq_ignore_ascii_case("on"))?;
    let words = document.subtree(on);
    let plain = |t: TokenId| {
        !sources.calendar.holds(t)
            && sources.lexicon.accord_noun(document.lemma(t)).is_none()
            && !matches!(document.word(t), "," | ";" | ":" | "(" | "\"")
    };
    (words.start == on && words.len() <= MOST && words.clone().all(plain)).then(|| document.words(words))
}

/// Where an accord was made, by which one is called that has no name: "signed a peace deal in Ardan".
fn made_in<'t>(sources: Sources<'t, '_>, cast: &Cast, accord: &Accord) -> Option<&'t str> {
    /// How many mentions are asked, and the most words of a place.
    const ASKED: usize = 12;
    const WORDS: usize = 3;
    let document = sources.document;
    let proper = |t: TokenId| document.tag(t) == Tag::Nnp;
    let place = accord.mentions.iter().take(ASKED).find_map(|m| {
        sameness::places(sources, m).find(|&t| {
            proper(t) && !sources.calendar.holds(t) && (cast.place_at(t).is_some() || cast.at(t).is_empty())
        })
    })?;
    let from = place.saturating_sub(WORDS - 1);
    let before = (from..place).rev().take_while(|&t| proper(t) && document.dep(t) == Dep::Compound).count();
    let words = document.words(place - before..place + 1);
    // "at the White House": houses make no name.
    let house = matches!(
        document.word(place),
        "House" | "Palace" | "Hotel" | "Hall" | "Office" | "Building" | "Room"
    );
    (words.starts_with(char::is_uppercase) && !house).then_some(words)
}

/// Whether a word of a name tells a day, a month or a year.
fn is_of_a_date(word: &str) -> bool {
    dates::names_day_or_month(word) || word.bytes().all(|b| b.is_ascii_digit())
}

fn paragraph_kind<'s>(sources: Sources<'s, '_>, token: TokenId) -> &'s Kind {
    let layout = sources.document.layout();
    &layout.paragraph_of(&layout.sentences[sources.document.sentence_of(token)]).kind
}

fn qualified(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    let document = sources.document;
    document
        .children(mention.head)
        .any(|c| matches!(document.dep(c), Dep::Acl | Dep::Relcl) && document.subtree(c).len() <= 25)
}

/// "The Agreements were signed in Paris on 23 October": what tells of its making tells most of an accord.
fn concluded(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    sources
        .clauses
        .around(mention.head)
        .is_some_and(|c| c.passive && c.subjects.contains(&mention.head) && making::makes(sources, c.verb))
}

/// The phrase, with the clause that qualifies it if that is not long, and what it is between or on.
fn words(sources: Sources<'_, '_>, mention: &Mention) -> std::ops::Range<usize> {
    let document = sources.document;
    let mut tokens = mention.phrase.clone();
    if tokens.len() <= FEW_WORDS && mention.proper.is_empty() {
        // "A truce" is said too often to tell which one is meant: its verb says it.
        let verb = sources.clauses.around(mention.head).map_or(mention.head, |c| c.verb);
        // "Under the deal, forces are …": what a comma parts says nothing of it.
        let parted = (verb.min(mention.head)..verb.max(mention.head)).any(|t| document.word(t) == ",");
        if verb.abs_diff(mention.head) <= NEAR_VERB
            && !parted
            && document.sentence_around(verb).contains(&mention.head)
        {
            tokens = tokens.start.min(verb)..tokens.end.max(verb + 1);
            // "signed a deal here on Sunday"
            if sources.clauses.around(mention.head).is_some_and(|c| c.objects.contains(&mention.head)) {
                tokens.end = when_and_where(sources, verb, tokens.end);
            }
        }
    }
    let others =
        document.children(mention.head).filter(|&c| !matches!(document.dep(c), Dep::Acl | Dep::Relcl));
    for child in making::qualifiers(document, mention.head).chain(others).filter(|&c| c > mention.head) {
        let subtree = document.subtree(child);
        let near = subtree.start <= tokens.end + 1;
        let wanted = match document.dep(child) {
            Dep::Acl | Dep::Relcl if subtree.len() > 20 => {
                // Of a long clause its first words tell most: "a treaty they initialed last Friday".
                tokens.end = tokens.end.max(first_words(sources, child, &subtree));
                false
            }
            Dep::Acl | Dep::Relcl => true,
            Dep::Prep => subtree.len() <= 10,
            _ => false,
        };
        if wanted && near {
            tokens.end = tokens.end.max(subtree.end);
        }
    }
    wording::trimmed(document, tokens)
}

/// The end of the adverbs and dates right behind a verb's object: "signed a deal *here on Sunday*".
fn when_and_where(sources: Sources<'_, '_>, verb: TokenId, object_end: TokenId) -> TokenId {
    let document = sources.document;
    let mut end = object_end;
    for child in document.children(verb).filter(|&c| c >= object_end) {
        let phrase = document.subtree(child);
        let dated = document.dep(child) == Dep::Prep && phrase.clone().any(|t| sources.calendar.holds(t));
        let adverb = matches!(document.dep(child), Dep::Npadvmod | Dep::Advmod);
        if phrase.start != end || phrase.len() > NEAR_VERB || !(dated || adverb) {
            break;
        }
        end = phrase.end;
    }
    end
}

/// The end of a clause's verb with its arguments, before further clauses and what hangs on prepositions of its own.
fn first_words(
    sources: Sources<'_, '_>,
    verb: crate::document::TokenId,
    subtree: &std::ops::Range<crate::document::TokenId>,
) -> usize {
    let document = sources.document;
    let mut end = verb + 1;
    for child in document.children(verb).filter(|&c| c > verb) {
        let phrase = document.subtree(child);
        if matches!(document.dep(child), Dep::Dobj | Dep::Npadvmod | Dep::Prep | Dep::Advmod | Dep::Agent)
            && phrase.len() <= 8
            && phrase.start == end
        {
            end = phrase.end;
        } else {
            break;
        }
    }
    end.min(subtree.end)
}

/// The name without its article.
fn name(sources: Sources<'_, '_>, mention: &Mention) -> String {
    if let Some(called) = &mention.called {
        return called.clone();
    }
    let document = sources.document;
    let words: Vec<&str> = document.words(mention.phrase.clone()).split_whitespace().collect();
    let leading = |w: &&&str| {
        ["the", "a", "an", "another", "this", "that", "its", "their", "his", "her", "these", "those"]
            .contains(&w.to_lowercase().as_str())
    };
    // "a week-old ceasefire" is so called on one day only, "the so-called accord" not at all.
    let aside = |w: &&&str| w.ends_with("-old") || w.eq_ignore_ascii_case("so-called");
    let start = words.iter().take_while(|w| leading(w) || aside(w)).count();
    let kept = if start < words.len() { &words[start..] } else { &words[..] };
    unquoted(&kept[..kept.len().min(MOST_WORDS)].join(" "))
}

/// A name without quotation marks of which the other one stands outside of it.
fn unquoted(name: &str) -> String {
    let count = |mark: char| name.chars().filter(|&c| c == mark).count();
    let whole = count('"') % 2 == 0 && count('“') == count('”');
    if whole { name.to_owned() } else { name.replace(['"', '“', '”'], "") }
}
