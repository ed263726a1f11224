//! What is measured, a file for each subject.

mod archive;
mod calls;
mod connections;
mod cores;
mod digest;
mod latency;
mod memory;
mod programs;
mod ready;
mod service;
mod size;
mod text;

use clap::ValueEnum;

use crate::Result;
use crate::bench::Bench;
use crate::report::Found;

/// A part of a run, which can be run by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// The engine against the evaluation's `spacy` peer.
    Peer,
    /// The encoder's multiply-adds against the machine's peak.
    Encoder,
    /// The service at saturation against the engine alone.
    Service,
    /// A call that does next to nothing against a bare echo.
    Calls,
    /// How long answers take at shares of the capacity, beside the queue simulated.
    Latency,
    /// Growth with the length of a text.
    Text,
    /// Growth with the processors.
    Cores,
    /// Growth with the connections that are open.
    Connections,
    /// Growth with the briefs that are kept.
    Archive,
    /// Growth with the reports of a digest.
    Digest,
    /// Memory: idle, of a connection, of a stream, at most, over many articles.
    Memory,
    /// From start to ready.
    Ready,
    /// The program and its image.
    Size,
}

impl Part {
    pub(crate) async fn run(self, bench: &Bench) -> Result<Found> {
        match self {
            Self::Peer => programs::peer(bench).await,
            Self::Encoder => programs::encoder(bench).await,
            Self::Service => service::run(bench).await,
            Self::Calls => calls::run(bench).await,
            Self::Latency => latency::run(bench).await,
            Self::Text => text::run(bench).await,
            Self::Cores => cores::run(bench).await,
            Self::Connections => connections::run(bench).await,
            Self::Archive => archive::run(bench).await,
            Self::Digest => digest::run(bench).await,
            Self::Memory => memory::run(bench).await,
            Self::Ready => ready::run(bench).await,
            Self::Size => size::run(bench).await,
        }
    }
}
