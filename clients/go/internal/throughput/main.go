// Command throughput tells how fast many articles are condensed by the bare stub and by the layer above it.
// ../../../conformance/README.md is its protocol.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/encoding/protojson"

	"github.com/peacebrief/peacebrief/clients/go"
	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
	"github.com/peacebrief/peacebrief/clients/go/internal/run"
)

func main() {
	log.SetFlags(0)
	if err := measure(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func measure(ctx context.Context) error {
	var plan struct {
		Client struct {
			run.Client
			Host string `json:"host"`
			Port int    `json:"port"`
		} `json:"client"`
		Articles    []json.RawMessage `json:"articles"`
		Rounds      int               `json:"rounds"`
		Concurrency int               `json:"concurrency"`
	}
	if err := run.Read("PEACEBRIEF_THROUGHPUT", &plan); err != nil {
		return err
	}
	var articles []*pb.Article
	for _, text := range plan.Articles {
		article := &pb.Article{}
		if err := protojson.Unmarshal(text, article); err != nil {
			return err
		}
		articles = append(articles, article)
	}
	conn, err := grpc.NewClient(fmt.Sprintf("%s:%d", plan.Client.Host, plan.Client.Port), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	client, err := plan.Client.Connect(peacebrief.WithInFlight(plan.Concurrency))
	if err != nil {
		return err
	}
	defer func() { _ = client.Close() }()

	variants := map[string]func() ([]*pb.Brief, error){
		"stub":  func() ([]*pb.Brief, error) { return byStub(ctx, conn, articles, plan.Concurrency) },
		"layer": func() ([]*pb.Brief, error) { return byLayer(ctx, client, articles) },
	}
	output := json.NewEncoder(os.Stdout)
	// One round of each to warm up; then who goes first takes turns.
	for round := -1; round < plan.Rounds; round++ {
		order := []string{"stub", "layer"}
		if round%2 != 0 {
			slices.Reverse(order)
		}
		for _, variant := range order {
			begun := time.Now()
			briefs, err := variants[variant]()
			took := time.Since(begun).Seconds()
			if err != nil {
				return fmt.Errorf("%s: %w", variant, err)
			}
			if len(briefs) != len(articles) {
				return fmt.Errorf("%s: %d briefs of %d articles", variant, len(briefs), len(articles))
			}
			if round < 0 {
				continue
			}
			line := map[string]any{"variant": variant, "round": round, "articles": len(articles), "seconds": took}
			if err := output.Encode(line); err != nil {
				return err
			}
		}
	}
	return nil
}

// byStub sends no more articles than may be without an answer, and nothing else.
func byStub(ctx context.Context, conn *grpc.ClientConn, articles []*pb.Article, concurrency int) ([]*pb.Brief, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream, err := pb.NewSummarizerServiceClient(conn).SummarizeStream(ctx)
	if err != nil {
		return nil, err
	}
	room := make(chan struct{}, concurrency)
	var sending sync.WaitGroup
	sending.Go(func() {
		for i, article := range articles {
			room <- struct{}{}
			if stream.Send(&pb.SummarizeStreamRequest{ItemId: strconv.Itoa(i), Article: article}) != nil {
				return
			}
		}
		_ = stream.CloseSend()
	})
	var briefs []*pb.Brief
	for range articles {
		answer, err := stream.Recv()
		if err != nil {
			return nil, err
		}
		briefs = append(briefs, answer.GetBrief())
		<-room
	}
	sending.Wait()
	return briefs, nil
}

func byLayer(ctx context.Context, client *peacebrief.Client, articles []*pb.Article) ([]*pb.Brief, error) {
	var briefs []*pb.Brief
	for brief, err := range client.SummarizeMany(ctx, slices.Values(articles)) {
		if err != nil {
			return nil, err
		}
		briefs = append(briefs, brief)
	}
	return briefs, nil
}
