//! Many articles over one stream, which is opened anew where that is worthwhile.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use futures_util::{Stream, StreamExt as _, stream};
use peacebrief::v1;
use peacebrief::v1::summarize_stream_response::Result as Outcome;
use tonic::{Status, Streaming};

use crate::{Client, ClientError, retry};

type Articles<K> = Pin<Box<dyn Stream<Item = (K, v1::Article)> + Send>>;
type Answer<K> = (K, Result<v1::Brief, ClientError>);

/// What [`Client::summarize_many`] does.
pub(crate) fn summarize<K: Send + 'static>(
    client: Client,
    articles: Articles<K>,
    encoding: v1::EncodingType,
) -> impl Stream<Item = Answer<K>> + Send + Unpin + 'static {
    let queue = Queue { articles: Some(articles), open: VecDeque::new(), sent: 0, taken: 0, attempt: 0 };
    let caller = Caller {
        client,
        encoding,
        queue: Arc::new(Mutex::new(queue)),
        answers: None,
        retries: 0,
        lost: None,
    };
    Box::pin(stream::unfold(caller, |mut caller| async move {
        let answer = caller.next().await?;
        Some((answer, caller))
    }))
}

/// The articles that have been drawn and not been answered, and where more come from. It is shared with the body of
/// the request, which draws as the service takes.
struct Queue<K> {
    /// `None` once there are no more.
    articles: Option<Articles<K>>,
    open: VecDeque<Open<K>>,
    /// How many of the open ones have been sent in this attempt.
    sent: usize,
    /// How many have been drawn altogether.
    taken: u64,
    /// Which attempt may draw. The body of an earlier one can outlive it for a while.
    attempt: u64,
}

/// An article without an answer.
struct Open<K> {
    key: K,
    /// The item's id on the wire: its number in the stream of articles, whatever its key.
    id: String,
    article: v1::Article,
}

impl<K> Queue<K> {
    /// Draws one more article; `None` where there are no more.
    fn poll_draw(&mut self, cx: &mut Context<'_>) -> Poll<Option<()>> {
        let Some(articles) = &mut self.articles else { return Poll::Ready(None) };
        match articles.poll_next_unpin(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Some((key, article))) => {
                self.open.push_back(Open { key, id: self.taken.to_string(), article });
                self.taken += 1;
                Poll::Ready(Some(()))
            }
            Poll::Ready(None) => {
                self.articles = None;
                Poll::Ready(None)
            }
        }
    }

    /// What the body of an attempt sends next: first what an earlier attempt left unanswered.
    fn poll_send(
        &mut self,
        attempt: u64,
        encoding: v1::EncodingType,
        cx: &mut Context<'_>,
    ) -> Poll<Option<v1::SummarizeStreamRequest>> {
        if self.attempt != attempt {
            return Poll::Ready(None);
        }
        if self.sent == self.open.len() {
            match self.poll_draw(cx) {
                Poll::Ready(Some(())) => {}
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
        let next = self.open.get(self.sent).map(|open| v1::SummarizeStreamRequest {
            item_id: open.id.clone(),
            article: Some(open.article.clone()),
            encoding_type: encoding.into(),
        });
        self.sent += 1;
        Poll::Ready(next)
    }

    /// Takes the first open article as answered.
    fn answered(&mut self) -> Option<Open<K>> {
        self.sent = self.sent.saturating_sub(1);
        self.open.pop_front()
    }
}

/// The caller's end of the stream.
struct Caller<K> {
    client: Client,
    encoding: v1::EncodingType,
    queue: Arc<Mutex<Queue<K>>>,
    answers: Option<Streaming<v1::SummarizeStreamResponse>>,
    /// How often the stream has been opened anew since the last answer.
    retries: u32,
    /// Why nothing more can be answered.
    lost: Option<ClientError>,
}

impl<K: Send + 'static> Caller<K> {
    fn queue(&self) -> MutexGuard<'_, Queue<K>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Draws an article if none is open; whether one is.
    async fn draw(&self) -> bool {
        std::future::poll_fn(|cx| {
            let mut queue = self.queue();
            if queue.open.is_empty() {
                queue.poll_draw(cx).map(|drawn| drawn.is_some())
            } else {
                Poll::Ready(true)
            }
        })
        .await
    }

    /// The next answer; `None` once every article has one.
    async fn next(&mut self) -> Option<Answer<K>> {
        loop {
            if let Some(lost) = self.lost.clone() {
                return if self.draw().await { self.answer(Err(lost)) } else { None };
            }
            let ended = match &mut self.answers {
                Some(answers) => match answers.message().await {
                    Ok(Some(response)) => match self.take(response) {
                        Ok(answer) => return Some(answer),
                        Err(error) => {
                            self.lose(error);
                            continue;
                        }
                    },
                    Ok(None) => {
                        self.close();
                        if self.draw().await {
                            let why = "the stream ended before every article was answered";
                            self.lose(ClientError::Protocol(why.to_owned()));
                        }
                        continue;
                    }
                    Err(status) => status,
                },
                None => {
                    if !self.draw().await {
                        return None;
                    }
                    match self.open().await {
                        Ok(answers) => {
                            self.answers = Some(answers);
                            continue;
                        }
                        Err(status) => status,
                    }
                }
            };
            self.close();
            if let Some(error) = self.ended(ended).await {
                return self.answer(Err(error));
            }
        }
    }

    /// Opens the stream, for all that is not answered.
    async fn open(&self) -> Result<Streaming<v1::SummarizeStreamResponse>, Status> {
        let attempt = {
            let mut queue = self.queue();
            queue.sent = 0;
            queue.attempt
        };
        let (queue, encoding) = (Arc::clone(&self.queue), self.encoding);
        let articles = stream::poll_fn(move |cx| {
            queue.lock().unwrap_or_else(PoisonError::into_inner).poll_send(attempt, encoding, cx)
        });
        let request = self.client.request(articles, None);
        Ok(self.client.service().summarize_stream(request).await?.into_inner())
    }

    /// Lets go of a stream: its body draws no more from here on.
    fn close(&mut self) {
        self.answers = None;
        self.queue().attempt += 1;
    }

    /// Answers the first open article.
    fn answer(&mut self, result: Result<v1::Brief, ClientError>) -> Option<Answer<K>> {
        self.queue().answered().map(|open| (open.key, result))
    }

    /// Takes a response to the first open article.
    fn take(&mut self, response: v1::SummarizeStreamResponse) -> Result<Answer<K>, ClientError> {
        let v1::SummarizeStreamResponse { item_id, result } = response;
        let expected = self.queue().open.front().map(|open| open.id.clone());
        if expected.as_ref() != Some(&item_id) {
            let expected = expected.unwrap_or_else(|| "none".to_owned());
            let why = format!("an answer to item {item_id:?} where {expected} was due");
            return Err(ClientError::Protocol(why));
        }
        let result = match result {
            Some(Outcome::Brief(brief)) => Ok(brief),
            Some(Outcome::Error(error)) => Err(ClientError::of_item(&error)),
            None => Err(ClientError::Protocol("an answer that holds neither brief nor error".to_owned())),
        };
        self.retries = 0;
        self.answer(result).ok_or_else(|| ClientError::Protocol("an answer to no article".to_owned()))
    }

    /// Decides what the end of a stream by an error means: another attempt, or the answer to the article whose turn it
    /// was (returned), or the end of all.
    async fn ended(&mut self, status: Status) -> Option<ClientError> {
        let goaway = retry::lost_to_goaway(&status);
        let error = ClientError::of_call(status);
        if retry::worthwhile(&error, goaway) && self.retries + 1 < self.client.options().attempts {
            tokio::time::sleep(retry::wait(&error, self.retries)).await;
            self.retries += 1;
            return None;
        }
        if concerns_article(&error) {
            return Some(error);
        }
        self.lose(error);
        None
    }

    /// Gives all up that is not answered, and all that comes.
    fn lose(&mut self, error: ClientError) {
        self.close();
        self.lost = Some(error);
    }
}

/// Whether an error that ends a stream is one of the article whose turn it was, so that the next may fare better.
/// An article too large to be taken in ends the stream so, since the service cannot read past it.
fn concerns_article(error: &ClientError) -> bool {
    use v1::ErrorReason as R;
    let of_article =
        [R::FieldRequired, R::FieldInvalid, R::ArticleTooLarge, R::LanguageUnsupported, R::Internal];
    error.reason().is_some_and(|reason| of_article.contains(&reason))
}
