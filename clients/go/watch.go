package peacebrief

import (
	"context"
	"errors"
	"io"
	"iter"
	"math/rand/v2"
	"time"

	"google.golang.org/protobuf/proto"

	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

const (
	// firstSearch is the wait before a lost service is looked for where it names none, doubled from attempt to attempt.
	firstSearch = 100 * time.Millisecond
	// longestSearch bounds it.
	longestSearch = 30 * time.Second
)

// Watch tells what changes: every change once, from the cursor of the request on.
//
// A stream that ends, breaks off or is cut off for being slow is opened anew from the cursor of the last change received, for as
// long as [WithPatience] allows. It ends with an error where its context does, its cursor is none that can be gone on from, or the
// service is not found again. Whoever keeps the cursor of each change that has been dealt with, and watches from it later, misses
// nothing.
func (c *Client) Watch(ctx context.Context, request *pb.WatchBriefsRequest) iter.Seq2[*pb.WatchBriefsResponse, error] {
	return func(yield func(*pb.WatchBriefsResponse, error) bool) {
		request := proto.CloneOf(request)
		search := search{patience: c.options.patience}
		for {
			left, err := c.watchOnce(ctx, request, &search, yield)
			if left {
				return
			}
			if err := search.wait(ctx, err); err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

// watchOnce watches over one stream, and keeps the cursor in the request.
func (c *Client) watchOnce(
	ctx context.Context, request *pb.WatchBriefsRequest, search *search, yield func(*pb.WatchBriefsResponse, error) bool,
) (left bool, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	changes, err := c.Briefs.WatchBriefs(ctx, request)
	if err != nil {
		return false, err
	}
	for {
		change, err := changes.Recv()
		if err != nil {
			return false, err
		}
		search.found()
		request.Cursor = change.GetCursor()
		if !yield(change, nil) {
			return true, nil
		}
	}
}

// search is how a stream that was lost is found again.
type search struct {
	patience time.Duration
	// failures is how many attempts have failed since all was well.
	failures int
	// since is when the first of them did.
	since time.Time
}

// found: all is well, something was received.
func (s *search) found() { s.failures = 0 }

// wait waits before another attempt. It hands the error back where another would meet with it again, or patience is over.
func (s *search) wait(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return errorOf(ctx.Err())
	}
	if !passes(err) {
		return err
	}
	if s.failures == 0 {
		s.since = time.Now()
	}
	wait := firstSearch << min(s.failures, 10)
	var e *Error
	if errors.As(err, &e) && e.RetryAfter != nil {
		wait = *e.RetryAfter
	}
	wait = min(wait, longestSearch)
	// Up to half as long again: a service that ends all its watches would see them all back in one moment.
	wait += time.Duration(rand.Int64N(int64(wait)/2 + 1))
	if s.patience > 0 && time.Since(s.since)+wait > s.patience {
		if errors.Is(err, io.EOF) {
			return protocol("the watch ended, and again")
		}
		return err
	}
	s.failures++
	if !pause(ctx, wait) {
		return errorOf(ctx.Err())
	}
	return nil
}

// passes tells whether an error is one of the moment: the stream can go on elsewhere, or later.
func passes(err error) bool {
	for _, reason := range []Reason{ShuttingDown, WatcherTooSlow, Overloaded, QuotaExceeded, StorageUnavailable, RegistryBehind} {
		if errors.Is(err, reason) {
			return true
		}
	}
	var e *Error
	return errors.Is(err, io.EOF) || errors.As(err, &e) && lost(e)
}
