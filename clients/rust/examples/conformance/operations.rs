//! The operations of the protocol.

use std::time::Duration;

use futures_util::{Stream, StreamExt as _, TryStreamExt as _, stream};
use peacebrief_client::{Client, ClientError, PartialDate, slice, v1};
use serde_json::{Value, json};

use crate::outcome::{Failure, error, message, plain};
use crate::tell;

/// Does what a case asks for; what came out.
pub(crate) async fn run(client: &Client, case: &Value) -> Result<Value, Failure> {
    let input = &case["input"];
    match case["operation"].as_str().unwrap_or_default() {
        "connect" => Ok(Value::Null),
        "summarize" => summarize(client, input).await,
        "summarize_many" => summarize_many(client, input).await,
        "ingest" => plain(&client.ingest(message(&input["request"])?).await?),
        "ingest_many" => ingest_many(client, input).await,
        "list_briefs" => all(client.list_briefs(message(&input["request"])?)).await,
        "list_actors" => all(client.actors(message(&input["request"])?).map_ok(|named| named.record)).await,
        "call" => call(client, input).await,
        "read" => read(client, input).await,
        "watch" => watch(client, case).await,
        "cancel" => cancel(client, input).await,
        "dates" => list(&input["dates"]).map(|date| Ok(date_text(message(date)?))).collect(),
        other => Err(Failure::Runner(format!("{other:?} is no operation"))),
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

async fn summarize(client: &Client, input: &Value) -> Result<Value, Failure> {
    let article: v1::Article = message(&input["article"])?;
    let named = input["encoding"].as_str().and_then(v1::EncodingType::from_str_name);
    let brief = client.summarize(article.clone(), named.unwrap_or(v1::EncodingType::Utf8)).await?;
    let mut result = json!({ "brief": plain(&brief)? });
    if named.is_none() {
        let words = brief.events.iter().map(|event| slice(&article.body, event.evidence.as_ref()?));
        result["slices"] = words.collect();
    }
    Ok(result)
}

async fn summarize_many(client: &Client, input: &Value) -> Result<Value, Failure> {
    let articles: Vec<v1::Article> = list(&input["articles"]).map(message).collect::<Result<_, _>>()?;
    let answers = client.summarize_many(numbered(articles), v1::EncodingType::Utf8);
    each(answers, "brief").await
}

async fn ingest_many(client: &Client, input: &Value) -> Result<Value, Failure> {
    let requests: Vec<v1::IngestArticleRequest> =
        list(&input["requests"]).map(message).collect::<Result<_, _>>()?;
    each(client.ingest_many(numbered(requests)), "ingested").await
}

fn numbered<T: Send + 'static>(items: Vec<T>) -> impl Stream<Item = (usize, T)> + Send + 'static {
    stream::iter(items.into_iter().enumerate())
}

/// The answers of many, each under its name or as an error.
async fn each<T: prost::Message + prost::Name>(
    mut answers: impl Stream<Item = (usize, Result<T, ClientError>)> + Unpin,
    name: &str,
) -> Result<Value, Failure> {
    let mut results = Vec::new();
    while let Some((number, answer)) = answers.next().await {
        if number != results.len() {
            return Err(Failure::Runner(format!(
                "the answer to item {number} came as number {}",
                results.len()
            )));
        }
        results.push(match answer {
            Ok(answer) => json!({ name: plain(&answer)? }),
            Err(failed) => json!({ "error": error(&failed) }),
        });
    }
    Ok(results.into())
}

async fn all<T: prost::Message + prost::Name>(
    items: impl Stream<Item = Result<T, ClientError>> + Unpin,
) -> Result<Value, Failure> {
    items.try_collect::<Vec<T>>().await?.iter().map(plain).collect()
}

/// Makes a unary call by its path, with the messages of its method.
async fn call(client: &Client, input: &Value) -> Result<Value, Failure> {
    let method = input["method"].as_str().unwrap_or_default();
    macro_rules! call {
        ($($service:literal: $($name:literal $request:ident $response:ident),+;)+) => {
            match method {
                $($(concat!("peacebrief.v1.", $service, "/", $name) => {
                    let request: v1::$request = message(&input["request"])?;
                    let path = concat!("/peacebrief.v1.", $service, "/", $name);
                    plain(&client.unary::<_, v1::$response>(path, request).await?)
                })+)+
                _ => Err(Failure::Runner(format!("{method:?} is not known here"))),
            }
        };
    }
    call! {
        "SummarizerService": "ValidateBrief" ValidateBriefRequest ValidateBriefResponse;
        "BriefService":
            "GetBrief" GetBriefRequest GetBriefResponse,
            "GetArticle" GetArticleRequest GetArticleResponse,
            "BatchGetBriefs" BatchGetBriefsRequest BatchGetBriefsResponse,
            "ListBriefs" ListBriefsRequest ListBriefsResponse,
            "SearchBriefs" SearchBriefsRequest SearchBriefsResponse,
            "DeleteArticle" DeleteArticleRequest DeleteArticleResponse;
        "RegistryService":
            "ListProcesses" ListProcessesRequest ListProcessesResponse,
            "ListAgreements" ListAgreementsRequest ListAgreementsResponse;
        "DigestService":
            "GetDigest" GetDigestRequest GetDigestResponse,
            "GetTimeline" GetTimelineRequest GetTimelineResponse;
    }
}

/// Reads a stream to its end, without going on where it ends.
async fn read(client: &Client, input: &Value) -> Result<Value, Failure> {
    let method = input["method"].as_str().unwrap_or_default();
    let request: v1::WatchBriefsRequest = message(&input["request"])?;
    let changes = client.server_stream::<_, v1::WatchBriefsResponse>(&format!("/{method}"), request).await?;
    Ok(json!({ "messages": changes.try_collect::<Vec<_>>().await?.len() }))
}

async fn watch(client: &Client, case: &Value) -> Result<Value, Failure> {
    let mut left = case["input"]["count"].as_u64().unwrap_or_default();
    let mut changes = client.watch(message(&case["input"]["request"])?);
    while left > 0 {
        let Some(change) = changes.next().await else {
            return Err(Failure::Runner("the watch ended".to_owned()));
        };
        let change = change?;
        if !matches!(change.change, Some(v1::watch_briefs_response::Change::Checkpoint(_))) {
            tell(&case["name"], json!({ "change": plain(&change)? }))?;
            left -= 1;
        }
    }
    Ok(Value::Null)
}

/// A call is cancelled by letting go of it; what it would have said nobody hears.
async fn cancel(client: &Client, input: &Value) -> Result<Value, Failure> {
    let after = Duration::from_millis(input["after_ms"].as_u64().unwrap_or_default());
    match tokio::time::timeout(after, summarize(client, input)).await {
        Ok(answered) => answered,
        Err(_) => Err(Failure::GivenUp),
    }
}

fn date_text(date: v1::Date) -> Value {
    PartialDate::try_from(date).map_or(Value::Null, |date| date.to_string().into())
}
