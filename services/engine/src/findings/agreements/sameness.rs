//! What shows that a mention speaks again of an accord told before, though by another name or with another date.

use peacebrief::v1;

use super::cluster::{Accord, MOST_ASKED, STAGES, is_old, is_year};
use super::making;
use super::mentions::Mention;
use super::sorts::Sort;
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::syntax::Dep;
use crate::text::Kind;

/// "The truce, signed in Geneva on 20 May, …": what stands behind a comma says more of an accord that is known already, where "the truce
/// signed on 20 May" would say which one. It is the one told before without a date, or the one that was signed after it had been initialled.
pub(super) fn is_told_again(
    sources: Sources<'_, '_>,
    accord: &Accord,
    mention: &Mention,
    own: &v1::ResolvedDate,
) -> bool {
    let document = sources.document;
    let Some(verb) = behind_a_comma(document, mention).filter(|_| mention.definite && !mention.bygone) else {
        return false;
    };
    if accord.mentions.iter().take(MOST_ASKED).any(|m| m.bygone) {
        return false;
    }
    match &accord.made {
        None => accord.is_of(mention.sort) || has_noun(document, accord, mention),
        // It is initialled before it is signed.
        Some(made) => {
            document.lemma(verb).starts_with("initial")
                && making::days_between(Some(own), Some(made)) <= STAGES
        }
    }
}

/// The verb of a clause behind a comma that says more of a mention.
fn behind_a_comma(document: &Document<'_>, mention: &Mention) -> Option<TokenId> {
    let comma = mention.phrase.end;
    let sentence = document.sentence_around(mention.head);
    if !sentence.contains(&comma) || document.word(comma) != "," {
        return None;
    }
    document
        .children(mention.head)
        .find(|&c| c > comma && matches!(document.dep(c), Dep::Acl | Dep::Relcl))
        .filter(|&c| document.subtree(c).start <= comma + 1)
}

/// Whether an accord has been called by the noun of a mention.
fn has_noun(document: &Document<'_>, accord: &Accord, mention: &Mention) -> bool {
    let noun = document.lemma(mention.head);
    let mut asked = accord.mentions.iter().take(MOST_ASKED);
    asked.any(|m| !m.anaphor && document.lemma(m.head).eq_ignore_ascii_case(noun))
}

/// "The Ganta Protocol … The Protocol of 3 November": what is called by a date, where one accord only has that noun in its name, and no date.
pub(super) fn only_one_titled(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    mention: &Mention,
) -> Option<usize> {
    let document = sources.document;
    let capital = document.word(mention.head).starts_with(char::is_uppercase);
    if !capital || !mention.definite || mention.apart {
        return None;
    }
    let mut titled = accords.iter().enumerate().filter(|(_, a)| has_noun(document, a, mention));
    let (only, accord) = titled.next().filter(|_| titled.next().is_none())?;
    (accord.made.is_none() && !accord.names.is_empty()).then_some(only)
}

/// "The accord that was signed in Muscat in January … the Muscat Accord": named for the place where it was made.
pub(super) fn is_named_for_its_place(
    sources: Sources<'_, '_>,
    accord: &Accord,
    mention: &Mention,
    names: &[String],
) -> bool {
    let [place] = names else { return false };
    mention.definite
        && accord
            .mentions
            .iter()
            .take(MOST_ASKED)
            .any(|m| places(sources, m).any(|o| is_word(sources, o, place)))
}

/// "The Agreement on the Principles of Border Settlement, signed in Geneva … the Geneva Agreement": named for the place where one accord
/// only was made, though that has a name of its own.
pub(super) fn only_one_made_there(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    mention: &Mention,
    names: &[String],
    compatible: &dyn Fn(&Accord) -> bool,
) -> Option<usize> {
    let mut made_there = accords.iter().enumerate().filter(|(_, a)| {
        !a.names.is_empty() && compatible(a) && is_named_for_its_place(sources, a, mention, names)
    });
    let (only, _) = made_there.next().filter(|_| made_there.next().is_none())?;
    (!mention.apart && !mention.bygone).then_some(only)
}

/// "The Paris Agreements … The Agreements on a Settlement were signed in Paris": the one that has been named for that place.
pub(super) fn has_named_for_its_place(sources: Sources<'_, '_>, accord: &Accord, mention: &Mention) -> bool {
    let mut names = accord.names.iter();
    let (Some(place), None) = (names.next(), names.next()) else { return false };
    accord.made.is_none()
        && mention.definite
        && !mention.apart
        && has_noun(sources.document, accord, mention)
        && places(sources, mention).any(|o| is_word(sources, o, place))
}

/// "After talks in Sumé they announced a truce. … The Sumé text": named for a place that was told with the one accord of the news that has no name.
pub(super) fn named_for_a_place_told(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    mention: &Mention,
    names: &[String],
    compatible: &dyn Fn(&Accord) -> bool,
) -> Option<usize> {
    /// So many sentences before the first mention, and after it, the place is looked for.
    const BEFORE: usize = 4;
    const AFTER: usize = 1;
    let document = sources.document;
    let [place] = names else { return None };
    if !mention.definite
        || mention.sort.is_some()
        || mention.made.is_some()
        || mention.apart
        || mention.bygone
    {
        return None;
    }
    let nameless = |a: &Accord| a.names.is_empty() && compatible(a);
    let mut known = accords.iter().enumerate().filter(|(_, a)| nameless(a));
    let (only, accord) = known.next().filter(|_| known.next().is_none())?;
    let first = document.sentence_of(accord.mentions.first()?.head);
    let last = document.sentences().len().checked_sub(1)?;
    let from = document.sentences()[first.saturating_sub(BEFORE)].start;
    let end = document.sentences()[(first + AFTER).min(last)].end.min(mention.phrase.start);
    let told = |t: TokenId| {
        let located = document.dep(t) == Dep::Pobj
            && matches!(document.word(document.head(t)).to_lowercase().as_str(), "in" | "at");
        let capital = document.dep(t) == Dep::Appos
            && matches!(document.lemma(document.head(t)), "capital" | "town" | "city" | "village" | "resort");
        is_word(sources, t, place) && (located || capital)
    };
    (from..end).any(told).then_some(only)
}

fn is_word(sources: Sources<'_, '_>, token: TokenId, word: &str) -> bool {
    sources.document.word(token).to_lowercase() == word
}

/// Where a mention says that its accord was made: "signed in Muscat".
pub(super) fn places<'a>(
    sources: Sources<'a, '_>,
    mention: &'a Mention,
) -> impl Iterator<Item = TokenId> + 'a {
    let document = sources.document;
    let around = sources.clauses.around(mention.head).filter(|c| c.undergoers().contains(&mention.head));
    making::qualifiers(document, mention.head)
        .chain(around.map(|c| c.verb))
        .filter(move |&verb| making::makes(sources, verb))
        .flat_map(move |verb| document.children_by(verb, Dep::Prep))
        .filter(move |&p| matches!(document.word(p).to_lowercase().as_str(), "in" | "at"))
        .filter_map(move |p| document.child(p, Dep::Pobj))
}

/// "The Annex to the Agreement": what an annex is joined to is an accord of its own.
pub(super) fn is_joined_to(document: &Document<'_>, annex: &Accord, mention: &Mention) -> bool {
    let to = document.head(mention.head);
    document.dep(mention.head) == Dep::Pobj
        && annex.sort == Some(Sort::Annex)
        && annex.mentions.last().is_some_and(|last| last.head == document.head(to) || last.phrase.end == to)
}

/// How many sentences after the accord of the news its name is told for the first time.
const SOON: usize = 6;
/// Nouns by which any accord is called: that two share one says little.
const ANY: &[&str] = &["agreement", "accord", "deal", "pact"];

/// "Signed a protocol on Sunday. … put their names to the Lusaka Protocol": the accord of the news by its name, told soon after it by the same
/// noun, or named for the town from which the news comes.
pub(super) fn of_the_news(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    mention: &Mention,
    names: &[String],
    compatible: &dyn Fn(&Accord) -> bool,
) -> Option<usize> {
    let document = sources.document;
    if !mention.definite || mention.made.is_some() || mention.apart || mention.bygone {
        return None;
    }
    let of_news = |a: &Accord| {
        a.names.iter().all(|name| is_year(name))
            && a.made.is_some()
            && !is_old(sources, a)
            && !a.mentions.iter().take(MOST_ASKED).any(|m| m.bygone)
    };
    let mut known = accords.iter().enumerate().filter(|(_, a)| of_news(a) && compatible(a));
    let (only, accord) = known.next().filter(|_| known.next().is_none())?;
    let first = accord.mentions.first()?;
    let soon = document.sentence_of(mention.head) - document.sentence_of(first.head) <= SOON;
    let noun = document.lemma(mention.head).to_lowercase();
    let same_noun = !ANY.contains(&noun.as_str()) && has_noun(document, accord, mention);
    let from_there = dateline(document).is_some_and(|place| names.contains(&place.to_lowercase()));
    (soon && same_noun || from_there).then_some(only)
}

/// "A ceasefire took hold on Wednesday. The UN-brokered truce began at 4 a.m.": who made an accord is none of its name, where one only has
/// been told of shortly before.
pub(super) fn named_for_makers(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    mention: &Mention,
    compatible: &dyn Fn(&Accord) -> bool,
) -> Option<usize> {
    const MADE: &[&str] = &[
        "brokered",
        "mediated",
        "drafted",
        "backed",
        "sponsored",
        "led",
        "hosted",
        "imposed",
        "facilitated",
        "negotiated",
        "supported",
        "monitored",
    ];
    let document = sources.document;
    let made = |word: &str| MADE.iter().any(|m| word.eq_ignore_ascii_case(m));
    let by = mention.phrase.clone().filter(|&t| t < mention.head).find(|&t| {
        let word = document.word(t);
        document.word(t.saturating_sub(1)) == "-" && made(word)
            || word.rsplit_once('-').is_some_and(|(_, last)| made(last))
    })?;
    let capital = |t: TokenId| document.word(t).starts_with(char::is_uppercase);
    if !mention.definite
        || mention.apart
        || mention.made.is_some()
        || (by + 1..mention.phrase.end).any(capital)
    {
        return None;
    }
    let [first] = accords else { return None };
    let last = first.mentions.last()?;
    let soon = document.sentence_of(mention.head) - document.sentence_of(last.head) <= SOON;
    (first.names.is_empty() && soon && compatible(first)).then_some(0)
}

/// "Since Sunday a ceasefire has been in effect. The Ceasefire Agreement was signed on 14 May": the truce with which an article begins, by the
/// name of the paper that was signed in the days before.
pub(super) fn truce_of_the_news(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    mention: &Mention,
) -> Option<usize> {
    /// So many days before publication it was signed at most.
    const RECENT: i32 = 10;
    let document = sources.document;
    let first = accords.first()?;
    let opening = first.mentions.first()?;
    let just_signed = mention
        .made
        .as_ref()
        .and_then(|made| making::days_before(sources, made))
        .is_some_and(|days| days <= RECENT);
    let soon = document.sentence_of(mention.head) - document.sentence_of(opening.head) <= SOON;
    (mention.sort == Some(Sort::Truce)
        && first.sort == mention.sort
        && first.names.is_empty()
        && first.made.is_none()
        && !opening.bygone
        && mention.definite
        && just_signed
        && soon)
        .then_some(0)
}

/// The town from which an article was filed.
fn dateline<'t>(document: &Document<'t>) -> Option<&'t str> {
    let mut first = document.layout().paragraphs.iter().take(FIRST_PARAGRAPHS);
    let place = first.find_map(|paragraph| match &paragraph.kind {
        Kind::Dateline(dateline) => dateline.place.clone(),
        _ => None,
    })?;
    let place = document.text().get(place)?;
    Some(place.split_once(',').map_or(place, |(town, _)| town))
}

/// Among so many paragraphs the dateline stands.
const FIRST_PARAGRAPHS: usize = 6;
