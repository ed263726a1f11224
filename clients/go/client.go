package peacebrief

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/grpc/health/grpc_health_v1"

	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

// Names for the messages that nearly every caller writes; all others are in the generated package.
type (
	// Article is a report: a news story, a foreign-ministry readout, a press release.
	Article = pb.Article
	// Brief is the structured, source-grounded condensation of one article.
	Brief = pb.Brief
)

// Client is a connection to the service, made with the first call and made anew by itself when it breaks. It may be used by many
// goroutines at once.
type Client struct {
	// Summarizer condenses articles and keeps nothing.
	Summarizer pb.SummarizerServiceClient
	// Briefs keeps articles with their briefs, finds them and tells what changes.
	Briefs pb.BriefServiceClient
	// Digests tells a process as a whole.
	Digests pb.DigestServiceClient
	// Registry knows processes, actors and agreements across reports.
	Registry pb.RegistryServiceClient

	conn    *grpc.ClientConn
	options options
}

// Connect makes a client of the service at an address: "https://HOST:PORT", "http://HOST:PORT", or "HOST:PORT", which is plain on
// this machine and TLS elsewhere and wherever an option asks for it. A name that stands for several addresses is balanced over
// all of them.
//
// It does not wait for the service: where that cannot be reached, the first call says so. It fails with [ErrConfiguration] for
// what can never work: an address that is none, a file that cannot be read, credentials that would go over the network in the
// clear.
func Connect(address string, opts ...Option) (*Client, error) {
	options := defaults()
	for _, option := range opts {
		option(&options)
	}
	target, err := parseTarget(address, options.tls())
	if err != nil {
		return nil, err
	}
	dial, err := options.dial(target)
	if err != nil {
		return nil, err
	}
	conn, err := grpc.NewClient(target.dns(), dial...)
	if err != nil {
		return nil, configuration("%q is no server: %v", address, err)
	}
	return &Client{
		Summarizer: pb.NewSummarizerServiceClient(conn),
		Briefs:     pb.NewBriefServiceClient(conn),
		Digests:    pb.NewDigestServiceClient(conn),
		Registry:   pb.NewRegistryServiceClient(conn),
		conn:       conn,
		options:    options,
	}, nil
}

// Conn is the connection itself, for stubs of one's own: calls over it have the same deadlines, retries and errors.
func (c *Client) Conn() *grpc.ClientConn { return c.conn }

// Close ends the connection and every call on it.
func (c *Client) Close() error { return c.conn.Close() }

// Summarize condenses one article.
func (c *Client) Summarize(ctx context.Context, article *Article) (*Brief, error) {
	answer, err := c.Summarizer.Summarize(ctx, &pb.SummarizeRequest{Article: article})
	if err != nil {
		return nil, err
	}
	return answer.GetBrief(), nil
}

// Ingest condenses one article and keeps it with its brief; the answer comes once both are durable. The request gets an id of its
// own, so that it can be made again whatever becomes of the connection.
func (c *Client) Ingest(ctx context.Context, article *Article) (*pb.IngestArticleResponse, error) {
	return c.Briefs.IngestArticle(ctx, &pb.IngestArticleRequest{Article: article})
}

// Healthy asks whether the service takes calls. It needs no credentials.
func (c *Client) Healthy(ctx context.Context) (bool, error) {
	// The empty name asks about the server as a whole.
	answer, err := grpc_health_v1.NewHealthClient(c.conn).Check(ctx, &grpc_health_v1.HealthCheckRequest{})
	if err != nil {
		return false, err
	}
	return answer.GetStatus() == grpc_health_v1.HealthCheckResponse_SERVING, nil
}

// Must is for scripts and examples: it answers the value, and panics where there is an error.
func Must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
