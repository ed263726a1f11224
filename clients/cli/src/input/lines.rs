//! Articles as JSON objects, one a line.

use std::io::{self, BufRead, Read as _};

use super::error::{Fault, InputError};
use super::{Item, json, text};

/// Reads one article after the other; a line that holds none is an error, and the next line is read all the same.
pub(super) struct Lines<R> {
    from: R,
    stem: String,
    file: String,
    number: u64,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads the lines of `file`, whose articles are named after `stem` where they have no id of their own.
    pub(super) fn new(from: R, stem: &str, file: &str) -> Self {
        Self { from, stem: stem.to_owned(), file: file.to_owned(), number: 0, ended: false }
    }

    /// The next line without its end; `None` past the last.
    fn line(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let mut line = Vec::new();
        let read = (&mut self.from).take(text::LIMIT + 1).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        if line.len() as u64 > text::LIMIT && !line.ends_with(b"\n") {
            skip_line(&mut self.from)?;
            return Err(Fault::TooLarge);
        }
        Ok(Some(line))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Item, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.number += 1;
            let file = format!("{}:{}", self.file, self.number);
            let article = match self.line() {
                Ok(None) => break,
                Ok(Some(line)) if line.trim_ascii().is_empty() => continue,
                Ok(Some(line)) => text::decode(line)
                    .and_then(|line| json::article(&line, &format!("{}:{}", self.stem, self.number), &file)),
                Err(fault) => {
                    // What cannot be read now will not be readable on the next line either.
                    self.ended = matches!(fault, Fault::Io(_));
                    Err(fault)
                }
            };
            return Some(article.map_err(|fault| fault.of(&file)));
        }
        self.ended = true;
        None
    }
}

/// Passes over the rest of a line without keeping it.
fn skip_line(from: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = from.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|&b| b == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        from.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &[u8]) -> Vec<Result<String, String>> {
        Lines::new(text, "s", "s.jsonl").map(|item| item.map(|i| i.id).map_err(|e| e.file)).collect()
    }

    #[test]
    fn a_bad_line_is_named_and_the_next_is_read() {
        let text = b"{\"text\":\"One.\"}\n\nnonsense\n{\"text\":\"\xff\"}\n{\"id\":\"x\",\"text\":\"Two.\"}";
        let expected = [Ok("s:1"), Err("s.jsonl:3"), Err("s.jsonl:4"), Ok("x")];
        assert_eq!(names(text), expected.map(|r| r.map(str::to_owned).map_err(str::to_owned)));
    }

    #[test]
    fn a_line_beyond_all_bounds_does_not_hide_the_next() {
        let mut text = vec![b'x'; usize::try_from(text::LIMIT).unwrap() + 70_000];
        text.extend_from_slice(b"\n{\"id\":\"after\",\"text\":\"Two.\"}\n");
        assert_eq!(names(&text), [Err("s.jsonl:1".to_owned()), Ok("after".to_owned())]);
    }

    #[test]
    fn no_lines_are_no_articles() {
        assert_eq!(names(b""), []);
        assert_eq!(names(b"\n \r\n"), []);
    }
}
