//! Which of the briefs kept are meant.

use clap::{Args, ValueEnum};
use peacebrief::v1;

/// Chooses briefs: each kind of condition given must hold, and of several of a kind one suffices.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Which briefs")]
pub(crate) struct FilterArgs {
    /// Those filed under a process of this name.
    #[arg(long, value_name = "NAME")]
    pub(crate) process: Vec<String>,

    /// Those that have an actor of this name.
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Vec<String>,

    /// Those that speak of an agreement of this name.
    #[arg(long, value_name = "NAME")]
    pub(crate) agreement: Vec<String>,

    /// Those in which an agreement has got so far.
    #[arg(long, value_enum)]
    pub(crate) status: Vec<Status>,

    /// Those whose article was published by this source.
    #[arg(long = "from-source", value_name = "NAME")]
    pub(crate) source: Vec<String>,

    /// Those published on this day or later.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = peacebrief::date::parse)]
    pub(crate) since: Option<v1::Date>,

    /// Those published on this day or earlier.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = peacebrief::date::parse)]
    pub(crate) until: Option<v1::Date>,
}

impl FilterArgs {
    /// The filter, if anything is asked for.
    pub(crate) fn filter(self) -> Option<v1::BriefFilter> {
        let filter = v1::BriefFilter {
            processes: self.process,
            actors: self.actor,
            agreements: self.agreement,
            agreement_statuses: self
                .status
                .into_iter()
                .map(|s| v1::AgreementStatus::from(s).into())
                .collect(),
            sources: self.source,
            published: window(self.since, self.until),
            ..Default::default()
        };
        (filter != v1::BriefFilter::default()).then_some(filter)
    }
}

/// The days from one to another, where either is given.
pub(crate) fn window(start: Option<v1::Date>, end: Option<v1::Date>) -> Option<v1::DateInterval> {
    (start.is_some() || end.is_some()).then_some(v1::DateInterval { start, end })
}

/// How far an agreement has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Status {
    /// Put forward by somebody.
    Proposed,
    /// Being negotiated.
    UnderNegotiation,
    /// Reached or announced, but unsigned.
    Agreed,
    /// Initialed by negotiators.
    Initialed,
    /// Signed.
    Signed,
    /// Ratified.
    Ratified,
    /// Applied or in effect.
    InForce,
    /// Suspended.
    Suspended,
    /// Rejected, terminated or expired.
    Collapsed,
}

impl From<Status> for v1::AgreementStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Proposed => Self::Proposed,
            Status::UnderNegotiation => Self::UnderNegotiation,
            Status::Agreed => Self::Agreed,
            Status::Initialed => Self::Initialed,
            Status::Signed => Self::Signed,
            Status::Ratified => Self::Ratified,
            Status::InForce => Self::InForce,
            Status::Suspended => Self::Suspended,
            Status::Collapsed => Self::Collapsed,
        }
    }
}
