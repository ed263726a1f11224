//! What a body is by the other words of its name: of whom it is made up, and what it stands for.

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::Finder;
use crate::document::TokenId;
use crate::lexicon::Name;
use crate::mentions::unknown::is_state_style;

/// Members that make an organization one of states.
const STATES: &[&str] = &["states", "nations", "countries", "heads"];
/// Words of those who fight for a cause, and no state.
const INSURGENT: &[&str] = &[
    "free",
    "liberation",
    "resistance",
    "patriotic",
    "revolutionary",
    "people's",
    "peoples",
    "popular",
    "self-defence",
    "self-defense",
    "martyrs",
    "independence",
    "islamic",
    "mujahideen",
    "volunteers",
    "volunteer",
    "rebel",
    "struggle",
    "liberators",
    "avengers",
    "vigilance",
];
/// What fights.
const FIGHTING: &[&str] = &[
    "army",
    "forces",
    "force",
    "brigade",
    "brigades",
    "column",
    "command",
    "guard",
    "battalion",
    "front",
    "corps",
];
/// Those who make up what is neither a state's nor a party's.
const MEMBERS: &[&str] = &[
    "students",
    "student",
    "workers",
    "mothers",
    "women",
    "youth",
    "farmers",
    "teachers",
    "journalists",
    "lawyers",
    "families",
    "veterans",
    "elders",
    "bishops",
    "churches",
    "traders",
    "doctors",
    "artists",
    "victims",
    "ranchers",
    "cattlemen",
    "fishermen",
    "widows",
    "employers",
    "jurists",
    "nurses",
    "engineers",
    "miners",
    "unions",
    "bishop",
    "fishers",
    "herders",
    "residents",
    "islanders",
    "villagers",
    "parents",
    "relatives",
    "survivors",
    "prisoners",
    "writers",
    "scholars",
    "imams",
    "clergy",
];
/// What a movement is for.
const CAUSES: &[&str] =
    &["resistance", "liberation", "independence", "freedom", "opposition", "rebel", "separatist"];
/// What deliberates.
const DELIBERATING: &[&str] =
    &["council", "committee", "congress", "assembly", "command", "coordination", "authority"];

/// How a body's name begins that sides have in common, what one does that watches over an accord, and what such bodies are.
const COMMON_TO_ALL: &[&str] = &["joint", "mixed", "bilateral", "tripartite", "trilateral", "quadripartite"];
const WATCHING: &[&str] = &["monitoring", "verification", "oversight", "observation", "supervisory"];
const SET_UP: &[&str] =
    &["committee", "commission", "council", "cell", "mechanism", "body", "board", "panel"];

/// Whether a capitalized word is one for those who join in what is neither a state's nor a party's.
pub(super) fn is_member(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && MEMBERS.contains(&word.to_lowercase().as_str())
}

impl Finder<'_, '_, '_> {
    /// "between the government and *the Hill Army*": on the other side, and no state's by its name.
    fn faces_government(&self, words: &Range<TokenId>, head: TokenId) -> bool {
        let document = self.document;
        let article =
            words.start.checked_sub(1).filter(|&t| document.word(t) == "the").unwrap_or(words.start);
        let joined = article.checked_sub(2).filter(|&t| document.word(t + 1) == "and");
        let government =
            joined.and_then(|t| self.known.body(t)).is_some_and(|body| body.value.kind == ActorKind::State);
        government
            && (words.start..head).all(|t| {
                self.known.name_from(t).is_none()
                    && !matches!(document.word(t), "National" | "Royal" | "Federal" | "Armed" | "Republican")
            })
    }

    /// The kind of a body whose name says of whom it is: "Students' Union", "Mothers Council".
    /// "League of Northern States" and how it fights: "Patriotic Army", "Free Brigade".
    pub(super) fn kind_by_members(&self, words: Range<TokenId>, head: TokenId, kind: ActorKind) -> ActorKind {
        // "House of Representatives": what such a body is called, whole.
        if self.known.body(head).is_some_and(|body| body.tokens == words) {
            return kind;
        }
        // "the Bureau of the Assembly of the African Union": of what the organization is.
        let whole = (head + 1..words.end).find_map(|t| self.known.name_from(t)).filter(|name| {
            name.tokens.end == words.end
                && name.readings.iter().any(|reading| {
                    matches!(reading, Name::Organization(o) if o.kind == ActorKind::IntergovernmentalOrganization)
                })
        });
        let place = self.document.word(head) == "Headquarters";
        if kind == ActorKind::StateBody && whole.is_some() && !place {
            return ActorKind::IntergovernmentalOrganization;
        }
        let lower = |t: TokenId| self.document.word(t).to_lowercase();
        let any = |list: &[&str]| words.clone().any(|t| list.contains(&lower(t).as_str()));
        // "Commission of Jurists", but "Headquarters for the Treatment of Prisoners".
        let members = |t: TokenId| MEMBERS.contains(&lower(t).as_str());
        let right = words.end - 1;
        let of_members =
            right > head + 1 && self.document.word(head + 1) == "of" && right <= head + 3 && members(right);
        let movement =
            matches!(kind, ActorKind::StateBody | ActorKind::PoliticalGroup | ActorKind::CivilSociety);
        // "the Joint Border Commission", "the Monitoring Council": of no one state.
        let joint = COMMON_TO_ALL.contains(&lower(words.start).as_str());
        let watches = (words.start..head).any(|t| WATCHING.contains(&lower(t).as_str()));
        let set_up = matches!(kind, ActorKind::StateBody | ActorKind::ArmedGroup);
        if (joint || watches) && set_up && SET_UP.contains(&lower(head).as_str()) {
            return ActorKind::Other;
        }
        let of_states = (head + 1..words.end).any(|t| STATES.contains(&lower(t).as_str()));
        if of_states && movement {
            return ActorKind::IntergovernmentalOrganization;
        }
        let self_defence = words
            .clone()
            .any(|t| lower(t) == "self" && matches!(lower(t + 2).as_str(), "defence" | "defense"));
        // "Army of the Faithful": of no country.
        let of_no_state = head + 2 < words.end
            && lower(head) == "army"
            && lower(head + 1) == "of"
            && !(head + 2..words.end).any(|t| {
                is_state_style(self.document.word(t))
                    || self.known.name_from(t).is_some_and(|n| n.readings.iter().any(|r| r.state().is_some()))
            });
        if kind == ActorKind::StateBody
            && (any(INSURGENT) || self_defence || of_no_state || self.faces_government(&words, head))
            && FIGHTING.contains(&lower(head).as_str())
        {
            return ActorKind::ArmedGroup;
        }
        // "Southern Resistance Council", "Freedom Congress": no organ of a state.
        if kind == ActorKind::StateBody && any(CAUSES) && DELIBERATING.contains(&lower(head).as_str()) {
            return ActorKind::PoliticalGroup;
        }
        let society =
            words.clone().any(|t| lower(t) == "civil" && t + 1 < words.end && lower(t + 1) == "society");
        let civil = society || (words.start..head).any(members) || of_members;
        let open = matches!(
            kind,
            ActorKind::StateBody
                | ActorKind::IntergovernmentalOrganization
                | ActorKind::PoliticalGroup
                | ActorKind::Other
        );
        if civil && open { ActorKind::CivilSociety } else { kind }
    }
}
