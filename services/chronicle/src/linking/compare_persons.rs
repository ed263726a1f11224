//! Persons held against each other.

use peacebrief::v1::LinkingGround;

use super::compare::{Circumstances, Local, Match, Service, Strength};
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
    let other_office = !office && !local.office.is_unknown() && !known.offices.is_empty();
    let in_process = circumstances.in_process;
    if local.name.is_generic() {
        return by_office(local, known, service, in_process && office);
    }
    let names = known.forms.iter().filter(|name| !name.is_generic());
    let names = names.filter_map(|theirs| relation(&local.name, theirs)).max()?;
    // Somebody known by a first name, too, is told apart by it: the short forms of others are no names of this person.
    let (against, near) = (service == Service::Other, service == Service::Same);
    let (holds, strength, ground, by) = match names {
        Names::Same => (in_process || !against, Strength::Name, LinkingGround::Name, "full name"),
        Names::Sounding => (
            in_process || near,
            Strength::Spelling,
            LinkingGround::Spelling,
            "full name but for its spelling",
        ),
        Names::Resembling => (
            in_process && !against && (near || office),
            Strength::Spelling,
            LinkingGround::Spelling,
            "full name but for its spelling",
        ),
        // Fathers and sons share as much of a name: whom one office is told of is not the bearer of another whom nobody tells to act for the same.
        Names::Within => (
            if in_process { near || office || !against && !other_office } else { near },
            Strength::MostOfName,
            LinkingGround::PartOfName,
            "parts of the name",
        ),
        Names::Initial => (
            in_process && (!against || office),
            Strength::MostOfName,
            LinkingGround::PartOfName,
            "surname and initial",
        ),
        Names::Surname => {
            (in_process && (!against || office), Strength::PartOfName, LinkingGround::PartOfName, "surname")
        }
    };
    holds.then(|| matched(local, known, (strength, ground, by), (service, office, in_process)))
}

/// The bearer of an office whom the report does not name.
fn by_office(local: &Local<'_>, known: &Known, service: Service, holds: bool) -> Option<Match> {
    let holds = holds && service == Service::Same;
    let by = (Strength::Circumstances, LinkingGround::Office, "office");
    holds.then(|| matched(local, known, by, (service, true, true)))
}

fn matched(
    local: &Local<'_>,
    known: &Known,
    (strength, ground, by): (Strength, LinkingGround, &str),
    (service, office, in_process): (Service, bool, bool),
) -> Match {
    let mut explanation = format!("same {by}: {} and {}", local.written, known.display_name);
    if ground != LinkingGround::Office && office {
        explanation.push_str(", same office");
    }
    if service == Service::Same {
        explanation.push_str(", acting for the same");
    }
    if in_process {
        explanation.push_str(", in the same process");
    }
    let support = u32::from(service == Service::Same) * 2 + u32::from(office) * 2 + u32::from(in_process)
        - u32::from(service == Service::Other && office);
    Match { strength, support, ground, explanation }
}

/// How two persons' names stand to each other; nothing where they tell of two.
fn relation(one: &Name, other: &Name) -> Option<Names> {
    let (a, b) = (one.words(), other.words());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let (first, last) = (short.first()?, short.last()?);
    if short.len() == 1 {
        let (long_first, rest) = long.split_first()?;
        let surnames = if rest.is_empty() { std::slice::from_ref(long_first) } else { rest };
        return surnames.iter().any(|word| spelling::sounds_as(word, last)).then_some(Names::Surname);
    }
    if a == b {
        return Some(Names::Same);
    }
    let pairs = || short.iter().zip(long.iter());
    if short.len() == long.len() {
        if pairs().all(|(x, y)| spelling::sounds_as(x, y)) {
            return Some(Names::Sounding);
        }
        // Of the first names, an initial may stand for one, and one sound may differ; or of the surname alone.
        let (given, surname) = (short.len() - 1, spelling::sounds_as(last, long.last()?));
        let firsts = |fits: fn(&str, &str) -> bool| pairs().take(given).all(|(x, y)| fits(x, y));
        if surname && firsts(spelling::alike)
            || firsts(spelling::sounds_as) && spelling::alike(last, long.last()?)
        {
            return Some(Names::Resembling);
        }
        let initial = |x: &str, y: &str| {
            let (short, long) = if x.chars().count() == 1 { (x, y) } else { (y, x) };
            short.chars().count() == 1 && spelling::sound(&[long]).starts_with(&spelling::sound(&[short]))
        };
        let fits = pairs().take(given).all(|(x, y)| initial(x, y) || spelling::alike(x, y));
        return (surname && fits).then_some(Names::Initial);
    }
    // A longer form has the words of the shorter in their order, beginning with the same.
    let mut rest = long.iter();
    let within = short.iter().all(|word| rest.any(|theirs| spelling::sounds_as(word, theirs)));
    let begins = long.first().is_some_and(|theirs| spelling::sounds_as(first, theirs));
    if within && begins {
        return Some(Names::Within);
    }
    let initial = first.chars().count() == 1 && long.first().is_some_and(|theirs| theirs.starts_with(first));
    let surname = long.last().is_some_and(|theirs| spelling::sounds_as(last, theirs));
    (initial && surname && short.len() == 2).then_some(Names::Initial)
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
