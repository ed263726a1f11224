// A module of its own: those who use the client need nothing of what packs it.
module github.com/peacebrief/peacebrief/clients/go/internal/package

go 1.26.0

require golang.org/x/mod v0.43.0
