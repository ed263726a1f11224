//! Persons held against each other.

use peacebrief::v1::LinkingGround;

use super::compare::{By, Circumstances, Local, Match, Service, Strength};
use super::known::Known;
use super::names::Name;
use super::spelling;

/// How two persons' names stand to each other, the closest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Names {
    /// One has a single word only, which the other has after the first.
    Surname,
    /// The surname, and an initial for the first name.
    Initial,
    /// One has all words of the other, and more.
    Within,
    /// The same words, some in another spelling that is a usual one.
    Resembling,
    /// The same words, some in another spelling that sounds the same.
    Sounding,
    /// The same.
    Same,
}

pub(super) fn compare(local: &Local<'_>, known: &Known, circumstances: &Circumstances<'_>) -> Option<Match> {
    let service = circumstances.service(known);
    let office = known.held(&local.office);
    let other_office = !office && !local.office.is_unknown() && known.has_office();
    let in_process = circumstances.in_process;
    if local.name.is_generic() {
        return by_office(service, in_process && office);
    }
    let names = known.forms.iter().filter(|name| !name.is_generic());
    let names = names.filter_map(|theirs| relation(&local.name, theirs)).max()?;
    // Somebody known by a first name, too, is told apart by it: the short forms of others are no names of this person.
    let (against, near) = (service == Service::Other, service == Service::Same);
    let (holds, strength, ground, by) = match names {
        Names::Same => (in_process || !against, Strength::Name, LinkingGround::Name, "same full name"),
        Names::Sounding => (
            in_process || near,
            Strength::Spelling,
            LinkingGround::Spelling,
            "same full name but for its spelling",
        ),
        Names::Resembling => (
            in_process && !against && (near || office),
            Strength::Spelling,
            LinkingGround::Spelling,
            "same full name but for its spelling",
        ),
        // Fathers and sons share as much of a name: whom one office is told of is not the bearer of another whom nobody tells to act for the same.
        Names::Within => (
            if in_process { near || office || !against && !other_office } else { near },
            Strength::MostOfName,
            LinkingGround::PartOfName,
            "same parts of the name",
        ),
        Names::Initial => (
            in_process && (!against || office),
            Strength::MostOfName,
            LinkingGround::PartOfName,
            "same surname and initial",
        ),
        Names::Surname => (
            in_process && (!against || office),
            Strength::PartOfName,
            LinkingGround::PartOfName,
            "same surname",
        ),
    };
    holds.then(|| matched((strength, ground, by), (service, office, in_process)))
}

/// The bearer of an office whom the report does not name.
fn by_office(service: Service, holds: bool) -> Option<Match> {
    let holds = holds && service == Service::Same;
    let by = (Strength::Circumstances, LinkingGround::Office, "same office");
    holds.then(|| matched(by, (service, true, true)))
}

fn matched(
    (strength, ground, by): (Strength, LinkingGround, &'static str),
    (service, office, in_process): (Service, bool, bool),
) -> Match {
    let support = u32::from(service == Service::Same) * 2 + u32::from(office) * 2 + u32::from(in_process)
        - u32::from(service == Service::Other && office);
    Match {
        strength,
        support,
        ground,
        by: By::Both(by),
        same_office: office && ground != LinkingGround::Office,
        same_service: service == Service::Same,
        in_process,
    }
}

/// How two persons' names stand to each other; nothing where they tell of two.
fn relation(one: &Name, other: &Name) -> Option<Names> {
    let (short, long) = if one.words().len() <= other.words().len() { (one, other) } else { (other, one) };
    // How words sound tells whether they may be one; the words themselves tell initials.
    let (words, theirs) = (short.words(), long.words());
    let (sounds, their_sounds) = (short.sounds(), long.sounds());
    let (first, last) = (sounds.first()?, sounds.last()?);
    let (their_first, rest) = their_sounds.split_first()?;
    let their_last = rest.last().unwrap_or(their_first);
    if words.len() == 1 {
        let surnames = if rest.is_empty() { std::slice::from_ref(their_first) } else { rest };
        return surnames.contains(last).then_some(Names::Surname);
    }
    if words == theirs {
        return Some(Names::Same);
    }
    if words.len() == theirs.len() {
        if sounds == their_sounds {
            return Some(Names::Sounding);
        }
        // Of the first names, an initial may stand for one, and one sound may differ; or of the surname alone.
        let (given, surname) = (words.len() - 1, last == their_last);
        let firsts = |fits: fn(&str, &str) -> bool| {
            sounds.iter().zip(their_sounds).take(given).all(|(x, y)| fits(x, y))
        };
        if surname && firsts(spelling::alike)
            || sounds[..given] == their_sounds[..given] && spelling::alike(last, their_last)
        {
            return Some(Names::Resembling);
        }
        if !surname {
            return None;
        }
        let initial = |at: usize| {
            let (short, long) = if is_initial(&words[at]) {
                (&sounds[at], &their_sounds[at])
            } else {
                (&their_sounds[at], &sounds[at])
            };
            (is_initial(&words[at]) || is_initial(&theirs[at])) && long.starts_with(short.as_str())
        };
        let fits = |at| initial(at) || spelling::alike(&sounds[at], &their_sounds[at]);
        return (0..given).all(fits).then_some(Names::Initial);
    }
    // A longer form has the words of the shorter in their order, beginning with the same.
    let mut rest = their_sounds.iter();
    if first == their_first && sounds.iter().all(|sound| rest.any(|theirs| theirs == sound)) {
        return Some(Names::Within);
    }
    let initial = is_initial(&words[0]) && theirs[0].starts_with(words[0].as_str());
    (initial && last == their_last && words.len() == 2).then_some(Names::Initial)
}

/// Whether a word is a single letter.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some() && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(one: &str, other: &str) -> Option<Names> {
        relation(&Name::read(one, true), &Name::read(other, true))
    }

    #[test]
    fn forms_of_one_name_stand_to_each_other() {
        assert_eq!(names("Mr. Roberto Cañas", "Roberto Canas"), Some(Names::Same));
        assert_eq!(names("Leila Janibekova", "Leyla Dzhanibekova"), Some(Names::Sounding));
        assert_eq!(names("Yusup Halikov", "Yusuf Khalikov"), Some(Names::Resembling));
        assert_eq!(names("Alfredo Félix Cristiani Burkard", "Alfredo Cristiani"), Some(Names::Within));
        assert_eq!(names("General R. Temirov", "Ruslan Temirov"), Some(Names::Initial));
        assert_eq!(names("Dzhanibekova", "Leila Janibekova"), Some(Names::Surname));
        assert_eq!(names("Cristiani", "Alfredo Félix Cristiani Burkard"), Some(Names::Surname));
    }

    #[test]
    fn two_of_one_surname_stay_two() {
        for (one, other) in [
            ("Ruslan Temirov", "Daniyar Temirov"),
            ("R. Temirov", "Daniyar Temirov"),
            ("Miguel Cañas", "Roberto Cañas"),
            ("Ivan Ivanov", "Ivan Ivanova"),
            ("Kim Jong Un", "Kim Yo Jong"),
        ] {
            assert_eq!(names(one, other), None, "{one} {other}");
        }
    }
}
