"""What the client wants beside what the standard plugins make: one module with all messages, and the reasons of errors."""
import sys
import textwrap
from collections.abc import Iterator

from google.protobuf import descriptor_pb2
from google.protobuf.compiler import plugin_pb2

HEADER = "# Made of proto/peacebrief/v1 by `make generate`; changes go there.\n"
PREFIX = "ERROR_REASON_"


def v1(files: list[descriptor_pb2.FileDescriptorProto]) -> str:
    """`peacebrief/v1/__init__.py`: every message and enum of the API under one name."""
    imports, names = [], []
    for file in files:
        module = file.name.rpartition("/")[2].replace(".proto", "_pb2")
        own = sorted(item.name for item in [*file.message_type, *file.enum_type])
        values = [value.name for enum in file.enum_type for value in enum.value]
        if own:
            listed = "".join(f"    {name},\n" for name in sorted(own + values))
            imports.append(f"from peacebrief.v1.{module} import (\n{listed})")
            names += own + values
    listed = "".join(f'    "{name}",\n' for name in sorted(names))
    doc = '"""The messages of the API, `peacebrief.v1`: all of them under one name. What each means is told where it is defined."""\n'
    return f"{HEADER}{doc}\n" + "\n".join(sorted(imports)) + f"\n\n__all__ = [\n{listed}]\n"


def comments(file: descriptor_pb2.FileDescriptorProto) -> Iterator[tuple[str, int, str]]:
    """Name, number and comment of each reason."""
    for place, enum in enumerate(file.enum_type):
        if enum.name != "ErrorReason":
            continue
        said = {tuple(at.path): at.leading_comments for at in file.source_code_info.location}
        for number, value in enumerate(enum.value):
            yield value.name.removeprefix(PREFIX), value.number, " ".join(said[5, place, 2, number].split())


def reasons(file: descriptor_pb2.FileDescriptorProto) -> str:
    """`peacebrief/_reasons.py`: the reasons as an enum of Python's own."""
    text = f'{HEADER}"""The reasons for which calls fail."""\n\nimport enum\n\n\nclass ErrorReason(enum.Enum):\n'
    text += '    """Why a call failed: what errors are told apart by, never their message."""\n'
    for name, number, comment in comments(file):
        lines = "\n    ".join(textwrap.wrap(f'"""{comment}"""', 120))
        text += f"\n    {name} = {number}\n    {lines}\n"
    return text


def main() -> None:
    """Answers the request on standard input."""
    request = plugin_pb2.CodeGeneratorRequest.FromString(sys.stdin.buffer.read())
    response = plugin_pb2.CodeGeneratorResponse(supported_features=plugin_pb2.CodeGeneratorResponse.FEATURE_PROTO3_OPTIONAL)
    files = [file for file in request.proto_file if file.name in set(request.file_to_generate)]
    response.file.add(name="peacebrief/v1/__init__.py", content=v1(files))
    errors = next(file for file in files if file.name.endswith("/errors.proto"))
    response.file.add(name="peacebrief/_reasons.py", content=reasons(errors))
    sys.stdout.buffer.write(response.SerializeToString())


main()
