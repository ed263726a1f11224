package peacebrief_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"slices"
	"time"

	"github.com/peacebrief/peacebrief/clients/go"
	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

func Example() {
	client, err := peacebrief.Connect(address) // "https://briefs.example.org"
	if err != nil {
		log.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	article := &peacebrief.Article{
		Body:      "The government and the rebels signed a ceasefire in Nairobi on Monday, a UN spokesman said.",
		Published: peacebrief.Whole(time.Date(2025, time.August, 12, 0, 0, 0, 0, time.UTC)),
	}
	brief, err := client.Summarize(context.Background(), article)
	if err != nil {
		log.Fatal(err)
	}
	for _, agreement := range brief.GetAgreements() {
		words, err := peacebrief.Slice(article.GetBody(), agreement.GetEvidence())
		if err != nil {
			log.Fatal(err)
		}
		signed, err := peacebrief.DateOf(agreement.GetDate().GetDate())
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(agreement.GetStatus(), signed, len(words) > 0)
	}
	// Output: AGREEMENT_STATUS_SIGNED 2025-08-11 true
}

func ExampleError() {
	client := peacebrief.Must(peacebrief.Connect(address))
	defer func() { _ = client.Close() }()
	_, err := client.Summarize(context.Background(), &peacebrief.Article{})
	var refused *peacebrief.Error
	if errors.As(err, &refused) && errors.Is(err, peacebrief.FieldRequired) {
		fmt.Println(refused.Fields[0].Field)
	}
	// Output: article.body
}

func ExampleClient_SummarizeMany() {
	client := peacebrief.Must(peacebrief.Connect(address))
	defer func() { _ = client.Close() }()
	articles := []*peacebrief.Article{
		{Title: "Truce", Body: "The government and the rebels signed a ceasefire in Nairobi on Monday, a UN spokesman said."},
		{Title: "Nothing"},
	}
	i := 0
	for brief, err := range client.SummarizeMany(context.Background(), slices.Values(articles)) {
		if err != nil {
			fmt.Println(articles[i].GetTitle(), "has no brief:", errors.Is(err, peacebrief.FieldRequired))
		} else {
			fmt.Println(articles[i].GetTitle(), len(brief.GetAgreements()))
		}
		i++
	}
	// Output:
	// Truce 1
	// Nothing has no brief: true
}

func ExampleClient_Watch() {
	client := peacebrief.Must(peacebrief.Connect(address))
	defer func() { _ = client.Close() }()
	ctx := context.Background()
	for _, body := range []string{
		"Armenia and Azerbaijan signed a ceasefire in Washington on Friday, mediators said.",
		"Armenia accused Azerbaijan on Monday of violating the ceasefire by shelling the town of Jermuk.",
	} {
		peacebrief.Must(client.Ingest(ctx, &peacebrief.Article{Body: body}))
	}

	request := &pb.WatchBriefsRequest{Start: pb.WatchStart_WATCH_START_OLDEST, Kinds: []pb.ChangeKind{pb.ChangeKind_CHANGE_KIND_ALERT}}
	for change, err := range client.Watch(ctx, request) {
		if err != nil {
			log.Fatal(err)
		}
		if change.GetAlert().GetKind() == pb.AlertKind_ALERT_KIND_NEW_BREACH {
			fmt.Println("a breach") // And keep change.GetCursor(), to go on from it.
			break
		}
	}
	// Output: a breach
}

func ExampleClient_ListBriefs() {
	client := peacebrief.Must(peacebrief.Connect(address))
	defer func() { _ = client.Close() }()
	ctx := context.Background()
	peacebrief.Must(client.Ingest(ctx, &peacebrief.Article{Title: "Signed", Source: "Example", Body: "The rebels signed a truce in Nairobi."}))

	request := &pb.ListBriefsRequest{Filter: &pb.BriefFilter{Sources: []string{"Example"}}}
	for record, err := range client.ListBriefs(ctx, request) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(record.GetTitle())
	}
	// Output: Signed
}

func ExampleDate() {
	date, err := peacebrief.DateOf(&pb.Date{Year: 2025, Month: 8})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(date, date.First().Format(time.DateOnly), date.Last().Format(time.DateOnly))
	// Output: 2025-08 2025-08-01 2025-08-31
}

func ExampleJSON() {
	text, err := peacebrief.JSON(&peacebrief.Article{Body: "Peace.", Language: "en"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text))
	// Output: {"body":"Peace.","language":"en"}
}
