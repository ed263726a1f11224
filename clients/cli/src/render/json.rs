//! Briefs in the API's canonical JSON: one alone, several as an array, or one a line.

use std::io::Write;

use peacebrief::{json, v1};
use prost::{Message, Name};
use serde::Serialize;
use serde_json::value::RawValue;

use super::{Render, RenderError};
use crate::input::Item;

/// How JSON is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// On one line.
    Line,
    /// Over several.
    Page,
}

/// A message of the API.
pub(crate) fn message<M: Message + Name>(message: &M, layout: Layout) -> Result<String, RenderError> {
    Ok(match layout {
        Layout::Line => json::to_string(message)?,
        Layout::Page => json::to_string_pretty(message)?,
    })
}

/// The brief of a single article, and nothing around it.
#[derive(Debug, Default)]
pub(crate) struct Single;

impl Render for Single {
    fn brief(&mut self, to: &mut dyn Write, _: &Item, brief: &v1::Brief) -> Result<(), RenderError> {
        writeln!(to, "{}", json::to_string_pretty(brief)?)?;
        Ok(())
    }
}

/// An array of objects that say whose brief each is.
#[derive(Debug, Default)]
pub(crate) struct Array {
    begun: bool,
}

impl Render for Array {
    fn brief(&mut self, to: &mut dyn Write, item: &Item, brief: &v1::Brief) -> Result<(), RenderError> {
        // Line ends inside of JSON are all layout: those of strings are escaped.
        let brief = json::to_string_pretty(brief)?.replace('\n', "\n    ");
        let (id, file) = (serde_json::to_string(&item.id)?, serde_json::to_string(&item.file)?);
        let before = if self.begun { "," } else { "[" };
        self.begun = true;
        write!(to, "{before}\n  {{\n    \"id\": {id},\n    \"file\": {file},\n    \"brief\": {brief}\n  }}")?;
        Ok(())
    }

    fn end(&mut self, to: &mut dyn Write) -> Result<(), RenderError> {
        writeln!(to, "{}", if self.begun { "\n]" } else { "[]" })?;
        Ok(())
    }
}

/// One line for each article.
#[derive(Debug, Default)]
pub(crate) struct Lines;

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    file: &'a str,
    brief: Box<RawValue>,
}

impl Render for Lines {
    fn brief(&mut self, to: &mut dyn Write, item: &Item, brief: &v1::Brief) -> Result<(), RenderError> {
        let brief = RawValue::from_string(json::to_string(brief)?)?;
        let line = Line { id: &item.id, file: &item.file, brief };
        serde_json::to_writer(&mut *to, &line).map_err(|error| match error.io_error_kind() {
            Some(kind) => RenderError::Output(kind.into()),
            None => RenderError::Frame(error),
        })?;
        writeln!(to)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(mut form: impl Render, times: usize) -> String {
        let item = Item { id: "a \"b\"".into(), file: "a.txt".into(), article: v1::Article::default() };
        let brief = v1::Brief { language: "en\n".into(), ..Default::default() };
        let mut out = Vec::new();
        for _ in 0..times {
            form.brief(&mut out, &item, &brief).unwrap();
        }
        form.end(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn several_briefs_are_one_array() {
        let array: serde_json::Value = serde_json::from_str(&print(Array::default(), 2)).unwrap();
        let expected = serde_json::json!({"id": "a \"b\"", "file": "a.txt", "brief": {"language": "en\n"}});
        assert_eq!(array, serde_json::json!([expected, expected]));
        assert_eq!(print(Array::default(), 0), "[]\n");
    }

    #[test]
    fn lines_are_lines() {
        let line = "{\"id\":\"a \\\"b\\\"\",\"file\":\"a.txt\",\"brief\":{\"language\":\"en\\n\"}}\n";
        assert_eq!(print(Lines, 2), line.repeat(2));
    }

    #[test]
    fn a_single_brief_reads_back() {
        let brief: v1::Brief = json::from_str(&print(Single, 1)).unwrap();
        assert_eq!(brief.language, "en\n");
    }
}
