//! How fast articles are briefed in bulk, by the bare stub and by this library, in turns; clients/conformance/README.md has the protocol.

#![expect(clippy::print_stdout, reason = "lines on standard output are what the suite reads")]

use std::time::Instant;

use futures_util::{StreamExt as _, stream};
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use peacebrief_client::{Client, v1};
use serde_json::{Value, json};
use tokio::sync::Semaphore;
use tonic::transport::Channel;

type Failed = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let book: Value = serde_json::from_slice(&std::fs::read(std::env::var("PEACEBRIEF_THROUGHPUT")?)?)?;
    let url = book["client"]["url"].as_str().unwrap_or_default().to_owned();
    let number = |key: &str| book[key].as_u64().and_then(|value| usize::try_from(value).ok()).unwrap_or(1);
    let (rounds, at_a_time) = (number("rounds"), number("concurrency"));
    let article = |value: &Value| peacebrief::json::from_str::<v1::Article>(&value.to_string());
    let articles: Vec<v1::Article> =
        book["articles"].as_array().into_iter().flatten().map(article).collect::<Result<_, _>>()?;
    let stub = SummarizerServiceClient::new(Channel::from_shared(url.clone())?.connect().await?);
    let client = Client::builder(url).in_flight(at_a_time).connect().await?;

    for round in 0..=rounds {
        // Stub, layer, layer, stub, …: whatever drifts meets both alike. The first round warms up.
        for layer in if round % 2 == 0 { [false, true] } else { [true, false] } {
            let (articles, count, begun) = (articles.clone(), articles.len(), Instant::now());
            let briefs = if layer {
                by_layer(&client, articles).await?
            } else {
                by_stub(stub.clone(), articles, at_a_time).await?
            };
            assert_eq!(briefs.len(), count, "every article is answered");
            let (variant, seconds) = (if layer { "layer" } else { "stub" }, begun.elapsed().as_secs_f64());
            if round > 0 {
                let line =
                    json!({"variant": variant, "round": round - 1, "articles": count, "seconds": seconds});
                println!("{line}");
            }
        }
    }
    Ok(())
}

async fn by_layer(client: &Client, articles: Vec<v1::Article>) -> Result<Vec<v1::Brief>, Failed> {
    let numbered = stream::iter(articles.into_iter().enumerate());
    let mut answers = client.summarize_many(numbered, v1::EncodingType::Utf8);
    let mut briefs = Vec::new();
    while let Some((_, answer)) = answers.next().await {
        briefs.push(answer?);
    }
    Ok(briefs)
}

/// The stream that the layer uses, with as many articles on their way.
async fn by_stub(
    mut stub: SummarizerServiceClient<Channel>,
    articles: Vec<v1::Article>,
    at_a_time: usize,
) -> Result<Vec<v1::Brief>, Failed> {
    let room = std::sync::Arc::new(Semaphore::new(at_a_time));
    let taken = std::sync::Arc::clone(&room);
    let requests = stream::iter(articles.into_iter().enumerate()).then(move |(number, article)| {
        let room = std::sync::Arc::clone(&taken);
        async move {
            if let Ok(permit) = room.acquire().await {
                permit.forget();
            }
            v1::SummarizeStreamRequest {
                item_id: number.to_string(),
                article: Some(article),
                encoding_type: v1::EncodingType::Utf8.into(),
            }
        }
    });
    let mut answers = stub.summarize_stream(requests).await?.into_inner();
    let mut briefs = Vec::new();
    while let Some(answer) = answers.message().await? {
        room.add_permits(1);
        match answer.result {
            Some(v1::summarize_stream_response::Result::Brief(brief)) => briefs.push(brief),
            other => return Err(format!("no brief: {other:?}").into()),
        }
    }
    Ok(briefs)
}
