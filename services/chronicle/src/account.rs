//! Reading a report for its account of the process: its brief's events and steps, and its sentences.

mod deeds;
mod events;
mod signs;

use std::ops::Range;

use peacebrief::v1::{self, TextSpan};

pub(crate) use signs::Signs;

use crate::Report;
use crate::intake::Spans;
use crate::memo::Memo;
use crate::record::{Account, DayTold, FigureTold, Passage, ReportRecord, Sentence, StepTold};
use crate::text::{self, Days, Word, days_of, hash, words_once};

/// Reads a report for its account.
pub(crate) fn read(memo: &Memo, spans: &Spans<'_>, report: &Report, linked: &ReportRecord) -> Account {
    let reading = Reading::new(memo, spans, report);
    Account {
        brief: report.name.clone(),
        process: linked.process.clone(),
        published: report.article.published,
        events: events::read(&reading),
        steps: reading.steps(),
        sentences: reading.sentences(),
    }
}

/// A report as it is being read.
struct Reading<'r> {
    memo: &'r Memo,
    body: &'r str,
    brief: &'r v1::Brief,
    published: Option<i32>,
    sentences: Vec<Range<usize>>,
    /// The words of each sentence, at their places in the body.
    words: Vec<Vec<Word>>,
    /// Where whom is mentioned.
    mentions: Vec<(Range<usize>, &'r str)>,
    spans: &'r Spans<'r>,
}

impl<'r> Reading<'r> {
    fn new(memo: &'r Memo, spans: &'r Spans<'r>, report: &'r Report) -> Self {
        let body = report.article.body.as_str();
        let sentences = text::sentences(body);
        let words = sentences.iter().map(|range| words_at(memo, body, range.clone())).collect();
        let actors = report.brief.actors.iter();
        let mut mentions: Vec<_> = actors
            .flat_map(|actor| {
                let spans = actor.mentions.iter().filter_map(|mention| bytes(mention.span.as_ref()));
                spans.map(move |range| (range, actor.id.as_str()))
            })
            .collect();
        mentions.sort_by_key(|(range, id)| (range.start, range.end, *id));
        Self {
            memo,
            body,
            brief: &report.brief,
            published: days_of(report.article.published.as_ref()),
            sentences,
            words,
            mentions,
            spans,
        }
    }

    /// The words of the body in a range, for a finding.
    fn passage(&self, finding: &str, range: Range<usize>) -> Option<Passage> {
        self.spans.passage_at(finding, range)
    }

    /// The sentence in which a place is.
    fn sentence_at(&self, byte: usize) -> usize {
        self.sentences.partition_point(|range| range.end <= byte).min(self.sentences.len().saturating_sub(1))
    }

    /// Whom a range mentions.
    fn mentioned(&self, range: &Range<usize>) -> Vec<(Range<usize>, &'r str)> {
        let from = self.mentions.partition_point(|(at, _)| at.start < range.start);
        self.mentions[from..].iter().take_while(|(at, _)| at.start < range.end).cloned().collect()
    }

    fn sentences(&self) -> Vec<Sentence> {
        let read = self.sentences.iter().zip(&self.words).enumerate().filter_map(|(i, (range, words))| {
            let mentioned = self.mentioned(range);
            let mut actors: Vec<String> = mentioned.iter().map(|(_, id)| (*id).to_owned()).collect();
            actors.sort();
            actors.dedup();
            let figures = text::figures(words);
            Some(Sentence {
                passage: self.passage(&self.finding_in(range, i), range.clone())?,
                stems: stems(words),
                days: (text::in_text(words, self.published).into_iter())
                    .map(|day| DayTold { days: day.days, word: place(day.word), bound: day.bound })
                    .collect(),
                actors,
                signs: Signs::read(words).bits(),
                figures: (figures.iter())
                    .map(|f| FigureTold {
                        value: f.value,
                        of: f.of.to_owned(),
                        denied: f.denied,
                        word: place(f.word),
                        thing: f.thing.to_owned(),
                    })
                    .collect(),
                deeds: deeds::read(words, &mentioned, &self.accused_in(range)),
                words: words.iter().filter(|word| word.telling).map(|word| word.number).collect(),
                places: (0..).zip(words).filter(|(_, word)| word.telling).map(|(i, _)| i).collect(),
                denials: (0..).zip(words).filter(|(_, word)| signs::denies(word)).map(|(i, _)| i).collect(),
            })
        });
        read.collect()
    }

    /// The id of a finding of the brief that a sentence tells; empty where there is none.
    fn finding_in(&self, range: &Range<usize>, _sentence: usize) -> String {
        let brief = self.brief;
        let inside = |span: Option<&TextSpan>| {
            bytes(span).is_some_and(|at| at.start < range.end && range.start < at.end)
        };
        let statement = || brief.statements.iter().find(|s| inside(s.evidence.as_ref())).map(|s| &s.id);
        let event = || brief.events.iter().find(|e| inside(e.evidence.as_ref())).map(|e| &e.id);
        let key = || brief.key_sentences.iter().find(|k| inside(k.span.as_ref())).map(|k| &k.id);
        let agreement = || brief.agreements.iter().find(|a| inside(a.evidence.as_ref())).map(|a| &a.id);
        event().or_else(statement).or_else(agreement).or_else(key).cloned().unwrap_or_default()
    }

    /// Whom the brief has accused in a range, of a breach or otherwise.
    fn accused_in(&self, range: &Range<usize>) -> Vec<&'r str> {
        let inside = |span: Option<&TextSpan>| {
            bytes(span).is_some_and(|at| range.start <= at.start && at.start < range.end)
        };
        let breaches = self.brief.agreements.iter().flat_map(|agreement| &agreement.breaches);
        let breaches = breaches
            .filter(|breach| inside(breach.evidence.as_ref()))
            .map(|breach| breach.accused_id.as_str());
        let accusing = |s: &&v1::Statement| {
            s.stance() == v1::StatementStance::Accuse
                && s.target_ids.len() == 1
                && inside(s.evidence.as_ref())
        };
        let statements =
            self.brief.statements.iter().filter(accusing).flat_map(|s| &s.target_ids).map(String::as_str);
        breaches.chain(statements).filter(|id| !id.is_empty()).collect()
    }

    /// Whether the line of a sentence begins with an hour ("12:10"), as those of running reports do.
    fn at_an_hour(&self, sentence: usize) -> bool {
        let Some(range) = self.sentences.get(sentence) else { return false };
        let line = self.body[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let mut chars = self.body[line..].chars();
        let hour: String = chars.by_ref().take_while(char::is_ascii_digit).collect();
        (1..=2).contains(&hour.len()) && self.body[line + hour.len()..].starts_with([':', '.', 'h']) && {
            let minutes: String =
                self.body[line + hour.len() + 1..].chars().take_while(char::is_ascii_digit).collect();
            minutes.len() == 2
        }
    }

    /// The one day that the sentence before names, if it stands in the same line.
    fn day_before(&self, sentence: usize) -> Option<Days> {
        let before = sentence.checked_sub(1)?;
        let between = self.sentences[before].end..self.sentences.get(sentence)?.start;
        if self.body[between].contains('\n') {
            return None;
        }
        let mut days: Vec<Days> = text::in_text(&self.words[before], self.published)
            .iter()
            .filter(|day| !day.bound)
            .map(|day| day.days)
            .collect();
        days.dedup();
        let past = |day: &Days| self.published.is_none_or(|published| day.last <= published);
        if let [day] = days.as_slice() { Some(*day).filter(past) } else { None }
    }

    fn steps(&self) -> Vec<StepTold> {
        let steps = self.brief.next_steps.iter().filter_map(|step| {
            let range = bytes(step.evidence.as_ref())?;
            let sentence = self.sentence_at(range.start);
            let due = step.date.as_ref().and_then(Days::of_resolved);
            if !self.announces(&range, due, sentence) {
                return None;
            }
            Some(StepTold {
                what: self.what(step, sentence),
                due,
                stems: stems(&words_at(self.memo, self.body, self.clause(&range, sentence))),
                passage: self.passage(&step.id, range)?,
                sentence: sentence.try_into().ok()?,
                name: String::new(),
            })
        });
        steps.collect()
    }

    /// Whether words announce something: not what should have been by now, what only lasts until some day, or was called off.
    fn announces(&self, range: &Range<usize>, due: Option<Days>, sentence: usize) -> bool {
        /// A day so far ahead, with no year in the words, is rather one that has passed.
        const FAR_AHEAD: std::ops::RangeInclusive<i32> = 300..=366;
        let clause = text::fold(self.body.get(self.clause(range, sentence)).unwrap_or_default());
        let rest =
            self.sentences.get(sentence).and_then(|s| self.body.get(range.start..s.end)).unwrap_or_default();
        let ahead = due.zip(self.published).map(|(due, published)| due.last - published);
        let year = clause.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
            || clause.contains("year");
        let should_have =
            ["should have", "was to ", "were to ", "would have "].iter().any(|past| clause.contains(past));
        let lasts = clause.contains(" until ")
            && ![" will ", " is to ", " are to ", " to be "].iter().any(|to_come| clause.contains(to_come));
        let told = words_once(self.memo, &clause);
        !(ahead.is_some_and(|days| {
            days < 0 || due.is_some_and(Days::is_day) && FAR_AHEAD.contains(&days) && !year
        }) || should_have
            || lasts
            || Signs::read(&words_once(self.memo, rest)).any(&[Signs::CANCELLED, Signs::CORRECTS])
            || stems(&told).len() < 2)
    }

    /// A step's description; where it lacks who is to do it, with the words before it.
    fn what(&self, step: &v1::NextStep, sentence: usize) -> String {
        let range = bytes(step.evidence.as_ref()).unwrap_or_default();
        if !step.description.starts_with("to ") {
            return step.description.clone();
        }
        let clause = self.clause(&range, sentence);
        let whole = &self.body[clause.start..range.end.max(clause.start)];
        if whole.chars().count() <= 160 { whole.to_owned() } else { step.description.clone() }
    }

    /// The clause of a sentence in which a range stands: from the comma, colon or dash before it on.
    fn clause(&self, range: &Range<usize>, sentence: usize) -> Range<usize> {
        let start = self.sentences.get(sentence).map_or(range.start, |s| s.start.min(range.start));
        let before = self.body.get(start..range.start).unwrap_or_default();
        let cut = [", and ", ", but ", "; ", ": ", " - ", " – "]
            .iter()
            .filter_map(|mark| Some(before.rfind(mark)? + mark.len()))
            .max();
        start + cut.unwrap_or(0)..range.end
    }
}

/// The stems of telling words, as numbers in order, each once.
fn stems(words: &[Word]) -> Vec<u32> {
    let mut stems: Vec<u32> = words.iter().filter(|word| word.telling).map(|word| word.number).collect();
    // Numbers of things, and which of several something is, tell as much as words do: "40 monitors", "the second round".
    stems.extend(
        text::figures(words)
            .iter()
            .filter(|figure| figure.value > 2)
            .map(|figure| hash(&format!("#{}", figure.value))),
    );
    stems.extend(text::ordinals(words).map(|(ordinal, of)| hash(&format!("{ordinal} {of}"))));
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn words_at(memo: &Memo, body: &str, range: Range<usize>) -> Vec<Word> {
    let mut found = words_once(memo, body.get(range.clone()).unwrap_or_default());
    for word in &mut found {
        word.at = word.at.start + range.start..word.at.end + range.start;
    }
    found
}

/// The bytes of a span that counts in UTF-8.
fn bytes(span: Option<&TextSpan>) -> Option<Range<usize>> {
    let span = span?;
    Some(usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?)
}

fn place(word: usize) -> u32 {
    word.try_into().unwrap_or(u32::MAX)
}
