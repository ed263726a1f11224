//! What entries are found by. All keys of the shelf are made here, so that writer and reader agree on them.

use peacebrief::v1::Date;

use crate::text::Days;

/// The longest part of a key that comes from a text: names that begin alike for so long are found together.
const PART_BYTES: usize = 120;

/// A day as keys have it, in the order of the calendar; what has no date comes first.
pub(crate) fn day(date: Option<&Date>) -> String {
    let Date { year, month, day } = date.copied().unwrap_or_default();
    let mut text = String::with_capacity(10);
    push_number(&mut text, year, 4);
    text.push('-');
    push_number(&mut text, month, 2);
    text.push('-');
    push_number(&mut text, day, 2);
    text
}

/// Appends a number, filled up with zeros to so many digits.
fn push_number(text: &mut String, number: i32, digits: usize) {
    let (Ok(number), end) = (u32::try_from(number), 10_u32.pow(u32::try_from(digits).unwrap_or(0))) else {
        text.push_str(&format!("{number:0digits$}"));
        return;
    };
    if number >= end {
        text.push_str(&number.to_string());
        return;
    }
    let mut unit = end;
    for _ in 0..digits {
        unit /= 10;
        text.extend(char::from_digit(number / unit % 10, 10));
    }
}

/// A day as keys have it that list the latest first; what has no date comes last.
pub(crate) fn day_reversed(date: Option<&Date>) -> String {
    let reverse = |c: char| c.to_digit(10).and_then(|d| char::from_digit(9 - d, 10)).unwrap_or(c);
    day(date).chars().map(reverse).collect()
}

/// A count as keys have it that list the greatest first.
fn count_reversed(count: u32) -> String {
    format!("{:010}", u32::MAX - count)
}

/// As much of a text as a key takes.
pub(crate) fn part(text: &str) -> &str {
    &text[..text.floor_char_boundary(PART_BYTES)]
}

/// The end of all keys that begin so.
pub(crate) fn past(prefix: &str) -> String {
    [prefix, "\u{10ffff}"].concat()
}

/// Whether a key is the end of all that begin so.
pub(crate) fn is_past(key: &str, prefix: &str) -> bool {
    key.strip_prefix(prefix) == Some("\u{10ffff}")
}

/// The end of one key alone, which is where the keys past it begin: they have no such characters.
pub(crate) fn alone(key: &str) -> String {
    [key, "\u{1}"].concat()
}

/// The reports of a process in order of their publication.
pub(crate) fn reports(process: &str) -> String {
    ["report/", process, "/"].concat()
}

pub(crate) fn report(process: &str, published: Option<&Date>, brief: &str) -> String {
    ["report/", process, "/", &day(published), "/", brief].concat()
}

/// The reports of a process that were published on a day.
pub(crate) fn reports_of_day(process: &str, published: Option<&Date>) -> String {
    ["report/", process, "/", &day(published), "/"].concat()
}

/// A month as keys have it.
pub(crate) fn month(date: Option<&Date>) -> String {
    let Date { year, month, .. } = date.copied().unwrap_or_default();
    let mut text = String::with_capacity(7);
    push_number(&mut text, year, 4);
    text.push('-');
    push_number(&mut text, month, 2);
    text
}

/// What tells the states of a process's reports apart, month by month.
pub(crate) fn marks(process: &str) -> String {
    ["mark/", process, "/"].concat()
}

pub(crate) fn mark(process: &str, month: &str) -> String {
    ["mark/", process, "/", month].concat()
}

/// The reports of a process that have an actor, the latest first.
pub(crate) fn reports_with(process: &str, actor: &str) -> String {
    ["report.actor/", process, "/", actor, "/"].concat()
}

pub(crate) fn report_with(process: &str, actor: &str, published: Option<&Date>, brief: &str) -> String {
    ["report.actor/", process, "/", actor, "/", &day_reversed(published), "/", brief].concat()
}

/// The reports that speak of an agreement, the latest first.
pub(crate) fn reports_on(agreement: &str) -> String {
    ["report.agreement/", agreement, "/"].concat()
}

pub(crate) fn report_on(agreement: &str, published: Option<&Date>, brief: &str) -> String {
    ["report.agreement/", agreement, "/", &day_reversed(published), "/", brief].concat()
}

/// The reports that tell of an actor in an act of a sort on a day.
pub(crate) fn occasion(kind: i32, day: &str, actor: &str) -> String {
    ["report.occasion/", &kind.to_string(), "/", day, "/", actor].concat()
}

/// All processes, those with the latest reports first.
pub(crate) const PROCESSES: &str = "process/";

pub(crate) fn process(last: Option<&Date>, id: &str) -> String {
    ["process/", &day_reversed(last), "/", id].concat()
}

/// The processes that reports call by a name.
pub(crate) fn process_called(name: &str) -> String {
    ["process.called/", part(name)].concat()
}

/// The processes of which an actor is a principal.
pub(crate) fn process_of(actor: &str) -> String {
    ["process.of/", actor].concat()
}

/// All actors.
pub(crate) const ACTORS: &str = "actor/";

pub(crate) fn actor(id: &str) -> String {
    ["actor/", id].concat()
}

/// The actors whom reports call by a name.
pub(crate) fn actor_called(name: &str) -> String {
    ["actor.called/", part(name)].concat()
}

/// The actors of a name that tells them from others wherever it stands.
pub(crate) fn actor_known(name: &str) -> String {
    ["actor.known/", part(name)].concat()
}

/// The persons whose full name sounds so.
pub(crate) fn actor_sounds(sound: &str) -> String {
    ["actor.sounds/", part(sound)].concat()
}

/// What became part of an actor or agreement.
pub(crate) fn merged_into(id: &str) -> String {
    ["merged/", id].concat()
}

/// The parts of an actor, those with the latest reports first.
pub(crate) fn parts_of(actor: &str) -> String {
    ["part.of/", actor, "/"].concat()
}

pub(crate) fn part_of(actor: &str, last: Option<&Date>, process: &str) -> String {
    ["part.of/", actor, "/", &day_reversed(last), "/", process].concat()
}

/// Who has a part in a process, the most often told first.
pub(crate) fn parts_in(process: &str) -> String {
    ["part.in/", process, "/"].concat()
}

pub(crate) fn part_in(process: &str, reports: u32, actor: &str) -> String {
    ["part.in/", process, "/", &count_reversed(reports), "/", actor].concat()
}

/// Who has a part in a process, by the words in their names.
pub(crate) fn part_words(process: &str) -> String {
    ["part.word/", process, "/"].concat()
}

/// Who has a part in a process and a word in one of the names.
pub(crate) fn part_word(process: &str, word: &str) -> String {
    ["part.word/", process, "/", part(word)].concat()
}

/// The word by which all parts of a kind are found that no name is needed for: there are few.
pub(crate) fn kind_word(kind: i32) -> String {
    format!("kind {kind}")
}

/// Where an actor is called by a name.
pub(crate) fn names_of(actor: &str) -> String {
    ["name/", actor].concat()
}

/// All agreements.
pub(crate) const AGREEMENTS: &str = "agreement/";

pub(crate) fn agreement(id: &str) -> String {
    ["agreement/", id].concat()
}

/// The agreements of a process.
pub(crate) fn agreements_in(process: &str) -> String {
    ["agreement.in/", process, "/"].concat()
}

pub(crate) fn agreement_in(process: &str, id: &str) -> String {
    ["agreement.in/", process, "/", id].concat()
}

/// The agreements that reports call by a name.
pub(crate) fn agreement_called(name: &str) -> String {
    ["agreement.called/", part(name)].concat()
}

/// The agreements of a process with a word in their names.
pub(crate) fn agreement_word(process: &str, word: &str) -> String {
    ["agreement.word/", process, "/", part(word)].concat()
}

/// The agreements of a process, those that were told of last first.
pub(crate) fn agreements_recent(process: &str) -> String {
    ["agreement.recent/", process, "/"].concat()
}

pub(crate) fn agreement_recent(process: &str, last: Option<&Date>, id: &str) -> String {
    ["agreement.recent/", process, "/", &day_reversed(last), "/", id].concat()
}

/// The edits, the latest first.
pub(crate) const EDITS: &str = "edit/";

pub(crate) fn edit(number: u32) -> String {
    ["edit/", &count_reversed(number)].concat()
}

/// The edits that touch an actor or agreement.
pub(crate) fn edits_of(id: &str) -> String {
    ["edit.of/", id].concat()
}

/// Who is told apart by hand in a report.
pub(crate) fn pins(brief: &str) -> String {
    ["pin/", brief].concat()
}

/// The accounts of a process, in order of the days when what they tell happened or is due; last what has no date.
pub(crate) fn happened_in(process: &str) -> String {
    ["account.happened/", process, "/"].concat()
}

pub(crate) fn happened(process: &str, days: Option<Days>) -> String {
    let list = happened_in(process);
    days.map_or_else(|| format!("{list}~"), |days| format!("{list}{:07}", days.first.max(0)))
}

/// The accounts that announce something for a day.
pub(crate) fn due_on(day: i32) -> String {
    format!("account.due/{day:07}/")
}

pub(crate) fn due(day: i32, process: &str) -> String {
    format!("account.due/{day:07}/{process}")
}
