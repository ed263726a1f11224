//! Words that mean the same, or nothing, when reports on peace processes are held against each other.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words that say nothing by themselves: articles, pronouns, prepositions, auxiliaries, the names of days and months, and verbs of speech.
const EMPTY: &str = "a an the this that these those it its he she his her him they them their we our us you your i my me who whom whose \
which what there here and or but nor not no so than then as at by for from in into of off on onto out over to under up down with within \
without upon about after again against all also although among any are be been before being below between both can could did do does \
doing done during each either few further had has have having how if is just may might more most much must neither never one only other \
others own same shall should since some still such through too until very was were when where while why will would yet because even \
already now today yesterday tomorrow tonight morning afternoon evening night noon midnight dawn day days week weeks month months year \
years monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october \
november december jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms dr h.e first second third last next say says said saying \
tell tells told according added report reports reported state stated states announce announced whether however meanwhile later earlier \
ago place take takes taken took taking make makes made two three four five six seven eight nine ten";

/// Concepts, each with the stems and words that mean it. A word stands for the first that has it.
const CONCEPTS: &[(&str, &str)] = &[
    ("truce", "truce ceas ceasefir cease-fir ceasefire cease-fire armistic armistice cessat"),
    (
        "accord",
        "accord agreement agre pact treati treaty deal document paper text act understand understanding arrang arrangement protocol \
declar declaration communiqu memorandum settlement",
    ),
    (
        "talk",
        "talk talks negoti negotiation round session consult meet met meeting met convers summit dialogu dialogue plenari plenary sit sat \
see seen receiv received",
    ),
    ("sign", "sign signed signatur signature signing conclud concluded initial initialled initialed"),
    (
        "free",
        "free freed freeing releas released liber liberation let home exchang exchange swap handov hand handed return returned amnesti",
    ),
    ("captive", "prison prisoner detaine detainee detain captiv captive hostag hostage conscript"),
    (
        "withdraw",
        "withdraw withdrew withdrawal withdrawn pull pulled leav leave left depart departur evacu evacuation retreat quit vacat \
abandon abandoned",
    ),
    ("weapon", "weapon gun howitz howitzer artilleri artillery rocket mortar arm arms armour"),
    (
        "troop",
        "soldier soldiers troop forc army armi fighter battalion garrison marin marine unit rebel men guerrilla combat",
    ),
    ("kill", "kill killed dead die died death deaths dies fatal lives fell fallen lost"),
    ("wound", "wound hurt injur"),
    (
        "fire",
        "fire fired shell shelling shot shoot shots attack attacked raid clash firefight ambush bomb bombard",
    ),
    ("monitor", "monitor monitors observ observer verif verifi verification"),
    ("leader", "president presid heads leader premier taoiseach chairman"),
    ("cancel", "cancel cancelled canceled postpon postpone scrap shelv"),
    ("open", "open reopen opened reopened unlock"),
    ("begin", "begin began begun start started commenc launch resum resume effect"),
    ("breach", "breach violat violation broke broken break breaking"),
    ("prolong", "prolong extend extens extension renew renewal"),
    ("deploy", "deploy deployed arriv arrive arrived strength"),
    ("elect", "elect election vote voter voted poll ballot referendum plebiscit"),
    ("install", "instal install installed sworn inaugur establish set found"),
    ("crossing", "cross crossing border frontier"),
    ("commission", "commission committee council"),
    ("regret", "regret apolog sorri sorry"),
    ("recruit", "recruit conscript enlist"),
    ("person", "person people civilian passeng passenger villag"),
];

/// [`EMPTY`], to look words up in.
static EMPTY_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| EMPTY.split_whitespace().collect());

/// The place in [`CONCEPTS`] of the first concept that each word means.
static MEANINGS: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let mut meanings = HashMap::new();
    for (at, (_, words)) in CONCEPTS.iter().enumerate() {
        for word in words.split_whitespace() {
            meanings.entry(word).or_insert(at);
        }
    }
    meanings
});

/// Whether a word says something by itself.
pub(super) fn tells(folded: &str) -> bool {
    folded.len() > 1 && !folded.starts_with(|c: char| c.is_ascii_digit()) && !EMPTY_WORDS.contains(folded)
}

/// The concept of a word, by itself or by its stem.
pub(super) fn of(folded: &str, stem: &str) -> Option<&'static str> {
    let meant = [folded, stem].into_iter().filter_map(|word| MEANINGS.get(word)).min()?;
    CONCEPTS.get(*meant).map(|(concept, _)| *concept)
}
