// Package peacebrief is the Go client of the peacebrief service, which condenses reports on peace processes into structured
// briefs whose every element points to the words that say it.
//
// [Connect] makes a [Client] with everything in one call: TLS, mTLS, a token or an API key. Its fields Summarizer, Briefs, Digests
// and Registry are the generated stubs of the services; through each of them, calls have a deadline, fail with an [*Error] that
// tells its [Reason], and are made again where, and only where, that is safe. On top stand the things that stubs do not do:
// [Client.SummarizeMany] and [Client.IngestMany] for many articles, iterators over all pages of a list, [Client.Watch], which goes
// on by itself from where its stream was lost, [Slice] for spans, [Date] for days, months and years, and [JSON].
//
// Spans count bytes, as Go's strings do.
package peacebrief

// Version is the version of this client.
const Version = "0.1.0"
