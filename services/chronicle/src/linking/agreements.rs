//! A report's agreements, each taken for a known one or for a new one.

use std::collections::BTreeSet;

use peacebrief::v1::{self, AgreementKind, AgreementStatus, LinkingGround};

use super::accord_names::{AccordName, Names};
use super::actors::Link;
use super::{ids, names};
use crate::desk::Desk;
use crate::intake::moves;
use crate::record::{ActorRecord, AgreementLink, AgreementRecord, PinRecord, ProcessRecord, ReportRecord};
use crate::{Shelf, course, keys};

/// How many of the agreements that were told of last are looked at.
const RECENT: usize = 24;
/// What came about more days apart than so is not one agreement, unless its name tells so.
const NEAR_DAYS: i64 = 180;
/// For so many days after it was told of last, "the ceasefire" still means the one that was spoken of.
const SPOKEN_OF_DAYS: i64 = 200;

/// Takes the agreements of a brief for known ones where they fit, and names the others.
pub(crate) fn link<S: Shelf>(
    desk: &Desk<'_, S>,
    report: &ReportRecord,
    brief: &v1::Brief,
    parties: &[Vec<String>],
    before: Option<&ReportRecord>,
) -> Result<Vec<Link>, S::Error> {
    let mut links: Vec<Link> = Vec::with_capacity(brief.agreements.len());
    let party_words = party_words(desk, report, parties)?;
    let before = before.filter(|before| before.process == report.process);
    let first = |agreement: &v1::Agreement| ids::name("agreements", &report.brief, &agreement.id, 0);
    desk.prefetch(&brief.agreements.iter().map(first).collect::<Vec<_>>())?;
    for (agreement, parties) in brief.agreements.iter().zip(parties) {
        let same = |old: &&AgreementLink| {
            old.finding == agreement.id && old.name == agreement.name && old.kind == agreement.kind
        };
        if let Some(old) = before.and_then(|before| before.agreements.iter().find(same)) {
            let (ground, explanation) = (old.ground(), old.explanation.clone());
            links.push(Link { id: old.agreement.clone(), ground, explanation });
            continue;
        }
        let places = moves::places(brief, agreement);
        let places = places.iter().flat_map(|place| names::fold_words(place)).collect();
        let local =
            Local { agreement, name: AccordName::read(&agreement.name, &party_words), parties, places };
        let link = match local.best(desk, report, &party_words, &links)? {
            Some(mut link) => {
                let pins = desk.find::<PinRecord>(&[keys::pins(&report.brief)])?;
                if let Some(pin) = pins.into_iter().find(|pin| pin.from == link.id) {
                    link.id.clone_from(&pin.to);
                }
                link
            }
            None => Link {
                id: new_name(desk, &report.brief, agreement, before, &links)?,
                ground: LinkingGround::New,
                explanation: format!("no known agreement fits {}", agreement.name),
            },
        };
        links.push(link);
    }
    Ok(links)
}

/// The words by which the parties of a report's agreements are called: in the names of agreements they tell nothing.
fn party_words<S: Shelf>(
    desk: &Desk<'_, S>,
    report: &ReportRecord,
    parties: &[Vec<String>],
) -> Result<BTreeSet<String>, S::Error> {
    let mut words = BTreeSet::new();
    for link in &report.actors {
        if parties.iter().flatten().chain(&report.parties).any(|party| *party == link.actor) {
            words.extend(link.forms.iter().flat_map(|form| names::fold_words(&form.text)));
            if let Some(actor) = desk.get::<ActorRecord>(&link.actor)? {
                words.extend(actor.names.iter().flat_map(|tally| names::fold_words(&tally.what)));
            }
        }
    }
    Ok(words)
}

fn new_name<S: Shelf>(
    desk: &Desk<'_, S>,
    brief: &str,
    agreement: &v1::Agreement,
    before: Option<&ReportRecord>,
    links: &[Link],
) -> Result<String, S::Error> {
    let free = |name: &String| !links.iter().any(|link| link.id == *name);
    let same = |old: &&AgreementLink| {
        old.kind == agreement.kind && names::fold(&old.name) == names::fold(&agreement.name)
    };
    let before = before.into_iter().flat_map(|before| &before.agreements);
    let known = before.filter(same).map(|old| old.agreement.clone());
    let mut last = String::new();
    for name in known.chain((0..16).map(|tries| ids::name("agreements", brief, &agreement.id, tries))) {
        if free(&name) && !desk.has(&name)? {
            return Ok(name);
        }
        last = name;
    }
    Ok(last)
}

/// An agreement of the report, read for comparison.
struct Local<'b> {
    agreement: &'b v1::Agreement,
    name: AccordName,
    parties: &'b [String],
    /// Words of the places where it was made.
    places: BTreeSet<String>,
}

impl Local<'_> {
    /// The known agreement that fits, where one does and no other does as well.
    fn best<S: Shelf>(
        &self,
        desk: &Desk<'_, S>,
        report: &ReportRecord,
        party_words: &BTreeSet<String>,
        links: &[Link],
    ) -> Result<Option<Link>, S::Error> {
        let words: Vec<String> =
            self.name.own.iter().map(|word| keys::agreement_word(&report.process, word)).collect();
        let mut candidates = desk.find::<AgreementRecord>(&words)?;
        let recent = desk.range::<AgreementRecord>(&keys::agreements_recent(&report.process), "", RECENT)?;
        candidates.extend(recent.into_iter().map(|(_, known)| known));
        candidates.sort_by(|a, b| a.name.cmp(&b.name));
        candidates.dedup_by(|a, b| a.name == b.name);
        let process = desk.get::<ProcessRecord>(&report.process)?.unwrap_or_default();
        let principals: Vec<String> = process.principals().into_iter().map(str::to_owned).collect();
        let mut fits = Vec::new();
        for known in &candidates {
            let root =
                if known.merged_into.is_empty() { known.name.clone() } else { known.merged_into.clone() };
            if let Some(fit) = self.fit(known, report, party_words, &principals)
                && (fit.named || self.name.is_neutral() || !links.iter().any(|link| link.id == known.name))
            {
                fits.push((fit, known, root));
            }
        }
        fits.sort_by_key(|(fit, known, _)| std::cmp::Reverse((fit.named, fit.support, known.report_count())));
        let rival = match &fits[..] {
            [(first, _, one), (second, _, other), ..] => {
                one != other && (first.named, first.support) == (second.named, second.support)
            }
            _ => false,
        };
        Ok(fits.into_iter().next().filter(|_| !rival).map(|(fit, known, _)| Link {
            id: known.name.clone(),
            ground: if fit.named { LinkingGround::Name } else { LinkingGround::Circumstances },
            explanation: fit.explanation,
        }))
    }

    fn fit(
        &self,
        known: &AgreementRecord,
        report: &ReportRecord,
        party_words: &BTreeSet<String>,
        principals: &[String],
    ) -> Option<Fit> {
        let renewal = |kind| kind == AgreementKind::Renewal;
        if renewal(self.agreement.kind()) != renewal(known.kind()) {
            return None;
        }
        let names: Vec<AccordName> =
            known.names.iter().map(|sum| AccordName::read(&sum.text, party_words)).collect();
        let stand = |wanted| names.iter().any(|name| self.name.stands_to(name) == wanted);
        let shared = self
            .parties
            .iter()
            .filter(|party| known.parties.iter().any(|tally| tally.what == **party))
            .count();
        let same_parties = shared == self.parties.len() && shared == known.parties.len();
        let within = shared > 0 && (shared == self.parties.len() || shared == known.parties.len());
        // An accord has two parties at least: where only one is told, the other may be any of the process.
        let half = self.parties.len().min(known.parties.len()) < 2;
        let principal = |party: &str| {
            report.parties.iter().any(|other| other == party) || principals.iter().any(|other| other == party)
        };
        let halves = half
            && self.parties.iter().all(|party| principal(party))
            && known.parties.iter().all(|tally| principal(&tally.what));
        let days = self.days_apart(known);
        let support = 2 + u32::from(same_parties) * 2 + u32::from(within) + u32::from(days == Some(0)) * 2
            - u32::from(self.same_move_on_other_day(known));
        let fit = |named, by: &str| {
            let explanation = format!("{by}: {} and {}", self.agreement.name, known.display_name());
            Some(Fit { named, support, explanation })
        };
        if stand(Names::Same) {
            return fit(true, "same words in the name");
        }
        let places = known.places.iter().flat_map(|tally| names::fold_words(&tally.what)).collect();
        let by_place = self.name.called_by(&places) || names.iter().any(|name| name.called_by(&self.places));
        let sorts = self.name.has_no_sort()
            || names.iter().any(|name| name.has_no_sort() || name.same_sort(&self.name));
        if by_place && sorts && within && self.kinds_agree(known) && days.is_none_or(|days| days <= NEAR_DAYS)
        {
            return fit(true, "called by the place where it was made");
        }
        // Names that leave it open whether they mean one: then parties, kind and time have to agree. Who brings a name of its own
        // is not what was spoken of without one, unless both came about on one day.
        let open = stand(Names::Open) && !stand(Names::Other);
        let neutral = self.name.is_neutral() && names.iter().all(AccordName::may_be_called_accord);
        let alike = neutral || names.iter().all(|name| name.same_sort(&self.name)) || days == Some(0);
        let times = days.is_none_or(|days| days <= NEAR_DAYS)
            && self.times_agree(known, report)
            && !self.contests_day(known);
        if !(open && alike && times && self.kinds_agree(known)) {
            return None;
        }
        match (same_parties, within, halves) {
            (true, ..) => fit(false, "same parties, kind and time"),
            (_, true, _) => fit(false, "parties in common, kind and time"),
            (_, _, true) => fit(false, "same kind and time, and parties of which not all are told"),
            _ => None,
        }
    }

    /// How far the days lie apart on which it is told to have got anywhere, and the nearest on which the known one did.
    fn days_apart(&self, known: &AgreementRecord) -> Option<i64> {
        let ours = course::days(self.agreement.date.as_ref()?)?.0;
        let theirs = known.moves.iter().filter_map(|sum| Some(course::days(sum.date.as_ref()?)?.0));
        theirs.map(|day| (day - ours).abs()).min()
    }

    /// Whether the known one got to the same status on another day.
    fn same_move_on_other_day(&self, known: &AgreementRecord) -> bool {
        self.days_between_moves(known).is_some_and(|days| days > 0)
    }

    /// Whether it got to the same status so long before or after that it cannot be the same move.
    fn contests_day(&self, known: &AgreementRecord) -> bool {
        self.agreement.status() != AgreementStatus::InForce
            && self.days_between_moves(known).is_some_and(|days| days > course::CONTESTED_DAYS)
    }

    /// How many days lie between the days on which both got to the same status; 0 where they may be one.
    fn days_between_moves(&self, known: &AgreementRecord) -> Option<i64> {
        let ours = self.agreement.date.as_ref().and_then(course::days)?;
        let same = known.moves.iter().filter(|sum| sum.status == self.agreement.status);
        let days = same.filter_map(|sum| course::days(sum.date.as_ref()?));
        days.map(|theirs| (theirs.0 - ours.1).max(ours.0 - theirs.1).max(0)).min()
    }

    /// Whether both may be of one kind: reports call anything an accord, but a truce is no treaty.
    fn kinds_agree(&self, known: &AgreementRecord) -> bool {
        let (ours, theirs) = (self.agreement.kind(), known.kind());
        let loose = |kind| {
            matches!(kind, AgreementKind::Framework | AgreementKind::Other | AgreementKind::Unspecified)
        };
        ours == theirs || loose(ours) || loose(theirs)
    }

    /// Whether the known one was spoken of not long ago, and has not ended since.
    fn times_agree(&self, known: &AgreementRecord, report: &ReportRecord) -> bool {
        let Some(published) = report.published.as_ref().and_then(course::day_number) else { return true };
        let last = known.reports.latest();
        let last = last.as_ref().and_then(course::day_number);
        if last.is_some_and(|last| (published - last).abs() > SPOKEN_OF_DAYS) {
            return false;
        }
        let begins = self.agreement.status() < AgreementStatus::Agreed;
        // What is proposed after another was signed, or ended, is a new one.
        let past = known.moves.iter().any(|sum| sum.status() >= AgreementStatus::Signed);
        let ended = known.moves.iter().any(|sum| sum.status() == AgreementStatus::Collapsed);
        if self.agreement.status() == AgreementStatus::Signed && ended {
            return false;
        }
        !(begins && past)
    }
}

/// What speaks for a known agreement.
struct Fit {
    named: bool,
    support: u32,
    explanation: String,
}
