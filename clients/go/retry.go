package peacebrief

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/protobuf/proto"

	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

const (
	// firstWait is the wait before another attempt where the service names none, doubled from attempt to attempt.
	firstWait = 50 * time.Millisecond
	// longestWait bounds it: a service that asks for more is better asked by the caller, later.
	longestWait = 5 * time.Second
)

// repeat is which failures a call is made again after, by what it would do if it were done twice.
type repeat int

const (
	// whereRefused: done twice it would be done twice, so again only where the service has refused it before anything was done.
	whereRefused repeat = iota
	// whereAnnounced: done twice it does nothing, so again, too, where the connection was closed under it after the service had
	// announced that it would be.
	whereAnnounced
	// whereLost: the service knows a repetition by its request id, so again whatever became of the connection.
	whereLost
)

// worthwhile tells whether a failed call may succeed on another attempt.
func (r repeat) worthwhile(err error) bool {
	var e *Error
	if !errors.As(err, &e) {
		return false
	}
	if e.own {
		if e.RetryAfter == nil {
			return false
		}
		switch e.Reason {
		case Overloaded, QuotaExceeded, ShuttingDown, RegistryBehind:
			return true
		case StorageUnavailable:
			// The storage may have gone away after it had done what it was asked for.
			return r != whereRefused
		}
		return false
	}
	return lost(e) && (r == whereLost || r == whereAnnounced && lostToGoaway(e))
}

// lost tells whether a call got no answer because its connection broke, or there was none.
func lost(e *Error) bool { return !e.own && e.Code == codes.Unavailable }

// lostToGoaway tells whether a call was lost to a connection that the service had begun to close. What the service had not begun
// to work on, gRPC itself sends again; this is what it had. It tells so in words only.
func lostToGoaway(e *Error) bool { return strings.Contains(e.Message, "received prior goaway") }

// wait is how long to wait before an attempt, the first being number 0.
func wait(err error, attempt int) time.Duration {
	own := firstWait << min(attempt, 10)
	var e *Error
	if errors.As(err, &e) && e.RetryAfter != nil {
		own = *e.RetryAfter
	}
	return min(own, longestWait)
}

// pause waits, and tells whether there is still somebody to go on for.
func pause(ctx context.Context, wait time.Duration) bool {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// unary gives a call its deadline, makes it again where that is safe, and reads its error.
func (o *options) unary(
	ctx context.Context, method string, request, answer any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption,
) error {
	if _, limited := ctx.Deadline(); !limited && o.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, o.timeout)
		defer cancel()
	}
	request, again := prepare(method, request)
	for attempt := 0; ; attempt++ {
		var header, trailer metadata.MD
		err := invoke(ctx, method, request, answer, conn, append(opts[:len(opts):len(opts)], grpc.Header(&header), grpc.Trailer(&trailer))...)
		if err == nil {
			return nil
		}
		err = errorOf(err, header, trailer)
		if attempt+1 >= o.attempts || !again.worthwhile(err) {
			return err
		}
		next := wait(err, attempt)
		if deadline, limited := ctx.Deadline(); limited && time.Until(deadline) <= next {
			return err
		}
		if !pause(ctx, next) {
			return errorOf(ctx.Err())
		}
		if erase, ok := request.(*pb.DeleteArticleRequest); ok && !erase.GetAllowMissing() {
			// An attempt whose answer was lost may have erased it.
			erase = proto.CloneOf(erase)
			erase.AllowMissing = true
			request = erase
		}
	}
}

// prepare tells after which failures a call is made again, and gives it the id that it needs for that.
func prepare(method string, request any) (any, repeat) {
	if ingest, ok := request.(*pb.IngestArticleRequest); ok {
		return withRequestID(ingest), whereLost
	}
	name := method[strings.LastIndexByte(method, '/')+1:]
	for _, edit := range []string{"Merge", "Split", "Revert"} {
		if strings.HasPrefix(name, edit) {
			return request, whereRefused
		}
	}
	return request, whereAnnounced
}

// withRequestID gives a request an id where it has none, so that it can be repeated and is answered as it was at first.
func withRequestID(request *pb.IngestArticleRequest) *pb.IngestArticleRequest {
	if request.GetRequestId() != "" {
		return request
	}
	request = proto.CloneOf(request)
	request.RequestId = newUUID()
	return request
}

// newUUID is a random UUID (version 4).
func newUUID() string {
	var id [16]byte
	_, _ = rand.Read(id[:]) // It never fails.
	id[6], id[8] = id[6]&0x0f|0x40, id[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// stream reads the errors of streams; going on after them is for those who know what has been dealt with.
func stream(
	ctx context.Context, desc *grpc.StreamDesc, conn *grpc.ClientConn, method string, open grpc.Streamer, opts ...grpc.CallOption,
) (grpc.ClientStream, error) {
	opened, err := open(ctx, desc, conn, method, opts...)
	if err != nil {
		return nil, errorOf(err)
	}
	return typed{opened}, nil
}

type typed struct{ grpc.ClientStream }

func (t typed) RecvMsg(message any) error {
	err := t.ClientStream.RecvMsg(message)
	if err == nil || err == io.EOF {
		return err
	}
	header, _ := t.Header() // Known by now, or never.
	return errorOf(err, header, t.Trailer())
}

func (t typed) SendMsg(message any) error {
	err := t.ClientStream.SendMsg(message)
	if err == nil || err == io.EOF {
		return err
	}
	return errorOf(err)
}
