//! Traces, as a collector gets them.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use opentelemetry_proto::tonic::collector::trace::v1::trace_service_server::{
    TraceService, TraceServiceServer,
};
use opentelemetry_proto::tonic::collector::trace::v1::{
    ExportTraceServiceRequest, ExportTraceServiceResponse,
};
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use peacebrief::v1;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use peacebrief_client::Client;
use peacebrief_engine::Stage;
use peacebrief_server::config::{Config, Fraction, Location, ServiceUrl, TraceParents};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tonic::{Code, Request, Response, Status};

use crate::process::Program;
use crate::security::support::{Files, api_key, becomes, operator, operators};
use crate::support::{article, channel, config, scripted};

/// A trace that somebody else has begun, and a call in it.
const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const PARENT: &str = "b7ad6b7169203331";

/// A collector that keeps what it is told.
#[derive(Clone)]
struct Collector(watch::Sender<Vec<ExportTraceServiceRequest>>);

#[tonic::async_trait]
impl TraceService for Collector {
    async fn export(
        &self,
        request: Request<ExportTraceServiceRequest>,
    ) -> Result<Response<ExportTraceServiceResponse>, Status> {
        self.0.send_modify(|told| told.push(request.into_inner()));
        Ok(Response::new(ExportTraceServiceResponse::default()))
    }
}

impl Collector {
    async fn start() -> (Self, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (collector, address) = (Self(watch::Sender::default()), listener.local_addr().unwrap());
        let service = TraceServiceServer::new(collector.clone());
        let incoming = tokio_stream::wrappers::TcpListenerStream::new(listener);
        tokio::spawn(tonic::transport::Server::builder().add_service(service).serve_with_incoming(incoming));
        (collector, address)
    }

    /// All spans so far.
    fn spans(&self) -> Vec<Span> {
        let told = self.0.borrow();
        let scopes = told.iter().flat_map(|request| &request.resource_spans).flat_map(|of| &of.scope_spans);
        scopes.flat_map(|scope| scope.spans.clone()).collect()
    }

    /// The spans, once there are so many.
    async fn has(&self, count: usize) -> Vec<Span> {
        self.0.subscribe().wait_for(|_| self.spans().len() >= count).await.unwrap();
        self.spans()
    }
}

fn url(address: SocketAddr) -> ServiceUrl {
    ServiceUrl(Some(format!("http://{address}").parse().unwrap()))
}

/// What a span says, as text.
fn attributes(span: &Span) -> BTreeMap<&str, String> {
    let text = |value: &Option<Value>| match value {
        Some(Value::StringValue(text)) => text.clone(),
        Some(Value::IntValue(number)) => number.to_string(),
        other => format!("{other:?}"),
    };
    let value = |kv: &Option<opentelemetry_proto::tonic::common::v1::AnyValue>| {
        text(&kv.as_ref().and_then(|value| value.value.clone()))
    };
    span.attributes.iter().map(|kv| (kv.key.as_str(), value(&kv.value))).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A call within a trace of its caller's, with a key or without.
async fn call(running: &peacebrief_server::embedded::Running, key: Option<&str>) -> Result<(), Status> {
    let message = v1::SummarizeRequest { article: Some(article("Two words.")), ..Default::default() };
    let mut request = Request::new(message);
    request.metadata_mut().insert("traceparent", format!("00-{TRACE}-{PARENT}-01").parse().unwrap());
    if let Some(key) = key {
        request.metadata_mut().insert("x-api-key", key.parse().unwrap());
    }
    SummarizerServiceClient::new(channel(running).await).summarize(request).await.map(drop)
}

#[tokio::test]
async fn a_call_is_told_with_its_parts_within_the_trace_of_a_caller_who_is_known() {
    let (collector, address) = Collector::start().await;
    let files = Files::new();
    let (key, entry) = api_key("desk", "desk", "summarize");
    let api_keys = Location(Some(files.write("keys.toml", &entry)));
    let (running, ..) = scripted(Config { api_keys, otlp_endpoint: url(address), ..config() }).await;
    // Whoever is turned away begins no trace.
    assert_eq!(call(&running, None).await.unwrap_err().code(), Code::Unauthenticated);
    call(&running, Some(&key)).await.unwrap();
    let spans = collector.has(3).await;
    running.shutdown().await;
    assert_eq!(collector.spans().len(), 3, "{spans:?}");
    assert!(spans.iter().all(|span| hex(&span.trace_id) == TRACE));
    let named = |name: &str| spans.iter().find(|span| span.name == name).unwrap();
    let call = named("peacebrief.v1.SummarizerService/Summarize");
    assert_eq!((hex(&call.parent_span_id).as_str(), call.kind), (PARENT, 2));
    let told = attributes(call);
    assert_eq!((told["rpc.method"].as_str(), told["rpc.grpc.status_code"].as_str()), ("Summarize", "0"));
    assert_eq!(told["peacebrief.tenant"], "desk");
    assert!(told["peacebrief.request_id"].len() == 36);
    for part in ["wait for a thread", "read the article"] {
        let part = named(part);
        assert_eq!(part.parent_span_id, call.span_id);
        assert!(call.start_time_unix_nano <= part.start_time_unix_nano);
        assert!(part.start_time_unix_nano <= part.end_time_unix_nano);
        assert!(part.end_time_unix_nano <= call.end_time_unix_nano);
    }
    assert_eq!(attributes(named("read the article"))["peacebrief.article.words"], "2");
}

#[tokio::test]
async fn nobody_else_says_what_their_calls_are_part_of() {
    let (collector, address) = Collector::start().await;
    let (running, client, _) = scripted(Config { otlp_endpoint: url(address), ..config() }).await;
    call(&running, None).await.unwrap();
    // What a stream does is part of its call, too, as long as it lasts; a call that fails is told as one that has.
    let item = v1::SummarizeStreamRequest {
        item_id: "1".into(),
        article: Some(article("Text.")),
        ..Default::default()
    };
    let mut stream = SummarizerServiceClient::new(channel(&running).await);
    let mut answers = stream.summarize_stream(tokio_stream::iter([item])).await.unwrap().into_inner();
    while answers.message().await.unwrap().is_some() {}
    client.summarize(article("Panic now."), v1::EncodingType::Utf8).await.unwrap_err();
    running.shutdown().await;
    let spans = collector.spans();
    assert!(spans.iter().all(|span| hex(&span.trace_id) != TRACE), "{spans:?}");
    let roots: Vec<_> = spans.iter().filter(|span| span.parent_span_id.is_empty()).collect();
    let name = |span: &Span| span.name.rsplit('/').next().unwrap().to_owned();
    assert_eq!(
        roots.iter().map(|span| name(span)).collect::<Vec<_>>(),
        ["Summarize", "SummarizeStream", "Summarize"]
    );
    let failed: Vec<_> = roots.iter().map(|span| span.status.as_ref().is_some_and(|s| s.code == 2)).collect();
    assert_eq!(failed, [false, false, true]);
    for root in roots {
        let parts = spans.iter().filter(|span| span.parent_span_id == root.span_id).count();
        assert_eq!(parts, 2, "{root:?}");
    }
}

#[tokio::test]
async fn a_share_of_calls_is_traced_and_those_that_a_trusted_caller_wants_to_be() {
    let (collector, address) = Collector::start().await;
    let none = Config {
        otlp_endpoint: url(address),
        trace_share: Fraction::NONE,
        trace_parents: TraceParents::All,
        ..config()
    };
    let (running, client, _) = scripted(none).await;
    client.summarize(article("Text."), v1::EncodingType::Utf8).await.unwrap();
    call(&running, None).await.unwrap();
    running.shutdown().await;
    let spans = collector.spans();
    assert_eq!(spans.len(), 3, "{spans:?}");
    assert!(spans.iter().all(|span| hex(&span.trace_id) == TRACE));
}

#[tokio::test]
async fn the_log_and_the_metrics_lead_to_a_trace_which_is_told_before_the_end() {
    let (collector, address) = Collector::start().await;
    let endpoint = format!("http://{address}");
    let mut program = Program::start(&[
        "--otlp-endpoint",
        &endpoint,
        "--admin-listen",
        "127.0.0.1:0",
        "--drain-pause",
        "0s",
    ]);
    let serving = program.line("serving").await.unwrap();
    let at = |field: &str| serving[field].as_str().unwrap().parse::<SocketAddr>().unwrap();
    let client = Client::connect(format!("http://{}", at("address"))).await.unwrap();
    client.summarize(article("Peace was signed."), v1::EncodingType::Utf8).await.unwrap();
    let line = program.line("answered").await.unwrap();
    let id = line["span"]["trace_id"].as_str().unwrap().to_owned();
    let (_, metrics) = operator(at("admin"), "GET", "/metrics", "").await;
    assert!(metrics.contains(&format!("# {{trace_id=\"{id}\"}}")), "{metrics}");
    for stage in Stage::ALL.map(Stage::as_str) {
        let measured = format!("peacebrief_article_stage_seconds_count{{stage=\"{stage}\"}} 1");
        assert!(metrics.lines().any(|line| line == measured), "{metrics}");
    }
    program.signal("TERM").await;
    assert!(program.line("stopped").await.is_some());
    let spans = collector.spans();
    assert!(spans.iter().all(|span| hex(&span.trace_id) == id), "{spans:?}");
    // The engine's stages are parts of the reading, in their order.
    let reading = spans.iter().find(|span| span.name == "read the article").unwrap();
    let stages = spans.iter().filter(|span| span.parent_span_id == reading.span_id);
    assert!(stages.map(|span| span.name.as_str()).eq(Stage::ALL.map(Stage::as_str)), "{spans:?}");
    assert_eq!(spans.len(), 3 + Stage::ALL.len());
}

#[tokio::test]
async fn a_collector_that_does_not_answer_hurts_nobody() {
    // It takes connections, and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let otlp_endpoint = url(silent.local_addr().unwrap());
    let (running, client, _) = scripted(Config { otlp_endpoint, ..config() }).await;
    for _ in 0..50 {
        client.summarize(article("Text."), v1::EncodingType::Utf8).await.unwrap();
    }
    let _connection = silent.accept().await.unwrap();
    let begun = Instant::now();
    drop(client);
    running.shutdown().await;
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn spans_that_cannot_be_sent_are_counted_as_lost() {
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let (running, client, _) =
        scripted(Config { otlp_endpoint: url(gone), admin_listen: operators(), ..config() }).await;
    client.summarize(article("Text."), v1::EncodingType::Utf8).await.unwrap();
    becomes(&running, "peacebrief_spans_total{result=\"lost\"}", 3.0).await;
    client.summarize(article("Text."), v1::EncodingType::Utf8).await.unwrap();
}
