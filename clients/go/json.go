package peacebrief

import (
	"bytes"
	"encoding/json"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

// JSON is a message in canonical proto JSON, without white space; the same message gives the same bytes.
func JSON(message proto.Message) ([]byte, error) {
	text, err := protojson.Marshal(message)
	if err != nil {
		return nil, err
	}
	// protojson puts a blank here and there by chance, so that nobody relies on its bytes.
	var compact bytes.Buffer
	if err := json.Compact(&compact, text); err != nil {
		return nil, err
	}
	return compact.Bytes(), nil
}

// Map is a message as JSON has it: maps, slices, texts, numbers and truth values.
func Map(message proto.Message) (map[string]any, error) {
	text, err := protojson.Marshal(message)
	if err != nil {
		return nil, err
	}
	var fields map[string]any
	return fields, json.Unmarshal(text, &fields)
}
