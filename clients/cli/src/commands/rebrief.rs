//! `peacebrief rebrief`: articles read anew whose briefs are of another engine.

use std::io::{self, Write as _};

use futures_util::StreamExt as _;
use peacebrief::v1;

use crate::args::RebriefArgs;
use crate::error::{CliError, Outcome};
use crate::progress::Progress;
use crate::service::Service;
use crate::terminal;

/// Reads anew what is to be, and tells how much that was.
pub(super) async fn run(args: RebriefArgs) -> Result<Outcome, CliError> {
    let service = Service::open_archive(args.archive).await?;
    let progress = Progress::new(Some(0));
    let mut steps = service.client().rebrief(v1::RebriefRequest { filter: args.filter.filter() });
    let (mut replaced, mut failed) = (0, 0);
    while let Some(step) = steps.next().await {
        let step = step?;
        (replaced, failed) = (step.replaced, step.failed);
        let done = u64::try_from(replaced.saturating_add(failed)).unwrap_or_default();
        progress.set(done, done + u64::try_from(step.remaining).unwrap_or_default());
        for failure in step.failures {
            let why = failure.error.map(|error| error.message).unwrap_or_default();
            progress.aside(|| terminal::complain(&format!("{}: {why}", failure.brief)));
        }
    }
    drop((steps, progress));
    service.close().await;
    writeln!(io::stdout(), "{replaced} replaced, {failed} failed")?;
    Ok(if failed > 0 { Outcome::Failure } else { Outcome::Success })
}
