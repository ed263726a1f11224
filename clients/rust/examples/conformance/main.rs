//! The Rust runner of the conformance suite: makes each call of the file that `PEACEBRIEF_CONFORMANCE` names through this library, and
//! prints what came out. clients/conformance/README.md has the protocol.

#![expect(clippy::print_stdout, reason = "lines on standard output are what the suite reads")]

mod operations;
mod outcome;

use std::io::Write as _;
use std::time::Duration;

use peacebrief_client::{Client, ClientError};
use serde_json::{Value, json};

use outcome::{Failure, bare, error};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::var("PEACEBRIEF_CONFORMANCE")?;
    let book: Value = serde_json::from_slice(&std::fs::read(file)?)?;
    for case in book["cases"].as_array().into_iter().flatten() {
        let outcome = match run(case).await {
            Ok(result) => json!({ "result": result }),
            Err(Failure::Call(failed)) => json!({ "error": error(&failed) }),
            Err(Failure::GivenUp) => json!({ "error": bare("CANCELLED") }),
            Err(Failure::Runner(why)) => json!({ "failed": why }),
        };
        tell(&case["name"], outcome)?;
    }
    Ok(())
}

/// Prints a line of a case.
fn tell(case: &Value, mut line: Value) -> std::io::Result<()> {
    line["case"] = case.clone();
    println!("{line}");
    std::io::stdout().flush()
}

async fn run(case: &Value) -> Result<Value, Failure> {
    let client = connect(&case["client"], &case["input"]).await?;
    operations::run(&client, case).await
}

/// A client as the case asks for it.
async fn connect(options: &Value, input: &Value) -> Result<Client, Failure> {
    let text = |key: &str| options[key].as_str();
    let mut builder = Client::builder(text("url").unwrap_or_default());
    if let Some(limit) = options["timeout_ms"].as_u64() {
        builder = builder.timeout(Duration::from_millis(limit));
    }
    if let Some(attempts) = options["attempts"].as_u64() {
        builder = builder.attempts(u32::try_from(attempts).unwrap_or(u32::MAX));
    }
    if let Some(articles) = input["concurrency"].as_u64() {
        builder = builder.in_flight(usize::try_from(articles).unwrap_or(usize::MAX));
    }
    if let Some(file) = text("ca_file") {
        builder = builder.tls_ca(std::fs::read(file)?);
    }
    if let (Some(certificate), Some(key)) = (text("cert_file"), text("key_file")) {
        builder = builder.tls_identity(std::fs::read(certificate)?, std::fs::read(key)?);
    }
    if let Some(token) = text("token") {
        builder = builder.token(token);
    }
    if let Some(file) = text("token_file") {
        builder = builder.token_file(file);
    }
    if let Some(key) = text("api_key") {
        builder = builder.api_key(key);
    }
    if let Some(file) = text("api_key_file") {
        builder = builder.api_key_file(file);
    }
    Ok(builder.connect().await?)
}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        Self::Call(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Runner(error.to_string())
    }
}
