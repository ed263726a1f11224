//! Groups and organizations: "the rebels", "the movement", "the opposition", "the alliance"; which of those named is meant.

use peacebrief::v1::{ActorKind, MentionKind};

use crate::actors::discourse::Entry;
use crate::actors::register::DraftId;
use crate::actors::resolve::Resolver;
use crate::actors::unnamed_side;
use crate::document::TokenId;
use crate::mentions::{BodySpan, fold_words};
use crate::syntax::{Dep, Tag};

impl Resolver<'_, '_, '_, '_> {
    /// "the rebels", "the movement", "Fano militiamen", "the opposition".
    pub(super) fn group(&mut self, body: &BodySpan, holders: &[DraftId]) {
        let head = body.head();
        let tokens = body.tokens.clone();
        // "On the political front": a field, and no group.
        let field = self.lower(head) == "front"
            && body.extent.start.checked_sub(1).is_some_and(|t| self.lower(t) == "on");
        if field {
            return;
        }
        let group = holders
            .iter()
            .copied()
            .find(|&id| !matches!(self.register.drafts[id].kind, ActorKind::State | ActorKind::Person));
        if let Some(id) = self.named_beside(body) {
            // "Hamas's military wing, the Qassam Brigades"
            let people = |whole: DraftId| self.register.drafts[whole].kind == ActorKind::Other;
            let whole = group.filter(|&whole| whole != id && !people(whole));
            if self.register.drafts[id].holder.is_none() {
                self.register.drafts[id].holder = whole;
            }
            self.describe(tokens, head, id, MentionKind::Description);
            return;
        }
        if let Some(group) = group {
            if body.body.people {
                self.stand(tokens, head, &[group]);
            }
            return;
        }
        if self.unnamed_side(body, holders) || !holders.is_empty() {
            return;
        }
        // Of "two rebel sources" it is the sources that are counted.
        if !body.modifies && (body.count.is_some() || (body.determined && !body.definite)) {
            return;
        }
        if !body.body.people && !body.definite && !self.document.word(head).starts_with(char::is_uppercase) {
            return;
        }
        let word = self.lower(head);
        let kind = body.body.kind;
        let id = if body.body.people {
            if kind == ActorKind::ArmedGroup { self.principals.rebels } else { None }
        } else {
            // "the rebel forces" of a text that calls the group by its name
            let rebels = matches!(self.lower(body.noun.start).as_str(), "rebel" | "insurgent" | "guerrilla");
            let named = self.named_like(&word, kind, head);
            named.or(self.principals.rebels.filter(|_| kind == ActorKind::ArmedGroup && rebels))
        };
        let id = id.or_else(|| self.joint_body(body)).or_else(|| self.bare_opposition(body));
        match id {
            Some(id) if body.modifies => self.stand(tokens, head, &[id]),
            Some(id) => self.describe(tokens, head, id, MentionKind::Description),
            None => {}
        }
    }

    /// "the joint ceasefire commission": what the sides have set up, which the text calls by no name of its own.
    fn joint_body(&mut self, body: &BodySpan) -> Option<DraftId> {
        let document = self.document;
        let head = body.head();
        let own = body.body.kind == ActorKind::Other && body.body.alone && body.definite && !body.modifies;
        if !own || body.count.is_some() || document.tag(head) != Tag::Nn || body.noun.len() < 2 {
            return None;
        }
        let mut tokens = body.noun.clone();
        let sort = |t: TokenId| {
            matches!(
                self.lower(t).as_str(),
                "joint" | "mixed" | "bilateral" | "tripartite" | "trilateral" | "national"
            )
        };
        if tokens.start > 0 && sort(tokens.start - 1) {
            tokens.start -= 1;
        }
        let key = fold_words(document.words(tokens.clone())).join(" ");
        let id = self.register.find_or_add(&key, ActorKind::Other, "actors.named_body");
        self.register.drafts[id].names.push(tokens);
        Some(id)
    }

    /// "urged the opposition", "the opposition's charge": those out of power whom the text calls by no other name, where they act or are
    /// addressed.
    fn bare_opposition(&mut self, body: &BodySpan) -> Option<DraftId> {
        let document = self.document;
        let head = body.head();
        if self.lower(head) != "opposition" || !body.definite || body.modifies || body.noun.len() > 1 {
            return None;
        }
        let above = document.head(head);
        let part = match document.dep(head) {
            Dep::Nsubj | Dep::Dobj | Dep::Dative | Dep::Poss => true,
            Dep::Pobj => matches!(document.word(above), "to" | "on" | "with"),
            Dep::Conj => {
                self.mentions.known.body(above).is_some() || self.mentions.name_at.get(above).is_some()
            }
            _ => false,
        };
        // "the opposition to the deal": those against it, or their being so.
        let towards = document
            .children_by(head, Dep::Prep)
            .any(|p| matches!(document.word(p), "to" | "of" | "against" | "from"));
        if !part || towards {
            return None;
        }
        let id = self.register.find_or_add("opposition", ActorKind::PoliticalGroup, "actors.named_body");
        self.register.drafts[id].names.push(body.noun.clone());
        Some(id)
    }

    /// "South Sudan's rebels", "10 armed groups": the side that nobody names. Whether it is that.
    fn unnamed_side(&mut self, body: &BodySpan, holders: &[DraftId]) -> bool {
        let side = self.principals.rebels.filter(|&id| self.register.drafts[id].rule == unnamed_side::RULE);
        let Some(id) = side.filter(|_| unnamed_side::tells_a_side(self.ground(), body)) else { return false };
        let foreign = |&holder: &DraftId| {
            self.register.drafts[holder].kind == ActorKind::State && self.principals.home != Some(holder)
        };
        let head = body.head();
        let calls_it = self.register.drafts[id].names.iter().any(|name| name.contains(&head));
        // Two of the rebels are not the rebels, and another armed group is another.
        let some = body.count.is_some() && body.body.people
            || !body.body.people && body.determined && !body.definite;
        // "between the government and *14 armed groups in Doha*": those who met there.
        if !calls_it && (holders.iter().any(foreign) || some) {
            return false;
        }
        if body.modifies {
            self.stand(body.tokens.clone(), head, &[id]);
        } else {
            let kind = if calls_it { MentionKind::Name } else { MentionKind::Description };
            self.describe(body.tokens.clone(), head, id, kind);
        }
        true
    }

    /// "the group", "the organization", with nothing beside it: the most prominent of the groups just spoken of. Whether it is one of
    /// them.
    pub(in crate::actors) fn plain_group(&mut self, token: TokenId, word: &str) -> bool {
        /// How many sentences back it was spoken of at most.
        const REACH: usize = 3;
        let organization = matches!(word, "organization" | "organisation" | "body");
        if !organization && !matches!(word, "group" | "outfit" | "faction" | "grouping") {
            return false;
        }
        let document = self.document;
        let mut beside = document.children(token).filter(|&c| {
            let qualifies = matches!(document.dep(c), Dep::Relcl | Dep::Acl | Dep::Appos);
            c < token || qualifies || document.dep(c) == Dep::Prep && document.word(c) == "of"
        });
        let alone = beside.next().is_some_and(|c| matches!(self.lower(c).as_str(), "the" | "this"));
        if !alone || beside.next().is_some() || document.tag(token) != Tag::Nn {
            return false;
        }
        let fit = |id: DraftId| {
            let kind = self.register.drafts[id].kind;
            matches!(kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup | ActorKind::CivilSociety)
                || organization && kind == ActorKind::IntergovernmentalOrganization
        };
        // A charity is hardly called "the group" beside one that fights.
        let party = |id: DraftId| fit(id) && self.register.drafts[id].kind != ActorKind::CivilSociety;
        let best = self.discourse.best(document, token, REACH, &party);
        let Some(id) = best.or_else(|| self.discourse.best(document, token, REACH, &fit)) else {
            return false;
        };
        self.describe(token..token + 1, token, id, MentionKind::Pronoun);
        true
    }

    /// The body last spoken of whose name holds the noun, else of the noun's kind.
    pub(super) fn named_like(&self, noun: &str, kind: ActorKind, head: TokenId) -> Option<DraftId> {
        let holds = |id: DraftId| {
            let draft = &self.register.drafts[id];
            draft
                .names
                .iter()
                .any(|tokens| fold_words(self.document.words(tokens.clone())).iter().any(|w| w == noun))
        };
        // "the rebel forces" are no state's armed forces.
        let other_side = |id: DraftId| {
            kind == ActorKind::ArmedGroup && self.register.drafts[id].kind == ActorKind::StateBody
        };
        // "the alliance" is the one whose name ends so, before any whose name only holds the word.
        let headed = |id: DraftId| {
            let draft = &self.register.drafts[id];
            let ends = |tokens: &std::ops::Range<TokenId>| {
                fold_words(self.document.words(tokens.clone())).last().is_some_and(|w| w == noun)
            };
            !matches!(draft.kind, ActorKind::Person | ActorKind::State)
                && !other_side(id)
                && draft.names.iter().any(ends)
        };
        let single = |entry: &Entry| match entry.ids.as_slice() {
            [id] => Some(*id),
            _ => None,
        };
        if let Some(id) = self.discourse.latest().filter_map(single).find(|&id| headed(id)) {
            return Some(id);
        }
        let mut of_kind = None;
        for entry in self.discourse.latest() {
            let [id] = entry.ids.as_slice() else { continue };
            let draft = &self.register.drafts[*id];
            if matches!(draft.kind, ActorKind::Person | ActorKind::State) || other_side(*id) {
                continue;
            }
            if holds(*id) {
                return Some(*id);
            }
            let near = self.document.sentence_of(head).saturating_sub(entry.sentence) <= 3;
            let party = matches!(
                kind,
                ActorKind::ArmedGroup | ActorKind::PoliticalGroup | ActorKind::IntergovernmentalOrganization
            );
            // "the bloc" is one of parties or one of states.
            let bloc = noun == "bloc" && draft.kind == ActorKind::IntergovernmentalOrganization;
            if near && party && of_kind.is_none() && (bloc || alike(draft.kind, kind)) {
                of_kind = Some(*id);
            }
        }
        of_kind
    }
}

/// Whether a group of one kind may be called by a noun of the other.
fn alike(kind: ActorKind, noun: ActorKind) -> bool {
    let movement = |kind| matches!(kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup);
    kind == noun || movement(kind) && movement(noun)
}
