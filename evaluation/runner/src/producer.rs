//! Who makes the briefs: a service over gRPC, or the engine itself.

use std::error::Error;

use futures_util::{StreamExt as _, stream};
use peacebrief::v1;
use peacebrief_client::Client;
use peacebrief_engine::Engine;
use peacebrief_server::embedded;
use tokio::runtime::Runtime;

use crate::article::Article;

/// An error for the person at the terminal, whatever its origin.
pub(crate) type AnyError = Box<dyn Error>;

/// Spans are not compared, only their words: any encoding would do.
const ENCODING: v1::EncodingType = v1::EncodingType::Utf8;

/// Who makes the briefs.
#[derive(Debug)]
pub(crate) enum Producer {
    /// The engine, called directly.
    Engine,
    /// A service inside this process, called over gRPC on a loopback port.
    OwnServer,
    /// The service at an address.
    Server(String),
}

impl Producer {
    /// Hands every article to `each` with its brief or why it has none, in their order.
    ///
    /// # Errors
    /// Where the producer cannot be had, or `each` fails.
    pub(crate) fn briefs(
        self,
        articles: Vec<(Article, v1::Article)>,
        mut each: impl FnMut(Article, Result<v1::Brief, AnyError>) -> Result<(), AnyError>,
    ) -> Result<(), AnyError> {
        match self {
            Self::Engine => {
                let engine = Engine::embedded()?;
                for (article, request) in articles {
                    each(article, engine.brief(&request, ENCODING).map_err(Into::into))?;
                }
                Ok(())
            }
            Self::OwnServer => Runtime::new()?.block_on(async {
                let server = embedded::start(embedded::Options::default()).await?;
                call(&server.endpoint(), articles, &mut each).await?;
                server.shutdown().await;
                Ok(())
            }),
            Self::Server(url) => Runtime::new()?.block_on(call(&url, articles, &mut each)),
        }
    }
}

async fn call(
    endpoint: &str,
    articles: Vec<(Article, v1::Article)>,
    each: &mut impl FnMut(Article, Result<v1::Brief, AnyError>) -> Result<(), AnyError>,
) -> Result<(), AnyError> {
    let client = Client::connect(endpoint).await?;
    let mut briefs = client.summarize_many(stream::iter(articles), ENCODING);
    while let Some((article, brief)) = briefs.next().await {
        each(article, brief.map_err(Into::into))?;
    }
    Ok(())
}
