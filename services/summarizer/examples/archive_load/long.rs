//! One long process: a story told over and over, each time some years later and by four outlets.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use peacebrief::v1::brief_service_client::BriefServiceClient;
use peacebrief::v1::digest_service_client::DigestServiceClient;
use peacebrief::v1::registry_service_client::RegistryServiceClient;
use peacebrief::{date, json, v1, validation};
use peacebrief_engine::{Engine, EngineError, Observer};
use peacebrief_server::Briefer;
use serde_json::Value;
use tonic::transport::Channel;

use super::{Result, answers, ingest};

/// How many outlets tell each report.
const OUTLETS: usize = 4;
/// The year of the first telling of the story, and how many years lie between one and the next.
const FIRST_YEAR: i32 = 1100;
/// How often it is worked out anew for a measure.
const ANEW: usize = 5;

/// A story's reports with their briefs.
pub(crate) struct Story {
    reports: Vec<(v1::Article, v1::Brief)>,
    engine: v1::Engine,
}

impl Story {
    /// The reports of a folder, read by the engine.
    pub(crate) fn of(engine: &Engine, folder: &Path) -> Result<Self> {
        let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        paths.retain(|path| path.file_name().is_none_or(|name| name != "digest.json"));
        paths.sort();
        let mut reports = Vec::new();
        for path in paths {
            let value: Value = serde_json::from_slice(&fs::read(&path)?)?;
            let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
            let article = v1::Article {
                title: text("title"),
                body: text("text"),
                source: text("source"),
                published: Some(date::parse(&text("published"))?),
                language: String::new(),
            };
            let brief = engine.brief(&article, v1::EncodingType::Utf8)?;
            reports.push((article, brief));
        }
        Ok(Self { reports, engine: Briefer::engine(engine) })
    }

    /// The article of a number: of each telling, first one outlet's reports and then the next one's.
    pub(crate) fn article(&self, number: usize) -> v1::Article {
        let (original, later) = self.of_number(number);
        let mut article = self.reports[original].0.clone();
        article.source = format!("{} {number}", article.source);
        if let Some(published) = &mut article.published {
            published.year = moved(published.year, later);
        }
        article
    }

    fn of_number(&self, number: usize) -> (usize, i32) {
        let later = number / self.reports.len() / OUTLETS;
        (number % self.reports.len(), i32::try_from(later).unwrap_or(i32::MAX))
    }
}

fn moved(year: i32, later: i32) -> i32 {
    FIRST_YEAR + (year - 2000).rem_euclid(100) + later
}

fn move_all(value: &mut Value, later: i32) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value.as_i64().and_then(|year| i32::try_from(year).ok()).filter(|_| key == "year") {
                    Some(year) => *value = moved(year, later).into(),
                    None => move_all(value, later),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| move_all(value, later)),
        _ => {}
    }
}

impl Briefer for Story {
    fn engine(&self) -> v1::Engine {
        self.engine.clone()
    }

    fn brief(
        &self,
        article: &v1::Article,
        _: v1::EncodingType,
        _: &dyn Observer,
    ) -> std::result::Result<v1::Brief, EngineError> {
        let number = article.source.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        let (original, later) = self.of_number(number);
        let mut brief = self.reports[original].1.clone();
        if let Ok(text) = json::to_string(&brief)
            && let Ok(mut value) = serde_json::from_str(&text)
        {
            move_all(&mut value, later);
            brief = json::from_str(&value.to_string()).unwrap_or(brief);
        }
        brief.body_sha256 = validation::body_sha256(&article.body);
        Ok(brief)
    }
}

/// Keeps a process of more and more reports, and tells at each length how long it takes to tell it as a whole: again, and after one more
/// report came in.
pub(crate) async fn tell(channel: Channel, story: &Story, count: usize) -> Result<()> {
    let mut kept = 0;
    for length in [count / 10, count / 3, count] {
        for from in (kept..length).step_by(1000) {
            let numbers = from..length.min(from + 1000);
            ingest(channel.clone(), numbers.map(|number| story.article(number))).await?;
            answers::caught_up(channel.clone()).await?;
        }
        kept = length;
        let mut registry = RegistryServiceClient::new(channel.clone());
        let processes =
            registry.list_processes(v1::ListProcessesRequest { page_size: 200, ..Default::default() });
        let processes = processes.await?.into_inner().processes;
        let process = processes.iter().max_by_key(|process| process.report_count).ok_or("no process")?;
        writeln!(io::stdout(), "{length} kept, a process of {} reports", process.report_count)?;
        let year = process.last_published.map_or(0, |date| date.year);
        let window = v1::DateInterval {
            start: Some(v1::Date { year: year - 1, month: 1, day: 1 }),
            end: Some(v1::Date { year, month: 12, day: 31 }),
        };
        let whole =
            v1::GetDigestRequest { process: process.name.clone(), max_tellings: 3, ..Default::default() };
        let recent = v1::GetDigestRequest { published: Some(window), ..whole.clone() };
        let timeline = v1::GetTimelineRequest { process: process.name.clone(), ..Default::default() };
        let digests = DigestServiceClient::new(channel.clone());
        for round in 0..ANEW {
            // One more report of the latest telling.
            let again =
                v1::Article { title: format!("Correction {length} {round}"), ..story.article(kept - 1) };
            let mut briefs = BriefServiceClient::new(channel.clone());
            let request = v1::IngestArticleRequest { article: Some(again), ..Default::default() };
            briefs.ingest_article(request).await?;
            answers::caught_up(channel.clone()).await?;
            let mut digests = digests.clone();
            let begun = Instant::now();
            let told = digests.get_digest(whole.clone()).await;
            let of_whole = begun.elapsed();
            let size = told.map(|told| prost::Message::encoded_len(&told.into_inner()) >> 10);
            let begun = Instant::now();
            digests.get_digest(recent.clone()).await?;
            let of_recent = begun.elapsed();
            let begun = Instant::now();
            digests.get_timeline(timeline.clone()).await?;
            let [of_whole, of_recent, of_timeline] =
                [of_whole, of_recent, begun.elapsed()].map(|time| time.as_millis());
            let size = size.map_or_else(|status| status.message().to_owned(), |kib| format!("{kib} KiB"));
            writeln!(
                io::stdout(),
                "  one more: digest {of_whole} ms ({size}), of two years {of_recent} ms, timeline {of_timeline} ms"
            )?;
        }
        answers::ask("  digest again", || async {
            digests.clone().get_digest(whole.clone()).await.map(drop)
        })
        .await?;
        answers::ask("  digest of two years again", || async {
            digests.clone().get_digest(recent.clone()).await.map(drop)
        })
        .await?;
        answers::ask("  timeline again", || async {
            digests.clone().get_timeline(timeline.clone()).await.map(drop)
        })
        .await?;
    }
    Ok(())
}
