package peacebrief

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"
	"google.golang.org/protobuf/types/known/durationpb"

	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

// refusal is an error as the service makes one.
func refusal(code codes.Code, reason, domain string, again time.Duration) error {
	details := []protoadapt.MessageV1{&errdetails.ErrorInfo{Reason: reason, Domain: domain}}
	if again > 0 {
		details = append(details, &errdetails.RetryInfo{RetryDelay: durationpb.New(again)})
	}
	st, err := status.New(code, "no").WithDetails(details...)
	if err != nil {
		panic(err)
	}
	return st.Err()
}

// calls makes a call that fails so often, in time that does not pass, and tells how often it was made and after how long it ended.
func calls(t *testing.T, o options, method string, request any, failures int, failure error) (made int, took time.Duration, err error) {
	synctest.Test(t, func(t *testing.T) {
		begun := time.Now()
		err = o.unary(t.Context(), method, request, nil, nil, func(context.Context, string, any, any, *grpc.ClientConn, ...grpc.CallOption) error {
			if made++; made > failures {
				return nil
			}
			return failure
		})
		took = time.Since(begun)
	})
	return made, took, err
}

const summarizeMethod = "/peacebrief.v1.SummarizerService/Summarize"

func TestACallIsMadeAgainWhenTheServiceSaysSoAndNoMoreOftenThanAllowed(t *testing.T) {
	busy := refusal(codes.ResourceExhausted, "OVERLOADED", domain, 2*time.Second)
	made, took, err := calls(t, defaults(), summarizeMethod, &pb.SummarizeRequest{}, 2, busy)
	if made != 3 || took != 4*time.Second || err != nil {
		t.Error(made, took, err)
	}
	made, _, err = calls(t, defaults(), summarizeMethod, &pb.SummarizeRequest{}, 9, busy)
	if made != 4 || !errors.Is(err, Overloaded) {
		t.Error(made, err)
	}
}

func TestNoAttemptIsMadePastTheDeadline(t *testing.T) {
	o := defaults()
	o.timeout, o.attempts = 3*time.Second, 9
	busy := refusal(codes.ResourceExhausted, "OVERLOADED", domain, 2*time.Second)
	made, took, err := calls(t, o, summarizeMethod, &pb.SummarizeRequest{}, 9, busy)
	if made != 2 || took != 2*time.Second || !errors.Is(err, Overloaded) {
		t.Error(made, took, err)
	}
}

func TestWhatIsMadeAgainDependsOnWhatItWouldDoTwice(t *testing.T) {
	const again = 100 * time.Millisecond
	down := status.Error(codes.Unavailable, "error reading from server: EOF")
	goaway := status.Error(codes.Unavailable, "closing transport due to: EOF, received prior goaway: code: NO_ERROR")
	stored := refusal(codes.Unavailable, "STORAGE_UNAVAILABLE", domain, again)
	busy := refusal(codes.ResourceExhausted, "QUOTA_EXCEEDED", domain, again)
	for _, method := range []struct {
		name    string
		request any
		again   []bool // down, goaway, stored, busy
	}{
		{"RegistryService/MergeActors", &pb.MergeActorsRequest{}, []bool{false, false, false, true}},
		{"RegistryService/RevertRegistryEdit", &pb.RevertRegistryEditRequest{}, []bool{false, false, false, true}},
		{"SummarizerService/Summarize", &pb.SummarizeRequest{}, []bool{false, true, true, true}},
		{"BriefService/IngestArticle", &pb.IngestArticleRequest{}, []bool{true, true, true, true}},
	} {
		for i, failure := range []error{down, goaway, stored, busy} {
			made, _, _ := calls(t, defaults(), "/peacebrief.v1."+method.name, method.request, 1, failure)
			if (made == 2) != method.again[i] {
				t.Errorf("%s after %v: made %d times", method.name, failure, made)
			}
		}
	}
}

func TestWhatWillNotGoAwayIsNotTriedAgain(t *testing.T) {
	for _, failure := range []error{
		refusal(codes.InvalidArgument, "FIELD_REQUIRED", domain, time.Second),
		refusal(codes.ResourceExhausted, "OVERLOADED", domain, 0),
		refusal(codes.ResourceExhausted, "OVERLOADED", "other.v1", time.Second),
		status.Error(codes.Canceled, "no"),
		status.Error(codes.Internal, "no"),
	} {
		if made, _, err := calls(t, defaults(), summarizeMethod, &pb.SummarizeRequest{}, 9, failure); made != 1 || err == nil {
			t.Errorf("made %d times after %v", made, failure)
		}
	}
}

func TestARepetitionOfAnErasureMayFindNothing(t *testing.T) {
	var missing []bool
	synctest.Test(t, func(t *testing.T) {
		o, request := defaults(), &pb.DeleteArticleRequest{Name: "articles/1"}
		_ = o.unary(t.Context(), "/peacebrief.v1.BriefService/DeleteArticle", request, nil, nil,
			func(_ context.Context, _ string, sent, _ any, _ *grpc.ClientConn, _ ...grpc.CallOption) error {
				missing = append(missing, sent.(*pb.DeleteArticleRequest).GetAllowMissing())
				return refusal(codes.Unavailable, "STORAGE_UNAVAILABLE", domain, time.Second)
			})
		if request.GetAllowMissing() {
			t.Error("the caller's request was changed")
		}
	})
	if !slices.Equal(missing, []bool{false, true, true, true}) {
		t.Error(missing)
	}
}

func TestASearchWaitsLongerAndLongerAndItsPatienceEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		down := errorOf(status.Error(codes.Unavailable, "down"))
		s, begun := search{}, time.Now()
		for range 4 {
			if err := s.wait(t.Context(), down); err != nil {
				t.Fatal(err)
			}
		}
		// 100, 200, 400 and 800 ms, and up to half of that again.
		if took := time.Since(begun); took < 1500*time.Millisecond || took > 2250*time.Millisecond {
			t.Error(took)
		}
		s, begun = search{patience: 10 * time.Second}, time.Now()
		told := errorOf(refusal(codes.Unavailable, "SHUTTING_DOWN", domain, 4*time.Second))
		var err error
		for err == nil {
			err = s.wait(t.Context(), told)
		}
		if took := time.Since(begun); !errors.Is(err, ShuttingDown) || took < 4*time.Second || took > 10*time.Second {
			t.Error(err, took)
		}
		for _, reason := range []string{"CURSOR_EXPIRED", "CURSOR_FOREIGN", "ARCHIVE_DISABLED"} {
			if (&search{}).wait(t.Context(), errorOf(refusal(codes.Unavailable, reason, domain, time.Second))) == nil {
				t.Error(reason)
			}
		}
		if (&search{}).wait(t.Context(), io.EOF) != nil {
			t.Error("a stream that ended is not looked for")
		}
	})
}

// standIn answers what it is told to, over a real connection.
type standIn struct {
	pb.UnimplementedSummarizerServiceServer
	mutex sync.Mutex
	calls int
	do    func(call int) error
	many  func(attempt int, stream grpc.BidiStreamingServer[pb.SummarizeStreamRequest, pb.SummarizeStreamResponse]) error
}

func (s *standIn) count() int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.calls++
	return s.calls
}

func (s *standIn) Summarize(context.Context, *pb.SummarizeRequest) (*pb.SummarizeResponse, error) {
	return &pb.SummarizeResponse{Brief: &pb.Brief{Language: "en"}}, s.do(s.count())
}

func (s *standIn) SummarizeStream(stream grpc.BidiStreamingServer[pb.SummarizeStreamRequest, pb.SummarizeStreamResponse]) error {
	return s.many(s.count(), stream)
}

// standFor serves a stand-in, and makes a client of it.
func standFor(t *testing.T, service *standIn) (*grpc.Server, *Client) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := grpc.NewServer()
	pb.RegisterSummarizerServiceServer(server, service)
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(server.Stop)
	client, err := Connect(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return server, client
}

func TestEveryReasonComesThrough(t *testing.T) {
	for number, name := range pb.ErrorReason_name {
		reason := Reason(number)
		_, client := standFor(t, &standIn{do: func(int) error {
			return refusal(codes.FailedPrecondition, reason.String(), domain, 0)
		}})
		_, err := client.Summarize(t.Context(), &Article{})
		if errors.Is(err, reason) != (reason != Unspecified) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, client := standFor(t, &standIn{do: func(int) error { return refusal(codes.FailedPrecondition, "OVERLOADED", "other.v1", 0) }})
	if _, err := client.Summarize(t.Context(), &Article{}); err == nil || errors.Is(err, Overloaded) {
		t.Error(err)
	}
}

// A call that the service works on while it announces the end of its connection, and that the end then overtakes.
func TestACallThatAGoawayOvertookIsMadeAgain(t *testing.T) {
	begun, released := make(chan struct{}), make(chan struct{})
	first := &standIn{do: func(int) error {
		close(begun)
		<-released
		return nil
	}}
	server, client := standFor(t, first)
	stopped := make(chan struct{})
	go func() {
		<-begun
		go server.GracefulStop() // Sends GOAWAY, and waits for the call.
		// The client has read it once it takes no new call on this connection; the second attempt finds nobody, which is an answer, too.
		for client.Conn().GetState().String() == "READY" {
			client.Conn().WaitForStateChange(t.Context(), client.Conn().GetState())
		}
		close(stopped)
		server.Stop()
		close(released)
	}()
	_, err := client.Summarize(t.Context(), &Article{})
	<-stopped
	var e *Error
	if !errors.As(err, &e) || e.Code != codes.Unavailable || lostToGoaway(e) {
		t.Errorf("not tried again: %v", err)
	}
}

func TestAStreamIsOpenedAnewForWhatIsNotAnswered(t *testing.T) {
	var sent []string
	service := &standIn{many: func(attempt int, stream grpc.BidiStreamingServer[pb.SummarizeStreamRequest, pb.SummarizeStreamResponse]) error {
		for {
			request, err := stream.Recv()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			sent = append(sent, request.GetItemId())
			if request.GetItemId() == "2" && attempt == 1 {
				return refusal(codes.Unavailable, "SHUTTING_DOWN", domain, time.Millisecond)
			}
			answer := &pb.SummarizeStreamResponse{ItemId: request.GetItemId()}
			answer.Result = &pb.SummarizeStreamResponse_Brief{Brief: &pb.Brief{Language: request.GetArticle().GetTitle()}}
			if err := stream.Send(answer); err != nil {
				return err
			}
		}
	}}
	_, client := standFor(t, service)
	client.options.inFlight = 1
	articles := func(yield func(*Article) bool) {
		for i := range 5 {
			if !yield(&Article{Title: fmt.Sprint(i)}) {
				return
			}
		}
	}
	var answered []string
	for brief, err := range client.SummarizeMany(t.Context(), articles) {
		if err != nil {
			t.Fatal(err)
		}
		answered = append(answered, brief.GetLanguage())
	}
	if want := []string{"0", "1", "2", "3", "4"}; !slices.Equal(answered, want) {
		t.Error(answered)
	}
	if want := []string{"0", "1", "2", "2", "3", "4"}; !slices.Equal(sent, want) {
		t.Error(sent)
	}
}

func TestAnAnswerOutOfTurnEndsAll(t *testing.T) {
	_, client := standFor(t, &standIn{many: func(_ int, stream grpc.BidiStreamingServer[pb.SummarizeStreamRequest, pb.SummarizeStreamResponse]) error {
		if _, err := stream.Recv(); err != nil {
			return err
		}
		return stream.Send(&pb.SummarizeStreamResponse{ItemId: "7"})
	}})
	for _, err := range client.SummarizeMany(t.Context(), slices.Values([]*Article{{}})) {
		if !errors.Is(err, ErrProtocol) {
			t.Error(err)
		}
	}
}
