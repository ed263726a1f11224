//! The commands that look across reports, and those that correct what was linked.

use std::num::{NonZeroU32, NonZeroU64};

use clap::{Args, Subcommand, ValueEnum};
use peacebrief::v1;

use super::filter::Status;
use super::{ArchiveArgs, ListFormat, PageArgs};

/// `peacebrief processes`.
#[derive(Debug, Args)]
pub(crate) struct ProcessesArgs {
    /// Those that reports call by this name.
    #[arg(long, value_name = "NAME")]
    pub(crate) called: Option<String>,

    /// That under which this brief is filed.
    #[arg(long, value_name = "BRIEF")]
    pub(crate) of: Option<String>,

    /// How they are listed.
    #[command(flatten)]
    pub(crate) listing: ListingArgs,
}

/// `peacebrief actors`.
#[derive(Debug, Args)]
pub(crate) struct ActorsArgs {
    /// Those who have a part in this process: its name, processes/…, or what it is called.
    #[arg(long)]
    pub(crate) process: Option<String>,

    /// Those whom reports call by this name.
    #[arg(long, value_name = "NAME")]
    pub(crate) called: Option<String>,

    /// Those of this kind.
    #[arg(long, value_enum)]
    pub(crate) kind: Option<ActorKind>,

    /// How they are listed.
    #[command(flatten)]
    pub(crate) listing: ListingArgs,
}

/// `peacebrief agreements`.
#[derive(Debug, Args)]
pub(crate) struct AgreementsArgs {
    /// Those of this process: its name, processes/…, or what it is called.
    #[arg(long)]
    pub(crate) process: Option<String>,

    /// Those that reports call by this name.
    #[arg(long, value_name = "NAME")]
    pub(crate) called: Option<String>,

    /// Those that have got so far and no further.
    #[arg(long, value_enum)]
    pub(crate) status: Vec<Status>,

    /// How they are listed.
    #[command(flatten)]
    pub(crate) listing: ListingArgs,
}

/// How a list of the registry is printed.
#[derive(Debug, Args)]
pub(crate) struct ListingArgs {
    /// How many at most; all where it is not given.
    #[arg(long, short = 'n', value_name = "COUNT")]
    pub(crate) limit: Option<NonZeroU64>,

    /// How to print them.
    #[arg(long, short, value_enum, default_value_t)]
    pub(crate) format: ListFormat,

    /// How the text form is laid out.
    #[command(flatten)]
    pub(crate) page: PageArgs,

    /// Where they are.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// `peacebrief timeline`.
#[derive(Debug, Args)]
pub(crate) struct TimelineArgs {
    /// The process: its name, processes/…, or what it is called.
    pub(crate) process: String,

    /// Only what happened, moved or was due on this day or later.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = peacebrief::date::parse)]
    pub(crate) since: Option<v1::Date>,

    /// Only what happened, moved or was due on this day or earlier.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = peacebrief::date::parse)]
    pub(crate) until: Option<v1::Date>,

    /// How it is listed.
    #[command(flatten)]
    pub(crate) listing: ListingArgs,
}

/// `peacebrief digest`.
#[derive(Debug, Args)]
pub(crate) struct DigestArgs {
    /// The process: its name, processes/…, or what it is called.
    pub(crate) process: String,

    /// Only what reports tell that were published on this day or later.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = peacebrief::date::parse)]
    pub(crate) since: Option<v1::Date>,

    /// Only what reports tell that were published on this day or earlier.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = peacebrief::date::parse)]
    pub(crate) until: Option<v1::Date>,

    /// How many reports to quote for each thing, the first published first; all where it is not given.
    #[arg(long, value_name = "COUNT")]
    pub(crate) tellings: Option<NonZeroU32>,

    /// How to print it.
    #[arg(long, short, value_enum, default_value_t)]
    pub(crate) format: DigestFormat,

    /// How the text form is laid out.
    #[command(flatten)]
    pub(crate) page: PageArgs,

    /// Where it is.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// `peacebrief registry`.
#[derive(Debug, Subcommand)]
pub(crate) enum RegistryCommand {
    /// Make several actors one.
    MergeActors(MergeArgs),
    /// Make one actor two: what the reports named tell of goes to the new one.
    SplitActor(SplitArgs),
    /// Make several agreements one.
    MergeAgreements(MergeArgs),
    /// Make one agreement two: what the reports named tell of goes to the new one.
    SplitAgreement(SplitArgs),
    /// Take a merge or a split back.
    Revert(RevertArgs),
    /// List the corrections, the latest first.
    Edits(ListingArgs),
}

/// `peacebrief registry merge-…`.
#[derive(Debug, Args)]
pub(crate) struct MergeArgs {
    /// The one that stays: actors/… or agreements/….
    pub(crate) name: String,

    /// Those that become part of it.
    #[arg(required = true)]
    pub(crate) merged: Vec<String>,

    /// Why.
    #[arg(long, default_value_t, hide_default_value = true)]
    pub(crate) reason: String,

    /// Where they are.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// `peacebrief registry split-…`.
#[derive(Debug, Args)]
pub(crate) struct SplitArgs {
    /// The one that is two: actors/… or agreements/….
    pub(crate) name: String,

    /// The reports that tell of the other, briefs/….
    #[arg(required = true, value_name = "BRIEF")]
    pub(crate) briefs: Vec<String>,

    /// Why.
    #[arg(long, default_value_t, hide_default_value = true)]
    pub(crate) reason: String,

    /// Where it is.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// `peacebrief registry revert`.
#[derive(Debug, Args)]
pub(crate) struct RevertArgs {
    /// The name of the edit, registryEdits/….
    pub(crate) edit: String,

    /// Why.
    #[arg(long, default_value_t, hide_default_value = true)]
    pub(crate) reason: String,

    /// Where it is.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// How to print a digest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum DigestFormat {
    /// For reading.
    #[default]
    Text,
    /// Canonical JSON.
    Json,
    /// A page for a browser, with the timeline drawn.
    Html,
}

/// Sorts of actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ActorKind {
    /// An individual.
    Person,
    /// A state, or its government as such.
    State,
    /// A ministry, parliament, army, court or delegation.
    StateBody,
    /// The UN, AU, EU, OSCE and the like.
    IntergovernmentalOrganization,
    /// A non-state armed actor.
    ArmedGroup,
    /// A party, movement, coalition or bloc.
    PoliticalGroup,
    /// Non-governmental organizations, churches, unions, community bodies.
    CivilSociety,
    /// Anything else that acts.
    Other,
}

impl From<ActorKind> for v1::ActorKind {
    fn from(kind: ActorKind) -> Self {
        match kind {
            ActorKind::Person => Self::Person,
            ActorKind::State => Self::State,
            ActorKind::StateBody => Self::StateBody,
            ActorKind::IntergovernmentalOrganization => Self::IntergovernmentalOrganization,
            ActorKind::ArmedGroup => Self::ArmedGroup,
            ActorKind::PoliticalGroup => Self::PoliticalGroup,
            ActorKind::CivilSociety => Self::CivilSociety,
            ActorKind::Other => Self::Other,
        }
    }
}
