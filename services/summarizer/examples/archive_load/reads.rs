//! What reading costs by how much is kept: the same small pages asked for of any archive, as one line of JSON.

use std::io::{self, Write};
use std::time::Instant;

use peacebrief::v1;
use peacebrief::v1::brief_service_client::BriefServiceClient;
use tonic::Status;
use tonic::transport::Channel;

use super::Result;

/// How often each question is asked.
const TIMES: usize = 300;
/// How much a page has: an archive of so many briefs fills one.
const PAGE: i32 = 10;

/// Asks each question many times, and tells how long the answer in the middle took, and the slowest in a hundred, in seconds.
pub(crate) async fn tell(channel: Channel) -> Result<()> {
    let briefs = BriefServiceClient::new(channel).max_decoding_message_size(8 << 20);
    let view = v1::BriefView::Basic.into();
    let page = v1::ListBriefsRequest { view, page_size: PAGE, ..Default::default() };
    let by_date = v1::ListBriefsRequest { order: v1::BriefOrder::PublishedAscending.into(), ..page.clone() };
    let first = briefs.clone().list_briefs(page.clone()).await?.into_inner().briefs;
    let first = first.into_iter().next().ok_or("nothing is kept")?;

    let mut told = serde_json::Map::new();
    for (name, request) in [("list, the latest", page), ("list, by date", by_date)] {
        let times = ask(|| async { briefs.clone().list_briefs(request.clone()).await.map(drop) }).await?;
        told.insert(name.into(), times);
    }
    let request = v1::GetBriefRequest { name: first.name.clone(), ..Default::default() };
    let times = ask(|| async { briefs.clone().get_brief(request.clone()).await.map(drop) }).await?;
    told.insert("get, a brief".into(), times);
    let request = v1::GetArticleRequest { name: first.article.clone() };
    let times = ask(|| async { briefs.clone().get_article(request.clone()).await.map(drop) }).await?;
    told.insert("get, an article".into(), times);
    for query in ["peace", "government", "ceasefire agreement", "helicopter"] {
        let query = query.to_owned();
        let request = v1::SearchBriefsRequest { query, view, page_size: PAGE, ..Default::default() };
        let times = ask(|| async { briefs.clone().search_briefs(request.clone()).await.map(drop) }).await?;
        told.insert(format!("search, {}", request.query), times);
    }
    writeln!(io::stdout(), "{}", serde_json::Value::Object(told))?;
    Ok(())
}

async fn ask<F: Future<Output = std::result::Result<(), Status>>>(
    question: impl Fn() -> F,
) -> Result<serde_json::Value> {
    // Once, unmeasured: what is first read from the disk.
    question().await?;
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let begun = Instant::now();
        question().await?;
        times.push(begun.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    Ok(serde_json::json!({ "middle": times[TIMES / 2], "p99": times[TIMES * 99 / 100] }))
}
