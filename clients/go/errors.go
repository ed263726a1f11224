package peacebrief

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	statuspb "google.golang.org/genproto/googleapis/rpc/status"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

const (
	// domain is that of the service's google.rpc.ErrorInfo.
	domain = "peacebrief.v1"
	// requestIDKey is the metadata key of a call's id.
	requestIDKey = "x-request-id"
)

// ErrConfiguration is what [Connect] fails with: an address, file or option that can never work.
var ErrConfiguration = errors.New("peacebrief: configuration")

// ErrProtocol is what a call fails with whose answer is none of this service.
var ErrProtocol = errors.New("peacebrief: not an answer of the service")

func configuration(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrConfiguration, fmt.Sprintf(format, args...))
}

func protocol(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrProtocol, fmt.Sprintf(format, args...))
}

// Error is why a call failed. Every call of a [Client], by a stub or otherwise, fails with one:
//
//	var refused *peacebrief.Error
//	if errors.As(err, &refused) { … refused.Fields … }
//	if errors.Is(err, peacebrief.ArticleTooLarge) { … }
//
// A deadline that has passed is [context.DeadlineExceeded], too, and a call given up [context.Canceled].
type Error struct {
	// Code is the gRPC status code; codes.Unavailable where the service cannot be reached.
	Code codes.Code
	// Reason is what errors are told apart by; [Unspecified] where the service named none that this client knows.
	Reason Reason
	// Message is the error in words, for a developer to read.
	Message string
	// Fields are the fields at fault.
	Fields []FieldViolation
	// Metadata tells more about the reason, as each Reason documents.
	Metadata map[string]string
	// RetryAfter is when it makes sense to ask again; nil where the service did not say.
	RetryAfter *time.Duration
	// RequestID is the id of the call in the service's log. May be empty.
	RequestID string

	status *status.Status
	// own tells whether the details are the service's own.
	own bool
}

// FieldViolation is a field of a request that the service does not accept.
type FieldViolation struct {
	// Field is its path from the request, such as "article.body".
	Field string
	// Description tells what is wrong with it.
	Description string
}

// Error is the message, with the fields at fault.
func (e *Error) Error() string {
	var text strings.Builder
	text.WriteString("peacebrief: ")
	if e.Reason != Unspecified {
		text.WriteString(e.Reason.String())
	} else {
		text.WriteString(e.Code.String())
	}
	if e.Message != "" {
		text.WriteString(": " + e.Message)
	}
	for _, violation := range e.Fields {
		text.WriteString(" [" + violation.Field + "]")
	}
	return text.String()
}

// GRPCStatus is the status as it came, for code that reads those.
func (e *Error) GRPCStatus() *status.Status { return e.status }

// Is tells whether the error is of a [Reason], or one of the context.
func (e *Error) Is(target error) bool {
	switch target {
	case context.DeadlineExceeded:
		return e.Code == codes.DeadlineExceeded
	case context.Canceled:
		return e.Code == codes.Canceled
	}
	reason, ok := target.(Reason)
	return ok && reason != Unspecified && reason == e.Reason
}

// errorOf reads the error of a call, with the metadata that came with it.
func errorOf(err error, metadata ...metadata.MD) error {
	var known *Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	st, ok := status.FromError(err)
	if !ok {
		st = status.FromContextError(err)
	}
	e := read(st)
	for _, md := range metadata {
		if ids := md.Get(requestIDKey); len(ids) > 0 {
			e.RequestID = ids[0]
		}
	}
	return e
}

// itemError reads the error of one item of a stream.
func itemError(item *statuspb.Status) error { return read(status.FromProto(item)) }

func read(st *status.Status) *Error {
	e := &Error{Code: st.Code(), Message: st.Message(), status: st}
	details := st.Details()
	for _, detail := range details {
		if info, ok := detail.(*errdetails.ErrorInfo); ok && info.GetDomain() == domain {
			e.own = true
			e.Reason = Reason(pb.ErrorReason_value["ERROR_REASON_"+info.GetReason()])
			e.Metadata = info.GetMetadata()
			e.RequestID = info.GetMetadata()["request_id"]
		}
	}
	if !e.own {
		return e
	}
	for _, detail := range details {
		switch detail := detail.(type) {
		case *errdetails.BadRequest:
			for _, violation := range detail.GetFieldViolations() {
				e.Fields = append(e.Fields, FieldViolation{violation.GetField(), violation.GetDescription()})
			}
		case *errdetails.RetryInfo:
			if detail.GetRetryDelay() != nil {
				delay := detail.GetRetryDelay().AsDuration()
				e.RetryAfter = &delay
			}
		}
	}
	return e
}
