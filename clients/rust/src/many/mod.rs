//! Many articles over one stream, which is opened anew where that is worthwhile.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use futures_util::{Stream, StreamExt as _, stream};
use tonic::{Request, Status, Streaming};

use crate::retry::{self, Repeat};
use crate::{Client, ClientError, protocol};

mod ingest;
mod summarize;

pub(crate) use ingest::{Ingest, with_request_id};
pub(crate) use summarize::Summarize;

type Items<K, E> = Pin<Box<dyn Stream<Item = (K, <E as Exchange>::Item)> + Send>>;
type Answer<K, E> = (K, Result<<E as Exchange>::Answer, ClientError>);

/// The body of a request: a type of its own, since the compiler loses sight of the lifetime of a bare `dyn` in one.
pub(crate) struct Body<A>(Pin<Box<dyn Stream<Item = A> + Send + 'static>>);

impl<A> Stream for Body<A> {
    type Item = A;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<A>> {
        self.0.poll_next_unpin(cx)
    }
}

type Opened<E> = Pin<Box<dyn Future<Output = Result<Streaming<<E as Exchange>::Response>, Status>> + Send>>;

/// A call of the service that takes articles in a stream, and answers each by what it made of it or by its error, in order.
pub(crate) trait Exchange: Clone + Send + Sync + Unpin + 'static {
    /// What the caller brings for each article.
    type Item: Send + Unpin + 'static;
    /// What is sent for it.
    type Ask: Send + 'static;
    /// What comes back.
    type Response: Send + Unpin + 'static;
    /// What the caller gets.
    type Answer: Send + 'static;
    /// Which failures the stream is opened anew after.
    const REPEAT: Repeat;

    /// Makes an article ready to be sent, as often as it takes.
    fn take(&self, item: Self::Item) -> Self::Item {
        item
    }

    /// What is sent for an article.
    fn ask(&self, id: String, item: &Self::Item) -> Self::Ask;

    /// Opens the stream.
    fn open(client: Client, body: Request<Body<Self::Ask>>) -> Opened<Self>;

    /// The id of the article that is answered, and the answer.
    fn read(response: Self::Response) -> (String, Result<Self::Answer, ClientError>);
}

/// Sends articles and hands on the answers, opening the stream anew where that is worthwhile.
pub(crate) fn exchange<K: Send + 'static, E: Exchange>(
    client: Client,
    exchange: E,
    items: Items<K, E>,
) -> impl Stream<Item = Answer<K, E>> + Send + Unpin + 'static {
    let queue = Queue {
        items: Some(items),
        open: VecDeque::new(),
        limit: client.options().in_flight,
        sent: 0,
        taken: 0,
        attempt: 0,
        sender: None,
    };
    let caller = Caller {
        client,
        exchange,
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
struct Queue<K, E: Exchange> {
    /// `None` once there are no more.
    items: Option<Items<K, E>>,
    open: VecDeque<Open<K, E>>,
    /// How many may be open.
    limit: usize,
    /// How many of the open ones have been sent in this attempt.
    sent: usize,
    /// How many have been drawn altogether.
    taken: u64,
    /// Which attempt may draw. The body of an earlier one can outlive it for a while.
    attempt: u64,
    /// Wakes the body that waits, for an answer or for the next item, so that it hears when nobody wants more.
    sender: Option<Waker>,
}

/// An article without an answer.
struct Open<K, E: Exchange> {
    key: K,
    /// The item's id on the wire: its number in the stream of articles, whatever its key.
    id: String,
    item: E::Item,
}

impl<K, E: Exchange> Queue<K, E> {
    /// Draws one more article; `None` where there are no more.
    fn poll_draw(&mut self, exchange: &E, cx: &mut Context<'_>) -> Poll<Option<()>> {
        let Some(items) = &mut self.items else { return Poll::Ready(None) };
        match items.poll_next_unpin(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Some((key, item))) => {
                let id = self.taken.to_string();
                self.open.push_back(Open { key, id, item: exchange.take(item) });
                self.taken += 1;
                Poll::Ready(Some(()))
            }
            Poll::Ready(None) => {
                self.items = None;
                Poll::Ready(None)
            }
        }
    }

    /// What the body of an attempt sends next: first what an earlier attempt left unanswered.
    fn poll_send(&mut self, attempt: u64, exchange: &E, cx: &mut Context<'_>) -> Poll<Option<E::Ask>> {
        if self.attempt != attempt {
            return Poll::Ready(None);
        }
        if self.sent == self.open.len() {
            if self.sent >= self.limit && self.items.is_some() {
                self.sender = Some(cx.waker().clone());
                return Poll::Pending;
            }
            match self.poll_draw(exchange, cx) {
                Poll::Ready(Some(())) => {}
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => {
                    self.sender = Some(cx.waker().clone());
                    return Poll::Pending;
                }
            }
        }
        let next = self.open.get(self.sent).map(|open| exchange.ask(open.id.clone(), &open.item));
        self.sent += 1;
        Poll::Ready(next)
    }

    /// Takes the first open article as answered.
    fn answered(&mut self) -> Option<Open<K, E>> {
        self.sent = self.sent.saturating_sub(1);
        self.wake();
        self.open.pop_front()
    }

    fn wake(&mut self) {
        if let Some(sender) = self.sender.take() {
            sender.wake();
        }
    }
}

/// The caller's end of the stream.
struct Caller<K, E: Exchange> {
    client: Client,
    exchange: E,
    queue: Arc<Mutex<Queue<K, E>>>,
    answers: Option<Streaming<E::Response>>,
    /// How often the stream has been opened anew since the last answer.
    retries: u32,
    /// Why nothing more can be answered.
    lost: Option<ClientError>,
}

impl<K: Send + 'static, E: Exchange> Caller<K, E> {
    fn queue(&self) -> MutexGuard<'_, Queue<K, E>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Draws an article if none is open; whether one is.
    async fn draw(&self) -> bool {
        std::future::poll_fn(|cx| {
            let mut queue = self.queue();
            if queue.open.is_empty() {
                queue.poll_draw(&self.exchange, cx).map(|drawn| drawn.is_some())
            } else {
                Poll::Ready(true)
            }
        })
        .await
    }

    /// The next answer; `None` once every article has one.
    async fn next(&mut self) -> Option<Answer<K, E>> {
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
                            self.lose(protocol(why));
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
    async fn open(&self) -> Result<Streaming<E::Response>, Status> {
        let attempt = {
            let mut queue = self.queue();
            queue.sent = 0;
            queue.attempt
        };
        let (queue, exchange) = (Arc::clone(&self.queue), self.exchange.clone());
        let body = Body(Box::pin(stream::poll_fn(move |cx| {
            queue.lock().unwrap_or_else(PoisonError::into_inner).poll_send(attempt, &exchange, cx)
        })));
        E::open(self.client.clone(), self.client.request(body, None)).await
    }

    /// Lets go of a stream: its body draws no more from here on.
    fn close(&mut self) {
        self.answers = None;
        let mut queue = self.queue();
        queue.attempt += 1;
        queue.wake();
    }

    /// Answers the first open article.
    fn answer(&mut self, result: Result<E::Answer, ClientError>) -> Option<Answer<K, E>> {
        self.queue().answered().map(|open| (open.key, result))
    }

    /// Takes a response to the first open article.
    fn take(&mut self, response: E::Response) -> Result<Answer<K, E>, ClientError> {
        let (id, result) = E::read(response);
        let expected = self.queue().open.front().map(|open| open.id.clone());
        if expected.as_ref() != Some(&id) {
            let expected = expected.unwrap_or_else(|| "none".to_owned());
            return Err(protocol(format!("an answer to item {id:?} where {expected} was due")));
        }
        self.retries = 0;
        self.answer(result).ok_or_else(|| protocol("an answer to no article"))
    }

    /// Decides what the end of a stream by an error means: another attempt, or the answer to the article whose turn it
    /// was (returned), or the end of all.
    async fn ended(&mut self, status: Status) -> Option<ClientError> {
        let goaway = retry::lost_to_goaway(&status);
        let error = ClientError::of_call(status);
        if E::REPEAT.worthwhile(&error, goaway) && self.retries + 1 < self.client.options().attempts {
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

impl<K, E: Exchange> Drop for Caller<K, E> {
    /// Ends the body, too: while it waits for more to send, the call stays open, although nobody reads its answers.
    fn drop(&mut self) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.attempt += 1;
        queue.wake();
    }
}

/// Whether an error that ends a stream is one of the article whose turn it was, so that the next may fare better.
/// An article too large to be taken in ends the stream so, since the service cannot read past it.
fn concerns_article(error: &ClientError) -> bool {
    use peacebrief::v1::ErrorReason as R;
    let of_article =
        [R::FieldRequired, R::FieldInvalid, R::ArticleTooLarge, R::LanguageUnsupported, R::Internal];
    error.reason().is_some_and(|reason| of_article.contains(&reason))
}
