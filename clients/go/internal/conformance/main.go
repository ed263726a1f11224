// Command conformance makes the calls of the conformance suite's cases, and prints what came of each; it judges nothing.
// ../../../conformance/README.md is its protocol.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"

	"google.golang.org/genproto/googleapis/rpc/code"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"github.com/peacebrief/peacebrief/clients/go"
	"github.com/peacebrief/peacebrief/clients/go/internal/run"
)

type testCase struct {
	Name      string          `json:"name"`
	Operation string          `json:"operation"`
	Client    run.Client      `json:"client"`
	Input     json.RawMessage `json:"input"`
}

func main() {
	log.SetFlags(0)
	var suite struct {
		Cases []testCase `json:"cases"`
	}
	if err := run.Read("PEACEBRIEF_CONFORMANCE", &suite); err != nil {
		log.Fatal(err)
	}
	for _, c := range suite.Cases {
		line := map[string]any{"case": c.Name}
		result, err := c.run(context.Background())
		told := errorValue(err)
		switch {
		case err == nil:
			line["result"] = result
		case told != nil:
			line["error"] = told
		default:
			line["failed"] = err.Error()
		}
		if err := emit(line); err != nil {
			log.Fatal(err)
		}
	}
}

// run makes a case's call with a client of its own.
func (c testCase) run(ctx context.Context) (any, error) {
	operation, known := operations[c.Operation]
	if !known {
		return nil, fmt.Errorf("no operation %q is known here", c.Operation)
	}
	client, err := c.Client.Connect()
	if err != nil {
		return nil, err
	}
	defer func() { _ = client.Close() }()
	return operation(ctx, client, c)
}

// emit writes a line; standard output is not buffered.
func emit(line map[string]any) error {
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(line)
}

// errorValue is a typed error of the layer as the protocol has it; nil for any other.
func errorValue(err error) any {
	if errors.Is(err, peacebrief.ErrConfiguration) {
		return map[string]any{"code": "CONFIGURATION", "reason": nil, "fields": []string{}, "metadata": map[string]string{}, "retry_seconds": nil}
	}
	var e *peacebrief.Error
	if !errors.As(err, &e) {
		return nil
	}
	told := map[string]any{"code": code.Code(e.Code).String(), "reason": nil, "metadata": map[string]string{}, "retry_seconds": nil}
	if e.Reason != peacebrief.Unspecified {
		told["reason"] = e.Reason.String()
	}
	fields := []string{}
	for _, violation := range e.Fields {
		fields = append(fields, violation.Field)
	}
	told["fields"] = fields
	if e.Metadata != nil {
		told["metadata"] = e.Metadata
	}
	if e.RetryAfter != nil {
		told["retry_seconds"] = e.RetryAfter.Seconds()
	}
	return told
}

// message reads a message of a case.
func message[M proto.Message](text json.RawMessage, into M) (M, error) {
	return into, protojson.Unmarshal(text, into)
}

// value is a message as the protocol has it.
func value(m proto.Message) (json.RawMessage, error) { return peacebrief.JSON(m) }
