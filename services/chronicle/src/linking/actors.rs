//! A report's actors, each taken for somebody known or for somebody new.

use std::cell::{OnceCell, RefCell};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use peacebrief::v1::{self, ActorKind, LinkingGround};

use super::compare::{CIRCUMSTANCES, Circumstances, Local, Match, Strength, compare};
use super::handles::Handles;
use super::ids;
use super::known::{Known, Registry};
use super::names::Name;
use crate::record::{ActorLink, PartRecord, PinRecord, ReportRecord};
use crate::{Shelf, keys};

/// Whom an actor of a report was taken for, or what an agreement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Link {
    /// `actors/{actor}`, or `agreements/{agreement}`.
    pub(crate) id: String,
    pub(crate) ground: LinkingGround,
    pub(crate) explanation: String,
}

/// Links the actors of one report.
pub(crate) struct Linker<'a, 'd, 's, S> {
    registry: &'a Registry<'d, 's, S>,
    brief: &'a str,
    locals: &'a [Local<'a>],
    /// What the report was linked to before it was read anew.
    before: Option<&'a ReportRecord>,
    /// What [`wide_candidates`](Self::wide_candidates) answers, read when it is asked for.
    wide: OnceCell<Vec<Rc<Known>>>,
    /// What [`handles`](Self::handles) answers.
    handles: OnceCell<Handles>,
    /// Who was told apart by hand in this report, by whom they were taken for; read when it is asked for.
    pins: OnceCell<BTreeMap<String, String>>,
    /// What comparisons came to: the same ones come up for one process after the other.
    compared: RefCell<Compared>,
}

/// What comparisons came to.
#[derive(Default)]
struct Compared {
    /// For each actor of the report by the number of the known one and that of the circumstances, which are all that a comparison goes by.
    verdicts: Vec<Vec<Verdict>>,
    matches: Vec<Match>,
}

/// What a comparison came to.
#[derive(Clone, Copy, Default)]
enum Verdict {
    #[default]
    Open,
    Nothing,
    /// The place of the match.
    Match(u32),
}

impl Compared {
    /// What a comparison came to: one that was made, or is made now.
    fn get_or_make(
        &mut self,
        at: usize,
        (known, circumstances): (usize, usize),
        compare: impl FnOnce() -> Option<Match>,
    ) -> Option<Match> {
        if self.verdicts.len() <= at {
            self.verdicts.resize_with(at + 1, Vec::new);
        }
        let (verdicts, place) = (&mut self.verdicts[at], known * CIRCUMSTANCES + circumstances);
        if verdicts.len() <= place {
            verdicts.resize((place + 1).next_multiple_of(CIRCUMSTANCES * 32), Verdict::Open);
        }
        match verdicts[place] {
            Verdict::Nothing => None,
            Verdict::Match(at) => self.matches.get(at as usize).copied(),
            Verdict::Open => {
                let matched = compare();
                verdicts[place] = match &matched {
                    Some(_) => Verdict::Match(self.matches.len().try_into().unwrap_or(u32::MAX)),
                    None => Verdict::Nothing,
                };
                self.matches.extend(matched);
                matched
            }
        }
    }
}

/// Known actors, and whether they have a part in the process that is looked at.
type Candidates = Vec<(Rc<Known>, bool)>;

/// Those of them for whom something speaks, and what.
type Matches<'c> = Vec<(&'c Rc<Known>, Match)>;

/// The strengths in the order in which links are made: who is linked for a better reason is no candidate for a worse one.
const STRENGTHS: [Strength; 5] =
    [Strength::Name, Strength::Spelling, Strength::MostOfName, Strength::PartOfName, Strength::Circumstances];

/// Links by place in the report's list of actors; nothing where nobody known fits.
pub(crate) type Links = Vec<Option<Link>>;

impl<'a, 'd, 's, S: Shelf> Linker<'a, 'd, 's, S> {
    pub(crate) fn new(
        registry: &'a Registry<'d, 's, S>,
        brief: &'a str,
        locals: &'a [Local<'a>],
        before: Option<&'a ReportRecord>,
    ) -> Self {
        Self {
            registry,
            brief,
            locals,
            before,
            wide: OnceCell::new(),
            handles: OnceCell::new(),
            pins: OnceCell::new(),
            compared: RefCell::default(),
        }
    }

    /// Takes actors for known ones, as they may have a part in a process; without a process only by what tells them
    /// anywhere. What a report was linked to before, it stays linked to as far as its actors are the same.
    pub(crate) fn link(&self, process: Option<&str>) -> Result<Links, S::Error> {
        let mut links: Links = vec![None; self.locals.len()];
        let mut taken = BTreeSet::new();
        for (at, local) in self.locals.iter().enumerate() {
            if let Some(old) = self.unchanged(local)
                && taken.insert(old.actor.clone())
            {
                let (ground, explanation) = (old.ground(), old.explanation.clone());
                links[at] = Some(Link { id: old.actor.clone(), ground, explanation });
            }
        }
        let candidates = self.candidates(process)?;
        // For whom somebody acts tells them apart: first come those for whom others act.
        let acts_for = |at: usize| self.locals[at].is_person() || !self.locals[at].above.is_empty();
        let (above, below): (Vec<usize>, Vec<usize>) = (0..self.locals.len()).partition(|&at| !acts_for(at));
        // As of how many are known for whom they act, which may come out while links are made.
        let mut matches: BTreeMap<usize, (usize, Matches<'_>)> = BTreeMap::new();
        for places in [above, below] {
            for strength in STRENGTHS {
                for &at in &places {
                    if links[at].is_some() {
                        continue;
                    }
                    let known_above = self.known_above(at, &links).count();
                    if matches.get(&at).is_none_or(|(as_of, _)| *as_of != known_above) {
                        let found = self.matches(at, &candidates, &self.serves(at, &links)?);
                        matches.insert(at, (known_above, found));
                    }
                    let Some((_, found)) = matches.get(&at) else { continue };
                    let Some((known, matched)) = best(found, strength) else { continue };
                    if taken.insert(known.root.clone()) {
                        let id = self.pinned(&known.id)?;
                        let explanation = matched.explanation(&self.locals[at], known);
                        let ground = matched.ground;
                        links[at] = Some(Link { id, ground, explanation });
                    }
                }
            }
        }
        Ok(links)
    }

    /// Names whoever is still without a link: as they were named before the report was read anew, else afresh.
    pub(crate) fn name_new(&self, links: Links, process: &str) -> Result<Vec<Link>, S::Error> {
        let new = self.locals.iter().zip(&links).filter(|(_, link)| link.is_none());
        let first = |(local, _): (&Local<'_>, _)| ids::name("actors", self.brief, &local.actor.id, 0);
        self.registry.desk().prefetch(&new.map(first).collect::<Vec<_>>())?;
        let mut used: BTreeSet<String> = links.iter().flatten().map(|link| link.id.clone()).collect();
        let mut named = Vec::with_capacity(links.len());
        for (local, link) in self.locals.iter().zip(links) {
            let link = match link {
                Some(link) => link,
                None => {
                    let id = self.new_name(local, process, &used)?;
                    let explanation = format!("nobody known fits {}", local.written);
                    Link { id, ground: LinkingGround::New, explanation }
                }
            };
            used.insert(link.id.clone());
            named.push(link);
        }
        Ok(named)
    }

    /// The link that the same actor of this report had before.
    fn unchanged(&self, local: &Local<'_>) -> Option<&'a ActorLink> {
        let same = |old: &&ActorLink| {
            old.finding == local.actor.id && old.name == local.written && old.kind == local.actor.kind
        };
        self.before?.actors.iter().find(same)
    }

    /// The candidates for whom something speaks.
    fn matches<'c>(&self, at: usize, candidates: &'c Candidates, serves: &BTreeSet<String>) -> Matches<'c> {
        let local = &self.locals[at];
        let mut compared = self.compared.borrow_mut();
        let matched = |(known, in_process): &'c (Rc<Known>, bool)| {
            let circumstances =
                Circumstances { in_process: *in_process, serves, serves_somebody: !local.above.is_empty() };
            let by = (known.number, circumstances.number(known));
            let matched = compared.get_or_make(at, by, || compare(local, known, &circumstances));
            matched.map(|matched| (known, matched))
        };
        candidates.iter().filter_map(matched).collect()
    }

    /// Whoever bears a name of the report's actors, wherever they act.
    pub(crate) fn wide_candidates(&self) -> Result<&[Rc<Known>], S::Error> {
        if let Some(wide) = self.wide.get() {
            return Ok(wide);
        }
        let found = self.registry.called(wide_keys(self.locals))?;
        Ok(self.wide.get_or_init(|| found))
    }

    /// Reads what will be looked at to link the actors as they may have a part in one of some processes, all at once.
    pub(crate) fn prepare(&self, processes: &[&str]) -> Result<(), S::Error> {
        let wide = self.wide_candidates()?;
        let parts = processes
            .iter()
            .flat_map(|process| wide.iter().map(move |known| PartRecord::id_of(process, &known.id)));
        self.registry.desk().prefetch(&parts.collect::<Vec<_>>())?;
        self.registry.prepare(processes, self.handles())
    }

    /// What those are found by in a process whom an actor may be taken for.
    fn handles(&self) -> &Handles {
        self.handles.get_or_init(|| {
            let own = self.locals.iter().flat_map(Local::names).flat_map(Name::handles);
            let mut common: Vec<String> =
                self.locals.iter().map(|local| keys::kind_word(local.actor.kind)).collect();
            for local in self.locals.iter().filter(|local| local.name.is_generic()) {
                if local.is_person() {
                    common.push(local.office.handle());
                } else {
                    common.extend(local.name.handles().map(str::to_owned));
                }
            }
            Handles::new(own, common.iter().map(String::as_str))
        })
    }

    /// Whoever may be meant, and whether they have a part in the process.
    fn candidates(&self, process: Option<&str>) -> Result<Candidates, S::Error> {
        let mut found: BTreeMap<String, (Rc<Known>, bool)> = BTreeMap::new();
        for known in self.wide_candidates()? {
            let in_process = match process {
                Some(process) => self.registry.desk().has(&PartRecord::id_of(process, &known.id))?,
                None => false,
            };
            found.insert(known.id.clone(), (known.clone(), in_process));
        }
        if let Some(process) = process {
            for known in self.registry.in_process(process, self.handles())? {
                found.insert(known.id.clone(), (known, true));
            }
        }
        Ok(found.into_values().collect())
    }

    /// The links of those for whom an actor acts, as far as they are known.
    fn known_above<'l>(&self, at: usize, links: &'l Links) -> impl Iterator<Item = &'l Link> {
        self.locals[at].above.iter().filter_map(|&above| links[above].as_ref())
    }

    /// For whom an actor acts, as far as those are known, with those for whom they act in turn.
    fn serves(&self, at: usize, links: &Links) -> Result<BTreeSet<String>, S::Error> {
        let mut serves = BTreeSet::new();
        for link in self.known_above(at, links) {
            serves.insert(link.id.clone());
            if let Some(known) = self.registry.actor(&link.id)? {
                serves.insert(known.root.clone());
                serves.extend(known.affiliations.iter().cloned());
            }
        }
        Ok(serves)
    }

    /// Who was told apart by hand from a known one in this report.
    fn pinned(&self, actor: &str) -> Result<String, S::Error> {
        let pins = match self.pins.get() {
            Some(pins) => pins,
            None => {
                let found = self.registry.desk().find::<PinRecord>(&[keys::pins(self.brief)])?;
                self.pins.get_or_init(|| found.iter().map(|pin| (pin.from.clone(), pin.to.clone())).collect())
            }
        };
        Ok(pins.get(actor).cloned().unwrap_or_else(|| actor.to_owned()))
    }

    /// A name for somebody new.
    fn new_name(
        &self,
        local: &Local<'_>,
        process: &str,
        used: &BTreeSet<String>,
    ) -> Result<String, S::Error> {
        let same = |old: &&ActorLink| {
            let person = local.is_person();
            let name = self.registry.desk().memo().name(&old.name, person);
            person == (old.kind() == ActorKind::Person)
                && name.words().last() == local.name.words().last()
                && !used.contains(&old.actor)
        };
        let before = self.before.filter(|before| before.process == process);
        let before = before.into_iter().flat_map(|before| &before.actors);
        let known = before.filter(same).map(|old| old.actor.clone());
        let new = (0..16).map(|tries| ids::name("actors", self.brief, &local.actor.id, tries));
        let mut last = String::new();
        for name in known.chain(new) {
            if !used.contains(&name) && !self.registry.desk().has(&name)? {
                return Ok(name);
            }
            last = name;
        }
        Ok(last)
    }
}

/// The one who fits best, where one does by this strength and no other does as well.
fn best<'m>(matches: &'m Matches<'_>, strength: Strength) -> Option<(&'m Rc<Known>, &'m Match)> {
    let mut of_strength = matches.iter().filter(|(_, matched)| matched.strength == strength).peekable();
    of_strength.peek()?;
    let mut found: BTreeMap<&str, (&Rc<Known>, &Match)> = BTreeMap::new();
    for (known, matched) in of_strength {
        // Several that were made one by hand are one.
        let better = |(_, other): &(&Rc<Known>, &Match)| matched.support > other.support;
        if found.get(known.root.as_str()).is_none_or(better) {
            found.insert(&known.root, (*known, matched));
        }
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by_key(|(known, matched)| (Reverse(matched.support), Reverse(known.record.report_count)));
    // Of two who fit as well, either may be meant; by the same full name it is the better known.
    let rival = match &found[..] {
        [(_, first), (_, second), ..] => strength < Strength::Name && first.support == second.support,
        _ => false,
    };
    found.into_iter().next().filter(|_| !rival)
}

/// What they are found by who bear a name of some actors, wherever they act.
pub(crate) fn wide_keys(locals: &[Local<'_>]) -> Vec<String> {
    let names = || locals.iter().flat_map(Local::names);
    let mut wide: Vec<String> = names().map(|name| keys::actor_known(name.folded())).collect();
    wide.extend(names().filter_map(Name::initials).map(keys::actor_known));
    let persons = locals.iter().filter(|local| local.is_person()).flat_map(Local::names);
    wide.extend(persons.map(|name| keys::actor_sounds(&name.sounds().join(" "))));
    wide.sort();
    wide.dedup();
    wide
}

/// The places of the actors of these ids.
pub(crate) fn places(actors: &[v1::Actor], ids: &[String]) -> Vec<usize> {
    ids.iter().filter_map(|id| actors.iter().position(|actor| actor.id == *id)).collect()
}
