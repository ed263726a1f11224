package peacebrief

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/protobuf/proto"

	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

func TestCredentialsAreNotSentWhereOthersCanReadThem(t *testing.T) {
	for _, here := range []string{"127.0.0.1:1", "[::1]:1", "localhost:1", "http://localhost:1", "https://example.org", "example.org:1"} {
		if _, err := Connect(here, WithToken("t")); err != nil {
			t.Errorf("%s: %v", here, err)
		}
	}
	for _, elsewhere := range []string{"http://example.org:1", "http://10.0.0.1", "http://localhost.example.org:1"} {
		if _, err := Connect(elsewhere, WithAPIKey("k")); !errors.Is(err, ErrConfiguration) {
			t.Errorf("%s: %v", elsewhere, err)
		}
		if _, err := Connect(elsewhere, WithAPIKey("k"), WithCredentialsInTheClear()); err != nil {
			t.Error(err)
		}
		if _, err := Connect(elsewhere); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatIsNoServerIsRefusedAtOnce(t *testing.T) {
	for _, address := range []string{"", "localhost", ":50051", "ftp://localhost:1", "http://localhost:1/path", "http://me@localhost:1", "localhost:port"} {
		if _, err := Connect(address); !errors.Is(err, ErrConfiguration) {
			t.Errorf("%q: %v", address, err)
		}
	}
	absent := filepath.Join(t.TempDir(), "absent.pem")
	for _, option := range []Option{WithTLSCAFile(absent), WithClientCertificateFiles(absent, absent), WithTokenFile(absent), WithAPIKeyFile(absent)} {
		if _, err := Connect("localhost:1", option); !errors.Is(err, ErrConfiguration) || !strings.Contains(err.Error(), absent) {
			t.Error(err)
		}
	}
	if _, err := Connect("http://localhost:1", WithTLSCA([]byte("none"))); !errors.Is(err, ErrConfiguration) {
		t.Error(err)
	}
}

func TestASecretIsSentAsTheServiceAsksForItReadAnewAndNeverShown(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(" abc.def \n")
	synctest.Test(t, func(t *testing.T) {
		s, err := (&secret{kind: bearerToken, file: file}).read()
		if err != nil {
			t.Fatal(err)
		}
		sent := func() string {
			headers, err := s.GetRequestMetadata(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return headers["authorization"]
		}
		for _, step := range []struct{ write, sent string }{{"abc.def", "Bearer abc.def"}, {"ghi", "Bearer ghi"}, {"", "Bearer ghi"}} {
			write(step.write)
			time.Sleep(reread)
			if got := sent(); got != step.sent {
				t.Errorf("%q sent for %q", got, step.write)
			}
		}
		if strings.Contains(fmt.Sprint(s), "abc") {
			t.Error("shown")
		}
	})
	for _, text := range []string{"", " \n", "two\nlines", "ключ"} {
		if _, err := (&secret{kind: apiKey, text: text}).read(); !errors.Is(err, ErrConfiguration) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestEveryReasonHasItsName(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "reasons.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	ast.Inspect(file, func(node ast.Node) bool {
		if selector, ok := node.(*ast.SelectorExpr); ok {
			named[strings.TrimPrefix(selector.Sel.Name, "ErrorReason_")] = true
		}
		return true
	})
	for _, name := range pb.ErrorReason_name {
		if !named[name] {
			t.Errorf("%s has none", name)
		}
	}
}

func TestASpanIsOfItsTextAndCountsBytes(t *testing.T) {
	body := "🕊 محمد signed."
	start := strings.Index(body, "محمد")
	span := &pb.TextSpan{Start: int32(start), End: int32(start + len("محمد")), Text: "محمد"}
	if words, err := Slice(body, span); err != nil || words != "محمد" {
		t.Error(words, err)
	}
	for _, wrong := range []*pb.TextSpan{{Start: -1, End: 2}, {Start: 2, End: 1}, {Start: 0, End: 99}, {Start: 0, End: 1, Text: "x"}} {
		if _, err := Slice(body, wrong); err == nil {
			t.Error(wrong)
		}
	}
	if words, err := Slice("", nil); err != nil || words != "" {
		t.Error(words, err)
	}
}

func TestDatesAreAsPreciseAsTheyWere(t *testing.T) {
	for text, date := range map[string]*pb.Date{
		"2025-08-12": {Year: 2025, Month: 8, Day: 12}, "2025-08": {Year: 2025, Month: 8}, "2025": {Year: 2025},
		"2024-02-29": {Year: 2024, Month: 2, Day: 29}, "0001-01-01": {Year: 1, Month: 1, Day: 1},
	} {
		d, err := DateOf(date)
		if err != nil || d.String() != text || !proto.Equal(d.Proto(), date) {
			t.Errorf("%s: %v %v", text, d, err)
		}
	}
	for _, none := range []*pb.Date{
		nil, {Year: 2025, Month: 2, Day: 30}, {Year: 10000}, {Year: -1}, {Year: 2025, Day: 1}, {Year: 2025, Month: 13}, {Year: 2025, Month: 1, Day: 32},
	} {
		if d, err := DateOf(none); err == nil {
			t.Errorf("%v is %v", none, d)
		}
	}
	february := Date{Year: 2024, Month: 2}
	if first, last := february.First(), february.Last(); first.Day() != 1 || last.Day() != 29 || last.Month() != 2 {
		t.Error(first, last)
	}
	if last := (Date{Year: 2024}).Last(); last != time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC) {
		t.Error(last)
	}
	if _, whole := february.Time(); whole {
		t.Error("a month is no day")
	}
	if day, whole := (Date{2024, 2, 29}).Time(); !whole || !proto.Equal(Whole(day), &pb.Date{Year: 2024, Month: 2, Day: 29}) {
		t.Error(day)
	}
}

func TestJSONIsCanonicalAndWithoutBlanks(t *testing.T) {
	text, err := JSON(&pb.Brief{Language: "en", EncodingType: pb.EncodingType_ENCODING_TYPE_UTF8, KeySentences: []*pb.KeySentence{{Id: "k1"}}})
	if want := `{"keySentences":[{"id":"k1"}],"encodingType":"ENCODING_TYPE_UTF8","language":"en"}`; err != nil || string(text) != want {
		t.Error(string(text), err)
	}
	fields, err := Map(&pb.Brief{Language: "en"})
	if err != nil || fields["language"] != "en" {
		t.Error(fields, err)
	}
}

func TestTheVersionIsTheProjects(t *testing.T) {
	manifest, err := os.ReadFile("../../Cargo.toml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(manifest), "\nversion = \""+Version+"\"\n") {
		t.Errorf("%s is another than the workspace's", Version)
	}
}
