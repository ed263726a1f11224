//! Names in the spellings that transliteration gives them: Yusup Halikov and Yusuf Khalikov.

/// What letters and groups of letters stand for one sound in the usual transliterations, the longest first.
const SOUNDS: &[(&str, &str)] = &[
    ("tsch", "c"),
    ("dzh", "j"),
    ("tch", "c"),
    ("sch", "s"),
    ("shch", "s"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("sh", "s"),
    ("zh", "j"),
    ("dj", "j"),
    ("ch", "c"),
    ("th", "t"),
    ("dh", "d"),
    ("ck", "k"),
    ("ts", "c"),
    ("tz", "c"),
    ("cz", "c"),
    ("sz", "s"),
    ("ou", "o"),
    ("oo", "o"),
    ("ee", "i"),
    ("ie", "i"),
    ("iy", "i"),
    ("yy", "i"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("z", "s"),
    ("e", "a"),
    ("y", "i"),
    ("u", "o"),
];

/// How folded words sound, as far as the spellings of one name agree on it.
pub(crate) fn sound(words: &[&str]) -> String {
    words.iter().map(|word| sound_of(word)).collect::<Vec<_>>().join(" ")
}

fn sound_of(word: &str) -> String {
    let mut sound = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let (taken, told) = SOUNDS
            .iter()
            .find(|(letters, _)| rest.starts_with(letters))
            .map_or((first.len_utf8(), None), |(letters, told)| (letters.len(), Some(*told)));
        let soft = rest[taken..].starts_with(['e', 'i', 'y']);
        let own = match first {
            'c' if soft => "s",
            'c' => "k",
            _ => &rest[..first.len_utf8()],
        };
        for c in told.unwrap_or(own).chars() {
            if !sound.ends_with(c) {
                sound.push(c);
            }
        }
        rest = &rest[taken..];
    }
    if sound.chars().count() > 2 && sound.ends_with('h') {
        sound.pop();
    }
    if sound.ends_with("of") {
        sound.pop();
        sound.push('v');
    }
    sound
}

/// Whether two folded words sound the same.
pub(crate) fn sounds_as(one: &str, other: &str) -> bool {
    one == other || sound_of(one) == sound_of(other)
}

/// Whether two folded words may be spellings of one name: they sound alike, or but for one sound that does not end them
/// (an end tells a daughter from a son).
pub(crate) fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (sound_of(one), sound_of(other));
    if one == other {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len().min(b.len()) < 4 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let ends = a[same..].iter().rev().zip(b[same..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (more, less) = (a.len() - same - ends, b.len() - same - ends);
    let vowel_ends = a.len() != b.len() && ends == 0;
    more.max(less) == 1 && !vowel_ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_sound_alike() {
        for (one, other) in [
            ("halikov", "khalikov"),
            ("janibekova", "dzhanibekova"),
            ("leila", "leyla"),
            ("aigul", "aygul"),
            ("shafik", "schafik"),
            ("mohammed", "muhamad"),
            ("gorbachev", "gorbatchev"),
            ("yusuf", "yusup"),
            ("smirnoff", "smirnov"),
        ] {
            assert!(alike(one, other), "{one} {other}: {} {}", sound_of(one), sound_of(other));
        }
    }

    #[test]
    fn other_names_do_not() {
        for (one, other) in [
            ("ivanov", "ivanova"),
            ("daniyar", "ruslan"),
            ("ali", "eli b"),
            ("kim", "kem"),
            ("salva", "riek"),
        ] {
            assert!(!alike(one, other), "{one} {other}: {} {}", sound_of(one), sound_of(other));
        }
    }
}
