//! News dates: finds the date expressions of a text, and resolves them against the day of publication.
//!
//! [`find`] reads "17 November 2025", "last Friday", "two days later" or "by the end of the year" from the text alone;
//! [`Resolver`] then says which days are meant, by the conventions of news: a bare "Monday" is the nearest past one,
//! or the next one where the clause speaks of the future. What the text does not settle stays unresolved.

mod absolute;
mod beside;
mod distance;
mod lexeme;
mod meaning;
mod narrative;
mod numeral;
mod parser;
mod plans;
mod relative;
mod resolve;
mod scan;
#[cfg(test)]
mod tests;
mod value;

pub(crate) use lexeme::names_day_or_month;
pub use meaning::{DateExpression, Meaning, Origin, Part, Relation, Season, Unit, Which, YearOf};
pub use narrative::Narrative;
pub(crate) use resolve::JUST_PAST;
pub use resolve::{Context, Resolver, Tense};
pub use scan::find;
pub(crate) use scan::leading;
pub use value::{CalendarDate, DateValue, Precision};
