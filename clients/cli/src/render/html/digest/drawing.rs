//! The timeline, drawn to scale: a lane each for agreements, events and what was announced.
//!
//! It shows what the sections below tell, so that whoever does not see it misses nothing: it is hidden from screen
//! readers and left out of the order of the keyboard.

use std::fmt::Write as _;

use peacebrief::v1::{self, ResolvedDate, StepOutcome};

use super::scale::Scale;
use super::{Page, move_id, words};
use crate::render::dates;

/// Units of the drawing: its width, the room for the lanes' names and on the right, that of a row, and half the size of a
/// mark.
const WIDTH: i64 = 1000;
const LEFT: i64 = 100;
const RIGHT: i64 = 30;
const ROW: i64 = 16;
const MARK: i64 = 5;
/// Rows of a lane: marks that do not fit share the last.
const ROWS: usize = 12;

const LANES: [&str; 3] = ["agreements", "events", "announced"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Diamond,
    Dot,
    /// What came about.
    Square,
    /// What may yet.
    OpenSquare,
    /// What did not.
    Cross,
}

struct Mark {
    lane: usize,
    shape: Shape,
    days: (i64, i64),
    date: String,
    to: String,
    title: String,
}

/// The drawing, where anything has a date.
pub(super) fn write(page: &mut Page, digest: &v1::Digest) {
    let mut marks = marks(page, digest);
    let days: Vec<(i64, i64)> = marks.iter().map(|mark| mark.days).collect();
    let Some(scale) = Scale::over(&days, LEFT..WIDTH - RIGHT) else { return };
    marks.sort_by_key(|mark| (mark.lane, mark.days));

    let mut drawn = String::new();
    let mut top = ROW;
    for (lane, name) in LANES.iter().enumerate() {
        let mut rows: Vec<i64> = Vec::new();
        let mut of_lane = String::new();
        for mark in marks.iter().filter(|mark| mark.lane == lane) {
            let (from, to) = (scale.x(mark.days.0), scale.x(mark.days.1));
            let free = rows.iter().position(|&end| end + 3 * MARK <= from);
            let row = free.unwrap_or_else(|| {
                if rows.len() < ROWS {
                    rows.push(0);
                }
                rows.len() - 1
            });
            rows[row] = to;
            let y = top + ROW * i64::try_from(row).unwrap_or_default() + ROW / 2;
            draw(&mut of_lane, mark, from, to, y);
        }
        if rows.is_empty() {
            continue;
        }
        let _ = write!(drawn, "<text x=\"0\" y=\"{}\">{name}</text>{of_lane}", top + ROW - 4);
        top += ROW * i64::try_from(rows.len()).unwrap_or_default() + ROW / 2;
    }
    let axis = axis(&scale, &marks, top);
    let height = top + 2 * ROW;
    page.raw("<figure class=\"drawing\">");
    page.raw(&format!(
        "<svg viewBox=\"0 0 {WIDTH} {height}\" aria-hidden=\"true\" focusable=\"false\">{axis}{drawn}</svg>"
    ));
    let cut = if scale.is_cut() {
        "; where the axis is dashed, a long time without any of these is left out"
    } else {
        ""
    };
    page.raw(
        "<figcaption>◆ an agreement’s status moved · ● something happened · something announced: ■ held, □ pending, \
         × missed or cancelled",
    );
    page.raw(cut).raw("</figcaption></figure>");
}

fn marks(page: &Page, digest: &v1::Digest) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |lane, shape, date: Option<&ResolvedDate>, id: &str, what: &str| {
        let Some(days) = date.and_then(dates::days) else { return };
        let date = dates::shown(date).unwrap_or_default();
        let title = format!("{date} {what}");
        marks.push(Mark { lane, shape, days, date, to: page.found_id(id), title });
    };
    for agreement in &digest.agreements {
        for (number, step) in agreement.history.iter().enumerate() {
            let what = format!("{}: {}", agreement.display_name, words::status(step.status()));
            add(0, Shape::Diamond, step.date.as_ref(), &move_id(&agreement.name, number), &what);
        }
    }
    for event in &digest.events {
        let mut what = words::act(event.r#type(), event.mode()).to_owned();
        if !event.place.is_empty() {
            what = format!("{what} in {}", event.place);
        }
        add(1, Shape::Dot, event.date.as_ref(), &event.name, &what);
    }
    for step in &digest.steps {
        let shape = match step.outcome() {
            StepOutcome::Held => Shape::Square,
            StepOutcome::Pending | StepOutcome::Unspecified => Shape::OpenSquare,
            StepOutcome::Missed | StepOutcome::Cancelled => Shape::Cross,
        };
        let what = format!("{}: {}", step.description, words::outcome(step.outcome()));
        add(2, shape, step.due.as_ref(), &step.name, &what);
    }
    marks
}

/// The axis, with the first days of months or years on it; on a stretch that has none, its first day that is marked.
fn axis(scale: &Scale, marks: &[Mark], y: i64) -> String {
    let mut out = String::new();
    let mut last = None;
    for stretch in scale.stretches() {
        let (from, to) = (stretch.left, stretch.left + stretch.width);
        if let Some(last) = last {
            line(&mut out, "axis cut", (last, y), (from, y));
        }
        line(&mut out, "axis", (from, y), (to, y));
        last = Some(to);
        let ticks = scale.ticks(stretch);
        for (x, label) in &ticks {
            tick(&mut out, *x, y, label);
        }
        if ticks.is_empty() {
            let first = marks.iter().filter(|mark| mark.days.0 >= stretch.first).min_by_key(|mark| mark.days);
            let label = first.map_or("", |mark| mark.date.as_str());
            // The first day of an interval.
            tick(&mut out, from, y, label.split(' ').next().unwrap_or_default());
        }
    }
    out
}

fn line(out: &mut String, class: &str, from: (i64, i64), to: (i64, i64)) {
    let ((x1, y1), (x2, y2)) = (from, to);
    let _ = write!(out, "<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>");
}

fn tick(out: &mut String, x: i64, y: i64, label: &str) {
    line(out, "axis", (x, 0), (x, y));
    let below = y + ROW;
    let _ = write!(out, "<text x=\"{x}\" y=\"{below}\" text-anchor=\"middle\">{label}</text>");
}

fn draw(out: &mut String, mark: &Mark, from: i64, to: i64, y: i64) {
    let (class, title) = (["agreement", "event", "step"][mark.lane], super::page::escaped(&mark.title));
    let _ = write!(out, "<a href=\"#{}\" tabindex=\"-1\"><title>{title}</title>", mark.to);
    if to > from {
        line(out, &format!("span {class}"), (from, y), (to, y));
    }
    let (left, right, above, below) = (from - MARK, from + MARK, y - MARK, y + MARK);
    let side = 2 * MARK;
    let _ = match mark.shape {
        Shape::Diamond => write!(
            out,
            "<path class=\"mark {class}\" d=\"M{from} {above}L{right} {y}L{from} {below}L{left} {y}Z\"/>"
        ),
        Shape::Dot => write!(out, "<circle class=\"mark {class}\" cx=\"{from}\" cy=\"{y}\" r=\"{MARK}\"/>"),
        Shape::Square => write!(
            out,
            "<rect class=\"mark {class}\" x=\"{left}\" y=\"{above}\" width=\"{side}\" height=\"{side}\"/>"
        ),
        Shape::OpenSquare => write!(
            out,
            "<rect class=\"mark {class} open\" x=\"{left}\" y=\"{above}\" width=\"{side}\" height=\"{side}\"/>"
        ),
        Shape::Cross => write!(
            out,
            "<path class=\"mark {class}\" stroke-width=\"2\" d=\"M{left} {above}L{right} {below}M{left} {below}L{right} {above}\"/>"
        ),
    };
    out.push_str("</a>");
}
