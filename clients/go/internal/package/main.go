// Command package packs the client's module into a folder that is a module proxy: GOPROXY=file://FOLDER.
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

const path = "github.com/peacebrief/peacebrief/clients/go"

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("usage: package MODULE-FOLDER VERSION PROXY-FOLDER")
	}
	if err := pack(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		log.Fatal(err)
	}
}

func pack(source, version, proxy string) error {
	escaped, err := module.EscapePath(path)
	if err != nil {
		return err
	}
	folder := filepath.Join(proxy, escaped, "@v")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	packed, err := os.Create(filepath.Join(folder, version+".zip"))
	if err != nil {
		return err
	}
	if err := zip.CreateFromDir(packed, module.Version{Path: path, Version: version}, source); err != nil {
		return err
	}
	if err := packed.Close(); err != nil {
		return err
	}
	manifest, err := os.ReadFile(filepath.Join(source, "go.mod"))
	if err != nil {
		return err
	}
	for name, content := range map[string]string{
		version + ".mod":  string(manifest),
		version + ".info": fmt.Sprintf("{\"Version\": %q, \"Time\": %q}\n", version, time.Unix(0, 0).UTC().Format(time.RFC3339)),
		"list":            version + "\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	fmt.Println(packed.Name())
	return nil
}
