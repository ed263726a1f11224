//! What every part needs.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use peacebrief::v1;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use tonic::Code;
use tonic::transport::Channel;

use crate::load::Outcome;
use crate::processors::Processors;

/// How a run is set up.
pub(crate) struct Bench {
    /// The service, as released.
    pub(crate) server: PathBuf,
    /// This program, for what it measures in a process of its own.
    pub(crate) own: PathBuf,
    pub(crate) processors: Processors,
    /// The folder of the articles.
    pub(crate) corpus: PathBuf,
    pub(crate) articles: Arc<Vec<v1::Article>>,
    /// How long a single measurement takes, where it has to be told.
    pub(crate) time: Duration,
    /// Over how many articles memory is to stay flat.
    pub(crate) flat_over: usize,
    /// Of how many briefs the largest archive is.
    pub(crate) briefs: usize,
}

impl Bench {
    /// Says on standard error what is under way.
    pub(crate) fn say(what: &str) {
        // The run goes on where nobody reads it.
        let _ = writeln!(io::stderr(), "… {what}");
    }

    /// Sends the article of a number, over and over those that there are.
    pub(crate) fn summarize(&self, channels: Vec<Channel>) -> impl Fn(usize) -> Call + Send + Sync + 'static {
        let articles = Arc::clone(&self.articles);
        move |number| {
            let article = articles[number % articles.len()].clone();
            summarize(channels[number % channels.len()].clone(), article)
        }
    }

    /// The same, but no article is like another: each begins with a number, from `first` on.
    pub(crate) fn numbered(
        &self,
        channels: Vec<Channel>,
        first: usize,
    ) -> impl Fn(usize) -> Call + Send + Sync + 'static {
        let articles = Arc::clone(&self.articles);
        move |number| {
            let mut article = articles[number % articles.len()].clone();
            article.body = format!("Report {}. {}", first + number, article.body);
            summarize(channels[number % channels.len()].clone(), article)
        }
    }
}

/// A call under way.
pub(crate) type Call = std::pin::Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// Sends an article, once.
pub(crate) fn summarize(channel: Channel, article: v1::Article) -> Call {
    Box::pin(async move {
        let request = v1::SummarizeRequest { article: Some(article), ..Default::default() };
        let client = SummarizerServiceClient::new(channel);
        match client.max_decoding_message_size(64 << 20).summarize(request).await {
            Ok(_) => Outcome::Answered,
            Err(status) if status.code() == Code::ResourceExhausted => Outcome::Refused,
            Err(_) => Outcome::Failed,
        }
    })
}
