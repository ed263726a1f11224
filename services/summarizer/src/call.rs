//! What is known of a call from its first layer on, and which call a thread works for: its lines in the log tell that.
//!
//! The writer of the log asks for it when there is a line to write. A span would be told to it for every call, and most calls have a line at
//! most.

use std::cell::Cell;
use std::sync::{Arc, OnceLock};

use http::Extensions;

use crate::RequestId;
use crate::security::{Caller, Method};

/// A call. Cheap to clone; all clones are of the same.
#[derive(Debug, Clone)]
pub(crate) struct Call(Arc<Known>);

#[derive(Debug)]
struct Known {
    id: RequestId,
    method: &'static Method,
    trace_id: OnceLock<Box<str>>,
    caller: OnceLock<Caller>,
}

thread_local! {
    static CURRENT: Cell<Option<Call>> = const { Cell::new(None) };
}

impl Call {
    /// A call of a path, by the id that it is given.
    pub(crate) fn new(id: RequestId, path: &str) -> Self {
        let method = Method::of(path);
        Self(Arc::new(Known { id, method, trace_id: OnceLock::new(), caller: OnceLock::new() }))
    }

    /// The call that a request makes; none only where the layer that gives calls their ids is not there.
    pub(crate) fn of(extensions: &Extensions) -> Option<&Self> {
        extensions.get()
    }

    pub(crate) fn id(&self) -> &RequestId {
        &self.0.id
    }

    pub(crate) fn method(&self) -> &'static Method {
        self.0.method
    }

    /// The id of the trace that it is part of, where it is part of one.
    pub(crate) fn trace_id(&self) -> Option<&str> {
        self.0.trace_id.get().map(AsRef::as_ref)
    }

    /// Who makes it, once that is known.
    pub(crate) fn caller(&self) -> Option<&Caller> {
        self.0.caller.get()
    }

    /// It turns out to be part of a trace. What was told first holds.
    pub(crate) fn is_in_trace(&self, id: &str) {
        let _ = self.0.trace_id.set(id.into());
    }

    /// It turns out who makes it. What was told first holds.
    pub(crate) fn is_made_by(&self, caller: &Caller) {
        let _ = self.0.caller.set(caller.clone());
    }

    /// The call that this thread works for.
    pub(crate) fn current() -> Option<Self> {
        let current = replace_current(None);
        replace_current(current.clone());
        current
    }

    /// Has this thread work for the call until what this gives is dropped.
    pub(crate) fn enter(&self) -> Entered {
        Entered { before: replace_current(Some(self.clone())) }
    }

    /// Does a piece of work for a call, where it is for one.
    pub(crate) fn work_for<T>(call: Option<&Self>, work: impl FnOnce() -> T) -> T {
        let _entered = call.map(Self::enter);
        work()
    }
}

/// Makes another the call that this thread works for, and tells which it was. A thread that is ending works for none.
fn replace_current(call: Option<Call>) -> Option<Call> {
    CURRENT.try_with(|current| current.replace(call)).unwrap_or(None)
}

/// The method that a request calls.
pub(crate) fn method_of<A>(request: &http::Request<A>) -> &'static Method {
    Call::of(request.extensions()).map_or_else(|| Method::of(request.uri().path()), Call::method)
}

/// That a thread works for a call; before and after it works for another, or for none.
#[derive(Debug)]
pub(crate) struct Entered {
    before: Option<Call>,
}

impl Drop for Entered {
    fn drop(&mut self) {
        replace_current(self.before.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_works_for_the_call_that_was_entered_last_and_not_left() {
        let current = || Call::current().map(|call| call.id().clone());
        let [outer, inner] = [(); 2].map(|()| Call::new(RequestId::generate(), "/"));
        assert_eq!(current(), None);
        {
            let _outer = outer.enter();
            Call::work_for(Some(&inner), || assert_eq!(current().as_ref(), Some(inner.id())));
            Call::work_for(None, || assert_eq!(current().as_ref(), Some(outer.id())));
            let elsewhere = std::thread::spawn(move || Call::current().is_none());
            assert!(elsewhere.join().unwrap());
        }
        assert_eq!(current(), None);
    }
}
