//! British or American English: what "03/04/2025" means hangs on it.

/// A variety of English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum English {
    /// British English, and what follows it: the day before the month. Most of the world writes so.
    #[default]
    British,
    /// American English: the month before the day.
    American,
}

/// How much of a body is looked at, in bytes.
const ENOUGH: usize = 1 << 16;

const BRITISH: &[&str] = &[
    "centre",
    "centres",
    "defence",
    "offence",
    "programme",
    "programmes",
    "labour",
    "neighbour",
    "neighbours",
    "neighbouring",
    "honour",
    "honoured",
    "colour",
    "favour",
    "favoured",
    "harbour",
    "behaviour",
    "organise",
    "organised",
    "organisation",
    "organisations",
    "recognise",
    "recognised",
    "realise",
    "realised",
    "travelled",
    "travelling",
    "cancelled",
    "metres",
    "kilometres",
    "whilst",
    "learnt",
    "grey",
    "tonnes",
    "licence",
    "initialled",
    "signalled",
    "labelled",
    "criticised",
    "emphasised",
    "authorised",
    "mobilised",
    "normalisation",
    "demobilisation",
    "stabilisation",
    "endeavour",
    "rumour",
    "rumours",
    "armour",
    "armoured",
    "theatre",
    "sceptical",
    "judgement",
    "cheque",
    "finalised",
];

const AMERICAN: &[&str] = &[
    "center",
    "centers",
    "defense",
    "offense",
    "program",
    "programs",
    "labor",
    "neighbor",
    "neighbors",
    "neighboring",
    "honor",
    "honored",
    "color",
    "favor",
    "favored",
    "harbor",
    "behavior",
    "traveled",
    "traveling",
    "canceled",
    "meters",
    "kilometers",
    "gray",
    "initialed",
    "signaled",
    "labeled",
    "endeavor",
    "rumor",
    "rumors",
    "armor",
    "armored",
    "theater",
    "skeptical",
    "skeptics",
    "percent",
    "toward",
];

impl English {
    /// Tells the variety of a text by its spelling and the order of its dates; `None` where neither tells.
    #[must_use]
    pub fn guess(body: &str) -> Option<Self> {
        let mut end = body.len().min(ENOUGH);
        while !body.is_char_boundary(end) {
            end -= 1;
        }
        let (mut british, mut american) = (0_u32, 0_u32);
        let mut before = Word::Other;
        for word in body[..end].split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            british += u32::from(BRITISH.iter().any(|w| w.eq_ignore_ascii_case(word)));
            american += u32::from(AMERICAN.iter().any(|w| w.eq_ignore_ascii_case(word)));
            let kind = Word::of(word);
            match (before, kind) {
                (Word::Day, Word::Month) => british += 1,
                (Word::Month, Word::Day) => american += 1,
                _ => {}
            }
            before = kind;
        }
        match british.cmp(&american) {
            std::cmp::Ordering::Greater => Some(Self::British),
            std::cmp::Ordering::Less => Some(Self::American),
            std::cmp::Ordering::Equal => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Day,
    Month,
    Other,
}

impl Word {
    fn of(word: &str) -> Self {
        const MONTHS: &[&str] =
            &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        if word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()) {
            return Self::Day;
        }
        let month = word.len() <= 9 && word.get(..3).is_some_and(|m| MONTHS.contains(&m));
        if month { Self::Month } else { Self::Other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_and_dates_tell() {
        assert_eq!(English::guess("The defence ministry said on 4 May."), Some(English::British));
        assert_eq!(
            English::guess("The Center reported on Nov. 24 that 10 percent left."),
            Some(English::American)
        );
        assert_eq!(English::guess("They met and left."), None);
    }
}
