//! A panic in the log. A program of its own, since the hook is the whole process's.

use std::io::Write;
use std::sync::{Arc, Mutex};

use peacebrief_server::telemetry::log_panics;

#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().map_err(|_| std::io::Error::other("poisoned"))?.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_panic_is_logged_by_its_place_and_not_by_its_words() {
    let log = Buffer::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
    let caught = tracing::subscriber::with_default(subscriber, || {
        log_panics();
        let article = "Zyxwvut é";
        let caught = std::panic::catch_unwind(|| article[..9].len());
        let _ = std::panic::take_hook();
        caught
    });
    assert!(caught.is_err());
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("panicked") && text.contains("panics.rs"), "{text}");
    assert!(!text.contains("Zyxwvut"), "{text}");
}
