//! The calls.

use std::time::Duration;

use futures_util::Stream;
use peacebrief::v1;
use peacebrief::v1::brief_service_client::BriefServiceClient;
use peacebrief::v1::digest_service_client::DigestServiceClient;
use peacebrief::v1::registry_service_client::RegistryServiceClient;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::transport::Channel;
use tonic::{Request, Response, Status};
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

use crate::builder::Builder;
use crate::credentials::Sent;
use crate::error::REQUEST_ID;
use crate::many::{self, Summarize};
use crate::retry::{self, Repeat};
use crate::{ClientError, protocol};

/// A connection to the service, made anew by itself when it breaks. Cheap to clone; clones share it.
#[derive(Debug, Clone)]
pub struct Client {
    channel: Channel,
    options: Builder,
    request_id: Option<MetadataValue<Ascii>>,
    credentials: Option<Sent>,
}

/// Whether a service takes calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// It does.
    Serving,
    /// It does not: it is starting or shutting down.
    NotServing,
}

impl Client {
    /// Connects to a service, such as `http://127.0.0.1:50051`, with default options.
    ///
    /// # Errors
    /// [`ClientError::Configuration`] for an endpoint that is none, [`ClientError::Transport`] where nobody answers.
    pub async fn connect(endpoint: impl Into<String>) -> Result<Self, ClientError> {
        Self::builder(endpoint).connect().await
    }

    /// Options for a client of a service.
    #[must_use]
    pub fn builder(endpoint: impl Into<String>) -> Builder {
        Builder::new(endpoint.into())
    }

    pub(crate) fn over(
        channel: Channel,
        options: Builder,
        request_id: Option<MetadataValue<Ascii>>,
        credentials: Option<Sent>,
    ) -> Self {
        Self { channel, options, request_id, credentials }
    }

    /// Condenses one article.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the reason and the field at fault, or what became of the connection.
    pub async fn summarize(
        &self,
        article: v1::Article,
        encoding: v1::EncodingType,
    ) -> Result<v1::Brief, ClientError> {
        let request = v1::SummarizeRequest { article: Some(article), encoding_type: encoding.into() };
        let answer = self.ask(Repeat::Announced, request, |request| {
            let mut service = self.summarizer();
            async move { service.summarize(request).await }
        });
        answer.await?.brief.ok_or_else(|| protocol("an answer without a brief"))
    }

    /// Condenses many articles over one stream. Answers come in the order of the articles, each with the key that came
    /// with the article, and every article gets exactly one: its brief or why it has none. The articles are drawn no
    /// faster than the service works.
    ///
    /// The stream is opened anew where the service shuts down in its course, and the articles that are not answered yet
    /// are sent again. Where the service cannot be reached any more, all that is left is answered with that error.
    pub fn summarize_many<K: Send + 'static>(
        &self,
        articles: impl Stream<Item = (K, v1::Article)> + Send + 'static,
        encoding: v1::EncodingType,
    ) -> impl Stream<Item = (K, Result<v1::Brief, ClientError>)> + Send + Unpin + 'static {
        many::exchange(self.clone(), Summarize { encoding }, Box::pin(articles))
    }

    /// Holds a brief against its article, and answers what in it does not hold.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the reason `ARTICLE_MISMATCH` where the brief names another text, or as
    /// [`summarize`](Self::summarize).
    pub async fn validate(
        &self,
        article: v1::Article,
        brief: v1::Brief,
    ) -> Result<v1::ValidateBriefResponse, ClientError> {
        let request = v1::ValidateBriefRequest { article: Some(article), brief: Some(brief) };
        let answer = self.ask(Repeat::Announced, request, |request| {
            let mut service = self.summarizer();
            async move { service.validate_brief(request).await }
        });
        answer.await
    }

    /// Asks whether the service takes calls.
    ///
    /// # Errors
    /// As [`summarize`](Self::summarize).
    pub async fn health(&self) -> Result<Health, ClientError> {
        // The empty name asks about the server as a whole.
        let request = HealthCheckRequest { service: String::new() };
        let answer = self.ask(Repeat::Announced, request, |request| {
            let mut service = HealthClient::new(self.channel.clone());
            async move { service.check(request).await }
        });
        let serving = answer.await?.status() == ServingStatus::Serving;
        Ok(if serving { Health::Serving } else { Health::NotServing })
    }

    pub(crate) fn options(&self) -> &Builder {
        &self.options
    }

    pub(crate) fn channel(&self) -> Channel {
        self.channel.clone()
    }

    // What is sent has no limit here: which articles are too large is the service's to say, and it says it well.

    pub(crate) fn summarizer(&self) -> SummarizerServiceClient<Channel> {
        SummarizerServiceClient::new(self.channel.clone())
            .max_decoding_message_size(self.options.answer_bytes)
    }

    pub(crate) fn briefs(&self) -> BriefServiceClient<Channel> {
        BriefServiceClient::new(self.channel.clone()).max_decoding_message_size(self.options.answer_bytes)
    }

    pub(crate) fn registry(&self) -> RegistryServiceClient<Channel> {
        RegistryServiceClient::new(self.channel.clone()).max_decoding_message_size(self.options.answer_bytes)
    }

    pub(crate) fn digests(&self) -> DigestServiceClient<Channel> {
        DigestServiceClient::new(self.channel.clone()).max_decoding_message_size(self.options.answer_bytes)
    }

    /// Makes a unary call, with the retries that are safe for it.
    pub(crate) async fn ask<M: Clone, T, F>(
        &self,
        repeat: Repeat,
        message: M,
        mut call: impl FnMut(Request<M>) -> F,
    ) -> Result<T, ClientError>
    where
        F: Future<Output = Result<Response<T>, Status>>,
    {
        let Builder { attempts, timeout, .. } = self.options;
        retry::unary(attempts, timeout, repeat, |left| call(self.request(message.clone(), left))).await
    }

    pub(crate) fn request<T>(&self, message: T, timeout: Option<Duration>) -> Request<T> {
        let mut request = Request::new(message);
        if let Some(timeout) = timeout {
            request.set_timeout(timeout);
        }
        if let Some(id) = &self.request_id {
            request.metadata_mut().insert(REQUEST_ID, id.clone());
        }
        if let Some(credentials) = &self.credentials {
            credentials.add(request.metadata_mut());
        }
        request
    }
}
