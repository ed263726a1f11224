package peacebrief

import (
	"context"
	"errors"
	"io"
	"iter"
	"strconv"
	"sync"

	statuspb "google.golang.org/genproto/googleapis/rpc/status"
	"google.golang.org/grpc"

	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

// SummarizeMany condenses many articles over one stream. It yields a brief or an error for every article, in the order of the
// articles; an article that cannot be condensed does not stop the others. No more articles are drawn than [WithInFlight] allows to
// be without an answer, and each is drawn in a goroutine that is not the caller's.
//
// The stream is opened anew where the service shuts down in its course, and the articles that are not answered yet are sent again.
// Where the service cannot be reached any more, all that is left is answered with that error. Breaking off the loop ends the call;
// where the context ends it, the last that is yielded is the context's error.
func (c *Client) SummarizeMany(ctx context.Context, articles iter.Seq[*Article]) iter.Seq2[*Brief, error] {
	return exchange(ctx, c.options, articles, call[*Article, pb.SummarizeStreamRequest, pb.SummarizeStreamResponse, *Brief]{
		// Nothing is left behind by a call, but one that a crash lost is likely to be what crashed the service.
		again: whereAnnounced,
		open:  c.Summarizer.SummarizeStream,
		ask: func(id string, article *Article) *pb.SummarizeStreamRequest {
			return &pb.SummarizeStreamRequest{ItemId: id, Article: article}
		},
		read: func(answer *pb.SummarizeStreamResponse) (string, *Brief, *statuspb.Status) {
			return answer.GetItemId(), answer.GetBrief(), answer.GetError()
		},
	})
}

// IngestMany condenses and keeps many articles over one stream, and yields for each, in order and once it is durable, what is kept
// of it, or its error. As [Client.SummarizeMany]; and since each request has an id, or gets one, articles that are not answered are
// sent again whatever became of the connection.
func (c *Client) IngestMany(
	ctx context.Context, requests iter.Seq[*pb.IngestArticleRequest],
) iter.Seq2[*pb.IngestArticleResponse, error] {
	return exchange(ctx, c.options, requests,
		call[*pb.IngestArticleRequest, pb.IngestArticlesRequest, pb.IngestArticlesResponse, *pb.IngestArticleResponse]{
			again: whereLost,
			take:  withRequestID,
			open:  c.Briefs.IngestArticles,
			ask: func(id string, r *pb.IngestArticleRequest) *pb.IngestArticlesRequest {
				return &pb.IngestArticlesRequest{
					ItemId: id, Article: r.GetArticle(), RequestId: r.GetRequestId(), EncodingType: r.GetEncodingType(), View: r.GetView(),
				}
			},
			read: func(answer *pb.IngestArticlesResponse) (string, *pb.IngestArticleResponse, *statuspb.Status) {
				return answer.GetItemId(), answer.GetIngested(), answer.GetError()
			},
		})
}

// call is a call of the service that takes articles in a stream, and answers each by what it made of it or by its error, in order.
type call[Item, Ask, Response any, Answer comparable] struct {
	// again is which failures the stream is opened anew after.
	again repeat
	// take makes an item ready to be sent, as often as it takes. May be nil.
	take func(Item) Item
	open func(context.Context, ...grpc.CallOption) (grpc.BidiStreamingClient[Ask, Response], error)
	ask  func(id string, item Item) *Ask
	read func(*Response) (id string, answer Answer, failure *statuspb.Status)
}

// exchange sends items and hands on the answers, opening the stream anew where that is worthwhile.
func exchange[Item, Ask, Response any, Answer comparable](
	ctx context.Context, o options, items iter.Seq[Item], c call[Item, Ask, Response, Answer],
) iter.Seq2[Answer, error] {
	return func(yield func(Answer, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		q := &queue[Item]{items: make(chan Item), room: make(chan struct{}, o.inFlight), take: c.take}
		go q.draw(ctx, items)
		(&exchanging[Item, Ask, Response, Answer]{call: c, queue: q, attempts: o.attempts, yield: yield}).run(ctx)
	}
}

// queue is the items that have been drawn and not been answered, and where more come from.
type queue[Item any] struct {
	items chan Item
	take  func(Item) Item
	// room has an element for each open item.
	room chan struct{}

	mutex sync.Mutex
	open  []opened[Item]
	// sent is how many of the open items have been sent in this attempt.
	sent int
	// taken is how many have been drawn altogether.
	taken int
}

// opened is an item without an answer.
type opened[Item any] struct {
	// id is the item's on the wire: its number among all.
	id   string
	item Item
}

// draw draws items as they are wanted.
func (q *queue[Item]) draw(ctx context.Context, items iter.Seq[Item]) {
	defer close(q.items)
	for item := range items {
		select {
		case q.items <- item:
		case <-ctx.Done():
			return
		}
	}
}

// more draws one more item once there is room for it; false where there are no more, or nobody wants them any more.
func (q *queue[Item]) more(ctx context.Context) bool {
	select {
	case q.room <- struct{}{}:
	case <-ctx.Done():
		return false
	}
	select {
	case item, drawn := <-q.items:
		if drawn {
			if q.take != nil {
				item = q.take(item)
			}
			q.mutex.Lock()
			defer q.mutex.Unlock()
			q.open = append(q.open, opened[Item]{strconv.Itoa(q.taken), item})
			q.taken++
			return true
		}
	case <-ctx.Done():
	}
	<-q.room
	return false
}

// some draws an item if none is open; it tells whether one is.
func (q *queue[Item]) some(ctx context.Context) bool { return q.first() != nil || q.more(ctx) }

// first is the open item whose turn it is; nil where none is.
func (q *queue[Item]) first() *opened[Item] {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	if len(q.open) == 0 {
		return nil
	}
	return &q.open[0]
}

// next is what an attempt sends next: first what an earlier one left unanswered.
func (q *queue[Item]) next(ctx context.Context) (opened[Item], bool) {
	for {
		q.mutex.Lock()
		if q.sent < len(q.open) {
			defer q.mutex.Unlock()
			q.sent++
			return q.open[q.sent-1], true
		}
		q.mutex.Unlock()
		if !q.more(ctx) {
			return opened[Item]{}, false
		}
	}
}

// answered takes the first open item as answered.
func (q *queue[Item]) answered() {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	q.open[0] = opened[Item]{} // Let go of the article.
	q.open = q.open[1:]
	q.sent = max(q.sent-1, 0)
	<-q.room
}

// exchanging is the caller's end of the stream.
type exchanging[Item, Ask, Response any, Answer comparable] struct {
	call[Item, Ask, Response, Answer]
	queue    *queue[Item]
	attempts int
	yield    func(Answer, error) bool
	// retries is how often the stream has been opened anew since the last answer.
	retries int
	// left tells that the caller has.
	left bool
}

func (e *exchanging[Item, Ask, Response, Answer]) run(ctx context.Context) {
	for e.queue.some(ctx) {
		err := e.attempt(ctx)
		if e.left {
			return
		}
		if err == nil {
			if !e.queue.some(ctx) {
				break
			}
			err = protocol("the stream ended before every article was answered")
		}
		switch {
		case ctx.Err() == nil && e.again.worthwhile(err) && e.retries+1 < e.attempts:
			pause(ctx, wait(err, e.retries))
			e.retries++
		case concernsArticle(err):
			var none Answer
			if !e.answer(none, err) {
				return
			}
		default:
			e.lose(ctx, err)
			return
		}
	}
	if ctx.Err() != nil {
		e.lose(ctx, errorOf(ctx.Err()))
	}
}

// attempt opens the stream for all that is not answered, and reads answers to its end.
func (e *exchanging[Item, Ask, Response, Answer]) attempt(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	stream, err := e.open(ctx)
	if err != nil {
		cancel()
		return err
	}
	e.queue.sent = 0
	var sending sync.WaitGroup
	sending.Go(func() {
		for {
			next, more := e.queue.next(ctx)
			if !more {
				_ = stream.CloseSend() // What is wrong, the answers tell.
				return
			}
			if stream.Send(e.ask(next.id, next.item)) != nil {
				return
			}
		}
	})
	defer sending.Wait()
	defer cancel()
	for {
		response, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := e.receive(response); err != nil || e.left {
			return err
		}
	}
}

// receive takes a response to the first open item.
func (e *exchanging[Item, Ask, Response, Answer]) receive(response *Response) error {
	id, answer, failure := e.read(response)
	if due := e.queue.first(); due == nil || due.id != id {
		return protocol("an answer to item %q, which was not due", id)
	}
	e.retries = 0
	var none Answer
	switch {
	case failure != nil:
		e.answer(none, itemError(failure))
	case answer != none:
		e.answer(answer, nil)
	default:
		e.answer(none, protocol("an answer that holds neither brief nor error"))
	}
	return nil
}

// answer answers the first open item, and tells whether the caller wants more.
func (e *exchanging[Item, Ask, Response, Answer]) answer(answer Answer, err error) bool {
	e.queue.answered()
	e.left = !e.yield(answer, err)
	return !e.left
}

// lose gives up all that is not answered, and all that comes. Where nothing comes any more because the context has ended, its
// error is told once all the same: the articles were not all drawn.
func (e *exchanging[Item, Ask, Response, Answer]) lose(ctx context.Context, err error) {
	var none Answer
	told := false
	for e.queue.first() != nil || ctx.Err() == nil && e.queue.more(ctx) {
		if told = true; !e.answer(none, err) {
			return
		}
	}
	if ctx.Err() != nil && !told {
		e.yield(none, errorOf(ctx.Err()))
	}
}

// concernsArticle tells whether an error that ends a stream is one of the article whose turn it was, so that the next may fare
// better. An article too large to be taken in ends the stream so, since the service cannot read past it.
func concernsArticle(err error) bool {
	for _, reason := range []Reason{FieldRequired, FieldInvalid, ArticleTooLarge, LanguageUnsupported, Internal} {
		if errors.Is(err, reason) {
			return true
		}
	}
	return false
}
