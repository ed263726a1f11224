//! What the log says of something that is tried again and again: that it fails, each time for another reason, and that it is over.

use std::fmt::Display;

/// Something that may fail for a while. Of the tries between, of which there may be thousands, nothing is told but to who debugs.
#[derive(Debug)]
pub(crate) struct Outage {
    /// What is tried, for the log.
    what: &'static str,
    /// Why it failed last; none while it does not.
    because: Option<String>,
}

impl Outage {
    /// None, of something, so far.
    pub(crate) fn of(what: &'static str) -> Self {
        Self { what, because: None }
    }

    /// It failed. Whether that is to be told: the first time, and where it fails for another reason than last time.
    pub(crate) fn begins(&mut self, error: &dyn Display) -> bool {
        let because = Some(error.to_string());
        let news = self.because != because;
        self.because = because;
        if !news {
            tracing::debug!(what = self.what, %error, "fails as before");
        }
        news
    }

    /// It went well. Whether that is to be told: where it failed before.
    pub(crate) fn ends(&mut self) -> bool {
        self.because.take().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_is_told_once() {
        let mut outage = Outage::of("a test");
        assert!(!outage.ends(), "it went well all along");
        let told = ["full", "full", "gone", "gone", "full"].map(|error| outage.begins(&error));
        assert_eq!(told, [true, false, true, false, true]);
        assert!(outage.ends() && !outage.ends());
        assert!(outage.begins(&"full"));
    }
}
