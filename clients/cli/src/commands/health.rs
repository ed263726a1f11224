//! `peacebrief health`: whether a service is ready to work.

use std::io::{self, Write as _};

use peacebrief_client::Health;

use crate::args::HealthArgs;
use crate::error::{CliError, Outcome};
use crate::service::Service;

/// Asks, and prints the answer.
pub(super) async fn run(args: &HealthArgs) -> Result<Outcome, CliError> {
    let service = Service::open(&args.server, None).await?;
    let health = service.client().health().await?;
    service.close().await;
    let (answer, outcome) = match health {
        Health::Serving => ("serving", Outcome::Success),
        Health::NotServing => ("not serving", Outcome::Failure),
    };
    writeln!(io::stdout(), "{answer}")?;
    Ok(outcome)
}
