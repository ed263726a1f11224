"""Simulates the queue before the threads that read articles: how long calls take at 80 % and at three times what can be done.

    python3 tools/queue_simulation.py

Calls come as those of many come who know nothing of one another, over a minute of overload and ten thousand articles for each thread
at 80 %. The rule is that of services/summarizer/src/pool/queue.rs. Time is counted in articles.
"""
import collections
import heapq
import math
import random

PATIENCE = 0.05
SHORT = 12
QUEUE = 256
MINUTE = 60


def articles(draw, mean, spread):
    """How long articles take: all the same, or log-normally, with so much spread beside the mean."""
    if not spread:
        return lambda: mean
    variance = math.log(1 + spread * spread)
    return lambda: draw.lognormvariate(math.log(mean) - variance / 2, math.sqrt(variance))


def simulated(threads, mean, spread, load, duration):
    """The 99th percentile of how long admitted calls take, and the share that is refused."""
    draw = random.Random(7)
    takes = articles(draw, mean, spread)
    now, standing, calls = 0.0, None, 0
    busy, waiting, took = [], collections.deque(), []
    while now < duration:
        now += draw.expovariate(load * threads / mean)
        while busy and busy[0] <= now:
            ended = heapq.heappop(busy)
            if waiting:
                came, work = waiting.popleft()
                heapq.heappush(busy, ended + work)
                took.append(ended + work - came)
                standing = standing if waiting else None
        calls += 1
        if len(busy) < threads:
            work = takes()
            heapq.heappush(busy, now + work)
            took.append(work)
        elif len(waiting) < QUEUE and not (
            len(waiting) >= SHORT + threads // 2 and standing is not None and now - standing > PATIENCE
        ):
            standing = now if standing is None else standing
            waiting.append((now, takes()))
    took.sort()
    return took[int(len(took) * 0.99)], 1 - len(took) / calls


def main():
    print("| threads | an article takes | p99 at 80 % | refused at 80 % | p99 at 300 % | ratio |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for spread in (0, 0.7):
        for mean in (0.002, 0.025):
            for threads in (1, 2, 4, 8, 16):
                usual, refused = simulated(threads, mean, spread, 0.8, max(MINUTE, 10_000 * mean))
                over, _ = simulated(threads, mean, spread, 3, MINUTE)
                print(
                    f"| {threads} | {mean * 1e3:.0f} ms{' ± 70 %' if spread else ''} | {usual / mean:.1f} articles | {refused:.2%} "
                    f"| {over / mean:.1f} articles | {over / usual:.2f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
