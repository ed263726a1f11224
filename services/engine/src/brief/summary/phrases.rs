//! Names, lists and dates as running English writes them.

use std::collections::HashMap;

use peacebrief::v1;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The names of a brief's actors by id, as they stand in running text.
pub(super) struct Names {
    by_id: HashMap<String, String>,
}

impl Names {
    pub(super) fn of(brief: &v1::Brief) -> Self {
        Self { by_id: brief.actors.iter().map(|actor| (actor.id.clone(), in_prose(actor))).collect() }
    }

    /// One name.
    pub(super) fn get(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(String::as_str)
    }

    /// Several names as a list; `None` where there are none, or more than a reader takes in.
    pub(super) fn list(&self, ids: &[String]) -> Option<String> {
        let names: Vec<&str> = ids.iter().filter_map(|id| self.get(id)).collect();
        (1..=4).contains(&names.len()).then(|| list(&names))
    }
}

/// A name with the article that it takes in running text.
fn in_prose(actor: &v1::Actor) -> String {
    let takes_article = match actor.kind() {
        v1::ActorKind::Person => false,
        v1::ActorKind::State => {
            let name = actor.name.as_str();
            name.starts_with("United ")
                || ["Republic", "Islands", "Emirates", "Union"]
                    .iter()
                    .any(|w| name.split(' ').any(|x| x == *w))
                || ["Philippines", "Netherlands", "Maldives", "Gambia", "Bahamas", "Comoros", "Vatican"]
                    .contains(&name)
        }
        _ => {
            // "Thailand's army" has its article within.
            let owned = actor.name.contains("'s ") || actor.name.contains("’s ");
            !owned && (actor.name.split(' ').count() > 1 || actor.name.starts_with(char::is_lowercase))
                || actor.name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
        }
    };
    let has_article = actor.name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    if takes_article && !has_article { format!("the {}", actor.name) } else { actor.name.clone() }
}

/// "A", "A and B", "A, B and C".
pub(super) fn list(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// "on 8 August 2025", "in August 2025", "between 2020 and 2022".
pub(super) fn when(date: &v1::ResolvedDate) -> Option<String> {
    match date.value.as_ref()? {
        v1::resolved_date::Value::Date(date) => {
            let preposition = if date.day == 0 { "in" } else { "on" };
            Some(format!("{preposition} {}", in_words(date)?))
        }
        v1::resolved_date::Value::Interval(interval) => Some(format!(
            "between {} and {}",
            in_words(interval.start.as_ref()?)?,
            in_words(interval.end.as_ref()?)?
        )),
    }
}

fn in_words(date: &v1::Date) -> Option<String> {
    let month = || MONTHS.get(usize::try_from(date.month).ok()?.checked_sub(1)?);
    Some(match (date.month, date.day) {
        (0, _) => format!("{}", date.year),
        (_, 0) => format!("{} {}", month()?, date.year),
        _ => format!("{} {} {}", date.day, month()?, date.year),
    })
}

/// Nouns for houses and grounds, which one is at rather than in.
const SITES: &[&str] = &[
    "airport",
    "barracks",
    "base",
    "bridge",
    "camp",
    "castle",
    "centre",
    "center",
    "checkpoint",
    "crossing",
    "embassy",
    "estate",
    "hall",
    "headquarters",
    "hotel",
    "house",
    "palace",
    "villa",
];

/// Those whose names have an article that is no part of them.
const WITH_ARTICLE: &[&str] =
    &["White House", "Kremlin", "Pentagon", "Elysee Palace", "Élysée Palace", "Vatican"];

/// "in Doha", "at the White House", "at Semera airport".
pub(super) fn where_at(place: &str) -> String {
    if WITH_ARTICLE.contains(&place) {
        return format!("at the {place}");
    }
    let last = place.rsplit(' ').next().unwrap_or(place).to_lowercase();
    let preposition = if SITES.contains(&last.as_str()) { "at" } else { "in" };
    format!("{preposition} {place}")
}

/// A sentence: its first letter upper-case, closed by a full stop.
pub(super) fn sentence(words: &str) -> String {
    let trimmed = words.trim().trim_end_matches(['.', ',', ';', ':']);
    let mut letters = trimmed.chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Words that go on within a sentence: a capital that only the beginning of one gave them is taken away.
pub(super) fn inner(words: &str) -> String {
    const OPENERS: [&str; 14] =
        ["The", "A", "An", "They", "It", "He", "She", "We", "Both", "Each", "This", "These", "No", "Its"];
    let first = words.split(' ').next().unwrap_or_default();
    if OPENERS.contains(&first) { first.to_lowercase() + &words[first.len()..] } else { words.to_owned() }
}

/// Whether a name is told of in the plural, by the noun that heads it: "terms of reference", "Ardan Accords".
pub(super) fn is_plural(name: &str) -> bool {
    let before = |word: &&str| !["of", "on", "for", "to", "between", "in", "with", "by"].contains(word);
    let head = name.split(' ').take_while(before).last().unwrap_or_default();
    head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("us")
}

/// What a category of provision is called in running text.
pub(super) fn category(category: v1::ProvisionCategory) -> &'static str {
    use v1::ProvisionCategory as C;
    match category {
        C::Unspecified | C::Other => "other matters",
        C::CessationOfHostilities => "a cessation of hostilities",
        C::WithdrawalOfForces => "the withdrawal of forces",
        C::NonUseOfForce => "the renunciation of force",
        C::TerritorialIntegrity => "territorial integrity",
        C::BorderDelimitation => "border delimitation",
        C::DiplomaticRelations => "diplomatic relations",
        C::LegalClaims => "legal claims",
        C::Prisoners => "prisoners",
        C::HumanitarianAccess => "humanitarian access",
        C::RefugeesAndDisplaced => "refugees and the displaced",
        C::Disarmament => "disarmament",
        C::SecuritySector => "the security forces",
        C::PowerSharing => "power-sharing",
        C::Autonomy => "self-government",
        C::Elections => "elections",
        C::Constitution => "the constitution",
        C::TransitionalJustice => "transitional justice",
        C::HumanRights => "human rights",
        C::Monitoring => "monitoring",
        C::Peacekeeping => "peacekeeping",
        C::Connectivity => "transport and borders",
        C::Economy => "the economy",
        C::Sanctions => "sanctions",
        C::Dialogue => "further talks",
    }
}

#[cfg(test)]
mod tests {
    use super::{inner, is_plural, where_at};

    #[test]
    fn a_name_is_plural_by_its_head() {
        assert!(is_plural("terms of reference"));
        assert!(is_plural("Tarnau Accords"));
        assert!(!is_plural("cessation of hostilities"));
    }

    #[test]
    fn only_an_opening_word_loses_its_capital() {
        assert_eq!(inner("They set a date"), "they set a date");
        assert_eq!(inner("Kenya votes"), "Kenya votes");
    }

    #[test]
    fn one_is_in_a_town_and_at_a_house() {
        let told = ["Doha", "White House", "Lancaster House", "Semera airport"].map(where_at);
        assert_eq!(told, ["in Doha", "at the White House", "at Lancaster House", "at Semera airport"]);
    }
}
