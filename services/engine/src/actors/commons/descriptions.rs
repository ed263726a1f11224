//! Nouns for several actors at once, or for one as a side: "both sides", "the two countries", "the Armenian side", "both armies".

use peacebrief::v1::MentionKind;

use crate::actors::resolve::Resolver;
use crate::document::TokenId;
use crate::mentions::{Class, StateForm};
use crate::syntax::{Dep, Pos, Tag};

impl Resolver<'_, '_, '_, '_> {
    /// Whether "parties" are the sides of the story rather than political parties.
    pub(in crate::actors) fn means_sides(&self, token: TokenId) -> bool {
        let document = self.document;
        matches!(self.lower(token).as_str(), "parties" | "sides")
            && document.children(token).filter(|&c| c < token).all(|c| {
                matches!(
                    self.lower(c).as_str(),
                    "the" | "both" | "two" | "all" | "these" | "warring" | "conflicting"
                )
            })
    }

    /// Other nouns that stand for actors: "both sides", "the two countries", "the Armenian side", "the kingdom".
    pub(in crate::actors) fn description(&mut self, token: TokenId) {
        let document = self.document;
        if document.pos(token) != Pos::Noun && document.pos(token) != Pos::Propn {
            return;
        }
        let word = self.lower(token);
        let Some(sort) = sort_of_description(&word) else {
            if self.unnamed_voices(token).is_none() && !self.plain_group(token, &word) {
                self.epithet(token);
            }
            return;
        };
        // "the foreign ministers of A and B" are told by whose they are.
        let told = document.children_by(token, Dep::Prep).any(|p| {
            self.lower(p) == "of"
                && document.children_by(p, Dep::Pobj).any(|o| self.mentions.name_at.get(o).is_some())
        });
        if told && matches!(sort, Sort::Person) {
            return;
        }
        if self.are_others(token) {
            return;
        }
        let mut several = false;
        let mut definite = false;
        let mut number = None;
        let mut from = token;
        for child in document.children(token).filter(|&c| c < token) {
            match self.lower(child).as_str() {
                "both" | "two" | "either" | "neither" | "each" | "all" => several = true,
                "the" | "these" | "those" | "this" => definite = true,
                "three" => number = Some(3),
                "four" => number = Some(4),
                "five" => number = Some(5),
                "six" => number = Some(6),
                _ => {}
            }
            from = from.min(child);
            // "the Armenian side", "the Russian delegation"
            let holder =
                self.mentions.name_at.get(child).and_then(|name| self.names[name].map(|id| (name, id)));
            if let Some((name, id)) = holder.filter(|_| matches!(sort, Sort::Side)) {
                let adjective = matches!(
                    self.mentions.names[name].class,
                    Class::State(_, StateForm::Adjective | StateForm::Name)
                        | Class::NewState(..)
                        | Class::Group(..)
                        | Class::Body(_)
                );
                if adjective && !self.register.drafts[id].is_person() {
                    self.describe(child..token + 1, token, id, MentionKind::Description);
                    return;
                }
            }
        }
        let plural = word.ends_with('s') || several || matches!(word.as_str(), "pair" | "duo");
        if !plural || !(several || definite) {
            return;
        }
        // "the four delegations": as many as have been named together.
        if let Some(number) = number {
            let together =
                self.discourse.latest().find(|entry| entry.token < token && entry.ids.len() == number);
            if let Some(ids) = together.map(|entry| entry.ids.clone()) {
                self.stand(token..token + 1, token, &ids);
            }
            return;
        }
        let ids = match sort {
            Sort::Side => self.pair(token),
            Sort::State => self.pair_of_states(token),
            Sort::Person => self.pair_of_persons(token),
        };
        self.stand(token..token + 1, token, &ids);
    }

    /// "the Co-Chair countries", "the leaders of the guarantor states": by what they are called, those who are between the sides.
    fn are_others(&self, token: TokenId) -> bool {
        let document = self.document;
        let said = |noun: TokenId| {
            document
                .children(noun)
                .filter(|&c| c < noun)
                .any(|c| document.subtree(c).any(|t| OTHERS.contains(&self.lower(t).as_str())))
        };
        let of = document.children_by(token, Dep::Prep).filter(|&p| self.lower(p) == "of");
        let whose: Vec<TokenId> = of.filter_map(|p| document.child(p, Dep::Pobj)).collect();
        said(token) || whose.into_iter().any(said)
    }

    /// "the two ministries said", "both armies", "each government": bodies of both sides, who speak for them.
    pub(in crate::actors) fn joint(&mut self, token: TokenId) {
        let document = self.document;
        let said = |word: &str| document.children(token).any(|c| c < token && self.lower(c) == word);
        // "Two aid workers" are any two.
        let both = said("both") || said("two") && ["the", "these", "those"].into_iter().any(said);
        let whose = |c: TokenId| c < token && self.mentions.name_at.get(c).is_some();
        // "Each government accused the other".
        let each = said("each") && document.tag(token) == Tag::Nn;
        if (document.tag(token) == Tag::Nns && both || each) && !document.children(token).any(whose) {
            let ids = self.pair(token);
            self.stand(token..token + 1, token, &ids);
        }
    }
}

/// Words for states and leaders who are none of the sides.
const OTHERS: &[&str] = &[
    "co-chair",
    "cochair",
    "chair",
    "mediating",
    "mediator",
    "guarantor",
    "facilitating",
    "facilitator",
    "donor",
    "member",
    "observer",
    "host",
    "third",
    "other",
    "western",
    "participating",
    "friendly",
    "regional",
];

/// What a noun of several actors is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Side,
    State,
    Person,
}

fn sort_of_description(word: &str) -> Option<Sort> {
    Some(match word {
        "side" | "sides" | "party" | "parties" | "camp" | "camps" | "rivals" | "adversaries" | "foes"
        | "enemies" | "delegation" | "delegations" | "team" | "teams" | "signatories" | "belligerents"
        | "panels" | "factions" | "combatants" | "negotiators" | "delegates" | "legislatures"
        | "antagonists" => Sort::Side,
        "country" | "countries" | "nation" | "nations" | "states" | "neighbours" | "neighbors"
        | "capitals" | "republics" | "powers" => Sort::State,
        "pair" | "duo" | "men" | "women" | "leaders" | "presidents" | "ministers" | "principals"
        | "counterparts" | "generals" | "commanders" | "premiers" | "rulers" => Sort::Person,
        _ => return None,
    })
}
