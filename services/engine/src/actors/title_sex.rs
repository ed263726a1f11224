//! The sex that a title tells: "Mr", "queen", "chairwoman".

use crate::lexicon::Gender;

/// The sex that a title tells.
pub(super) fn sex_of(title: &str) -> Option<Gender> {
    const MALE: &[&str] = &[
        "mr",
        "sir",
        "king",
        "prince",
        "sheikh",
        "shaikh",
        "sheik",
        "lord",
        "emir",
        "amir",
        "pope",
        "mullah",
        "imam",
        "mm",
        "father",
        "fr",
        "brother",
        "bishop",
        "archbishop",
        "cardinal",
        "monsignor",
        "msgr",
        "priest",
        "monk",
        "rabbi",
        "ayatollah",
        "hojatoleslam",
        "sultan",
        "emperor",
        "duke",
        "count",
        "baron",
        "monsieur",
        "herr",
        "señor",
        "senhor",
        "signor",
        "don",
        "shri",
        "pandit",
        "raja",
        "maharaja",
        "ato",
        "alhaji",
        "ustaz",
        "ustadz",
        "ko",
        "sai",
        "u",
    ];
    const FEMALE: &[&str] = &[
        "mrs",
        "ms",
        "miss",
        "queen",
        "princess",
        "lady",
        "dame",
        "begum",
        "madam",
        "madame",
        "sheikha",
        "shaikha",
        "mme",
        "mlle",
        "mademoiselle",
        "frau",
        "señora",
        "senhora",
        "signora",
        "sra",
        "doña",
        "dona",
        "daw",
        "naw",
        "smt",
        "shrimati",
        "sister",
        "mother",
        "nun",
        "empress",
        "duchess",
        "countess",
        "baroness",
        "rani",
        "hajiya",
        "alhaja",
        "weizero",
        "woizero",
    ];
    title.split([' ', '-', '.']).find_map(|word| {
        let word = word.to_lowercase();
        if FEMALE.contains(&word.as_str()) || word.ends_with("woman") {
            Some(Gender::Female)
        } else if MALE.contains(&word.as_str()) || word.ends_with("man") && word != "woman" && word.len() > 5
        {
            Some(Gender::Male)
        } else {
            None
        }
    })
}
