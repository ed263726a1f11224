//! Articles written without end, and who is told of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use peacebrief::v1;
use peacebrief::v1::brief_service_client::BriefServiceClient;
use peacebrief::v1::ingest_articles_response::Result as Outcome;
use peacebrief::v1::watch_briefs_response::Change;
use tokio::sync::{mpsc, watch};
use tokio_stream::wrappers::ReceiverStream;
use tonic::transport::Channel;

/// How many articles of one stream wait for their answers.
const IN_FLIGHT: usize = 32;

pub(crate) type Client = BriefServiceClient<Channel>;

/// What was written, as far as it was acknowledged. Shared by those who write.
#[derive(Debug, Clone)]
pub(crate) struct Ledger {
    state: Arc<Mutex<State>>,
    count: watch::Sender<usize>,
}

#[derive(Debug, Default)]
struct State {
    next: usize,
    /// Sent, but never answered: to be sent again, under the same id.
    unanswered: BTreeSet<usize>,
    /// The names of briefs by the articles' numbers.
    acknowledged: BTreeMap<usize, String>,
}

impl Ledger {
    pub(crate) fn new() -> Self {
        Self { state: Arc::default(), count: watch::Sender::new(0) }
    }

    /// The number of the next article to write: one that was not answered, or a new one.
    fn take(&self) -> usize {
        let mut state = self.state.lock().unwrap();
        let again = state.unanswered.pop_first();
        again.unwrap_or_else(|| {
            state.next += 1;
            state.next
        })
    }

    fn acknowledge(&self, number: usize, name: String) {
        let mut state = self.state.lock().unwrap();
        let before = state.acknowledged.insert(number, name.clone());
        assert!(before.is_none_or(|before| before == name), "article {number} has two names");
        let count = state.acknowledged.len();
        drop(state);
        self.count.send_replace(count);
    }

    fn give_back(&self, numbers: impl IntoIterator<Item = usize>) {
        self.state.lock().unwrap().unanswered.extend(numbers);
    }

    pub(crate) fn acknowledged(&self) -> BTreeMap<usize, String> {
        self.state.lock().unwrap().acknowledged.clone()
    }

    /// Waits until so many more have been acknowledged.
    pub(crate) async fn grow_by(&self, more: usize) {
        let wanted = self.acknowledged().len() + more;
        self.count.subscribe().wait_for(|count| *count >= wanted).await.unwrap();
    }
}

/// The title by which an article is known again.
pub(crate) fn title(number: usize) -> String {
    format!("Truce {number}")
}

fn request(number: usize) -> v1::IngestArticlesRequest {
    let article = v1::Article {
        title: title(number),
        body: format!(
            "The government and the rebels signed truce number {number} in Nairobi on Monday, a UN spokesman said."
        ),
        ..Default::default()
    };
    v1::IngestArticlesRequest {
        item_id: number.to_string(),
        article: Some(article),
        request_id: format!("request-{number}"),
        view: v1::BriefView::Basic.into(),
        ..Default::default()
    }
}

/// What was sent over one stream, and not answered yet: given back with the stream, however that ends.
struct Sent {
    numbers: BTreeSet<usize>,
    ledger: Ledger,
}

impl Drop for Sent {
    fn drop(&mut self) {
        self.ledger.give_back(std::mem::take(&mut self.numbers));
    }
}

/// Writes over one stream until it breaks.
pub(crate) async fn write(mut client: Client, ledger: Ledger) {
    let mut sent = Sent { numbers: BTreeSet::new(), ledger: ledger.clone() };
    // A stream that ends with its sender: one that never did would be worked off although nobody reads the answers.
    let (items, receive) = mpsc::channel(1);
    let Ok(answers) = client.ingest_articles(ReceiverStream::new(receive)).await else { return };
    let mut answers = answers.into_inner();
    loop {
        tokio::select! {
            Ok(place) = items.reserve(), if sent.numbers.len() < IN_FLIGHT => {
                let number = ledger.take();
                sent.numbers.insert(number);
                place.send(request(number));
            }
            answer = answers.message() => {
                let Ok(Some(answer)) = answer else { return };
                let number = answer.item_id.parse().unwrap();
                sent.numbers.remove(&number);
                match answer.result.unwrap() {
                    Outcome::Ingested(ingested) => ledger.acknowledge(number, ingested.brief.unwrap().name),
                    Outcome::Error(_) => ledger.give_back([number]),
                }
            }
        }
    }
}

/// Who is told of what is written, across all rounds.
#[derive(Debug, Default)]
pub(crate) struct Watcher {
    cursor: String,
    pub(crate) told: BTreeSet<String>,
}

impl Watcher {
    /// Watches until the watch breaks, or all these have been told.
    pub(crate) async fn watch(&mut self, client: &mut Client, until: Option<&BTreeSet<String>>) {
        let enough = |told: &BTreeSet<String>| until.is_some_and(|names| names.is_subset(told));
        let request = v1::WatchBriefsRequest {
            cursor: self.cursor.clone(),
            start: v1::WatchStart::Oldest.into(),
            view: v1::BriefView::Basic.into(),
            ..Default::default()
        };
        if enough(&self.told) {
            return;
        }
        let Ok(changes) = client.watch_briefs(request).await else { return };
        let mut changes = changes.into_inner();
        while let Ok(Some(change)) = changes.message().await {
            self.cursor = change.cursor;
            match change.change {
                Some(Change::Written(record)) => {
                    assert!(self.told.insert(record.name.clone()), "{} is told twice", record.name);
                }
                Some(Change::Checkpoint(_)) => {}
                other => panic!("{other:?}"),
            }
            if enough(&self.told) {
                return;
            }
        }
    }
}
