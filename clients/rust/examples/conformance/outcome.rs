//! Messages and errors as the protocol has them.

use peacebrief_client::v1::ErrorReason;
use peacebrief_client::{ClientError, json as canonical};
use serde_json::{Value, json};

/// Why a case has no result.
pub(crate) enum Failure {
    /// The call failed.
    Call(ClientError),
    /// The call was given up by the runner itself.
    GivenUp,
    /// The runner did.
    Runner(String),
}

/// A message out of its canonical JSON.
pub(crate) fn message<M: prost::Message + prost::Name + Default>(value: &Value) -> Result<M, Failure> {
    canonical::from_str(&value.to_string()).map_err(|error| Failure::Runner(error.to_string()))
}

/// A message's canonical JSON.
pub(crate) fn plain<M: prost::Message + prost::Name>(message: &M) -> Result<Value, Failure> {
    let text = canonical::to_string(message).map_err(|error| Failure::Runner(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| Failure::Runner(error.to_string()))
}

/// An error as the suite compares it.
pub(crate) fn error(error: &ClientError) -> Value {
    match error {
        ClientError::Refused(refusal) => json!({
            "code": code(refusal.code),
            "reason": reason(refusal.reason),
            "fields": refusal.fields.iter().map(|violation| &violation.field).collect::<Vec<_>>(),
            "metadata": refusal.metadata,
            "retry_seconds": refusal.retry_after.map(|delay| delay.as_secs_f64()),
        }),
        ClientError::Configuration(_) => bare("CONFIGURATION"),
        ClientError::Transport { .. } => bare("UNAVAILABLE"),
        ClientError::DeadlineExceeded => bare("DEADLINE_EXCEEDED"),
        _ => bare("UNKNOWN"),
    }
}

/// An error that has nothing but a code.
pub(crate) fn bare(code: &str) -> Value {
    json!({"code": code, "reason": null, "fields": [], "metadata": {}, "retry_seconds": null})
}

fn reason(reason: ErrorReason) -> Option<&'static str> {
    (reason != ErrorReason::Unspecified).then(|| reason.as_str_name().trim_start_matches("ERROR_REASON_"))
}

/// gRPC's name of a code.
fn code(code: tonic::Code) -> String {
    let mut name = String::new();
    for letter in format!("{code:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_uppercase());
    }
    name
}
