package peacebrief

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/url"
	"os"
	"strings"

	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

// target is where a service is, and whether TLS is spoken there.
type target struct {
	host, port string
	tls        bool
}

func parseTarget(address string, wantsTLS bool) (target, error) {
	wrong := func(why string) (target, error) {
		return target{}, configuration("%q is no server: %s", address, why)
	}
	scheme, rest, found := strings.Cut(address, "://")
	if !found {
		scheme, rest = "", address
	}
	parsed, err := url.Parse("//" + rest)
	if err != nil {
		return wrong(err.Error())
	}
	to := target{host: parsed.Hostname(), port: parsed.Port()}
	switch {
	case to.host == "":
		return wrong("it has to be HOST:PORT, http://HOST:PORT or https://HOST:PORT")
	case strings.Trim(parsed.Path, "/") != "" || parsed.RawQuery != "" || parsed.Fragment != "" || parsed.User != nil:
		return wrong("nothing may stand beside host and port")
	}
	switch scheme {
	case "https":
		to.tls = true
	case "http":
		if wantsTLS {
			return wrong("it has to be https:// for TLS")
		}
	case "":
		to.tls = wantsTLS || !to.here()
	default:
		return wrong("the scheme " + scheme + " is not supported")
	}
	if to.port == "" {
		if scheme == "" {
			return wrong("the port is missing")
		}
		to.port = map[bool]string{false: "80", true: "443"}[to.tls]
	}
	return to, nil
}

func (t target) dns() string { return "dns:///" + net.JoinHostPort(t.host, t.port) }

// here tells whether the service is on this machine: what is sent there passes nobody.
func (t target) here() bool {
	ip := net.ParseIP(t.host)
	return strings.EqualFold(t.host, "localhost") || ip != nil && ip.IsLoopback()
}

// transport makes what secures the connection.
func (o *options) transport(to target) (credentials.TransportCredentials, error) {
	if !to.tls {
		return insecure.NewCredentials(), nil
	}
	config := &tls.Config{MinVersion: tls.VersionTLS12, ServerName: o.serverName}
	pem := o.caPEM
	if o.caFile != "" {
		var err error
		if pem, err = os.ReadFile(o.caFile); err != nil {
			return nil, configuration("%v", err)
		}
	}
	if pem != nil {
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM(pem) {
			return nil, configuration("%s: no certificate there in PEM", orElse(o.caFile, "the authorities"))
		}
	}
	switch {
	case o.certPEM != nil:
		pair, err := tls.X509KeyPair(o.certPEM, o.keyPEM)
		if err != nil {
			return nil, configuration("the client's certificate: %v", err)
		}
		config.Certificates = []tls.Certificate{pair}
	case o.certFile != "" || o.keyFile != "":
		load := func() (*tls.Certificate, error) {
			pair, err := tls.LoadX509KeyPair(o.certFile, o.keyFile)
			return &pair, err
		}
		if _, err := load(); err != nil {
			return nil, configuration("the client's certificate: %v", err)
		}
		config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return load() }
	}
	return credentials.NewTLS(config), nil
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
