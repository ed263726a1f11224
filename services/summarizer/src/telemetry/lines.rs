//! The lines of the log. What is known of the call that a line is about stands at its end.

use std::fmt::{self, Write as _};

use serde::Serialize;
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::{Format, Full, Json, Writer, format};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

use crate::call::Call;

/// Writes a line as `within` does and puts the thread's call after it; as `F` does where it is about none.
#[derive(Debug)]
pub(super) struct Lines<F> {
    /// Of a line about a call: without its end.
    within: F,
    end: char,
    tell: fn(&mut String, &Call) -> fmt::Result,
    without: F,
}

/// For machines.
pub(super) fn json() -> Lines<Format<Json>> {
    let lines = format().json().flatten_event(true).with_span_list(false);
    Lines {
        within: lines.clone().with_current_span(false),
        end: '}',
        tell: tell_json,
        without: lines.with_current_span(true),
    }
}

/// For people.
pub(super) fn pretty(ansi: bool) -> Lines<Format<Full>> {
    let lines = format().with_ansi(ansi);
    Lines { within: lines.clone(), end: '\n', tell: tell_pretty, without: lines }
}

/// What is known of a call. The names are in the order of the alphabet, but for the last.
#[derive(Serialize)]
struct Known<'c> {
    #[serde(skip_serializing_if = "Option::is_none")]
    caller: Option<&'c str>,
    request_id: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace_id: Option<&'c str>,
    name: &'static str,
}

impl<'c> Known<'c> {
    fn of(call: &'c Call) -> Self {
        let caller = call.caller();
        Self {
            caller: caller.map(|caller| caller.name()),
            request_id: call.id().as_str(),
            tenant: caller.map(|caller| caller.tenant.as_str()),
            trace_id: call.trace_id(),
            name: "call",
        }
    }
}

fn tell_json(line: &mut String, call: &Call) -> fmt::Result {
    let known = serde_json::to_string(&Known::of(call)).map_err(|_| fmt::Error)?;
    line.push_str(",\"span\":");
    line.push_str(&known);
    line.push_str("}\n");
    Ok(())
}

fn tell_pretty(line: &mut String, call: &Call) -> fmt::Result {
    let Known { caller, request_id, tenant, trace_id, .. } = Known::of(call);
    write!(line, " request_id={request_id:?}")?;
    for (name, known) in [("trace_id", trace_id), ("caller", caller), ("tenant", tenant)] {
        if let Some(known) = known {
            write!(line, " {name}={known:?}")?;
        }
    }
    line.push('\n');
    Ok(())
}

impl<S, N, F> FormatEvent<S, N> for Lines<F>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
    F: FormatEvent<S, N>,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let Some(call) = Call::current() else { return self.without.format_event(context, writer, event) };
        let mut line = String::new();
        self.within.format_event(context, Writer::new(&mut line), event)?;
        line.truncate(line.rfind(self.end).unwrap_or(line.len()));
        (self.tell)(&mut line, &call)?;
        writer.write_str(&line)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use tracing::subscriber::with_default;
    use tracing_subscriber::fmt;
    use tracing_subscriber::layer::SubscriberExt as _;

    use super::*;
    use crate::RequestId;
    use crate::security::Caller;

    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Written {
        fn take(&self) -> String {
            String::from_utf8(std::mem::take(&mut self.0.lock().unwrap())).unwrap()
        }
    }

    fn call() -> Call {
        let call = Call::new(RequestId::generate(), "/");
        call.is_made_by(&Caller::anonymous());
        call.is_in_trace("5eed");
        call
    }

    #[test]
    fn a_line_for_machines_tells_its_call_in_an_object_of_its_own() {
        let (call, written) = (call(), Written::default());
        let writer = written.clone();
        let lines = fmt::layer().event_format(json()).with_writer(move || writer.clone());
        let lines = lines.fmt_fields(tracing_subscriber::fmt::format::JsonFields::new());
        with_default(tracing_subscriber::registry().with(lines), || {
            let _span = tracing::error_span!("inner", of = "a crate").entered();
            Call::work_for(Some(&call), || tracing::info!(n = 1, text = "}\"\n", "within"));
            let line = written.take();
            assert!(line.ends_with("}\n") && line.lines().count() == 1, "{line}");
            let line: serde_json::Value = serde_json::from_str(&line).unwrap();
            assert_eq!((&line["message"], &line["n"]), (&"within".into(), &1.into()));
            let id = call.id().as_str();
            let known = serde_json::json!({
                "caller": "anonymous", "name": "call", "request_id": id, "tenant": "default", "trace_id": "5eed"
            });
            assert_eq!(line["span"], known);
            tracing::info!("without");
            let line: serde_json::Value = serde_json::from_str(&written.take()).unwrap();
            assert_eq!(line["span"], serde_json::json!({"name": "inner", "of": "a crate"}));
        });
    }

    #[test]
    fn a_line_for_people_tells_its_call_at_its_end() {
        let (call, written) = (call(), Written::default());
        let writer = written.clone();
        let lines = fmt::layer().event_format(pretty(false)).with_writer(move || writer.clone());
        with_default(tracing_subscriber::registry().with(lines), || {
            Call::work_for(Some(&call), || tracing::info!(n = 1, "within"));
            let id = call.id().as_str();
            let end = format!(
                "within n=1 request_id=\"{id}\" trace_id=\"5eed\" caller=\"anonymous\" tenant=\"default\"\n"
            );
            let line = written.take();
            assert!(line.ends_with(&end), "{line}");
            tracing::info!("without");
            assert!(written.take().ends_with(": without\n"));
        });
    }
}
