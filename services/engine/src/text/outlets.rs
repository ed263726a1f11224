//! Newspapers, agencies, broadcasters and platforms: what a report quotes or is published by, and no actor of it.

/// Outlets whose names do not say what they are.
const OUTLETS: &[&str] = &[
    "AFP",
    "AP",
    "Agence France-Presse",
    "Al Arabiya",
    "Al Jazeera",
    "Al-Arabiya",
    "Al-Jazeera",
    "Anadolu",
    "ANSA",
    "Asharq Al-Awsat",
    "Associated Press",
    "BBC",
    "BenarNews",
    "Bernama",
    "Bloomberg",
    "CBS",
    "CNN",
    "Deutsche Welle",
    "DPA",
    "EFE",
    "Euronews",
    "Facebook",
    "Haaretz",
    "IRNA",
    "Instagram",
    "Interfax",
    "Jeune Afrique",
    "Kyodo",
    "Le Figaro",
    "Le Monde",
    "Libération",
    "Lusa",
    "NBC",
    "NHK",
    "NPR",
    "Politico",
    "RIA Novosti",
    "RTE",
    "RTÉ",
    "Rappler",
    "Reuters",
    "SANA",
    "SUNA",
    "Sky News",
    "Sputnik",
    "TASS",
    "Tasnim",
    "Telegram",
    "Twitter",
    "UPI",
    "Ukrinform",
    "WhatsApp",
    "Xinhua",
    "Yonhap",
    "YouTube",
];

/// Nouns that head the names of papers and agencies.
const HEADS: &[&str] = &[
    "News",
    "Times",
    "Herald",
    "Gazette",
    "Tribune",
    "Guardian",
    "Telegraph",
    "Inquirer",
    "Courier",
    "Chronicle",
    "Newspaper",
    "Broadcasting",
    "Weekly",
    "Newswire",
];

/// Whether the words of a name are an outlet's.
pub(crate) fn is_outlet(words: &str) -> bool {
    let headed = words.rsplit_once(' ').is_some_and(|(_, head)| HEADS.contains(&head));
    headed || is_site(words) || OUTLETS.contains(&words)
}

/// Whether a word is the address of a site: "Tarnonews.az".
fn is_site(word: &str) -> bool {
    const LONGEST_DOMAIN: usize = 4;
    word.rsplit_once('.').is_some_and(|(site, domain)| {
        site.len() > 2
            && (2..=LONGEST_DOMAIN).contains(&domain.len())
            && domain.chars().all(|c| c.is_ascii_lowercase())
            && site.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
    })
}

#[cfg(test)]
mod tests {
    use super::is_outlet;

    #[test]
    fn outlets_are_known_by_name_or_head() {
        assert!(is_outlet("AFP") && is_outlet("Kestrel Valley Herald") && is_outlet("Radio Tarn News"));
        assert!(is_outlet("Kestrel Valley Guardian") && is_outlet("Tarn Inquirer"));
        assert!(is_outlet("Tarnonews.az") && !is_outlet("St.john") && !is_outlet("Tarn. and"));
        assert!(!is_outlet("News") && !is_outlet("Herald Front") && !is_outlet("Kestrel Valley Council"));
    }
}
