//! What condenses articles, as the service sees it.

use peacebrief::v1;
use peacebrief_engine::{Engine, EngineError, Observer};

/// Condenses one article at a time, on a thread of the service's pool: it may take its time, and must not wait for
/// anything but the processor.
pub trait Briefer: Send + Sync + 'static {
    /// Who it is, as its briefs name it: what another has made can be made anew.
    fn engine(&self) -> v1::Engine;

    /// The brief of an article, its spans counting in an encoding. It may be given up once the observer does
    /// not want it any more, and where it is made in the engine's stages, the observer is told of them.
    ///
    /// # Errors
    /// [`EngineError`] says why the article cannot be read.
    fn brief(
        &self,
        article: &v1::Article,
        encoding: v1::EncodingType,
        observer: &dyn Observer,
    ) -> Result<v1::Brief, EngineError>;
}

impl Briefer for Engine {
    fn engine(&self) -> v1::Engine {
        self.identity().clone()
    }

    fn brief(
        &self,
        article: &v1::Article,
        encoding: v1::EncodingType,
        observer: &dyn Observer,
    ) -> Result<v1::Brief, EngineError> {
        self.brief_observed(article, encoding, observer)
    }
}
