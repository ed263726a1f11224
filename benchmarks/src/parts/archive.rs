//! What reading from an archive costs by how many briefs are in it: filled and asked by the server's own example.

use std::path::Path;

use super::Result;
use super::programs::told;
use crate::bench::Bench;
use crate::fit::Fit;
use crate::report::{Figure, Found, Promise, Table, short, time};

pub(super) async fn run(bench: &Bench) -> Result<Found> {
    let program = bench.server.parent().unwrap_or(Path::new("")).join("examples/archive_load");
    // The points of each question, in the order of the questions.
    let mut questions: Vec<(String, Vec<(f64, f64)>)> = Vec::new();
    let mut count = 10;
    while count <= bench.briefs {
        Bench::say(&format!("an archive of {count} briefs"));
        let mut command = bench.processors.command(bench.processors.count(), &program);
        command.arg("reads").arg(&bench.corpus).arg(count.to_string());
        let answers = told(command).await?;
        for (question, times) in answers.as_object().ok_or("archive_load told no times")? {
            let point = (count as f64, times["middle"].as_f64().ok_or("archive_load told no time")?);
            match questions.iter_mut().find(|(name, _)| name == question) {
                Some((_, points)) => points.push(point),
                None => questions.push((question.clone(), vec![point])),
            }
        }
        count *= 10;
    }
    let counts = questions.first().ok_or("an archive of 10 briefs at least is needed")?.1.iter();
    let head: Vec<String> = ["question".to_owned()]
        .into_iter()
        .chain(counts.map(|(count, _)| format!("{count} briefs")))
        .chain(["exponent".to_owned()])
        .collect();
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let mut table = Table::new("Briefs kept: the answer in the middle of 300", &head);
    table.note = "Each archive is filled anew, in a file (SQLite), and asked over gRPC for pages of 10, so that the smallest fills one.".into();
    let (mut most, mut worst) = (f64::NEG_INFINITY, "");
    for (question, points) in &questions {
        let exponent = Fit::of(points).ok_or("archives of two sizes at least are needed")?.exponent;
        let answers = points.iter().map(|(_, seconds)| time(*seconds));
        table.row([question.clone()].into_iter().chain(answers).chain([short(exponent)]));
        if exponent > most {
            (most, worst) = (exponent, question);
        }
    }
    let mut found = Found::default();
    found.figures.push(Figure {
        key: "briefs",
        what: format!(
            "growth of a read with 10 to {} briefs kept, exponent; the worst of {} questions",
            bench.briefs,
            questions.len()
        ),
        measured: worst.to_owned(),
        value: most,
        unit: "",
        promise: Some(Promise::AtMost(0.2)),
    });
    found.tables.push(table);
    Ok(found)
}
