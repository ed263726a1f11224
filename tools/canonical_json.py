"""Canonical JSON as Google's own Python library writes it: the other side of tests/canonical_json.rs.

    python tools/canonical_json.py --write     makes tests/canonical_json.jsonl anew (after a change in proto/)
    python tools/canonical_json.py --check     holds the file against today's proto/ and json_format, both ways

The file has a line for each message: its type, its bytes in hexadecimal, and its JSON. Every message of peacebrief.v1 is
there, empty, full and at random, with the values that JSON mappings get wrong: NaN, numbers at their limits, enum values
that nobody defined, presence of zero, text beyond the Basic Multilingual Plane.
"""
import argparse
import json
import pathlib
import random
import sys
import tempfile

import grpc_tools
from google.protobuf import any_pb2, descriptor_pb2, descriptor_pool, json_format, message_factory
from google.protobuf.descriptor import FieldDescriptor
from grpc_tools import protoc

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE = ROOT / "tests" / "canonical_json.jsonl"
PACKAGE = "peacebrief.v1"
RANDOM_PER_TYPE = 4
TEXT = ["", "a", "two words", "“Línea”\n\t\"quoted\" \\ /", "\u2028\u0000\u001f", "\U0001f54a\u202fСлово", "<b>&amp;</b>"]
INTEGERS = [0, 1, -1, 2025, 2**31 - 1, -(2**31)]
DOUBLES = [0.0, 1.0, 0.1, 0.9999999999999999, 1e-300, 1.7976931348623157e308, float("nan"), float("inf"), float("-inf")]


def api():
    """The descriptors of proto/, compiled now."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "image"
        files = sorted(str(p.relative_to(ROOT / "proto")) for p in (ROOT / "proto" / "peacebrief").rglob("*.proto"))
        known = pathlib.Path(grpc_tools.__file__).parent / "_proto"
        if protoc.main(["protoc", f"-I{ROOT / 'proto'}", f"-I{known}", "--include_imports", f"-o{out}", *files]):
            sys.exit("proto/ does not compile")
        image = descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in image.file:
        pool.Add(file)
    names = [f"{file.package}.{m.name}" for file in image.file if file.package == PACKAGE for m in file.message_type]
    return pool, sorted(names)


def value(field, rng, pool, full, depth):
    if field.type == FieldDescriptor.TYPE_MESSAGE:
        return message(field.message_type, rng, pool, full, depth + 1)
    if field.type == FieldDescriptor.TYPE_ENUM:
        defined = [v.number for v in field.enum_type.values]
        return rng.choice(defined[1:] if full else [*defined, 4711])
    choices = {FieldDescriptor.TYPE_STRING: TEXT, FieldDescriptor.TYPE_INT32: INTEGERS, FieldDescriptor.TYPE_DOUBLE: DOUBLES,
               FieldDescriptor.TYPE_BOOL: [False, True], FieldDescriptor.TYPE_BYTES: [b"", b"\x00\xff"]}
    if field.type not in choices:
        sys.exit(f"{field.full_name}: no values for its type are known here")
    return rng.choice(choices[field.type][1:] if full else choices[field.type])


def message(descriptor, rng, pool, full, depth=0):
    """A message with every field set (`full`), or with a random half of them; of a oneof, one."""
    if descriptor.full_name == "google.protobuf.Any":
        inner = message(pool.FindMessageTypeByName(f"{PACKAGE}.Date"), rng, pool, full, depth)
        return any_pb2.Any(type_url="type.googleapis.com/" + inner.DESCRIPTOR.full_name, value=inner.SerializeToString())
    made = message_factory.GetMessageClass(descriptor)()
    if descriptor.full_name == "google.protobuf.Timestamp":
        # Its JSON is a date and a time of day, of the years 1 to 9999 only.
        made.seconds = rng.choice([-62135596800, -1, 0, 1754956800, 253402300799])
        made.nanos = rng.choice([0, 1, 120000, 999999999])
        return made
    fields = list(descriptor.fields)
    for oneof in descriptor.oneofs:
        chosen = rng.choice(list(oneof.fields))
        fields = [f for f in fields if f.containing_oneof is not oneof or f is chosen]
    for field in fields:
        # A brief of briefs would be beyond reading: deep down, messages stay small.
        if depth > 4 or not full and rng.random() < 0.5:
            continue
        for _ in range(1 if not field.is_repeated else 1 + (depth < 2) if full else rng.randrange(3)):
            one = value(field, rng, pool, full, depth)
            if field.is_repeated and field.message_type:
                getattr(made, field.name).add().ParseFromString(one.SerializeToString())
            elif field.is_repeated:
                getattr(made, field.name).append(one)
            elif field.message_type:
                getattr(made, field.name).ParseFromString(one.SerializeToString())
                getattr(made, field.name).SetInParent()
            else:
                setattr(made, field.name, one)
    return made


def canonical(made, pool):
    return json.loads(json_format.MessageToJson(made, descriptor_pool=pool, indent=None, ensure_ascii=False))


def write(pool, names):
    lines = []
    for name in names:
        rng = random.Random(name)
        descriptor = pool.FindMessageTypeByName(name)
        made = [message_factory.GetMessageClass(descriptor)(), message(descriptor, rng, pool, full=True)]
        made += [message(descriptor, rng, pool, full=False) for _ in range(RANDOM_PER_TYPE)]
        seen = set()
        for one in made:
            raw = one.SerializeToString(deterministic=True).hex()
            if raw not in seen:
                lines.append(json.dumps({"type": name, "bytes": raw, "json": canonical(one, pool)}, ensure_ascii=False))
            seen.add(raw)
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"canonical JSON: {len(lines)} messages of {len(names)} types written")


def check(pool, names):
    faults, count, unseen = [], 0, set(names)
    for number, line in enumerate(FILE.read_text(encoding="utf-8").removesuffix("\n").split("\n"), 1):
        entry = json.loads(line)
        count += 1
        unseen.discard(entry["type"])
        if entry["type"] not in names:
            faults.append(f"line {number}: {entry['type']} is no message of the API")
            continue
        kind = message_factory.GetMessageClass(pool.FindMessageTypeByName(entry["type"]))
        made = kind.FromString(bytes.fromhex(entry["bytes"]))
        read = json_format.Parse(json.dumps(entry["json"]), kind(), descriptor_pool=pool)
        # NaN does not equal itself, its text does.
        if json.dumps(canonical(made, pool), sort_keys=True) != json.dumps(entry["json"], sort_keys=True):
            faults.append(f"line {number}: json_format writes {entry['type']} otherwise")
        if read.SerializeToString(deterministic=True) != made.SerializeToString(deterministic=True):
            faults.append(f"line {number}: json_format reads {entry['type']} otherwise")
    faults += [f"{name} is missing; write the file anew" for name in sorted(unseen)]
    print("\n".join([*faults, f"canonical JSON: {count} messages of {len(names)} types, {len(faults)} faults"]))
    return 1 if faults else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--write", action="store_true")
    what.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    pool, names = api()
    if arguments.write:
        write(pool, names)
        return 0
    return check(pool, names)


if __name__ == "__main__":
    sys.exit(main())
