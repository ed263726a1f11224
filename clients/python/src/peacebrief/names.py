"""How the actors are called whom an answer names."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from peacebrief import v1

T = TypeVar("T")


@dataclass(frozen=True)
class Named(Generic[T]):
    """A record of the registry, and how the actors are called whom it names."""

    record: T
    """The record."""
    names: Mapping[str, str]
    """What actors are called, by their resource names; those of a page, which its records share."""


def names_of(actors: Iterable[v1.ActorName]) -> Mapping[str, str]:
    """The names of an answer."""
    return {actor.name: actor.display_name for actor in actors}
