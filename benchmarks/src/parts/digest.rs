//! What one more report costs a digest by how many it has: as the chronicle's own tests measure it.

use super::Result;
use crate::bench::Bench;
use crate::fit::Fit;
use crate::process::output;
use crate::report::{Figure, Found, Table, short, time};

const TEST: &str = "what_one_more_report_costs";

pub(super) async fn run(bench: &Bench) -> Result<Found> {
    Bench::say("digests of 10 to 10,000 reports");
    let mut command = bench.processors.command(1, "cargo");
    command.args(["test", "--release", "--locked", "--quiet", "--package", "peacebrief-chronicle"]);
    command.args(["--test", "chronicle", "--", "--ignored", "--nocapture", TEST]);
    let done = output(command).await?;
    let text = String::from_utf8_lossy(&done.stdout);
    let points: Vec<Point> = text.lines().filter_map(point).collect();
    if !done.status.success() || points.is_empty() {
        return Err(format!("{TEST} told nothing").into());
    }
    let mut table = Table::new(
        "Digests: the chronicle alone, small reports on one process",
        &["reports", "one more taken in, and the digest told", "worked out anew"],
    );
    for point in &points {
        table.row([short(point.reports), time(point.one_more), time(point.anew)]);
    }
    let mut found = Found::default();
    for (key, what, of) in [
        (
            "one more",
            "growth of what one more report costs a digest, exponent",
            (|point| point.one_more) as fn(&Point) -> f64,
        ),
        ("anew", "growth of what a digest costs that is worked out anew, exponent", |point| point.anew),
    ] {
        let fitted: Vec<(f64, f64)> = points.iter().map(|point| (point.reports, of(point))).collect();
        found.figures.push(Figure {
            key,
            what: what.into(),
            measured: fitted.iter().map(|(_, seconds)| time(*seconds)).collect::<Vec<_>>().join(", "),
            value: Fit::of(&fitted).ok_or("no exponent")?.exponent,
            unit: "",
            promise: None,
        });
    }
    found.tables.push(table);
    Ok(found)
}

#[derive(Debug, PartialEq)]
struct Point {
    reports: f64,
    one_more: f64,
    anew: f64,
}

/// A line of the test: "100: anew 39.1ms; one more, taken in (5.8ms, 7.1ms), at best …".
fn point(line: &str) -> Option<Point> {
    let (reports, rest) = line.split_once(": anew ")?;
    let (anew, rest) = rest.split_once("; one more, taken in (")?;
    let (_taken_in, rest) = rest.split_once(", ")?;
    let (told, _) = rest.split_once(')')?;
    // The test's name stands before its first line.
    let reports = reports.rsplit(' ').next()?.parse().ok()?;
    Some(Point { reports, one_more: seconds(told)?, anew: seconds(anew)? })
}

/// A time as Rust writes it.
fn seconds(text: &str) -> Option<f64> {
    let units = [("ns", 1e-9), ("µs", 1e-6), ("ms", 1e-3), ("s", 1.0)];
    let (number, unit) = units.iter().find_map(|(name, unit)| Some((text.strip_suffix(name)?, unit)))?;
    Some(number.parse::<f64>().ok()? * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_the_test_are_read() {
        let line = "test dossiers::what_one_more_report_costs ... 100: anew 39.5ms; one more, taken in (500µs, 1.5s), at best (1ms, 2ms) (then with the digest told); 5 KiB";
        let read = point(line).unwrap();
        assert_eq!((read.reports, read.one_more), (100.0, 1.5));
        assert!((read.anew - 0.0395).abs() < 1e-12);
        assert_eq!(point("running 1 test"), None);
        assert!((seconds("12.5µs").unwrap() - 1.25e-5).abs() < 1e-15);
        assert_eq!(seconds("12"), None);
    }
}
