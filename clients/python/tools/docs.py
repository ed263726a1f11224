"""Writes the reference: pdoc, with the comments of proto/, which stand in the types that mypy-protobuf makes.

pdoc runs such files, which are written for type checkers: names stand in them before they are defined, as in any stub, and
what they say of enums is there for checkers alone. Both are put right here.
"""
from __future__ import annotations
import __future__

import pathlib
import sys
import types
import typing
import warnings

import pdoc
import pdoc.doc_pyi
from google.protobuf.internal import enum_type_wrapper

T = typing.TypeVar("T")


class _EnumTypeWrapper(typing.Generic[T]):
    pass


def _import_stub_file(module_name: str, stub_file: pathlib.Path) -> types.ModuleType:
    """Reads a stub as checkers do: annotations are not looked up when it is run."""
    module = types.ModuleType(module_name)
    module.__file__ = str(stub_file)
    flags = __future__.annotations.compiler_flag
    exec(compile(stub_file.read_text(encoding="utf-8"), stub_file, "exec", flags=flags, dont_inherit=True), module.__dict__)
    return module


enum_type_wrapper._EnumTypeWrapper = _EnumTypeWrapper  # type: ignore[attr-defined]
pdoc.doc_pyi._import_stub_file = _import_stub_file
# A message cannot be hashed, which its type tells in a way of its own.
warnings.filterwarnings("ignore", message=".*__hash__: Stub is a function")

messages = sorted(f"peacebrief.v1.{path.stem}" for path in pathlib.Path("src/peacebrief/v1").glob("*_pb2.py"))
pdoc.pdoc("peacebrief", "peacebrief.aio", *messages, output_directory=pathlib.Path(sys.argv[1]))
