// Package run has what the runners of the conformance suite share.
package run

import (
	"encoding/json"
	"os"
	"time"

	"github.com/peacebrief/peacebrief/clients/go"
)

// Client is how a case wants its client.
type Client struct {
	URL        string `json:"url"`
	CAFile     string `json:"ca_file"`
	CertFile   string `json:"cert_file"`
	KeyFile    string `json:"key_file"`
	Token      string `json:"token"`
	TokenFile  string `json:"token_file"`
	APIKey     string `json:"api_key"`
	APIKeyFile string `json:"api_key_file"`
	TimeoutMS  *int   `json:"timeout_ms"`
	Attempts   *int   `json:"attempts"`
}

// Connect makes it.
func (c Client) Connect(more ...peacebrief.Option) (*peacebrief.Client, error) {
	var options []peacebrief.Option
	text := func(value string, option func(string) peacebrief.Option) {
		if value != "" {
			options = append(options, option(value))
		}
	}
	text(c.CAFile, peacebrief.WithTLSCAFile)
	text(c.Token, peacebrief.WithToken)
	text(c.TokenFile, peacebrief.WithTokenFile)
	text(c.APIKey, peacebrief.WithAPIKey)
	text(c.APIKeyFile, peacebrief.WithAPIKeyFile)
	if c.CertFile != "" {
		options = append(options, peacebrief.WithClientCertificateFiles(c.CertFile, c.KeyFile))
	}
	if c.TimeoutMS != nil {
		options = append(options, peacebrief.WithTimeout(time.Duration(*c.TimeoutMS)*time.Millisecond))
	}
	if c.Attempts != nil {
		options = append(options, peacebrief.WithAttempts(*c.Attempts))
	}
	return peacebrief.Connect(c.URL, append(options, more...)...)
}

// Read reads the file that a variable of the environment names.
func Read(variable string, into any) error {
	content, err := os.ReadFile(os.Getenv(variable))
	if err != nil {
		return err
	}
	return json.Unmarshal(content, into)
}
