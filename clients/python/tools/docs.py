"""Writes the reference: pdoc, with the comments of proto/, which stand in the types that mypy-protobuf makes.

pdoc reads modules as they are when they run, and there messages have no fields that it could see. So it is given a copy of the
package in which those types, which tell all, stand in the place of the messages.
"""
import pathlib
import shutil
import sys
import tempfile

import pdoc
from google.protobuf.internal import enum_type_wrapper

SOURCE = pathlib.Path(__file__).resolve().parents[1] / "src"
# What types say of enums is there for checkers alone: the name that they use is lent to them; and of values they have no value.
BEFORE = "from __future__ import annotations\n"
AFTER = "\ndef __getattr__(name):\n    if name.startswith('__'):\n        raise AttributeError(name)\n    return 0\n"


class _EnumTypeWrapper:
    def __class_getitem__(cls, _: object) -> type:
        return cls


def main(out: pathlib.Path) -> None:
    """Writes the pages."""
    enum_type_wrapper._EnumTypeWrapper = _EnumTypeWrapper  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        package = pathlib.Path(folder, "peacebrief")
        shutil.copytree(SOURCE / "peacebrief", package, ignore=shutil.ignore_patterns("__pycache__"))
        for types in package.glob("v1/*_pb2.pyi"):
            docstring, _, rest = types.read_text(encoding="utf-8")[3:].partition('"""')
            # Its first lines are notes of tools.
            said = docstring.partition("isort:skip_file\n")[2]
            text = f'"""{said}"""\n{BEFORE}{rest}\n{AFTER}'
            types.with_suffix(".py").write_text(text, encoding="utf-8")
            types.unlink()
        sys.path.insert(0, folder)
        messages = sorted(f"peacebrief.v1.{path.stem}" for path in package.glob("v1/*_pb2.py"))
        pdoc.render.configure(show_source=False)
        pdoc.pdoc("peacebrief", "peacebrief.aio", *messages, output_directory=out)


main(pathlib.Path(sys.argv[1]))
