"""Texts rewritten piece by piece, with the way from the old text to the new and back kept."""
import bisect


class Rewriting:
    """A text with some stretches replaced: `pieces` are (start, end, replacement), in order, not overlapping."""

    def __init__(self, old, pieces):
        self.old = old
        self.pieces = [p for p in pieces if old[p[0]:p[1]] != p[2]]
        parts, at, size = [], 0, 0
        self.spans = []         # (start, end) of each piece in the new text
        for start, end, new in self.pieces:
            if start < at:
                raise ValueError(f"pieces overlap at {start}")
            parts += [old[at:start], new]
            size += start - at
            self.spans.append((size, size + len(new)))
            size += len(new)
            at = end
        parts.append(old[at:])
        self.new = "".join(parts)

    def forward(self, start, end):
        """The stretch of the new text that stands for one of the old."""
        return self._carry(start, end, [p[:2] for p in self.pieces], self.spans)

    def back(self, start, end):
        """The stretch of the old text for which one of the new stands."""
        return self._carry(start, end, self.spans, [p[:2] for p in self.pieces])

    @staticmethod
    def _carry(start, end, source, target):
        """Carries a stretch over. What begins or ends inside a replaced piece takes the whole piece, except where the piece
        has kept its length: there it is cut at the same character."""
        def bound(at, last):
            # The last piece that begins before `at`; at its very beginning, the start of a stretch belongs to it.
            i = bisect.bisect_left(source, (at, -1)) if last else bisect.bisect_right(source, (at, float("inf")))
            if i == 0:
                return at
            (a, b), (c, d) = source[i - 1], target[i - 1]
            if at >= b:
                return d + at - b
            if b - a == d - c:
                return c + at - a
            return d if last else c
        return bound(start, False), bound(end, True)

    def quote(self, words):
        """The words of the new text that stand for a quotation from the old one (its first occurrence)."""
        start = self.old.find(words)
        if start < 0:
            raise ValueError(f"not in the text: {words!r}")
        a, b = self.forward(start, start + len(words))
        return self.new[a:b]

    def unquote(self, words):
        """The words of the old text for a quotation from the new one; unchanged where they are not in it."""
        start = self.new.find(words)
        if not words or start < 0:
            return words
        a, b = self.back(start, start + len(words))
        return self.old[a:b]


def quotations(reference, change):
    """A copy of a reference with `change` applied to everything that quotes the text."""
    def item(x, **more):
        x = dict(x, **more)
        if isinstance(x.get("evidence"), str):
            x["evidence"] = change(x["evidence"])
        return x

    def agreement(a):
        return item(a, provisions=[item(p) for p in a["provisions"]], breaches=[item(b) for b in a["breaches"]],
                    conditions=[change(c) for c in a["conditions"]])

    return dict(reference,
                agreements=[agreement(a) for a in reference["agreements"]],
                **{s: [item(x) for x in reference[s]] for s in ("events", "statements", "next_steps")},
                key_sentences=[change(k) for k in reference["key_sentences"]])
