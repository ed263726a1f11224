package peacebrief

import (
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/keepalive"
)

// An Option of [Connect].
type Option func(*options)

type options struct {
	caFile, certFile, keyFile string
	caPEM, certPEM, keyPEM    []byte
	serverName                string
	credentials               *secret
	inTheClear                bool

	timeout     time.Duration
	attempts    int
	inFlight    int
	patience    time.Duration
	answerBytes int
	dialOptions []grpc.DialOption
}

func defaults() options {
	return options{
		timeout:  30 * time.Second,
		attempts: 4,
		inFlight: 64,
		patience: 5 * time.Minute,
		// A brief stays below 4 MiB; the rest is headroom for services to come.
		answerBytes: 8 << 20,
	}
}

// WithTLSCAFile names a PEM file with the authorities that the service is known by, instead of those that the system knows.
func WithTLSCAFile(file string) Option { return func(o *options) { o.caFile = file } }

// WithTLSCA gives those authorities in PEM.
func WithTLSCA(pem []byte) Option { return func(o *options) { o.caPEM = pem } }

// WithClientCertificateFiles names PEM files with the certificate, followed by what leads to its authority, and the private key
// by which this client is known (mTLS). They are read anew for each connection, so that they can be replaced.
func WithClientCertificateFiles(cert, key string) Option {
	return func(o *options) { o.certFile, o.keyFile = cert, key }
}

// WithClientCertificate gives that certificate and its key in PEM.
func WithClientCertificate(cert, key []byte) Option {
	return func(o *options) { o.certPEM, o.keyPEM = cert, key }
}

// WithServerName sets the name that the service's certificate has to be of, where it is not the address's.
func WithServerName(name string) Option { return func(o *options) { o.serverName = name } }

// WithToken sends a signed token with every call.
func WithToken(token string) Option {
	return func(o *options) { o.credentials = &secret{kind: bearerToken, text: token} }
}

// WithTokenFile sends the token that a file holds, which is read anew as it changes.
func WithTokenFile(file string) Option {
	return func(o *options) { o.credentials = &secret{kind: bearerToken, file: file} }
}

// WithAPIKey sends an API key with every call, instead of a token.
func WithAPIKey(key string) Option {
	return func(o *options) { o.credentials = &secret{kind: apiKey, text: key} }
}

// WithAPIKeyFile sends the API key that a file holds, which is read anew as it changes.
func WithAPIKeyFile(file string) Option {
	return func(o *options) { o.credentials = &secret{kind: apiKey, file: file} }
}

// WithCredentialsInTheClear sends a token or key without TLS to another machine, too, where all on the way can read it: for where
// something beside this client does TLS.
func WithCredentialsInTheClear() Option { return func(o *options) { o.inTheClear = true } }

// WithTimeout sets how long a unary call may take whose context has no deadline, retries included; 30 s unless set, 0 for no
// limit. The service is told and stops the work as well. Streams have no limit but their context's.
func WithTimeout(limit time.Duration) Option { return func(o *options) { o.timeout = limit } }

// WithAttempts sets how often a call is tried before its error is handed on; 4 unless set, at least 1.
func WithAttempts(attempts int) Option { return func(o *options) { o.attempts = max(attempts, 1) } }

// WithInFlight sets how many articles of [Client.SummarizeMany] and [Client.IngestMany] may be on their way without an answer; 64
// unless set, at least 1.
func WithInFlight(articles int) Option { return func(o *options) { o.inFlight = max(articles, 1) } }

// WithPatience sets for how long a watch that has lost its service looks for it before the error is handed on; 5 min unless set,
// 0 for ever.
func WithPatience(limit time.Duration) Option { return func(o *options) { o.patience = limit } }

// WithMaxAnswerBytes sets the largest answer that is read, in bytes; 8 MiB unless set.
func WithMaxAnswerBytes(limit int) Option { return func(o *options) { o.answerBytes = limit } }

// WithDialOptions hands further options to gRPC: interceptors, a dialer, statistics.
func WithDialOptions(dial ...grpc.DialOption) Option {
	return func(o *options) { o.dialOptions = append(o.dialOptions, dial...) }
}

// tls tells whether something was set that only TLS has a use for.
func (o *options) tls() bool {
	return o.caFile != "" || o.caPEM != nil || o.certFile != "" || o.certPEM != nil || o.serverName != ""
}

func (o *options) dial(to target) ([]grpc.DialOption, error) {
	transport, err := o.transport(to)
	if err != nil {
		return nil, err
	}
	dial := []grpc.DialOption{
		grpc.WithTransportCredentials(transport),
		grpc.WithUserAgent("peacebrief-go/" + Version),
		grpc.WithDefaultServiceConfig(`{"loadBalancingConfig": [{"round_robin": {}}]}`),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: 30 * time.Second, Timeout: 10 * time.Second}),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(o.answerBytes)),
		grpc.WithChainUnaryInterceptor(o.unary),
		grpc.WithChainStreamInterceptor(stream),
	}
	if o.credentials != nil {
		if !to.tls && !to.here() && !o.inTheClear {
			return nil, configuration("%q: credentials are sent over TLS only", to.host)
		}
		sent, err := o.credentials.read()
		if err != nil {
			return nil, err
		}
		dial = append(dial, grpc.WithPerRPCCredentials(sent))
	}
	return append(dial, o.dialOptions...), nil
}
