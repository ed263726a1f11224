//! The command line, end to end: the real binary, with its service built in, on real files; and the client library on a
//! service that goes away and comes back.

#[cfg(test)]
mod archive;
#[cfg(test)]
mod brief;
#[cfg(test)]
mod explain;
#[cfg(test)]
mod export;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod html;
#[cfg(test)]
mod lexicon;
#[cfg(test)]
mod others;
#[cfg(test)]
mod registry;
#[cfg(test)]
mod resume;
#[cfg(test)]
mod support;
