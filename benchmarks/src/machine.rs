//! What machine it is, and by what the programs were made.

use std::fs;
use std::process::Command;

/// The machine in a line: processor, how many of them and with which instructions, memory, kernel, compiler.
pub(crate) fn machine(processors: usize) -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let field = |name| field(&cpus, name).unwrap_or("unknown");
    let gib = field_number(&memory, "MemTotal") as f64 / f64::from(1 << 20);
    format!(
        "{} (family {}, model {}), {processors} of its processors, {}; {gib:.0} GiB; Linux {}; {}; load average before: {}",
        field("model name"),
        field("cpu family"),
        field("model"),
        vectors(field("flags")),
        kernel.trim(),
        asked("rustc", &["--version"]),
        load.split(' ').take(3).collect::<Vec<_>>().join(", "),
    )
}

/// The commit that is checked out, and whether files differ from it.
pub(crate) fn commit() -> String {
    let changed = !asked("git", &["status", "--porcelain", "--untracked-files=no"]).is_empty();
    format!(
        "{}{}",
        asked("git", &["rev-parse", "--short=10", "HEAD"]),
        if changed { " and changes" } else { "" }
    )
}

/// The day, in UTC.
pub(crate) fn day() -> String {
    asked("date", &["--utc", "+%Y-%m-%d"])
}

/// What a command prints; nothing where it fails.
fn asked(program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program).args(arguments).output().ok().filter(|done| done.status.success());
    done.map(|done| String::from_utf8_lossy(&done.stdout).trim().to_owned()).unwrap_or_default()
}

fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == name).then(|| value.trim())
    })
}

fn field_number(text: &str, name: &str) -> u64 {
    field(text, name).and_then(|value| value.split(' ').next()?.parse().ok()).unwrap_or(0)
}

/// Those of the flags that tell which vector instructions there are.
fn vectors(flags: &str) -> String {
    const TELLING: [&str; 9] =
        ["sse4_2", "avx", "avx2", "fma", "avx512f", "avx512bw", "avx512_vnni", "avx512_bf16", "asimd"];
    let flags: Vec<&str> = flags.split(' ').filter(|flag| TELLING.contains(flag)).collect();
    flags.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_by_their_whole_name() {
        let cpuinfo = "model\t\t: 17\nmodel name\t: A: B\nflags\t\t: fpu avx2 fma ht avx512f\n";
        assert_eq!((field(cpuinfo, "model"), field(cpuinfo, "model name")), (Some("17"), Some("A: B")));
        assert_eq!(vectors(field(cpuinfo, "flags").unwrap()), "avx2 fma avx512f");
        assert_eq!(field_number("MemTotal:       1024 kB\n", "MemTotal"), 1024);
    }
}
