//! What follows a title and belongs to it without being a name: "minister of law and human rights".

use super::is_possessive;
use super::names::{Class, NameSpan};
use super::offices::{OfficeSpan, Reader};
use super::unknown::{is_place_noun, is_state_style};
use peacebrief::v1::ActorKind;

use crate::document::TokenId;
use crate::lexicon::OfficeClass;
use crate::syntax::{Pos, Tag};

impl Reader<'_, '_, '_> {
    /// Where a noun phrase ends that a name opens as its possessor or modifier; where the name ends if it opens none.
    pub(super) fn noun_after(&self, end: TokenId, last: TokenId) -> TokenId {
        let document = self.document;
        let mut at = end;
        let mut whole = end;
        while at < last {
            let possessive = is_possessive(document, at) || matches!(document.word(at), "'" | "’");
            let noun = matches!(document.tag(at), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps);
            // "self-styled parliament"
            let styled = document.tag(at) == Tag::Vbn && at > end && document.word(at - 1) == "-";
            let modifier = styled || matches!(document.tag(at), Tag::Jj | Tag::Vbg | Tag::Hyph);
            let other_person = self.name_starting(at).is_some_and(|name| name.class == Class::Person);
            if other_person || self.known.office(at).is_some() || !(possessive || noun || modifier) {
                break;
            }
            at += 1;
            if noun {
                whole = at;
            }
        }
        whole
    }

    /// Where a portfolio ends that goes on behind "and": "Minister of Justice *and Public Order* X".
    pub(super) fn rest_of_portfolio(&self, end: TokenId, last: TokenId) -> TokenId {
        let document = self.document;
        if end + 1 >= last || !matches!(document.word(end), "and" | "&") {
            return end;
        }
        let next = end + 1;
        let capital =
            |t: TokenId| document.word(t).starts_with(char::is_uppercase) && document.is_ordinary(t);
        let own = |t: TokenId| {
            self.name_starting(t).is_none_or(|name| name.class == Class::Unknown)
                && self.known.office(t).is_none()
                && self.known.body(t).is_none()
        };
        (next..last).take_while(|&t| capital(t) && own(t)).last().map_or(end, |t| t + 1)
    }

    /// Whether a person's name begins at a token.
    pub(super) fn person_begins(&self, at: TokenId) -> bool {
        self.name_starting(at).is_some_and(|name| name.class == Class::Person)
    }

    /// "minister of law and human rights", "commander of the armed forces".
    pub(super) fn common_complement(
        &self,
        span: &mut OfficeSpan,
        preposition: &str,
        at: TokenId,
        last: TokenId,
        contiguous: bool,
    ) -> Option<TokenId> {
        let document = self.document;
        let nominal = |t: TokenId| {
            matches!(
                document.tag(t),
                Tag::Cd | Tag::Jj | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Hyph
            ) && self.at.get(t).is_none()
                // "the organising committee"
                || document.tag(t) == Tag::Vbg && t + 1 < last && self.known.body(t + 1).is_some()
        };
        let mut end = at;
        while end < last && end < at + 6 {
            let joins = matches!(document.word(end), "and" | "," | "-")
                && end > at
                && end + 1 < last
                && nominal(end + 1);
            let owns = document.tag(end) == Tag::Pos && end > at;
            if !(nominal(end) || joins || owns) || (joins && self.known.office(end + 1).is_some()) {
                break;
            }
            end += 1;
        }
        // "spokesman of the Army's 6th Infantry Division"
        if end > at && document.tag(end - 1) == Tag::Pos {
            let named =
                self.name_starting(end).filter(|name| !matches!(name.class, Class::Person | Class::Unknown));
            // "head of the Mission's *Field Office*"
            let part = self.name_starting(end).filter(|name| name.class == Class::Unknown && end < last);
            let whole = end.checked_sub(2).filter(|&t| t >= at && self.known.body(t).is_some());
            if let (Some(part), Some(whole)) = (part, whole) {
                span.holders.push(whole);
                return Some(part.tokens.end);
            }
            if let Some(named) = named.filter(|_| end < last) {
                span.holders.push(end);
                return Some(named.tokens.end);
            }
        }
        while end > at && !matches!(document.tag(end - 1), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps) {
            end -= 1;
        }
        if end == at {
            return None;
        }
        let body = (at..end).rev().find(|&t| self.known.body(t).is_some());
        if preposition != "of"
            && body.is_none()
            && !matches!(span.class, OfficeClass::Envoy | OfficeClass::Minister)
        {
            return None;
        }
        if let Some(body) = body {
            span.holders.push(body);
        }
        // "coordinator of the rights group": whose it is, is told by the affiliation; of an army the title tells it.
        let told = body.is_some_and(|body| {
            self.known
                .body(body)
                .is_some_and(|noun| !matches!(noun.value.kind, ActorKind::StateBody | ActorKind::State))
        });
        if contiguous && !told {
            self.lengthen(span, end);
        }
        Some(end)
    }

    /// Takes one prepositional phrase in; answers where it ends, if it belongs to the title.
    pub(super) fn complement(
        &self,
        span: &mut OfficeSpan,
        preposition: &str,
        from: TokenId,
        last: TokenId,
    ) -> Option<TokenId> {
        let document = self.document;
        let contiguous = span.pieces.last().is_some_and(|piece| piece.end == from);
        let mut at = from + 1;
        while at < last && document.pos(at) == Pos::Det {
            at += 1;
        }
        if at >= last {
            return None;
        }
        // "the head of *its* intelligence directorate"
        if preposition == "of" && document.tag(at) == Tag::PrpPossessive && at + 1 < last {
            span.holders.push(at);
            return self.common_complement(span, preposition, at + 1, last, contiguous);
        }
        // "the leader of the opposition Citizens' List": the name, not what describes it.
        let described = (at + 1..last.min(at + 4)).find(|&t| self.name_starting(t).is_some()).filter(|&t| {
            let body = |name: &NameSpan<'_>| {
                matches!(name.class, Class::Body(_) | Class::Organization(_) | Class::Group(..))
            };
            self.name_starting(t).is_some_and(body)
                && (at..t).all(|t| matches!(document.tag(t), Tag::Nn | Tag::Jj) && self.at.get(t).is_none())
        });
        // "the leader of the self-declared Republic of X", "of the internationally recognised government"
        let described = described.or_else(|| self.past_epithet(at, last)).or_else(|| {
            // "the foreign minister of *neighbouring* X", "of *mediator* X"
            let beside = matches!(
                self.word(at),
                "neighbouring" | "neighboring" | "nearby" | "mediator" | "facilitator" | "host" | "guarantor"
            );
            let state = |name: &NameSpan<'_>| matches!(name.class, Class::State(..) | Class::NewState(..));
            Some(at + 1).filter(|&t| beside && t < last && self.name_starting(t).is_some_and(state))
        });
        let at = described.unwrap_or(at);
        let speaks = span.class == OfficeClass::Spokesperson;
        if let Some(name) = self.name_starting(at) {
            let (class, mut end) = (name.class, name.tokens.end);
            let holds = match class {
                Class::State(..)
                | Class::NewState(..)
                | Class::Organization(_)
                | Class::Group(..)
                | Class::Community(_) => true,
                Class::Body(_) => true,
                Class::Person => speaks,
                Class::Place => preposition == "of",
                Class::Unknown => matches!(preposition, "of" | "for"),
                Class::Thing => false,
            };
            // "the Commander of *Operation Calm Shore*": what he commands, though nobody.
            if class == Class::Thing && preposition == "of" && span.class == OfficeClass::Commander {
                return Some(end);
            }
            // "senior adviser to US President A": the title that follows is another's, and no state's is cut off from it.
            let titled = self.known.office(end).is_some_and(|next| next.tokens.start == end && !next.plural);
            if titled
                && matches!(preposition, "to" | "for")
                && matches!(class, Class::State(..) | Class::NewState(..))
            {
                span.holders.push(at);
                return None;
            }
            // "an aide to Mr A", "adviser to the President A"
            let aide = preposition == "to" && span.class == OfficeClass::Official && class == Class::Person;
            if aide {
                span.holders.push(at);
                return Some(end);
            }
            let belongs = match preposition {
                "of" => true,
                "for" => true,
                "to" | "on" => true,
                "in" | "at" if matches!(class, Class::Body(_) | Class::Organization(_)) => {
                    span.holders.push(at);
                    return Some(end);
                }
                "in" | "at" => {
                    let official = matches!(
                        span.class,
                        OfficeClass::Official
                            | OfficeClass::Minister
                            | OfficeClass::Diplomat
                            | OfficeClass::Spokesperson
                    );
                    if official && matches!(class, Class::State(..) | Class::NewState(..)) {
                        // "the head of the UN mission in X": whose he is has been told.
                        span.place = Some(at).filter(|_| !self.is_of_body(span));
                        return Some(end);
                    }
                    matches!(span.class, OfficeClass::Envoy)
                }
                _ => return None,
            };
            if !belongs {
                return None;
            }
            // "the Special Envoy of *the United Nations Secretary-General*": an office within the office.
            let inner = self.known.office(end).filter(|inner| {
                inner.tokens.start == end
                    && inner.office.class == OfficeClass::OrganizationHead
                    && !inner.plural
            });
            if let Some(inner) =
                inner.filter(|_| preposition == "of" && span.class == OfficeClass::Envoy && holds)
            {
                span.holders.push(at);
                let end = inner.tokens.end;
                if contiguous {
                    self.lengthen(span, end);
                }
                return Some(end);
            }
            if preposition == "of" || (preposition == "for" && speaks) {
                if !holds {
                    return None;
                }
                // "Minister of National Reconciliation": what a minister is of, unless it is a state or a place, is the portfolio.
                let portfolio = matches!(class, Class::Unknown)
                    && preposition == "of"
                    && matches!(span.class, OfficeClass::Minister | OfficeClass::OrganizationHead)
                    && name.tokens.clone().all(|t| document.is_ordinary(t));
                if portfolio && contiguous {
                    let end = self.rest_of_portfolio(end, last);
                    self.lengthen(span, end);
                    return Some(end);
                }
                // "the foreign minister of X's breakaway *Y*"
                if let Some(part) = self.part_behind(&class, end, last) {
                    span.holders.push(part);
                    return self.name_starting(part).map(|name| name.tokens.end);
                }
                span.holders.push(at);
                // "the foreign ministers of Morocco, Algeria and Mauritania"
                while span.plural && end + 1 < last && matches!(document.word(end), "," | "and") {
                    let next = end + 1 + usize::from(matches!(document.word(end + 1), "and" | "the"));
                    let Some(more) = self
                        .name_starting(next)
                        .filter(|n| !matches!(n.class, Class::Person | Class::Unknown))
                    else {
                        break;
                    };
                    span.holders.push(next);
                    end = more.tokens.end;
                }
                // "chair of the MILF peace panel", "head of the Houthis' prisoners' committee"
                let whole = self.noun_after(end, last);
                if whole > end {
                    // "a spokesman for X's main armed movement, *the Front*"
                    if let Some(own) = self.named_behind(whole) {
                        span.holders.insert(0, own);
                        span.holders.retain(|&holder| holder != at);
                    }
                    return Some(whole);
                }
                if matches!(class, Class::Body(_) | Class::Organization(_)) && contiguous {
                    span.body = Some(from..end);
                }
                return Some(end);
            }
            // "special envoy for Yemen", "envoy to Sudan", "High Representative for the Horn of Africa", "envoy for the Karu region".
            if end < last && is_place_noun(self.word(end)) {
                end += 1;
            }
            end = self.whole_matter(end, last);
            // "Commissioner for Internal Security *and Home Affairs*"
            let matter = class == Class::Unknown && name.tokens.clone().all(|t| document.is_ordinary(t));
            if matter && preposition == "for" {
                end = self.rest_of_portfolio(end, last);
            }
            if contiguous {
                self.lengthen(span, end);
            }
            return Some(end);
        }
        if preposition == "in" && self.at.get(at).is_some() {
            return None;
        }
        // "Minister of Foreign Affairs of the Republic of Velia": the state in full is whose it is, and no part of the title.
        let style = (at..last.min(at + 4)).find(|&t| is_state_style(self.word(t)));
        let styled = style.filter(|&style| {
            let named = self.word(style + 1) == "of" && self.name_starting(style + 2).is_some();
            preposition == "of" && named && (at..=style).all(|t| self.word(t).starts_with(char::is_uppercase))
        });
        if let Some(name) = styled.and_then(|style| self.name_starting(style + 2)) {
            span.holders.push(name.tokens.start);
            return Some(name.tokens.end);
        }
        // "deputy head of Mr A's administration": an address is no office.
        let inner = self.known.office(at).filter(|_| matches!(preposition, "of" | "for"));
        if inner.is_some_and(|office| office.office.class == OfficeClass::Honorific) {
            return None;
        }
        if let Some(office) = inner {
            // "Special Representative of the Chairperson of the AU Commission"
            let mut end = office.tokens.end;
            span.holders.push(office.title.end - 1);
            if end + 1 < last && document.word(end) == "of" {
                let next = end + 1 + usize::from(document.pos(end + 1) == Pos::Det);
                let holder = self
                    .name_starting(next)
                    .filter(|name| !matches!(name.class, Class::Person | Class::Unknown));
                if let Some(holder) = holder.filter(|_| next < last) {
                    span.holders.push(next);
                    end = holder.tokens.end;
                }
            }
            if contiguous {
                self.lengthen(span, end);
            }
            return Some(end);
        }
        if !matches!(preposition, "of" | "for" | "on") {
            return None;
        }
        self.common_complement(span, preposition, at, last, contiguous)
    }

    /// Whether an organization or group is named for which a title is held.
    fn is_of_body(&self, span: &OfficeSpan) -> bool {
        let body = |name: &NameSpan<'_>| {
            matches!(name.class, Class::Organization(_) | Class::Group(..) | Class::Body(_))
        };
        span.holders.iter().any(|&holder| self.name_starting(holder).is_some_and(body))
    }

    /// "X's breakaway *Y*", "X's semi-autonomous *Y*": what belongs to a state and has officers of its own.
    fn part_behind(&self, class: &Class<'_>, end: TokenId, last: TokenId) -> Option<TokenId> {
        /// "breakaway", "semi - autonomous"
        const LONGEST: usize = 4;
        let document = self.document;
        let stated = matches!(class, Class::State(..) | Class::NewState(..)) && end < last;
        if !stated || !is_possessive(document, end) {
            return None;
        }
        let part = (end + 1..last.min(end + 1 + LONGEST)).find(|&t| self.name_starting(t).is_some())?;
        let described = part > end + 1
            && (end + 1..part).all(|t| matches!(document.tag(t), Tag::Jj | Tag::Nn | Tag::Hyph | Tag::Vbn));
        let name = self.name_starting(part)?;
        (described && matches!(name.class, Class::State(..) | Class::NewState(..) | Class::Place))
            .then_some(part)
    }

    /// "Special Representative for the Kosovo-*Serbia dialogue*": where what an envoy is sent for ends.
    fn whole_matter(&self, mut end: TokenId, last: TokenId) -> TokenId {
        const MATTERS: &[&str] = &[
            "dialogue",
            "process",
            "conflict",
            "talks",
            "crisis",
            "negotiations",
            "question",
            "issue",
            "peace",
            "affairs",
            "settlement",
        ];
        while end + 1 < last && matches!(self.word(end), "-" | "–" | "/") {
            let Some(name) = self.name_starting(end + 1).filter(|name| name.class != Class::Person) else {
                break;
            };
            end = name.tokens.end;
        }
        while end < last && MATTERS.contains(&self.word(end).to_lowercase().as_str()) {
            end += 1;
        }
        end
    }
}
