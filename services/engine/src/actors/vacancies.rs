//! Offices whose bearers are not named with them, and who turns out to bear them.

use std::ops::Range;

use peacebrief::v1::MentionKind;

use super::register::{DraftId, Office};
use super::resolve::Resolver;
use crate::document::TokenId;
use crate::lexicon::OfficeClass;
use crate::mentions::OfficeSpan;
use crate::syntax::Dep;

/// How many vacant offices are kept.
const VACANCIES: usize = 16;

/// Within how many sentences a report names the one whom it has introduced by his office: "Angola's foreign minister said … Tete
/// Antonio, who chaired the talks, said …".
const NAMED_WITHIN: usize = 2;

/// An office whose bearer has not been named with it.
pub(super) struct Vacancy {
    office: Office,
    /// Where the text speaks of the one who bears it.
    stands: Option<Range<TokenId>>,
}

impl Resolver<'_, '_, '_, '_> {
    /// Keeps an office whose bearers are not named here for those who are named later: "The Foreign Ministers of X and Y signed
    /// …", "the text was signed by A of X and B of Y". `stands` is where one alone is spoken of.
    pub(super) fn vacate(
        &mut self,
        office: &OfficeSpan,
        holders: &[DraftId],
        stands: Option<Range<TokenId>>,
    ) {
        let governs = matches!(
            office.class,
            OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment | OfficeClass::Minister
        );
        let leads = stands.is_some()
            && matches!(
                office.class,
                OfficeClass::Diplomat
                    | OfficeClass::Envoy
                    | OfficeClass::Negotiator
                    | OfficeClass::Commander
                    | OfficeClass::OrganizationHead
                    | OfficeClass::Leader
            );
        // "The head of the mission said"
        let heads = stands.is_some()
            && office.class == OfficeClass::Official
            && matches!(self.lower(office.head()).as_str(), "head" | "chief");
        if !(governs || leads || heads) || office.former {
            return;
        }
        if self.vacant.len() >= VACANCIES {
            self.vacant.remove(0);
        }
        let words = self.title_words(office);
        for &holder in holders {
            let office = Office {
                words: words.clone(),
                with_body: None,
                phrase: words.clone(),
                class: office.class,
                former: false,
                holder: Some(holder),
                assumed: None,
                body: None,
                end: 0,
            };
            self.vacant.push(Vacancy { office, stands: stands.clone() });
        }
    }

    /// Gives vacant offices to the untitled persons of their states, where there is one each.
    pub(super) fn fill_vacancies(&mut self) {
        for Vacancy { office, stands } in std::mem::take(&mut self.vacant) {
            let mut fit = (0..self.register.drafts.len()).filter(|&id| {
                let draft = &self.register.drafts[id];
                draft.is_person()
                    && draft.offices.is_empty()
                    && office.holder.is_some()
                    && draft.holder.or(draft.known) == office.holder
            });
            if let (Some(id), None) = (fit.next(), fit.next()) {
                self.register.drafts[id].engaged = true;
                self.register.drafts[id].offices.push(office);
                self.was_meant(stands, id);
            }
        }
    }

    /// Lets a person who is named for the first time, as the subject of a sentence and without any title, take the office by which
    /// the text has just spoken of somebody.
    pub(super) fn takes_office(&mut self, name: usize, id: DraftId) {
        let document = self.document;
        let head = self.mentions.names[name].tokens.end - 1;
        let here = document.sentence_of(head);
        let recent = |vacancy: &Vacancy| {
            vacancy.stands.as_ref().is_some_and(|tokens| {
                let there = document.sentence_of(tokens.start);
                there < here && here - there <= NAMED_WITHIN
            })
        };
        let Some(at) = self.vacant.iter().rposition(recent) else { return };
        let draft = &self.register.drafts[id];
        let first = draft.names.iter().map(|n| n.start).min() == Some(self.mentions.names[name].tokens.start);
        let whose = self.vacant[at].office.holder;
        let unknown = draft.is_person()
            && draft.offices.iter().all(|office| office.former)
            && (draft.employer().is_none() || draft.employer() == whose);
        // "“…,” said Tete Antonio, who chaired the talks"
        let subject =
            document.dep(head) == Dep::Nsubj && document.is_root(document.head(head)) || self.speaks(head);
        let full = self.mentions.names[name].tokens.len() > 1;
        if !(first && unknown && subject && full) || self.links.iter().any(|names| names.contains(&name)) {
            return;
        }
        let Vacancy { office, stands } = self.vacant.remove(at);
        self.bear(id, &office.words.clone());
        self.register.drafts[id].engaged = true;
        self.register.drafts[id].offices.push(office);
        self.was_meant(stands, id);
    }

    /// Notes who has been meant where the text spoke of an office before it named its bearer.
    pub(super) fn is_borne_by(&mut self, office: &OfficeSpan, bearer: DraftId, holder: Option<DraftId>) {
        let title = self.title_words(office).to_lowercase();
        let same = |vacancy: &Vacancy| {
            vacancy.stands.is_some()
                && vacancy.office.class == office.class
                && holder.is_some()
                && vacancy.office.holder == holder
                && (title.contains(&vacancy.office.words.to_lowercase())
                    || vacancy.office.words.to_lowercase().contains(&title))
        };
        while let Some(at) = self.vacant.iter().position(same) {
            let Vacancy { stands, .. } = self.vacant.remove(at);
            self.was_meant(stands, bearer);
        }
    }

    fn was_meant(&mut self, stands: Option<Range<TokenId>>, id: DraftId) {
        let Some(tokens) = stands else { return };
        self.standing.retain(|(standing, _)| standing.end != tokens.end);
        for token in tokens.clone() {
            self.referents[token] = vec![id];
        }
        self.register.drafts[id].mention(tokens, MentionKind::Description);
    }
}
