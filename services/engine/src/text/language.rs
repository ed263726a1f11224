//! The language of a report.

use whatlang::Lang;

/// A language by its ISO 639 codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language {
    /// The ISO 639-1 code, two letters: "en".
    pub iso639_1: &'static str,
    /// Its English name.
    pub name: &'static str,
}

impl Language {
    /// English.
    pub const ENGLISH: Self = Self { iso639_1: "en", name: "English" };
}

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// The language; `None` where the text is too short or too mixed to tell.
    pub language: Option<Language>,
    /// How sure that is, from 0 to 1. Without a language: 0.
    pub confidence: f64,
}

impl Detected {
    const UNDETERMINED: Self = Self { language: None, confidence: 0.0 };

    /// Whether the text is English.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.language == Some(Language::ENGLISH)
    }
}

/// How much of a text is looked at, in bytes, at its start and again in its middle.
const SAMPLE: usize = 4096;

/// Words of English that other languages written in Latin letters do not have, or seldom.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "for", "with", "that", "was", "were", "by", "from", "is", "are", "has", "have",
    "had", "its", "their", "his", "said", "will", "not", "which", "who", "after", "between", "this", "they",
    "be", "been", "would", "but", "at", "on", "as", "he", "she", "it", "we", "you", "or", "into", "over",
    "than", "when", "there", "what", "under", "against", "before", "could", "should", "its", "these",
    "those", "in", "an", "our", "your", "him", "her", "them", "about", "where", "while", "until", "since",
    "during", "may", "must", "says", "say", "did", "does",
];

/// A share of these makes English, whatever else seems likely; other languages do not come near it.
const SURE: f64 = 0.4;

/// A share of these makes English, unless another language is told reliably.
const LIKELY: f64 = 0.2;

/// Below this share a text of some length is not English.
const NONE: f64 = 0.1;

/// Fewer words tell nothing.
const FEWEST: usize = 4;

/// Detects the language of a report from its title and body. A sample is looked at, so the length does not matter.
#[must_use]
pub fn detect_language(title: &str, body: &str) -> Detected {
    let mut sample = String::with_capacity(2 * SAMPLE + 256);
    sample.push_str(cut(title, 0, SAMPLE / 4));
    sample.push('\n');
    sample.push_str(cut(body, 0, SAMPLE));
    if body.len() > 2 * SAMPLE {
        sample.push('\n');
        sample.push_str(cut(body, body.len() / 2, SAMPLE));
    }
    let (words, share) = share_of_english(&sample);
    let latin = whatlang::detect_script(&sample).is_none_or(|s| s == whatlang::Script::Latin);
    let english =
        || Detected { language: Some(Language::ENGLISH), confidence: (2.0 * share).clamp(0.5, 1.0) };
    // Telling all languages apart takes much longer than counting words, and most reports are English beyond doubt.
    if latin && words >= FEWEST && share >= SURE {
        return english();
    }
    let info = whatlang::detect(&sample);
    let other = info.as_ref().filter(|i| i.is_reliable() && i.lang() != Lang::Eng);
    if latin && words >= FEWEST && share >= LIKELY && other.is_none() {
        return english();
    }
    let Some(info) = info else { return Detected::UNDETERMINED };
    let language = language(info.lang());
    let english = language == Language::ENGLISH;
    // In its own script a language is told by a word or two; in Latin letters only by more.
    let told = if latin {
        words >= 2 * FEWEST && if english { share >= NONE } else { share < NONE || info.is_reliable() }
    } else {
        sample.chars().filter(|c| c.is_alphabetic()).count() >= 6
    };
    if told {
        Detected { language: Some(language), confidence: info.confidence() }
    } else {
        Detected::UNDETERMINED
    }
}

/// How many words there are, and which share of them is English.
///
/// Names tell nothing of the language they stand in: where there are words in lower case, only those count.
fn share_of_english(sample: &str) -> (usize, f64) {
    let (mut words, mut small, mut known, mut known_small) = (0, 0_u16, 0_u16, 0_u16);
    for word in sample.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').filter(|w| !w.is_empty())
    {
        let is_known = ENGLISH.iter().any(|w| w.eq_ignore_ascii_case(word));
        let is_small = word.starts_with(char::is_lowercase);
        words += 1;
        known += u16::from(is_known);
        small += u16::from(is_small);
        known_small += u16::from(is_known && is_small);
    }
    let share = if small >= 2 {
        f64::from(known_small) / f64::from(small)
    } else {
        f64::from(known) / f64::from(u16::try_from(words.max(1)).unwrap_or(u16::MAX))
    };
    (words, share)
}

/// Up to so many bytes from a place on, on character boundaries.
fn cut(text: &str, from: usize, len: usize) -> &str {
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    &text[boundary(from)..boundary((from + len).min(text.len()))]
}

/// A language with its ISO 639-1 code.
fn language(lang: Lang) -> Language {
    let iso639_1 = match lang {
        Lang::Eng => return Language::ENGLISH,
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Cym => "cy",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
    };
    Language { iso639_1, name: lang.eng_name() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(title: &str, body: &str) -> Option<&'static str> {
        detect_language(title, body).language.map(|l| l.iso639_1)
    }

    #[test]
    fn english_is_told_in_few_words_and_among_foreign_names() {
        for body in [
            "The talks have failed.",
            "Mzee Paulo Wetuma-Ongom met Tete Antonio and Therese Kayikwamba Wagner in Goma.",
            "UN envoy welcomes the ceasefire between Baku and Yerevan",
            "PRESIDENT SAYS TRUCE WILL HOLD",
        ] {
            assert_eq!(code("", body), Some("en"), "{body}");
        }
    }

    #[test]
    fn other_languages_are_named() {
        for (body, expected) in [
            ("Министр иностранных дел заявил, что переговоры начнутся в понедельник.", "ru"),
            ("أعلن وزير الخارجية أن المحادثات ستبدأ يوم الاثنين في جنيف.", "ar"),
            (
                "El ministro de Asuntos Exteriores anunció que las negociaciones de paz comenzarán el lunes en Ginebra.",
                "es",
            ),
            (
                "Le ministre des Affaires étrangères a annoncé que les négociations de paix commenceront lundi à Genève.",
                "fr",
            ),
            (
                "Der Außenminister erklärte am Montag, dass die Verhandlungen über den Frieden in Genf beginnen werden.",
                "de",
            ),
            (
                "O ministro das Relações Exteriores anunciou que as negociações de paz começarão na segunda-feira em Genebra.",
                "pt",
            ),
            ("Dışişleri Bakanı barış görüşmelerinin pazartesi günü Cenevre'de başlayacağını açıkladı.", "tr"),
            ("Міністр закордонних справ заявив, що переговори почнуться в понеділок у Женеві.", "uk"),
            ("外交部长宣布和平谈判将于周一在日内瓦开始。", "zh"),
        ] {
            assert_eq!(code("", body), Some(expected), "{body}");
        }
    }

    #[test]
    fn too_little_tells_nothing() {
        for body in ["", "ok", "123 456", "🕊️🕊️", "Baku", "Kinshasa Kigali"] {
            assert_eq!(code("", body), None, "{body}");
        }
    }
}
