package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	"github.com/peacebrief/peacebrief/clients/go"
	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

type operation func(ctx context.Context, client *peacebrief.Client, c testCase) (any, error)

var operations = map[string]operation{
	"summarize":      summarize,
	"summarize_many": summarizeMany,
	"ingest":         ingest,
	"ingest_many":    ingestMany,
	"list_briefs":    listBriefs,
	"list_actors":    listActors,
	"call":           call,
	"read":           read,
	"watch":          watch,
	"cancel":         cancel,
	"dates":          dates,
	"connect": func(context.Context, *peacebrief.Client, testCase) (any, error) {
		return nil, nil
	},
}

func summarize(ctx context.Context, client *peacebrief.Client, c testCase) (any, error) {
	var input struct {
		Article  json.RawMessage `json:"article"`
		Encoding string          `json:"encoding"`
	}
	if err := json.Unmarshal(c.Input, &input); err != nil {
		return nil, err
	}
	article, err := message(input.Article, &pb.Article{})
	if err != nil {
		return nil, err
	}
	if input.Encoding != "OWN" {
		encoding := pb.EncodingType(pb.EncodingType_value[input.Encoding])
		answer, err := client.Summarizer.Summarize(ctx, &pb.SummarizeRequest{Article: article, EncodingType: encoding})
		if err != nil {
			return nil, err
		}
		brief, err := value(answer.GetBrief())
		return map[string]any{"brief": brief}, err
	}
	brief, err := client.Summarize(ctx, article)
	if err != nil {
		return nil, err
	}
	texts := []string{}
	for _, event := range brief.GetEvents() {
		text, err := peacebrief.Slice(article.GetBody(), event.GetEvidence())
		if err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	told, err := value(brief)
	return map[string]any{"brief": told, "slices": texts}, err
}

// all makes one of many answers a value.
func all[T proto.Message](name string, answers func(func(T, error) bool)) (any, error) {
	results := []any{}
	for answer, err := range answers {
		if told := errorValue(err); told != nil {
			results = append(results, map[string]any{"error": told})
			continue
		}
		if err != nil {
			return nil, err
		}
		text, err := value(answer)
		if err != nil {
			return nil, err
		}
		results = append(results, map[string]any{name: text})
	}
	return results, nil
}

type many struct {
	Articles    []json.RawMessage `json:"articles"`
	Requests    []json.RawMessage `json:"requests"`
	Concurrency int               `json:"concurrency"`
}

// reconnect makes another client, with the concurrency that a case asks for.
func (m *many) reconnect(c testCase) (*peacebrief.Client, error) {
	if err := json.Unmarshal(c.Input, m); err != nil {
		return nil, err
	}
	return c.Client.Connect(peacebrief.WithInFlight(m.Concurrency))
}

func messages[M proto.Message](texts []json.RawMessage, empty func() M) ([]M, error) {
	var read []M
	for _, text := range texts {
		m, err := message(text, empty())
		if err != nil {
			return nil, err
		}
		read = append(read, m)
	}
	return read, nil
}

func summarizeMany(ctx context.Context, _ *peacebrief.Client, c testCase) (any, error) {
	var input many
	client, err := input.reconnect(c)
	if err != nil {
		return nil, err
	}
	defer func() { _ = client.Close() }()
	articles, err := messages(input.Articles, func() *pb.Article { return &pb.Article{} })
	if err != nil {
		return nil, err
	}
	return all("brief", client.SummarizeMany(ctx, slices.Values(articles)))
}

func ingestMany(ctx context.Context, _ *peacebrief.Client, c testCase) (any, error) {
	var input many
	client, err := input.reconnect(c)
	if err != nil {
		return nil, err
	}
	defer func() { _ = client.Close() }()
	requests, err := messages(input.Requests, func() *pb.IngestArticleRequest { return &pb.IngestArticleRequest{} })
	if err != nil {
		return nil, err
	}
	return all("ingested", client.IngestMany(ctx, slices.Values(requests)))
}

// request reads a case's request.
func request[M proto.Message](c testCase, into M) (M, error) {
	var input struct {
		Request json.RawMessage `json:"request"`
	}
	if err := json.Unmarshal(c.Input, &input); err != nil {
		return into, err
	}
	return message(input.Request, into)
}

func ingest(ctx context.Context, client *peacebrief.Client, c testCase) (any, error) {
	asked, err := request(c, &pb.IngestArticleRequest{})
	if err != nil {
		return nil, err
	}
	answer, err := client.Briefs.IngestArticle(ctx, asked)
	if err != nil {
		return nil, err
	}
	return value(answer)
}

func listBriefs(ctx context.Context, client *peacebrief.Client, c testCase) (any, error) {
	asked, err := request(c, &pb.ListBriefsRequest{})
	if err != nil {
		return nil, err
	}
	records := []any{}
	for record, err := range client.ListBriefs(ctx, asked) {
		if err != nil {
			return nil, err
		}
		text, err := value(record)
		if err != nil {
			return nil, err
		}
		records = append(records, text)
	}
	return records, nil
}

func listActors(ctx context.Context, client *peacebrief.Client, c testCase) (any, error) {
	asked, err := request(c, &pb.ListActorsRequest{})
	if err != nil {
		return nil, err
	}
	records := []any{}
	for actor, err := range client.ListActors(ctx, asked) {
		if err != nil {
			return nil, err
		}
		text, err := value(actor.Record)
		if err != nil {
			return nil, err
		}
		records = append(records, text)
	}
	return records, nil
}

// method finds what a case calls, and makes empty messages for it.
func method(c testCase) (path string, asked, answer proto.Message, err error) {
	var input struct {
		Method string `json:"method"`
	}
	if err := json.Unmarshal(c.Input, &input); err != nil {
		return "", nil, nil, err
	}
	path = "/" + input.Method
	name := protoreflect.FullName(input.Method)
	for i, r := range input.Method {
		if r == '/' {
			name = protoreflect.FullName(input.Method[:i] + "." + input.Method[i+1:])
		}
	}
	found, err := protoregistry.GlobalFiles.FindDescriptorByName(name)
	if err != nil {
		return "", nil, nil, err
	}
	called, ok := found.(protoreflect.MethodDescriptor)
	if !ok {
		return "", nil, nil, fmt.Errorf("%s is no method", name)
	}
	in, err := protoregistry.GlobalTypes.FindMessageByName(called.Input().FullName())
	if err != nil {
		return "", nil, nil, err
	}
	out, err := protoregistry.GlobalTypes.FindMessageByName(called.Output().FullName())
	if err != nil {
		return "", nil, nil, err
	}
	asked, err = request(c, in.New().Interface())
	return path, asked, out.New().Interface(), err
}

func call(ctx context.Context, client *peacebrief.Client, c testCase) (any, error) {
	path, asked, answer, err := method(c)
	if err != nil {
		return nil, err
	}
	if err := client.Conn().Invoke(ctx, path, asked, answer); err != nil {
		return nil, err
	}
	return value(answer)
}

func read(ctx context.Context, client *peacebrief.Client, c testCase) (any, error) {
	path, asked, answer, err := method(c)
	if err != nil {
		return nil, err
	}
	stream, err := client.Conn().NewStream(ctx, &grpc.StreamDesc{ServerStreams: true}, path)
	if err != nil {
		return nil, err
	}
	if err := stream.SendMsg(asked); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if err := stream.CloseSend(); err != nil {
		return nil, err
	}
	for count := 0; ; count++ {
		err := stream.RecvMsg(answer)
		if errors.Is(err, io.EOF) {
			return map[string]int{"messages": count}, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func watch(ctx context.Context, client *peacebrief.Client, c testCase) (any, error) {
	var input struct {
		Count int `json:"count"`
	}
	if err := json.Unmarshal(c.Input, &input); err != nil {
		return nil, err
	}
	asked, err := request(c, &pb.WatchBriefsRequest{})
	if err != nil {
		return nil, err
	}
	for change, err := range client.Watch(ctx, asked) {
		if err != nil {
			return nil, err
		}
		if change.GetCheckpoint() != nil {
			continue
		}
		text, err := value(change)
		if err != nil {
			return nil, err
		}
		if err := emit(map[string]any{"case": c.Name, "change": text}); err != nil {
			return nil, err
		}
		if input.Count--; input.Count == 0 {
			break
		}
	}
	return nil, nil
}

func cancel(ctx context.Context, client *peacebrief.Client, c testCase) (any, error) {
	var input struct {
		AfterMS int `json:"after_ms"`
	}
	if err := json.Unmarshal(c.Input, &input); err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(ctx)
	defer time.AfterFunc(time.Duration(input.AfterMS)*time.Millisecond, stop).Stop()
	return summarize(ctx, client, c)
}

func dates(_ context.Context, _ *peacebrief.Client, c testCase) (any, error) {
	var input struct {
		Dates []json.RawMessage `json:"dates"`
	}
	if err := json.Unmarshal(c.Input, &input); err != nil {
		return nil, err
	}
	read, err := messages(input.Dates, func() *pb.Date { return &pb.Date{} })
	if err != nil {
		return nil, err
	}
	texts := []any{}
	for _, date := range read {
		if date, err := peacebrief.DateOf(date); err == nil {
			texts = append(texts, date.String())
		} else {
			texts = append(texts, nil)
		}
	}
	return texts, nil
}
