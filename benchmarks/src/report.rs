//! What was measured, as Markdown.

use std::fmt::{self, Write as _};

/// What was promised of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Promise {
    AtLeast(f64),
    AtMost(f64),
}

impl Promise {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::AtLeast(least) => value >= least,
            Self::AtMost(most) => value <= most,
        }
    }
}

/// A figure of the table of ratios.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    /// What the history calls it.
    pub(crate) key: &'static str,
    pub(crate) what: String,
    /// What it is made of: both sides, with their units.
    pub(crate) measured: String,
    pub(crate) value: f64,
    pub(crate) unit: &'static str,
    pub(crate) promise: Option<Promise>,
}

impl Figure {
    fn reached(&self) -> &'static str {
        match self.promise {
            None => "",
            Some(promise) if promise.holds(self.value) => "reached",
            Some(_) => "**not reached**",
        }
    }

    fn promised(&self) -> String {
        match self.promise {
            None => String::new(),
            Some(Promise::AtLeast(least)) => format!("≥ {}{}", short(least), self.unit),
            Some(Promise::AtMost(most)) => format!("≤ {}{}", short(most), self.unit),
        }
    }

    /// Its value, as history has it.
    pub(crate) fn told(&self) -> String {
        format!("{}{}", short(self.value), self.unit)
    }
}

/// A table of its own, beside that of ratios.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Table {
    pub(crate) title: String,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    /// What has to be known to read it.
    pub(crate) note: String,
}

impl Table {
    pub(crate) fn new(title: &str, head: &[&str]) -> Self {
        let head = head.iter().map(|&name| name.to_owned()).collect();
        Self { title: title.to_owned(), head, ..Self::default() }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }
}

/// What a part found out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    pub(crate) figures: Vec<Figure>,
    pub(crate) tables: Vec<Table>,
    /// What could not be measured, and why.
    pub(crate) missing: Vec<String>,
}

impl Found {
    pub(crate) fn add(&mut self, other: Self) {
        self.figures.extend(other.figures);
        self.tables.extend(other.tables);
        self.missing.extend(other.missing);
    }

    /// Everything as Markdown, below a line that names the machine.
    pub(crate) fn markdown(&self, head: &str) -> std::result::Result<String, fmt::Error> {
        let mut out = String::new();
        writeln!(out, "{head}\n")?;
        let mut ratios = Table::new("", &["what", "measured", "ratio or figure", "promised", ""]);
        for figure in &self.figures {
            let reached = figure.reached().to_owned();
            ratios.row([
                figure.what.clone(),
                figure.measured.clone(),
                figure.told(),
                figure.promised(),
                reached,
            ]);
        }
        if !self.figures.is_empty() {
            write(&mut out, &ratios)?;
        }
        for missing in &self.missing {
            writeln!(out, "\nNot measured: {missing}")?;
        }
        for table in &self.tables {
            writeln!(out, "\n**{}**\n", table.title)?;
            write(&mut out, table)?;
            if !table.note.is_empty() {
                writeln!(out, "\n{}", table.note)?;
            }
        }
        Ok(out)
    }
}

fn write(out: &mut String, table: &Table) -> fmt::Result {
    writeln!(out, "| {} |", table.head.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(table.head.len()))?;
    for row in &table.rows {
        writeln!(out, "| {} |", row.join(" | "))?;
    }
    Ok(())
}

/// A number with about three figures that count.
pub(crate) fn short(value: f64) -> String {
    let size = value.abs();
    let places = match size {
        _ if value.fract() == 0.0 && size < 1e6 => 0,
        _ if size >= 99.95 => 0,
        _ if size >= 9.995 => 1,
        _ if size >= 0.0995 => 2,
        _ => 3,
    };
    format!("{value:.places$}")
}

/// Seconds in the unit that suits them.
pub(crate) fn time(seconds: f64) -> String {
    match seconds {
        _ if seconds < 1e-3 => format!("{} µs", short(seconds * 1e6)),
        _ if seconds < 1.0 => format!("{} ms", short(seconds * 1e3)),
        _ => format!("{} s", short(seconds)),
    }
}

/// Bytes as megabytes of a million each, as promises have them.
pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{} MB", short(bytes as f64 / 1e6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_figures() {
        let told = [0.000_4, 0.0123, 0.987_6, 1.05, 12.0, 12.34, 99.99, 123.4, 1234.5].map(short);
        assert_eq!(told, ["0.000", "0.012", "0.99", "1.05", "12", "12.3", "100", "123", "1234"]);
        assert_eq!([2.5e-5, 0.0123, 1.5].map(time), ["25 µs", "12.3 ms", "1.50 s"]);
        assert_eq!(megabytes(81_250_000), "81.2 MB");
    }

    #[test]
    fn a_figure_says_whether_its_promise_is_kept() {
        let figure = |value, promise| Figure {
            key: "k",
            what: "what".into(),
            measured: "1 s, 2 s".into(),
            value,
            unit: " %",
            promise,
        };
        let found = Found {
            figures: vec![
                figure(91.0, Some(Promise::AtLeast(90.0))),
                figure(1.31, Some(Promise::AtMost(1.3))),
                figure(5.0, None),
            ],
            missing: vec!["the peer: no network".into()],
            tables: vec![Table {
                rows: vec![vec!["1".into()]],
                note: "So.".into(),
                ..Table::new("T", &["n"])
            }],
        };
        let expected = "\
A machine.

| what | measured | ratio or figure | promised |  |
| --- | --- | --- | --- | --- |
| what | 1 s, 2 s | 91 % | ≥ 90 % | reached |
| what | 1 s, 2 s | 1.31 % | ≤ 1.30 % | **not reached** |
| what | 1 s, 2 s | 5 % |  |  |

Not measured: the peer: no network

**T**

| n |
| --- |
| 1 |

So.
";
        assert_eq!(found.markdown("A machine.").unwrap(), expected);
    }
}
