//! What a text costs by its length, from 1 KiB to 1 MiB.

use super::Result;
use crate::articles;
use crate::bench::{Bench, summarize};
use crate::fit::Fit;
use crate::load::Outcome;
use crate::process::Server;
use crate::report::{Figure, Found, Promise, Table, short, time};

/// How much processor time a length is measured over at least, in seconds: the system counts it in hundredths.
const ENOUGH: f64 = 1.5;

pub(super) async fn run(bench: &Bench) -> Result<Found> {
    let server = Server::start(bench, 1, &[]).await?;
    let channel = server.connect().await?;
    let mut table = Table::new(
        "Text: the server's processor time a call of `Summarize`",
        &["length", "each", "each KiB"],
    );
    let mut points = Vec::new();
    for kib in [1, 4, 16, 64, 256, 1024_u32] {
        Bench::say(&format!("a text of {kib} KiB"));
        let article = articles::of_length(&bench.articles, kib as usize * 1024);
        // Once, unmeasured: buffers that grow to this length.
        let mut made = 0;
        let mut before = server.cpu_seconds()?;
        let each = loop {
            if summarize(channel.clone(), article.clone()).await != Outcome::Answered {
                return Err(format!("a text of {kib} KiB was not answered").into());
            }
            if made == 0 {
                before = server.cpu_seconds()?;
            }
            let used = server.cpu_seconds()? - before;
            if made > 0 && used >= ENOUGH {
                break used / f64::from(made);
            }
            made += 1;
        };
        table.row([format!("{kib} KiB"), time(each), time(each / f64::from(kib))]);
        points.push((f64::from(kib), each));
    }
    server.stop().await?;
    let exponent = Fit::of(&points).ok_or("no exponent")?.exponent;
    let (first, last) = (points[0].1, points[points.len() - 1].1);
    let mut found = Found::default();
    found.figures.push(Figure {
        key: "text",
        what: "growth of a call's cost with the length of its text, exponent".into(),
        measured: format!(
            "{} at 1 KiB, {} at 1 MiB; fitted to {} lengths",
            time(first),
            time(last),
            points.len()
        ),
        value: exponent,
        unit: "",
        promise: Some(Promise::AtMost(1.05)),
    });
    table.note = format!("Exponent {}.", short(exponent));
    found.tables.push(table);
    Ok(found)
}
