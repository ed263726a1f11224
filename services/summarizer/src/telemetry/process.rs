//! What the operating system knows of this process, under the names that Prometheus' own libraries give it.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use rustix::process::{Resource, getrlimit};

/// Reads `/proc/self` when it is asked. Where there is none, it is silent.
#[derive(Debug)]
pub(super) struct Process;

impl Collector for Process {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let mut tell = |name: &str, help: &str, metric: &dyn EncodeMetric| {
            metric.encode(encoder.encode_descriptor(name, help, None, metric.metric_type())?)
        };
        let Some(seen) = Seen::now() else { return Ok(()) };
        tell("process_cpu_seconds", "Processor time used", &ConstCounter::new(seen.cpu_seconds))?;
        tell("process_resident_memory_bytes", "Memory in use", &ConstGauge::new(seen.resident_bytes))?;
        tell("process_open_fds", "Files and connections open", &ConstGauge::new(seen.open_files))?;
        if let Some(most) = getrlimit(Resource::Nofile).current {
            tell("process_max_fds", "How many may be open", &ConstGauge::new(most))?;
        }
        let help = "When the process began, in seconds since 1970";
        tell("process_start_time_seconds", help, &ConstGauge::new(seen.started))
    }
}

/// What `/proc/self` says.
#[derive(Debug)]
struct Seen {
    cpu_seconds: f64,
    resident_bytes: u64,
    open_files: u64,
    started: f64,
}

impl Seen {
    fn now() -> Option<Self> {
        let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
        // The program's name stands in parentheses, and may hold anything; numbers follow it, the third field first.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_ascii_whitespace().collect();
        let field = |number: usize| fields.get(number - 3)?.parse::<u64>().ok();
        let ticks = |number| Some(field(number)? as f64 / rustix::param::clock_ticks_per_second() as f64);
        let uptime = std::fs::read_to_string("/proc/uptime").ok()?;
        let uptime: f64 = uptime.split_ascii_whitespace().next()?.parse().ok()?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs_f64();
        Some(Self {
            cpu_seconds: ticks(14)? + ticks(15)?,
            resident_bytes: field(24)?.checked_mul(rustix::param::page_size() as u64)?,
            open_files: std::fs::read_dir("/proc/self/fd").ok()?.count() as u64,
            started: now - uptime + ticks(22)?,
        })
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_system_tells_what_is_so() {
        let seen = Seen::now().unwrap();
        assert!((1 << 20..1 << 40).contains(&seen.resident_bytes), "{seen:?}");
        assert!(seen.open_files > 2 && seen.cpu_seconds >= 0.0, "{seen:?}");
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64();
        assert!(seen.started <= now + 1.0 && seen.started > now - 86_400.0, "{seen:?}");
    }
}
