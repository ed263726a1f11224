//! What entries are found by. All keys of the shelf are made here, so that writer and reader agree on them.

use peacebrief::v1::Date;

use crate::text::Days;

/// The longest part of a key that comes from a text: names that begin alike for so long are found together.
const PART_BYTES: usize = 120;

/// A day as keys have it, in the order of the calendar; what has no date comes first.
pub(crate) fn day(date: Option<&Date>) -> String {
    let Date { year, month, day } = date.copied().unwrap_or_default();
    format!("{year:04}-{month:02}-{day:02}")
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
fn part(text: &str) -> &str {
    &text[..text.floor_char_boundary(PART_BYTES)]
}

/// The end of all keys that begin so.
pub(crate) fn past(prefix: &str) -> String {
    format!("{prefix}\u{10ffff}")
}

/// The reports of a process in order of their publication.
pub(crate) fn reports(process: &str) -> String {
    format!("report/{process}/")
}

pub(crate) fn report(process: &str, published: Option<&Date>, brief: &str) -> String {
    format!("report/{process}/{}/{brief}", day(published))
}

/// The reports of a process that were published on a day.
pub(crate) fn reports_of_day(process: &str, published: Option<&Date>) -> String {
    format!("report/{process}/{}/", day(published))
}

/// A month as keys have it.
pub(crate) fn month(date: Option<&Date>) -> String {
    let Date { year, month, .. } = date.copied().unwrap_or_default();
    format!("{year:04}-{month:02}")
}

/// What tells the states of a process's reports apart, month by month.
pub(crate) fn marks(process: &str) -> String {
    format!("mark/{process}/")
}

pub(crate) fn mark(process: &str, month: &str) -> String {
    format!("mark/{process}/{month}")
}

/// The reports of a process that have an actor, the latest first.
pub(crate) fn reports_with(process: &str, actor: &str) -> String {
    format!("report.actor/{process}/{actor}/")
}

pub(crate) fn report_with(process: &str, actor: &str, published: Option<&Date>, brief: &str) -> String {
    format!("report.actor/{process}/{actor}/{}/{brief}", day_reversed(published))
}

/// The reports that speak of an agreement, the latest first.
pub(crate) fn reports_on(agreement: &str) -> String {
    format!("report.agreement/{agreement}/")
}

pub(crate) fn report_on(agreement: &str, published: Option<&Date>, brief: &str) -> String {
    format!("report.agreement/{agreement}/{}/{brief}", day_reversed(published))
}

/// The reports that tell of an actor in an act of a sort on a day.
pub(crate) fn occasion(kind: i32, day: &str, actor: &str) -> String {
    format!("report.occasion/{kind}/{day}/{actor}")
}

/// All processes, those with the latest reports first.
pub(crate) const PROCESSES: &str = "process/";

pub(crate) fn process(last: Option<&Date>, id: &str) -> String {
    format!("process/{}/{id}", day_reversed(last))
}

/// The processes that reports call by a name.
pub(crate) fn process_called(name: &str) -> String {
    format!("process.called/{}", part(name))
}

/// The processes of which an actor is a principal.
pub(crate) fn process_of(actor: &str) -> String {
    format!("process.of/{actor}")
}

/// All actors.
pub(crate) const ACTORS: &str = "actor/";

pub(crate) fn actor(id: &str) -> String {
    format!("actor/{id}")
}

/// The actors whom reports call by a name.
pub(crate) fn actor_called(name: &str) -> String {
    format!("actor.called/{}", part(name))
}

/// The actors of a name that tells them from others wherever it stands.
pub(crate) fn actor_known(name: &str) -> String {
    format!("actor.known/{}", part(name))
}

/// The persons whose full name sounds so.
pub(crate) fn actor_sounds(sound: &str) -> String {
    format!("actor.sounds/{}", part(sound))
}

/// What became part of an actor or agreement.
pub(crate) fn merged_into(id: &str) -> String {
    format!("merged/{id}")
}

/// The parts of an actor, those with the latest reports first.
pub(crate) fn parts_of(actor: &str) -> String {
    format!("part.of/{actor}/")
}

pub(crate) fn part_of(actor: &str, last: Option<&Date>, process: &str) -> String {
    format!("part.of/{actor}/{}/{process}", day_reversed(last))
}

/// Who has a part in a process, the most often told first.
pub(crate) fn parts_in(process: &str) -> String {
    format!("part.in/{process}/")
}

pub(crate) fn part_in(process: &str, reports: u32, actor: &str) -> String {
    format!("part.in/{process}/{}/{actor}", count_reversed(reports))
}

/// Who has a part in a process and a word in one of the names.
pub(crate) fn part_word(process: &str, word: &str) -> String {
    format!("part.word/{process}/{}", part(word))
}

/// The word by which all parts of a kind are found that no name is needed for: there are few.
pub(crate) fn kind_word(kind: i32) -> String {
    format!("kind {kind}")
}

/// Where an actor is called by a name.
pub(crate) fn names_of(actor: &str) -> String {
    format!("name/{actor}")
}

/// All agreements.
pub(crate) const AGREEMENTS: &str = "agreement/";

pub(crate) fn agreement(id: &str) -> String {
    format!("agreement/{id}")
}

/// The agreements of a process.
pub(crate) fn agreements_in(process: &str) -> String {
    format!("agreement.in/{process}/")
}

pub(crate) fn agreement_in(process: &str, id: &str) -> String {
    format!("agreement.in/{process}/{id}")
}

/// The agreements that reports call by a name.
pub(crate) fn agreement_called(name: &str) -> String {
    format!("agreement.called/{}", part(name))
}

/// The agreements of a process with a word in their names.
pub(crate) fn agreement_word(process: &str, word: &str) -> String {
    format!("agreement.word/{process}/{}", part(word))
}

/// The agreements of a process, those that were told of last first.
pub(crate) fn agreements_recent(process: &str) -> String {
    format!("agreement.recent/{process}/")
}

pub(crate) fn agreement_recent(process: &str, last: Option<&Date>, id: &str) -> String {
    format!("agreement.recent/{process}/{}/{id}", day_reversed(last))
}

/// The edits, the latest first.
pub(crate) const EDITS: &str = "edit/";

pub(crate) fn edit(number: u32) -> String {
    format!("edit/{}", count_reversed(number))
}

/// The edits that touch an actor or agreement.
pub(crate) fn edits_of(id: &str) -> String {
    format!("edit.of/{id}")
}

/// Who is told apart by hand in a report.
pub(crate) fn pins(brief: &str) -> String {
    format!("pin/{brief}")
}

/// The accounts of a process, in order of the days when what they tell happened or is due; last what has no date.
pub(crate) fn happened_in(process: &str) -> String {
    format!("account.happened/{process}/")
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
