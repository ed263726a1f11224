package peacebrief_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/peacebrief/peacebrief/clients/go"
)

// address is that of a server with an archive that all tests and examples share.
var address string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "peacebrief-go-")
	if err != nil {
		log.Fatal(err)
	}
	server, err := start("--data-dir", folder)
	if err != nil {
		log.Fatal(err)
	}
	address = server.address
	code := m.Run()
	server.stop()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// server is a real one, in a process of its own.
type server struct {
	address string
	process *exec.Cmd
}

func binary() string {
	if file := os.Getenv("PEACEBRIEF_SERVER"); file != "" {
		return file
	}
	return "../../target/debug/peacebrief-server"
}

// start starts a server, on a port that is free unless told otherwise, and waits until it serves.
func start(args ...string) (*server, error) {
	file, err := filepath.Abs(binary())
	if err != nil {
		return nil, err
	}
	process := exec.Command(file, append([]string{"--listen", "127.0.0.1:0", "--log-format", "json"}, args...)...)
	if len(args) > 1 && args[0] == "--listen" {
		process.Args = append([]string{file, "--log-format", "json"}, args...)
	}
	output, err := process.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := process.Start(); err != nil {
		return nil, fmt.Errorf("%w: build it (cargo build -p peacebrief-server), or set PEACEBRIEF_SERVER", err)
	}
	var told strings.Builder
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		var line struct{ Message, Address string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Message == "serving" {
			go func() {
				for lines.Scan() { // The log goes on, and must not fill its pipe.
				}
			}()
			return &server{line.Address, process}, nil
		}
		told.WriteString(lines.Text() + "\n")
	}
	return nil, fmt.Errorf("the server ended: %v\n%s", process.Wait(), told.String())
}

// stop ends it as a deployment does, and waits for its end.
func (s *server) stop() {
	_ = s.process.Process.Signal(os.Interrupt)
	_ = s.process.Wait()
}

// kill ends it as a power cut does.
func (s *server) kill() {
	_ = s.process.Process.Kill()
	_ = s.process.Wait()
}

// serve starts a server for one test.
func serve(t *testing.T, args ...string) *server {
	t.Helper()
	s, err := start(append([]string{"--drain-pause", "0s"}, args...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.kill)
	return s
}

// connect makes a client for one test.
func connect(t *testing.T, address string, options ...peacebrief.Option) *peacebrief.Client {
	t.Helper()
	// On a machine that has much else to do, a call takes its time.
	patient := []peacebrief.Option{peacebrief.WithTimeout(2 * time.Minute)}
	client, err := peacebrief.Connect(address, append(patient, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

// sample is one of the repository's sample reports, without its front matter.
func sample(t *testing.T, name string) *peacebrief.Article {
	t.Helper()
	text, err := os.ReadFile("../../samples/" + name)
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "---\n")
	return &peacebrief.Article{Body: body, Published: peacebrief.Whole(time.Date(2024, 3, 14, 0, 0, 0, 0, time.UTC))}
}

func must[T any](t *testing.T) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}
