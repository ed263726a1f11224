package peacebrief_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"

	"github.com/peacebrief/peacebrief/clients/go"
)

// authority signs certificates for one test.
type authority struct {
	t      *testing.T
	folder string
	cert   *x509.Certificate
	key    *ecdsa.PrivateKey
	file   string
}

func newAuthority(t *testing.T) *authority {
	a := &authority{t: t, folder: t.TempDir()}
	a.file, _ = a.issue("authority")
	return a
}

// issue makes files with a certificate and its key; the first certificate is the authority's own.
func (a *authority) issue(name string) (cert, key string) {
	a.t.Helper()
	own, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		a.t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	parent, signer := a.cert, a.key
	if parent == nil {
		template.IsCA, template.BasicConstraintsValid, template.KeyUsage = true, true, x509.KeyUsageCertSign
		parent, signer = template, own
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &own.PublicKey, signer)
	if err != nil {
		a.t.Fatal(err)
	}
	if a.cert == nil {
		if a.cert, err = x509.ParseCertificate(der); err != nil {
			a.t.Fatal(err)
		}
		a.key = own
	}
	secret, err := x509.MarshalPKCS8PrivateKey(own)
	if err != nil {
		a.t.Fatal(err)
	}
	return a.write(name+".pem", "CERTIFICATE", der), a.write(name+".key", "PRIVATE KEY", secret)
}

func (a *authority) write(name, kind string, bytes []byte) string {
	file := filepath.Join(a.folder, name)
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes}), 0o600); err != nil {
		a.t.Fatal(err)
	}
	return file
}

func TestAServiceIsKnownByItsAuthority(t *testing.T) {
	ours, other := newAuthority(t), newAuthority(t)
	cert, key := ours.issue("server")
	s := serve(t, "--tls-cert", cert, "--tls-key", key)
	if _, err := connect(t, s.address, peacebrief.WithTLSCAFile(ours.file)).Summarize(t.Context(), report("TLS", 1)); err != nil {
		t.Error(err)
	}
	pem, err := os.ReadFile(ours.file)
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(s.address)
	if _, err := connect(t, "https://localhost:"+port, peacebrief.WithTLSCA(pem)).Summarize(t.Context(), report("TLS", 1)); err != nil {
		t.Error(err)
	}
	for name, options := range map[string][]peacebrief.Option{
		"another authority": {peacebrief.WithTLSCAFile(other.file)},
		"another name":      {peacebrief.WithTLSCAFile(ours.file), peacebrief.WithServerName("example.org")},
	} {
		_, err := connect(t, s.address, options...).Summarize(t.Context(), report("TLS", 1))
		var e *peacebrief.Error
		if !errors.As(err, &e) || e.Code != codes.Unavailable || !strings.Contains(e.Message, "certificate") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAClientIsKnownByItsCertificate(t *testing.T) {
	ca := newAuthority(t)
	cert, key := ca.issue("server")
	s := serve(t, "--tls-cert", cert, "--tls-key", key, "--tls-client-ca", ca.file)
	cert, key = ca.issue("desk")
	known := connect(t, s.address, peacebrief.WithTLSCAFile(ca.file), peacebrief.WithClientCertificateFiles(cert, key))
	if _, err := known.Summarize(t.Context(), report("mTLS", 1)); err != nil {
		t.Error(err)
	}
	unknown := connect(t, s.address, peacebrief.WithTLSCAFile(ca.file), peacebrief.WithAttempts(1))
	var e *peacebrief.Error
	if _, err := unknown.Summarize(t.Context(), report("mTLS", 1)); !errors.As(err, &e) || e.Code != codes.Unavailable {
		t.Error(err)
	}
}

func TestAClientIsKnownByItsKey(t *testing.T) {
	making := exec.Command(binary(), "new-api-key", "--id", "desk", "--tenant", "default", "--scopes", "read")
	var printed strings.Builder
	making.Stderr = &printed
	entry := must[[]byte](t)(making.Output())
	var key string
	for _, word := range strings.Fields(printed.String()) {
		if len(word) > len(key) {
			key = word
		}
	}
	folder := t.TempDir()
	keys, file := filepath.Join(folder, "keys.toml"), filepath.Join(folder, "key")
	for name, content := range map[string]string{keys: string(entry), file: key + "\n"} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := serve(t, "--api-keys", keys)
	for reason, options := range map[peacebrief.Reason][]peacebrief.Option{
		peacebrief.CredentialsMissing: nil,
		peacebrief.CredentialsInvalid: {peacebrief.WithAPIKey("none")},
		// The key is good, and may read only.
		peacebrief.ScopeMissing: {peacebrief.WithAPIKeyFile(file)},
	} {
		_, err := connect(t, s.address, options...).Summarize(t.Context(), report("Key", 1))
		if !errors.Is(err, reason) {
			t.Errorf("%v: %v", reason, err)
		}
	}
	if serving := must[bool](t)(connect(t, s.address).Healthy(t.Context())); !serving {
		t.Error("not serving")
	}
}
