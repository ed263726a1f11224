package peacebrief_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"

	"github.com/peacebrief/peacebrief/clients/go"
	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

func TestABriefsSpansAreWordsOfItsArticle(t *testing.T) {
	client := connect(t, address)
	article := sample(t, "kestria-readout.txt")
	article.Body = "👩‍👩‍👧 محمد وأحمد e\u0301. " + article.Body
	brief := must[*peacebrief.Brief](t)(client.Summarize(t.Context(), article))
	if brief.GetEncodingType() != pb.EncodingType_ENCODING_TYPE_UTF8 || len(brief.GetEvents()) == 0 {
		t.Fatalf("%v, %d events", brief.GetEncodingType(), len(brief.GetEvents()))
	}
	for _, event := range brief.GetEvents() {
		if words := must[string](t)(peacebrief.Slice(article.GetBody(), event.GetEvidence())); words != event.GetEvidence().GetText() {
			t.Errorf("%q is not %q", words, event.GetEvidence().GetText())
		}
	}
}

func TestAnErrorTellsItsReasonAndTheFieldAtFault(t *testing.T) {
	client := connect(t, address)
	_, err := client.Summarize(t.Context(), &peacebrief.Article{})
	var refused *peacebrief.Error
	if !errors.As(err, &refused) || !errors.Is(err, peacebrief.FieldRequired) || refused.Code != codes.InvalidArgument {
		t.Fatal(err)
	}
	if len(refused.Fields) != 1 || refused.Fields[0].Field != "article.body" || refused.RequestID == "" {
		t.Errorf("%+v", refused)
	}
	_, err = client.Summarize(t.Context(), &peacebrief.Article{Body: strings.Repeat("Peace. ", 200_000)})
	if !errors.As(err, &refused) || !errors.Is(err, peacebrief.ArticleTooLarge) || refused.Metadata["limit_bytes"] == "" {
		t.Errorf("%v", err)
	}
}

func TestADeadlineEndsACallAndIsOne(t *testing.T) {
	article := &peacebrief.Article{Body: strings.Repeat("The rebels and the government signed a truce in Nairobi on Monday. ", 14_000)}
	for name, limit := range map[string]func() (context.Context, *peacebrief.Client){
		"the client's": func() (context.Context, *peacebrief.Client) {
			return t.Context(), connect(t, address, peacebrief.WithTimeout(5*time.Millisecond))
		},
		"the context's": func() (context.Context, *peacebrief.Client) {
			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Millisecond)
			t.Cleanup(cancel)
			return ctx, connect(t, address)
		},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, client := limit()
			_, err := client.Summarize(ctx, article)
			var typed *peacebrief.Error
			if !errors.Is(err, context.DeadlineExceeded) || !errors.As(err, &typed) || typed.Code != codes.DeadlineExceeded {
				t.Error(err)
			}
		})
	}
}

func TestACallCanBeGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := connect(t, address).Summarize(ctx, &peacebrief.Article{Body: "Peace."}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestManyAreAnsweredInOrderAndTheBadOnesByTheirErrors(t *testing.T) {
	bad := map[int]peacebrief.Reason{0: peacebrief.FieldRequired, 7: peacebrief.ArticleTooLarge, 8: peacebrief.LanguageUnsupported, 39: peacebrief.FieldRequired}
	bodies := map[peacebrief.Reason]string{
		peacebrief.ArticleTooLarge:     strings.Repeat("Peace. ", 200_000),
		peacebrief.LanguageUnsupported: "Le gouvernement et les rebelles ont signé lundi un cessez-le-feu à Nairobi, a déclaré un porte-parole des Nations unies.",
	}
	body := func(i int) string {
		if reason, is := bad[i]; is {
			return bodies[reason]
		}
		return fmt.Sprintf("The rebels and the government of district %d signed a truce in Nairobi, a spokesman said.", i)
	}
	articles := func(yield func(*peacebrief.Article) bool) {
		for i := range 40 {
			if !yield(&peacebrief.Article{Body: body(i)}) {
				return
			}
		}
	}
	i := 0
	for brief, err := range connect(t, address, peacebrief.WithInFlight(4)).SummarizeMany(t.Context(), articles) {
		if reason, is := bad[i]; is {
			if !errors.Is(err, reason) {
				t.Errorf("%d: %v", i, err)
			}
		} else if err != nil || !strings.Contains(brief.GetKeySentences()[0].GetSpan().GetText(), fmt.Sprintf("district %d ", i)) {
			t.Errorf("%d: %v %v", i, brief.GetKeySentences(), err)
		}
		i++
	}
	if i != 40 {
		t.Errorf("%d answers", i)
	}
}

func TestManyMayBeNone(t *testing.T) {
	for range connect(t, address).SummarizeMany(t.Context(), func(func(*peacebrief.Article) bool) {}) {
		t.Error("an answer to no article")
	}
}

// endless yields the same article for ever.
func endless(yield func(*peacebrief.Article) bool) {
	for yield(&peacebrief.Article{Body: "The two sides signed a truce."}) {
	}
}

func TestManyAreDrawnNoFurtherThanTheyAreWorkedOff(t *testing.T) {
	drawn, answered := 0, 0
	// The sequence runs in a goroutine of its own; what it counts is read once that is done.
	done := make(chan struct{})
	counting := func(yield func(*peacebrief.Article) bool) {
		defer close(done)
		for article := range iter.Seq[*peacebrief.Article](endless) {
			if drawn++; !yield(article) {
				return
			}
		}
	}
	for _, err := range connect(t, address, peacebrief.WithInFlight(3)).SummarizeMany(t.Context(), counting) {
		if err != nil {
			t.Fatal(err)
		}
		if answered++; answered == 10 {
			break
		}
	}
	<-done
	// Those answered, those in flight, and the one that is held ready.
	if drawn > answered+3+1 {
		t.Errorf("%d drawn for %d answered", drawn, answered)
	}
}

func TestManyEndWithTheirContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	for _, err := range connect(t, address).SummarizeMany(ctx, endless) {
		cancel()
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Error(last)
	}
}

func TestManyAreAllAnsweredWhereNobodyServes(t *testing.T) {
	gone := serve(t)
	gone.kill()
	articles := slices.Repeat([]*peacebrief.Article{{Body: "Peace."}}, 100)
	answered := 0
	for _, err := range connect(t, gone.address).SummarizeMany(t.Context(), slices.Values(articles)) {
		var typed *peacebrief.Error
		if !errors.As(err, &typed) || typed.Code != codes.Unavailable {
			t.Fatal(err)
		}
		answered++
	}
	if answered != len(articles) {
		t.Errorf("%d answers", answered)
	}
}
