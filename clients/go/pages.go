package peacebrief

import (
	"context"
	"iter"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

// Named is a record, and how the actors are called whom it names.
type Named[T any] struct {
	// Record is the record.
	Record T
	names  map[string]string
}

// Name is what the actor of a resource name is called; the resource name itself where that is not told.
func (n Named[T]) Name(actor string) string { return orElse(n.names[actor], actor) }

func named[T any](records []T, actors []*pb.ActorName) []Named[T] {
	names := make(map[string]string, len(actors))
	for _, actor := range actors {
		names[actor.GetName()] = actor.GetDisplayName()
	}
	all := make([]Named[T], len(records))
	for i, record := range records {
		all[i] = Named[T]{record, names}
	}
	return all
}

// ListBriefs lists briefs, filtered and in order; pages are asked for as they are read. It ends with its first error.
func (c *Client) ListBriefs(ctx context.Context, request *pb.ListBriefsRequest) iter.Seq2[*pb.BriefRecord, error] {
	return pages(ctx, request, c.Briefs.ListBriefs, (*pb.ListBriefsResponse).GetBriefs)
}

// SearchBriefs searches articles and briefs, the best first. As [Client.ListBriefs].
func (c *Client) SearchBriefs(ctx context.Context, request *pb.SearchBriefsRequest) iter.Seq2[*pb.SearchResult, error] {
	return pages(ctx, request, c.Briefs.SearchBriefs, (*pb.SearchBriefsResponse).GetResults)
}

// ListProcesses lists processes, those with the latest reports first. As [Client.ListBriefs].
func (c *Client) ListProcesses(ctx context.Context, request *pb.ListProcessesRequest) iter.Seq2[Named[*pb.ProcessRecord], error] {
	return pages(ctx, request, c.Registry.ListProcesses, func(page *pb.ListProcessesResponse) []Named[*pb.ProcessRecord] {
		return named(page.GetProcesses(), page.GetActorNames())
	})
}

// ListActors lists actors: those of a process, or those who bear a name. As [Client.ListBriefs].
func (c *Client) ListActors(ctx context.Context, request *pb.ListActorsRequest) iter.Seq2[Named[*pb.ActorRecord], error] {
	return pages(ctx, request, c.Registry.ListActors, func(page *pb.ListActorsResponse) []Named[*pb.ActorRecord] {
		return named(page.GetActors(), page.GetActorNames())
	})
}

// ListAgreements lists agreements: those of a process, or those that bear a name. As [Client.ListBriefs].
func (c *Client) ListAgreements(ctx context.Context, request *pb.ListAgreementsRequest) iter.Seq2[Named[*pb.AgreementRecord], error] {
	return pages(ctx, request, c.Registry.ListAgreements, func(page *pb.ListAgreementsResponse) []Named[*pb.AgreementRecord] {
		return named(page.GetAgreements(), page.GetActorNames())
	})
}

// ListRegistryEdits lists the corrections of the registry, the latest first. As [Client.ListBriefs].
func (c *Client) ListRegistryEdits(ctx context.Context, request *pb.ListRegistryEditsRequest) iter.Seq2[*pb.RegistryEdit, error] {
	return pages(ctx, request, c.Registry.ListRegistryEdits, (*pb.ListRegistryEditsResponse).GetEdits)
}

// Timeline tells what happened in a process, in order of time. As [Client.ListBriefs].
func (c *Client) Timeline(ctx context.Context, request *pb.GetTimelineRequest) iter.Seq2[Named[*pb.TimelineEntry], error] {
	return pages(ctx, request, c.Digests.GetTimeline, func(page *pb.GetTimelineResponse) []Named[*pb.TimelineEntry] {
		return named(page.GetEntries(), page.GetActorNames())
	})
}

// pages asks for one page after the other, each when the one before is used up.
func pages[Request proto.Message, Page interface{ GetNextPageToken() string }, T any](
	ctx context.Context, request Request, ask func(context.Context, Request, ...grpc.CallOption) (Page, error), items func(Page) []T,
) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		request := proto.CloneOf(request).ProtoReflect()
		field := request.Descriptor().Fields().ByName("page_token")
		token := request.Get(field).String()
		for {
			page, err := ask(ctx, request.Interface().(Request))
			if err != nil {
				yield(none, err)
				return
			}
			for _, item := range items(page) {
				if !yield(item, nil) {
					return
				}
			}
			next := page.GetNextPageToken()
			if next == "" {
				return
			}
			if next == token {
				yield(none, protocol("a page that leads to itself"))
				return
			}
			token = next
			request.Set(field, protoreflect.ValueOfString(next))
		}
	}
}
