package peacebrief_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/peacebrief/peacebrief/clients/go"
	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

// report is an article of which there is no second.
func report(subject string, number int) *peacebrief.Article {
	body := fmt.Sprintf("The government of Kestria and the %s signed a ceasefire in Nairobi on Monday, its envoy number %d said.", subject, number)
	return &peacebrief.Article{Title: fmt.Sprintf("%s %d", subject, number), Body: body, Source: subject}
}

func TestTheSameRequestTwiceIsOneArticle(t *testing.T) {
	client := connect(t, address)
	request := &pb.IngestArticleRequest{Article: report("Twice", 1), RequestId: "9f1c3b0e-twice"}
	for range 2 {
		answer := must[*pb.IngestArticleResponse](t)(client.Briefs.IngestArticle(t.Context(), request))
		if !answer.GetCreated() {
			t.Error("not answered as at first")
		}
	}
	// Another request with the same article: the article is known.
	if answer := must[*pb.IngestArticleResponse](t)(client.Ingest(t.Context(), report("Twice", 1))); answer.GetCreated() {
		t.Error("kept twice")
	}
	_, err := client.Briefs.IngestArticle(t.Context(), &pb.IngestArticleRequest{Article: report("Twice", 2), RequestId: "9f1c3b0e-twice"})
	if !errors.Is(err, peacebrief.RequestIDReused) {
		t.Error(err)
	}
}

func TestManyAreKeptAndAllPagesAreRead(t *testing.T) {
	client := connect(t, address)
	var requests []*pb.IngestArticleRequest
	for i := range 7 {
		requests = append(requests, &pb.IngestArticleRequest{Article: report("Pages", i)})
	}
	requests[3].Article.Body = ""
	kept := map[string]bool{}
	i := 0
	for answer, err := range client.IngestMany(t.Context(), slices.Values(requests)) {
		switch {
		case i == 3:
			if !errors.Is(err, peacebrief.FieldRequired) {
				t.Error(err)
			}
		case err != nil:
			t.Error(err)
		default:
			kept[answer.GetBrief().GetName()] = true
		}
		i++
	}
	if i != 7 || len(kept) != 6 || requests[0].GetRequestId() != "" {
		t.Fatalf("%d answers, %d kept, %q", i, len(kept), requests[0].GetRequestId())
	}
	listed := 0
	request := &pb.ListBriefsRequest{Filter: &pb.BriefFilter{Sources: []string{"Pages"}}, PageSize: 2, View: pb.BriefView_BRIEF_VIEW_BASIC}
	for record, err := range client.ListBriefs(t.Context(), request) {
		if err != nil {
			t.Fatal(err)
		}
		if !kept[record.GetName()] {
			t.Errorf("%s is none of them", record.GetName())
		}
		listed++
	}
	if listed != 6 || request.GetPageToken() != "" {
		t.Errorf("%d listed", listed)
	}
	for _, err := range client.ListBriefs(t.Context(), &pb.ListBriefsRequest{PageToken: "none"}) {
		if !errors.Is(err, peacebrief.PageTokenInvalid) {
			t.Error(err)
		}
	}
}

func TestWhatTheRegistryKnowsHasNames(t *testing.T) {
	client := connect(t, address)
	must[*pb.IngestArticleResponse](t)(client.Ingest(t.Context(), report("Northern Front", 1)))
	found := 0
	for agreement, err := range client.ListAgreements(t.Context(), &pb.ListAgreementsRequest{}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, party := range agreement.Record.GetParties() {
			if name := agreement.Name(party); name == party || name == "" {
				t.Errorf("%s has no name", party)
			}
			found++
		}
	}
	if found == 0 {
		t.Error("no party of any agreement")
	}
}

func TestWhatIsErasedIsGone(t *testing.T) {
	client := connect(t, address)
	kept := must[*pb.IngestArticleResponse](t)(client.Ingest(t.Context(), report("Erased", 1)))
	erase := &pb.DeleteArticleRequest{Name: kept.GetBrief().GetArticle()}
	must[*pb.DeleteArticleResponse](t)(client.Briefs.DeleteArticle(t.Context(), erase))
	_, err := client.Briefs.DeleteArticle(t.Context(), erase)
	var refused *peacebrief.Error
	if !errors.Is(err, peacebrief.ResourceNotFound) || !errors.As(err, &refused) || refused.Metadata["name"] != erase.GetName() {
		t.Error(err)
	}
}

func TestAWatchGoesOnAcrossAKilledServer(t *testing.T) {
	folder := t.TempDir()
	first := serve(t, "--data-dir", folder)
	watcher := connect(t, first.address)
	number := 0
	keep := func() {
		number++
		must[*pb.IngestArticleResponse](t)(connect(t, first.address).Ingest(t.Context(), report("Watch", number)))
	}
	keep()
	var titles []string
	request := &pb.WatchBriefsRequest{Start: pb.WatchStart_WATCH_START_OLDEST, Kinds: []pb.ChangeKind{pb.ChangeKind_CHANGE_KIND_WRITTEN}}
	for change, err := range watcher.Watch(t.Context(), request) {
		if err != nil {
			t.Fatal(err)
		}
		if change.GetWritten() == nil {
			continue
		}
		if titles = append(titles, change.GetWritten().GetTitle()); len(titles) == 3 {
			break
		}
		if len(titles) == 1 {
			first.kill()
		} else {
			first.stop()
		}
		again, err := start("--listen", first.address, "--data-dir", folder, "--drain-pause", "0s")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(again.kill)
		first = again
		keep()
	}
	if want := []string{"Watch 1", "Watch 2", "Watch 3"}; !slices.Equal(titles, want) {
		t.Errorf("%v", titles)
	}
}

// Connections end by plan (GOAWAY), with a stream open that holds each of them for a while: no call is lost to that.
func TestCallsGoOnAcrossTheEndOfConnections(t *testing.T) {
	aging := serve(t, "--data-dir", t.TempDir(), "--max-connection-age", "200ms")
	client := connect(t, aging.address, peacebrief.WithAttempts(1))
	ctx, cancel := context.WithCancel(t.Context())
	watched := make(chan error)
	go func() {
		var last error
		for _, err := range client.Watch(ctx, &pb.WatchBriefsRequest{}) {
			last = err
		}
		watched <- last
	}()
	for end := time.Now().Add(2 * time.Second); time.Now().Before(end); {
		if _, err := client.Summarize(t.Context(), report("Going on", 1)); err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	if err := <-watched; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
