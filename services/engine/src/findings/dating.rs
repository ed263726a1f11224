//! When: the date expressions of an article, each ready to be resolved for the clause that uses it.

use std::ops::Range;

use peacebrief::v1::{self, ActorKind, MentionKind};

use crate::actors::Cast;
use crate::dates::{DateValue, Narrative, Relation, Resolver, Tense};
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos};

/// How many dates back in its paragraph the day of a telling is looked for.
const LOOK_BACK: usize = 8;

/// The date expressions of an article in order of the text. A number is an expression's place in that order.
#[derive(Debug)]
pub(crate) struct Calendar {
    resolver: Resolver,
    narrative: Narrative,
    /// For each expression its tokens.
    tokens: Vec<Range<TokenId>>,
    /// The first expression that means the day of the news.
    news: Option<usize>,
}

impl Calendar {
    /// Finds the dates of a document. What each means depends on who asks: a Monday ahead is another than one past.
    /// The day in a name ("March 23 Movement") is none.
    pub(crate) fn read(document: &Document<'_>, cast: &Cast, resolver: Resolver) -> Self {
        let narrative = Narrative::read(document.text(), document.layout(), resolver);
        let mut named = vec![false; document.len()];
        for actor in cast.actors().iter().filter(|actor| actor.kind != ActorKind::Person) {
            for mention in actor.mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
                named[mention.tokens.clone()].fill(true);
            }
        }
        let is_named = |tokens: &Range<TokenId>| !tokens.is_empty() && tokens.clone().all(|t| named[t]);
        let tokens = narrative.expressions().map(|e| document.tokens_in(e.range.clone()));
        let tokens: Vec<_> = tokens.map(|tokens| if is_named(&tokens) { 0..0 } else { tokens }).collect();
        let of_news = |&number: &usize| narrative.told(number).is_some_and(|told| narrative.is_news(told));
        let news = (0..tokens.len()).find(of_news);
        Self { resolver, narrative, tokens, news }
    }

    /// The date told nearest to a token within a range of tokens, resolved for a tense.
    pub(crate) fn near(
        &self,
        document: &Document<'_>,
        tokens: &Range<TokenId>,
        near: TokenId,
        tense: Tense,
    ) -> Option<v1::ResolvedDate> {
        self.near_where(document, tokens, near, tense, &|_| true)
    }

    /// The same, of those dates that begin at a token which is admitted.
    pub(crate) fn near_where(
        &self,
        document: &Document<'_>,
        tokens: &Range<TokenId>,
        near: TokenId,
        tense: Tense,
        admitted: &dyn Fn(TokenId) -> bool,
    ) -> Option<v1::ResolvedDate> {
        self.within(tokens)
            .filter(|&number| admitted(self.tokens[number].start))
            .filter(|&number| tense != Tense::Past || !self.is_deadline(number))
            .filter_map(|number| Some((number, self.resolved(document, number, tense)?)))
            .min_by_key(|&(number, _)| self.tokens[number].start.abs_diff(near))
            .map(|(_, date)| date)
    }

    /// "by June 30": nothing was done then.
    fn is_deadline(&self, number: usize) -> bool {
        self.narrative.expression(number).is_some_and(|expression| expression.relation == Relation::By)
    }

    /// Every date of the article, in order: its tokens and how the thing told stands to it.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Range<TokenId>, Relation)> {
        let relations = self.narrative.expressions().map(|e| e.relation);
        self.tokens.iter().zip(relations).enumerate().map(|(n, (tokens, relation))| (n, tokens, relation))
    }

    /// The date of that number, resolved for a tense.
    pub(crate) fn resolved(
        &self,
        document: &Document<'_>,
        number: usize,
        tense: Tense,
    ) -> Option<v1::ResolvedDate> {
        let value = self.narrative.resolve(number, tense)?;
        let range = self.narrative.expression(number)?.range.clone();
        Some(v1::ResolvedDate { value: Some(value.into()), evidence: Some(document.span(range)) })
    }

    /// Whether that number is a deadline without a day: "within ten days of ratification".
    pub(crate) fn is_open_term(&self, number: usize) -> bool {
        self.narrative.is_open_term(number)
    }

    /// The date of that number as that of something that lasted: from it up to now, where the text says "since".
    pub(crate) fn lasting(&self, document: &Document<'_>, number: usize) -> Option<v1::ResolvedDate> {
        let expression = self.narrative.expression(number)?;
        let since = || self.narrative.since(number).filter(|_| expression.relation == Relation::Since);
        match since() {
            Some(value) => {
                let evidence = Some(document.span(expression.range.clone()));
                Some(v1::ResolvedDate { value: Some(value.into()), evidence })
            }
            None => self.resolved(document, number, Tense::Past),
        }
    }

    /// Whether a stretch up to now is told within a range of tokens: "since 1987".
    pub(crate) fn tells_since(&self, tokens: &Range<TokenId>) -> bool {
        self.within(tokens).any(|number| {
            self.narrative.expression(number).is_some_and(|expression| expression.relation == Relation::Since)
        })
    }

    /// The day of the news, where the running text tells one.
    pub(crate) fn is_news(&self, date: &v1::ResolvedDate) -> bool {
        self.narrative.news().is_some_and(|news| date.value == Some(news.into()))
    }

    /// The numbers of the dates within a range of tokens, with their first tokens.
    pub(crate) fn numbers<'a>(
        &'a self,
        range: &'a Range<TokenId>,
    ) -> impl Iterator<Item = (usize, TokenId)> + 'a {
        self.within(range).map(|number| (number, self.tokens[number].start))
    }

    /// The dates within a range of tokens, as number and tokens.
    pub(crate) fn between<'a>(
        &'a self,
        range: &'a Range<TokenId>,
    ) -> impl Iterator<Item = (usize, &'a Range<TokenId>)> + 'a {
        self.within(range).map(|number| (number, &self.tokens[number]))
    }

    /// The tokens of the date that begins at one.
    pub(crate) fn tokens_from(&self, token: TokenId) -> Option<&Range<TokenId>> {
        let number = self.tokens.partition_point(|tokens| tokens.end <= token);
        self.tokens.get(number).filter(|tokens| tokens.start == token)
    }

    /// The day of what a text tells at a token without a date of its own: that of its entry in a ticker or chronology, else
    /// the last day told before in its paragraph, else that of the news.
    pub(crate) fn told_day(&self, document: &Document<'_>, token: TokenId) -> Option<v1::ResolvedDate> {
        let value = self.told_value(document, token)?;
        Some(v1::ResolvedDate { value: Some(value.into()), evidence: None })
    }

    /// The date that lies by the stretch of that number from the day of what a text tells at a token: "came *two days after* they met".
    pub(crate) fn distant(
        &self,
        document: &Document<'_>,
        number: usize,
        token: TokenId,
    ) -> Option<v1::ResolvedDate> {
        let expression = self.narrative.expression(number)?;
        let value = self.resolver.reverse(expression, self.told_value(document, token)?)?;
        let evidence = Some(document.span(expression.range.clone()));
        Some(v1::ResolvedDate { value: Some(value.into()), evidence })
    }

    fn told_value(&self, document: &Document<'_>, token: TokenId) -> Option<DateValue> {
        let layout = document.layout();
        let paragraph = layout.sentences[document.sentence_of(token)].paragraph;
        let entry = self.narrative.entry_day(paragraph).map(DateValue::day);
        entry
            .or_else(|| {
                let last = self.tokens.partition_point(|tokens| tokens.end <= token);
                let from = document.token_from(layout.paragraphs[paragraph].range.start);
                (last.saturating_sub(LOOK_BACK)..last)
                    .rev()
                    .take_while(|&number| self.tokens[number].start >= from)
                    .filter(|&number| !self.is_background(document, number))
                    .find_map(|number| self.narrative.told(number))
            })
            .or_else(|| self.narrative.news().filter(|_| !self.is_news_of_the_past(document, token)))
            .or_else(|| self.resolver.published().map(DateValue::day))
    }

    /// "A and B have signed a truce. Fighting *had resumed on Monday*", "A telephoned B. The two spoke of the round *held on 2 March*": the
    /// first day that a text tells comes after what it is to date, and is of what was before that.
    fn is_news_of_the_past(&self, document: &Document<'_>, token: TokenId) -> bool {
        /// How far up from a date its clause is looked for.
        const STEPS: usize = 5;
        /// A day as near as this to the report may be that of its news.
        const FRESH: i64 = 3;
        let last = self.tokens.partition_point(|tokens| tokens.end <= token);
        let Some(number) = self.news.filter(|&number| number >= last) else { return false };
        let old = self.narrative.news().zip(self.resolver.published()).is_some_and(|(news, published)| {
            news.last_day() < published.saturating_sub(jiff::Span::new().days(FRESH))
        });
        let mut at = self.tokens[number].start;
        for _ in 0..STEPS {
            match document.dep(at) {
                Dep::Acl | Dep::Relcl => return old,
                _ if document.pos(at) == Pos::Verb => {
                    return document
                        .children_by(at, Dep::Aux)
                        .any(|aux| document.word(aux).eq_ignore_ascii_case("had"));
                }
                _ if document.is_root(at) => return false,
                _ => at = document.head(at),
            }
        }
        false
    }

    /// The day on which the report was published.
    pub(crate) fn day_of_report(&self) -> Option<v1::ResolvedDate> {
        let value = self.resolver.published().map(DateValue::day)?;
        Some(v1::ResolvedDate { value: Some(value.into()), evidence: None })
    }

    /// "the ceasefire, brokered *in January*, holds": a month or year that only qualifies a noun is not when the telling is, nor is a day
    /// long before the report.
    fn is_background(&self, document: &Document<'_>, number: usize) -> bool {
        /// How far up from a date its clause is looked for.
        const STEPS: usize = 5;
        if self.narrative.told(number).is_some_and(|told| told.is_day() && self.narrative.is_news(told)) {
            return false;
        }
        let mut at = self.tokens[number].start;
        for _ in 0..STEPS {
            match document.dep(at) {
                Dep::Acl | Dep::Relcl => return true,
                _ if document.pos(at) == Pos::Verb || document.is_root(at) => return false,
                _ => at = document.head(at),
            }
        }
        false
    }

    /// Whether all of a date lies after the day of publication, or may: the day itself counts for what is still to come on it.
    pub(crate) fn is_ahead(&self, date: &v1::ResolvedDate) -> bool {
        let Some(published) = self.resolver.published() else { return false };
        let today = (i32::from(published.year()), i32::from(published.month()), i32::from(published.day()));
        let last = match &date.value {
            Some(v1::resolved_date::Value::Date(date)) => Some(*date),
            Some(v1::resolved_date::Value::Interval(interval)) => interval.end,
            None => None,
        };
        let full = |n: i32, end: i32| if n == 0 { end } else { n };
        last.is_some_and(|d| (d.year, full(d.month, 12), full(d.day, 31)) >= today)
    }

    /// Whether a date begins after the day of publication.
    pub(crate) fn is_to_come(&self, date: &v1::ResolvedDate) -> bool {
        let Some(published) = self.resolver.published() else { return false };
        let today = (i32::from(published.year()), i32::from(published.month()), i32::from(published.day()));
        let first = match &date.value {
            Some(v1::resolved_date::Value::Date(date)) => Some(*date),
            Some(v1::resolved_date::Value::Interval(interval)) => interval.start,
            None => None,
        };
        first.is_some_and(|d| (d.year, d.month, d.day) > today)
    }

    /// The day of publication.
    pub(crate) fn published(&self) -> Option<v1::ResolvedDate> {
        let day = self.resolver.published().map(DateValue::day)?;
        Some(v1::ResolvedDate { value: Some(day.into()), evidence: None })
    }

    /// Whether a date is the day of publication.
    pub(crate) fn is_today(&self, date: &v1::ResolvedDate) -> bool {
        let published = self.resolver.published().map(DateValue::day).map(Into::into);
        published.is_some() && date.value == published
    }

    /// Whether a token is part of a date.
    pub(crate) fn holds(&self, token: TokenId) -> bool {
        let next = self.tokens.partition_point(|tokens| tokens.end <= token);
        self.tokens.get(next).is_some_and(|tokens| tokens.contains(&token))
    }

    fn within<'a>(&'a self, range: &'a Range<TokenId>) -> impl Iterator<Item = usize> + 'a {
        let first = self.tokens.partition_point(|tokens| tokens.start < range.start);
        (first..self.tokens.len()).take_while(|&number| self.tokens[number].end <= range.end)
    }
}
