package peacebrief

import (
	"fmt"

	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

// Slice is the words of an article's body that a span covers. The span has to count bytes, as it does in every answer to a
// request that does not ask for another unit; it fails where the span does not lie within the body, or its words are not those of
// the body: then it is of another text, or counts in another unit.
func Slice(body string, span *pb.TextSpan) (string, error) {
	start, end := int(span.GetStart()), int(span.GetEnd())
	if start < 0 || end < start || end > len(body) {
		return "", fmt.Errorf("peacebrief: the span %d..%d does not lie within a text of %d bytes", start, end, len(body))
	}
	words := body[start:end]
	if quoted := span.GetText(); quoted != "" && quoted != words {
		return "", fmt.Errorf("peacebrief: the span %d..%d quotes %q, and the text has %q there", start, end, quoted, words)
	}
	return words, nil
}
