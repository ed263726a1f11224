"""Articles and briefs to and from what Python programs have: text, dictionaries, JSON."""
from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

from google.protobuf import json_format
from google.protobuf.message import Message

from peacebrief import v1
from peacebrief.dates import AnyDate, to_date

M = TypeVar("M", bound=Message)

ArticleLike: TypeAlias = v1.Article | str
"""An article, or its body alone."""
IngestLike: TypeAlias = ArticleLike | v1.IngestArticleRequest
"""What is to be kept: an article, or a whole request."""


def article(
    body: str,
    *,
    title: str = "",
    source: str = "",
    published: AnyDate | v1.Date | str | None = None,
    language: str = "",
) -> v1.Article:
    """An article. Give the day of its publication: without it "on Monday" stays undated, for the clock is never asked."""
    day = None if published is None else to_date(published)
    return v1.Article(title=title, body=body, source=source, published=day, language=language)


def as_article(given: ArticleLike) -> v1.Article:
    """What was given as an article."""
    return v1.Article(body=given) if isinstance(given, str) else given


def slice(text: str, span: v1.TextSpan) -> str:
    """The words of a text that a span covers, where it counts in code points, as all spans do that this client asks for."""
    return text[span.start : span.end]


def to_dict(message: Message) -> dict[str, Any]:
    """A message as a dictionary of plain values: canonical proto JSON, the names of fields in lowerCamelCase."""
    return json_format.MessageToDict(message)


def to_json(message: Message, *, indent: int | None = None) -> str:
    """A message as canonical proto JSON, characters beyond ASCII as they are."""
    return json_format.MessageToJson(message, indent=indent, ensure_ascii=False)


def from_dict(values: dict[str, Any], kind: type[M]) -> M:
    """A message from such a dictionary: `from_dict(values, v1.Brief)`. Raises `ValueError` where it is none."""
    try:
        return json_format.ParseDict(values, kind())
    except json_format.ParseError as error:
        raise ValueError(str(error)) from error


def from_json(text: str | bytes, kind: type[M]) -> M:
    """A message from canonical proto JSON: `from_json(text, v1.Brief)`. Raises `ValueError` where it is none."""
    try:
        return json_format.Parse(text, kind())
    except json_format.ParseError as error:
        raise ValueError(str(error)) from error
