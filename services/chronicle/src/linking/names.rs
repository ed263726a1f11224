//! Names as they are compared: without capitals, accents, titles, articles and kinds of dashes.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use peacebrief::v1;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::spelling;
use crate::memo::Memo;

/// A list of folded words.
type Words = LazyLock<BTreeSet<&'static str>>;

fn words(list: &'static str) -> BTreeSet<&'static str> {
    list.split_whitespace().collect()
}

/// Words before a person's name that are no part of it, folded.
static TITLES: Words = LazyLock::new(|| {
    words(
        "\
    abbot adm admiral ambassador archbishop ayatollah baroness bishop brig brigadier capt captain cardinal \
    chairman chairperson chairwoman chancellor chief col colonel comandante commandant commander \
    commissioner comrade count crown dame deputy dr emir engineer envoy excellency father first foreign \
    former fr gen general governor h haji he her his hon honourable honorable imam interior judge justice \
    king lady leader lic lieutenant lord lt madam madame maj major mayor mediator minister miss monsignor \
    mr mrs ms mullah negotiator patriarch pastor premier president prime prince princess prof professor \
    queen rabbi rep representative rev reverend rt secretary sen senator sergeant sgt sheik sheikh sir \
    sister special speaker spokesman spokesperson spokeswoman sultan the vice",
    )
});

/// Words that join others and tell nothing, folded.
static JOINTS: Words = LazyLock::new(|| {
    words(
        "\
    a an and at by da das de del des di do dos du e et for from in its la le les of on our own the their to \
    und y",
    )
});

/// Nouns and adjectives that many bodies and groups are called by, folded: without another word they tell nobody from others.
static COMMON: Words = LazyLock::new(|| {
    words(
        "\
    administration affairs agency alliance armed army assembly assistance association authorities authority \
    bank battalion block board brigade cabinet central chamber chief church civil coalition column command \
    commission commissioner committee community company congress corps council country court defence \
    defense delegates delegation department district embassy executive external faction federal fighters \
    force forces foreign front garrison general government governments group groups guard guards guerrilla \
    guerrillas headquarters high hosts house insurgents interior international interim joint justice \
    leaders leadership legislative local mediation mediator mediators members military militia militias \
    militiamen ministers ministry mission monitors movement national navy negotiators observer observers \
    office officers officials opposition organisation organization panel parliament parties party patrol \
    peacekeepers people police political presidency president presidents prime provincial public rebel \
    rebels regime region regional relations representatives republic residents resistance secretariat \
    security senate separatists service services side sides soldiers special staff state states supreme \
    team transitional troops union unit units villagers wing",
    )
});

/// A text as names are compared: lower-case letters and digits, words parted by one blank.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in split(text) {
        let before = folded.len();
        if before > 0 {
            folded.push(' ');
        }
        let start = folded.len();
        fold_word(word, &mut folded);
        if folded.len() == start {
            folded.truncate(before);
        }
    }
    folded
}

/// The words of a text, folded; the possessive is no part of a word.
pub(crate) fn fold_words(text: &str) -> Vec<String> {
    let fold = |word: &str| {
        let mut folded = String::with_capacity(word.len());
        fold_word(word, &mut folded);
        folded
    };
    split(text).map(fold).filter(|word| !word.is_empty()).collect()
}

/// The words of a text, without the possessive.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || is_dash(c) || matches!(c, '/' | ',' | '(' | ')'))
        .map(|word| word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word))
}

/// Appends a word, folded.
fn fold_word(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        folded.extend(letters.map(|letter| char::from(letter.to_ascii_lowercase())));
        return;
    }
    let letters = word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    for c in letters.filter(|c| c.is_alphanumeric()) {
        match c {
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ə' => folded.push('a'),
            c => folded.push(c),
        }
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The fullest name of an actor that a report gives: in a body's own communiqué, "the Ministry" is the one that published it.
pub(crate) fn fullest<'a>(memo: &Memo, actor: &'a v1::Actor, source: &'a str) -> &'a str {
    if actor.kind() != v1::ActorKind::StateBody {
        return &actor.name;
    }
    let issuer = source.split('(').next().unwrap_or_default().trim();
    let words = fold_words(issuer);
    let name = memo.name(&actor.name, false);
    let says = |word: &String| words.contains(word);
    let issued = name.generic
        && !name.words.is_empty()
        && name.words.iter().all(says)
        && words.iter().any(|word| !is_common(word) && !joins(word));
    if issued { issuer } else { &actor.name }
}

/// Whether a folded word only joins others.
pub(crate) fn joins(word: &str) -> bool {
    JOINTS.contains(word)
}

/// Whether many bodies and groups are called by a folded word.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.contains(word)
}

/// A name of somebody, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// The whole text, folded.
    called: String,
    /// Folded, without titles; of persons all words, of others those that tell something.
    words: Vec<String>,
    /// How each of those sounds.
    sounds: Vec<String>,
    /// The words as one text.
    folded: String,
    /// Of a body's name of several words, what its acronym is.
    initials: Option<String>,
    person: bool,
    generic: bool,
    spelled_out: bool,
}

impl Name {
    /// Reads a name, that of a person or another.
    pub(crate) fn read(text: &str, person: bool) -> Self {
        // Only what has a capital somewhere, or a script without them, is a name of its own.
        let proper = text.chars().any(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase());
        let mut words = fold_words(text);
        let called = words.join(" ");
        if person {
            let titles = words.iter().take_while(|word| TITLES.contains(word.as_str())).count();
            words.drain(..titles);
        } else {
            words.retain(|word| !joins(word));
        }
        let named = if person { !words.is_empty() } else { words.iter().any(|word| !is_common(word)) };
        let generic = !(proper && named);
        let spelled_out = if person {
            words.iter().all(|word| word.chars().nth(1).is_some())
        } else {
            text.chars().any(char::is_lowercase)
        };
        let several = !person && !generic && spelled_out && words.len() > 1;
        Self {
            called,
            sounds: words.iter().map(|word| spelling::sound(word)).collect(),
            folded: words.join(" "),
            initials: several.then(|| words.iter().filter_map(|word| word.chars().next()).collect()),
            words,
            person,
            generic,
            spelled_out,
        }
    }

    /// The whole text, folded.
    pub(crate) fn called(&self) -> &str {
        &self.called
    }

    /// The words, folded: of persons without titles, of others without those that only join.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// How each of the words sounds.
    pub(crate) fn sounds(&self) -> &[String] {
        &self.sounds
    }

    /// The words as one text.
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether many are called so ("the governor", "army"): it tells nobody from others without its context.
    pub(crate) fn is_generic(&self) -> bool {
        self.generic
    }

    /// Whether it is no acronym, and has no initials.
    pub(crate) fn spelled_out(&self) -> bool {
        self.spelled_out
    }

    /// Of a body's name of several words, what its acronym is.
    pub(crate) fn initials(&self) -> Option<&str> {
        self.initials.as_deref()
    }

    /// Whether this is a short form that is put together from the beginnings of the other's words, each used once, in
    /// whichever order: names are shortened in the language of the country, and spelled out in that of the report.
    pub(crate) fn abbreviates(&self, other: &Name) -> bool {
        let [short] = &self.words[..] else { return false };
        let full = other.spelled_out && !other.person && !self.person;
        let enough = full && other.words.len() >= 3 && short.chars().nth(2).is_some();
        enough && composed(short, &mut other.words.iter().map(String::as_str).collect(), 0)
    }

    /// What parts in a process are found by: of a person the sound of each word after the first, for many share a first name; of others the
    /// words that tell something, and the acronym.
    pub(crate) fn handles(&self) -> impl Iterator<Item = &str> {
        let first = usize::from(self.person && self.words.len() > 1);
        let all = self.person || self.words.iter().all(|word| is_common(word));
        let told = self.words.iter().zip(&self.sounds).skip(first);
        let told = told.filter(move |(word, _)| all || !is_common(word));
        told.map(|(_, sound)| sound.as_str()).chain(self.initials())
    }

    /// Whether all words of this name stand in the other, in their order.
    pub(crate) fn within(&self, other: &Name) -> bool {
        let mut rest = other.words.iter();
        !self.words.is_empty() && self.words.iter().all(|word| rest.any(|theirs| theirs == word))
    }
}

/// Whether a text can be cut into beginnings of words, up to four letters of each and of three at least.
fn composed(text: &str, words: &mut Vec<&str>, used: usize) -> bool {
    if text.is_empty() {
        return used >= 3;
    }
    for at in 0..words.len() {
        let word = words.remove(at);
        let shared = text.chars().zip(word.chars()).take(4).take_while(|(a, b)| a == b);
        let lengths: Vec<usize> = shared
            .scan(0, |sum, (c, _)| {
                Some({
                    *sum += c.len_utf8();
                    *sum
                })
            })
            .collect();
        let fits = lengths.iter().rev().any(|&length| composed(&text[length..], words, used + 1));
        words.insert(at, word);
        if fits {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, person: bool) -> String {
        Name::read(text, person).folded().to_owned()
    }

    #[test]
    fn writing_does_not_tell_names_apart() {
        for (one, other) in [
            ("Recep Tayyip Erdoğan", "RECEP TAYYIP ERDOGAN"),
            ("Boutros Boutros-Ghali", "Boutros Boutros\u{2013}Ghali"),
            ("N\u{2019}Djamena", "N'Djamena"),
            ("U.N.", "UN"),
            ("Lech Wałęsa", "Lech Walesa"),
            ("Tarvistan’s defence ministry", "Tarvistan defence  ministry"),
            ("محمد", "محمد"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("North Sudan"), fold("South Sudan"));
        assert_eq!(fold(" 🙂 "), "");
    }

    #[test]
    fn titles_are_no_part_of_a_persons_name() {
        assert_eq!(words("H.E. Mr. Yusuf Khalikov", true), "yusuf khalikov");
        assert_eq!(words("General R. Temirov", true), "r temirov");
        assert_eq!(words("Father Miguel Cañas", true), "miguel canas");
        assert!(Name::read("the foreign minister", true).is_generic());
        assert!(Name::read("The President", true).is_generic());
        assert!(!Name::read("R. Temirov", true).spelled_out());
    }

    #[test]
    fn what_many_are_called_by_is_generic() {
        for generic in
            ["the rebels", "garrison", "Ministry", "the Committee", "Armed Forces", "president's office"]
        {
            assert!(Name::read(generic, false).is_generic(), "{generic}");
        }
        for own in ["United Nations", "FMLN", "Kelbaz garrison", "Self-Defence Committee", "Renamo"] {
            assert!(!Name::read(own, false).is_generic(), "{own}");
        }
    }

    #[test]
    fn acronyms_are_known_in_any_order_of_words() {
        let name = |text| Name::read(text, false);
        assert_eq!(name("United Nations").initials(), Some("un"));
        assert!(name("FMLN").abbreviates(&name("Farabundo Marti National Liberation Front")));
        assert!(name("Renamo").abbreviates(&name("Mozambique National Resistance")));
        assert!(!name("FARC").abbreviates(&name("National Liberation Army")));
        assert!(!name("UN").abbreviates(&name("Union of Nurses")));
    }
}
