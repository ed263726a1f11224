//! `peacebrief delete`: articles erased with all that was derived from them.

use std::io::{self, Write as _};

use peacebrief::v1;

use crate::args::DeleteArgs;
use crate::error::{CliError, Outcome};
use crate::service::Service;
use crate::terminal;

/// Erases what is named, and tells of each.
pub(super) async fn run(args: DeleteArgs) -> Result<Outcome, CliError> {
    let names = args.names.iter().map(|name| article(name)).collect::<Result<Vec<_>, _>>()?;
    let service = Service::open_archive(args.archive).await?;
    let mut outcome = Outcome::Success;
    for name in names {
        let request = v1::DeleteArticleRequest { name: name.clone(), allow_missing: args.missing_ok };
        match service.client().delete_article(request).await {
            Ok(()) => writeln!(io::stdout(), "erased {name}")?,
            Err(error) => {
                outcome = Outcome::Failure;
                terminal::complain(&format!("{name}: {error}"));
            }
        }
    }
    service.close().await;
    Ok(outcome)
}

/// The article of a name, or of its brief's: their last parts are the same.
fn article(name: &str) -> Result<String, CliError> {
    match name.split_once('/') {
        Some(("articles" | "briefs", id)) => Ok(format!("articles/{id}")),
        None => Ok(format!("articles/{name}")),
        Some(_) => Err(CliError::Usage(format!("{name} is no name of an article or a brief"))),
    }
}
