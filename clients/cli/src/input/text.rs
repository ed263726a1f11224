//! Text out of bytes, and articles in plain text.

use std::io::Read;

use super::error::Fault;
use super::{Item, front_matter};

/// How many bytes an article's file can have at most. The service has its own, smaller limit and says so itself; this
/// one only keeps a disk image given by mistake out of memory.
pub(super) const LIMIT: u64 = 16 << 20;

/// Reads everything, up to [`LIMIT`].
pub(super) fn read(from: impl Read) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    from.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT { Err(Fault::TooLarge) } else { decode(bytes) }
}

/// Takes bytes as UTF-8, without a byte order mark.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, Fault> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Fault::Utf16);
    }
    if bytes.starts_with("\u{feff}".as_bytes()) {
        bytes.drain(..3);
    }
    let text = String::from_utf8(bytes).map_err(|e| Fault::NotUtf8(e.utf8_error().valid_up_to()))?;
    if text.contains('\0') { Err(Fault::Binary) } else { Ok(text) }
}

/// An article in plain text, with or without front matter.
pub(super) fn article(text: &str, stem: &str, file: &str) -> Result<Item, Fault> {
    let (id, article) = front_matter::article(text)?;
    if article.body.trim().is_empty() {
        return Err(Fault::Empty);
    }
    Ok(Item { id: id.unwrap_or_else(|| stem.to_owned()), file: file.to_owned(), article })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_front_matter_is_the_body_to_the_byte() {
        let item = article("\n One.\r\n\r\nTwo. \n", "report", "in/report.txt").unwrap();
        assert_eq!(item.article.body, "\n One.\r\n\r\nTwo. \n");
        assert_eq!((item.id.as_str(), item.file.as_str()), ("report", "in/report.txt"));
    }

    #[test]
    fn bytes_that_are_no_text_are_told_from_each_other() {
        assert!(matches!(decode(b"caf\xe9".to_vec()), Err(Fault::NotUtf8(3))));
        assert!(matches!(decode(b"\xff\xfeh\0i\0".to_vec()), Err(Fault::Utf16)));
        assert!(matches!(decode(b"PK\0\x03".to_vec()), Err(Fault::Binary)));
        assert_eq!(decode("\u{feff}hi".into()).unwrap(), "hi");
    }

    #[test]
    fn what_holds_no_words_is_empty() {
        for text in ["", " \n\t", "---\ntitle: T\n---\n\n"] {
            assert!(matches!(article(text, "a", "a"), Err(Fault::Empty)), "{text:?}");
        }
    }
}
