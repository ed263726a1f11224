package peacebrief

import (
	"context"
	"os"
	"strings"
	"sync"
	"time"
)

// reread is how often a file with a token or key is read anew: what a platform puts there is good for minutes at least.
const reread = 10 * time.Second

type kind int

const (
	bearerToken kind = iota
	apiKey
)

// secret is a token or a key, given or in a file, that proves who the client is.
type secret struct {
	kind       kind
	text, file string

	mutex sync.Mutex
	value string
	since time.Time
}

// String is without the text: it opens doors.
func (s *secret) String() string { return "***" }

// read reads it for the first time.
func (s *secret) read() (*secret, error) {
	value, err := s.load()
	if err != nil {
		return nil, err
	}
	return &secret{kind: s.kind, text: s.text, file: s.file, value: value, since: time.Now()}, nil
}

func (s *secret) load() (string, error) {
	name, text := "the credentials", s.text
	if s.file != "" {
		content, err := os.ReadFile(s.file)
		if err != nil {
			return "", configuration("%v", err)
		}
		name, text = s.file, string(content)
	}
	text = strings.TrimSpace(text)
	for _, c := range []byte(text) {
		if c <= ' ' || c > '~' {
			text = ""
			break
		}
	}
	if text == "" {
		// What stands there is not told: it may be half of a secret.
		return "", configuration("%s: nothing there that can be sent", name)
	}
	if s.kind == bearerToken {
		return "Bearer " + text, nil
	}
	return text, nil
}

// GetRequestMetadata adds it to a call. A file that has changed is read anew; where that cannot be, it is sent as it was.
func (s *secret) GetRequestMetadata(context.Context, ...string) (map[string]string, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.file != "" && time.Since(s.since) >= reread {
		s.since = time.Now()
		if value, err := s.load(); err == nil {
			s.value = value
		}
	}
	if s.kind == bearerToken {
		return map[string]string{"authorization": s.value}, nil
	}
	return map[string]string{"x-api-key": s.value}, nil
}

// RequireTransportSecurity is false since [Connect] has seen to it: this machine needs none.
func (s *secret) RequireTransportSecurity() bool { return false }
