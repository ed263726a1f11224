//! What benchmarks and counts of instructions need of the inside. Theirs alone: it may change with any version.

use crate::lexicon::Lexicon;
use crate::syntax::{EncoderWork, Reader};
use crate::text::Layout;
use crate::{Engine, EngineError};

/// The engine on one path of the code whatever this machine could do better: "portable", "avx2" or "avx512". None where the machine lacks
/// the instructions, or no path has that name.
///
/// # Errors
/// As those of [`Engine::embedded`].
pub fn engine_on(path: &str) -> Result<Option<Engine>, EngineError> {
    let Some(reader) = Reader::on_path(path)? else { return Ok(None) };
    Engine::with_reader(reader, Lexicon::embedded()?).map(Some)
}

/// What the encoder does for some texts, as for their briefs, and nothing else.
#[derive(Debug)]
pub struct Encoding<'t>(Vec<EncoderWork<'t>>);

impl<'t> Encoding<'t> {
    /// Cuts the texts into tokens, once.
    pub fn of(reader: &'t Reader, texts: impl IntoIterator<Item = &'t str>) -> Self {
        let work = texts.into_iter().map(|text| {
            let layout = Layout::of(text);
            let sentences: Vec<_> = layout.sentences.iter().map(|sentence| sentence.prose.clone()).collect();
            reader.encoder_work(text, &sentences)
        });
        Self(work.collect())
    }

    /// Encodes all texts, and tells how many multiply-adds of matrices that took.
    pub fn run(&self) -> u64 {
        self.0.iter().map(EncoderWork::run).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_on_another_path_writes_the_same_brief() {
        let body = "The government and the Northern Front signed a truce in Doha on Friday.".to_owned();
        let article = peacebrief::v1::Article { body, ..Default::default() };
        let brief = |engine: Engine| engine.brief(&article, peacebrief::v1::EncodingType::Utf8).unwrap();
        let portable = engine_on("portable").unwrap().unwrap();
        assert_eq!(brief(portable), brief(Engine::embedded().unwrap()));
        assert!(engine_on("none").unwrap().is_none());
    }

    #[test]
    fn words_that_are_known_take_no_products() {
        let reader = Reader::embedded().unwrap();
        let encoding = Encoding::of(&reader, ["The truce held. The truce broke."]);
        // The text's eight tokens, with four rows of zeros on either side, narrow by a row on either side in each of four convolutions.
        let convolutions = (14 + 12 + 10 + 8) * 288 * 288;
        assert!(encoding.run() > convolutions);
        assert_eq!(encoding.run(), convolutions);
    }
}
