//! From days to places on the drawing: to scale, but for long times in which nothing is marked, which are left out.

use std::ops::Range;

use crate::render::dates::{day_number, month_of};

/// Units between two stretches.
const GAP: i64 = 70;
/// Days that are left out at least; and the share of all days shown that a gap must be to be left out.
const LONG: i64 = 60;
const SHARE: i64 = 4;
/// About how many dates stand on the axis.
const TICKS: i64 = 10;

/// Days that follow each other, and where they are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) first: i64,
    pub(super) last: i64,
    pub(super) left: i64,
    pub(super) width: i64,
}

impl Stretch {
    fn days(&self) -> i64 {
        self.last - self.first
    }
}

/// The stretches of a drawing, in order of time.
#[derive(Debug)]
pub(super) struct Scale(Vec<Stretch>);

impl Scale {
    /// A scale over what is marked, each from its first to its last day; `None` where nothing is.
    pub(super) fn over(marks: &[(i64, i64)], room: Range<i64>) -> Option<Self> {
        let mut days: Vec<i64> = marks.iter().map(|(first, _)| *first).collect();
        // Where something takes long, its end is shown only as far as others go.
        days.extend(marks.iter().filter(|(first, last)| last - first <= LONG).map(|(_, last)| *last));
        days.sort_unstable();
        let (first, last) = (*days.first()?, *days.last()?);
        let whole = Stretch { first, last, left: 0, width: 0 };
        let mut scale = Self(vec![whole]);
        while let Some((at, before, after)) = scale.longest_gap(&days) {
            let cut = scale.0[at];
            scale.0[at].last = before;
            scale.0.insert(at + 1, Stretch { first: after, ..cut });
        }
        scale.lay_out(room);
        Some(scale)
    }

    /// Which stretch has the longest gap that is to be left out, and between which days.
    fn longest_gap(&self, days: &[i64]) -> Option<(usize, i64, i64)> {
        let shown: i64 = self.0.iter().map(Stretch::days).sum();
        let gaps = days.windows(2).filter_map(|pair| {
            let (before, after) = (pair[0], pair[1]);
            let at = self.0.iter().position(|s| s.first <= before && after <= s.last)?;
            let long = after - before > LONG && (after - before) * SHARE > shown;
            long.then_some((at, before, after))
        });
        gaps.max_by_key(|(_, before, after)| after - before)
    }

    fn lay_out(&mut self, room: Range<i64>) {
        let gaps = i64::try_from(self.0.len()).unwrap_or(1) - 1;
        let days: i64 = self.0.iter().map(Stretch::days).sum();
        let units = (room.end - room.start - gaps * GAP).max(0);
        let mut left = if days == 0 && gaps == 0 { room.start + units / 2 } else { room.start };
        for stretch in &mut self.0 {
            let width = if days == 0 { 0 } else { stretch.days() * units / days };
            (stretch.left, stretch.width) = (left, width);
            left += width + GAP;
        }
    }

    pub(super) fn stretches(&self) -> &[Stretch] {
        &self.0
    }

    /// Whether anything is left out.
    pub(super) fn is_cut(&self) -> bool {
        self.0.len() > 1
    }

    /// Where a day is drawn; one that is left out, at the end of what stands before it.
    pub(super) fn x(&self, day: i64) -> i64 {
        let stretch = self.0.iter().rfind(|s| s.first <= day).or(self.0.first());
        stretch.map_or(0, |s| match s.days() {
            0 => s.left,
            days => s.left + (day.clamp(s.first, s.last) - s.first) * s.width / days,
        })
    }

    /// The first days of months in a stretch, or of years where there are too many of them, with what they are called.
    pub(super) fn ticks(&self, stretch: &Stretch) -> Vec<(i64, String)> {
        let months = self.0.iter().map(Stretch::days).sum::<i64>() / 30;
        // Every so many months: a divisor of the year, or whole years.
        let every = [1, 2, 3, 6].into_iter().find(|every| months / every <= TICKS);
        let every = every.unwrap_or_else(|| 12 * (months / 12 / TICKS).max(1));
        let (mut year, mut month) = month_of(stretch.first);
        let mut ticks = Vec::new();
        loop {
            let day = day_number(year, month, 1);
            if day > stretch.last {
                return ticks;
            }
            if day >= stretch.first && (i64::from(year) * 12 + i64::from(month) - 1) % every == 0 {
                let label = if every >= 12 { year.to_string() } else { format!("{year}-{month:02}") };
                ticks.push((self.x(day), label));
            }
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(days: &[i64]) -> Vec<(i64, i64)> {
        days.iter().map(|day| (*day, *day)).collect()
    }

    #[test]
    fn what_lies_close_is_drawn_to_scale() {
        let scale = Scale::over(&on(&[1000, 1010, 1040, 1100]), 0..1000).unwrap();
        assert!(!scale.is_cut());
        assert_eq!([1000, 1010, 1050, 1100].map(|day| scale.x(day)), [0, 100, 500, 1000]);
    }

    #[test]
    fn a_long_time_without_anything_is_left_out() {
        let scale = Scale::over(&on(&[1000, 9000, 9010, 9030, 9330]), 0..1000).unwrap();
        let shown: Vec<_> = scale.stretches().iter().map(|s| (s.first, s.last)).collect();
        assert_eq!(shown, [(1000, 1000), (9000, 9030), (9330, 9330)]);
        let places = [1000, 9000, 9030, 9330].map(|day| scale.x(day));
        assert!(places.is_sorted() && places[2] - places[1] > 800, "{places:?}");
        assert_eq!(scale.x(5000), scale.x(1000), "what is left out is drawn where it would begin");
    }

    #[test]
    fn one_day_stands_in_the_middle_and_none_nowhere() {
        assert_eq!(Scale::over(&on(&[7, 7]), 100..900).unwrap().x(7), 500);
        assert!(Scale::over(&[], 0..10).is_none());
    }
}
