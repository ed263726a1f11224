//! When: the date expressions of an article, each ready to be resolved for the clause that uses it.

use std::ops::Range;

use peacebrief::v1;

use crate::dates::{self, Context, DateExpression, DateValue, Relation, Resolver, Tense};
use crate::document::{Document, TokenId};

/// The date expressions of an article in order of the text.
#[derive(Debug)]
pub(crate) struct Calendar {
    resolver: Resolver,
    dated: Vec<Dated>,
}

#[derive(Debug)]
struct Dated {
    expression: DateExpression,
    tokens: Range<TokenId>,
    /// The date told before this one: what "the same day" means.
    anchor: Option<DateValue>,
}

impl Calendar {
    /// Finds the dates of a document. What each means depends on who asks: a Monday ahead is another than one past.
    pub(crate) fn read(document: &Document<'_>, resolver: Resolver) -> Self {
        let mut anchor = resolver.published().map(DateValue::day);
        let mut dated = Vec::new();
        let sentences: Vec<Range<usize>> =
            document.layout().sentences.iter().map(|s| s.range.clone()).collect();
        for expression in dates::find(document.text(), &sentences) {
            let tokens = document.tokens_in(expression.range.clone());
            let value = resolver.resolve(&expression, Context { tense: Tense::Past, anchor });
            dated.push(Dated { expression, tokens, anchor });
            anchor = value.or(anchor);
        }
        Self { resolver, dated }
    }

    /// The date told nearest to a token within a range of tokens, resolved for a tense.
    pub(crate) fn near(
        &self,
        document: &Document<'_>,
        tokens: &Range<TokenId>,
        near: TokenId,
        tense: Tense,
    ) -> Option<v1::ResolvedDate> {
        self.within(tokens)
            .filter_map(|dated| Some((dated, self.resolve(document, dated, tense)?)))
            .min_by_key(|(dated, _)| dated.tokens.start.abs_diff(near))
            .map(|(_, date)| date)
    }

    /// Every date of the article, in order: its tokens and how the thing told stands to it.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Range<TokenId>, Relation)> {
        self.dated.iter().enumerate().map(|(n, dated)| (n, &dated.tokens, dated.expression.relation))
    }

    /// The date of that number, resolved for a tense.
    pub(crate) fn resolved(
        &self,
        document: &Document<'_>,
        number: usize,
        tense: Tense,
    ) -> Option<v1::ResolvedDate> {
        self.resolve(document, self.dated.get(number)?, tense)
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

    /// Whether a token is part of a date.
    pub(crate) fn holds(&self, token: TokenId) -> bool {
        let next = self.dated.partition_point(|dated| dated.tokens.end <= token);
        self.dated.get(next).is_some_and(|dated| dated.tokens.contains(&token))
    }

    fn within<'a>(&'a self, tokens: &'a Range<TokenId>) -> impl Iterator<Item = &'a Dated> {
        let first = self.dated.partition_point(|dated| dated.tokens.start < tokens.start);
        self.dated[first..].iter().take_while(|dated| dated.tokens.end <= tokens.end)
    }

    fn resolve(&self, document: &Document<'_>, dated: &Dated, tense: Tense) -> Option<v1::ResolvedDate> {
        let value = self.resolver.resolve(&dated.expression, Context { tense, anchor: dated.anchor })?;
        Some(v1::ResolvedDate {
            value: Some(value.into()),
            evidence: Some(document.span(dated.expression.range.clone())),
        })
    }
}
