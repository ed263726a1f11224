"""The archive as a registry would take it: every digest, the files of the layer, and the Containerfile's word for the same."""
import gzip
import hashlib
import io
import json
import re
import tarfile
import tomllib
from dataclasses import dataclass

import build
import crates

# Larger, and a node waits for it.
BYTES = 40 << 20
CONTAINERFILE = crates.ROOT / "deploy/image/Containerfile"


@dataclass
class Image:
    """What an archive holds."""

    size: int
    config: dict
    layer: tarfile.TarFile


def opened(path):
    """The image of an archive, once every digest in it is what it says."""
    with tarfile.open(path) as archive:
        read = {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}

    def blob(descriptor):
        content = read["blobs/" + descriptor["digest"].replace(":", "/")]
        assert len(content) == descriptor["size"], descriptor
        assert "sha256:" + hashlib.sha256(content).hexdigest() == descriptor["digest"], descriptor
        return content

    assert json.loads(read["oci-layout"]) == {"imageLayoutVersion": "1.0.0"}
    index = json.loads(read["index.json"])
    manifest = json.loads(blob(index["manifests"][0]))
    config = json.loads(blob(manifest["config"]))
    layer = gzip.decompress(blob(manifest["layers"][0]))
    assert config["rootfs"]["diff_ids"] == ["sha256:" + hashlib.sha256(layer).hexdigest()]
    docker = json.loads(read["manifest.json"])[0]
    assert docker["Config"].rpartition("/")[2] == manifest["config"]["digest"].removeprefix("sha256:")
    return Image(path.stat().st_size, config, tarfile.open(fileobj=io.BytesIO(layer)))


def problems(image):
    """What is not as it should be."""
    if image.size > BYTES:
        yield f"the image has {image.size >> 20} MiB"
    settings = image.config["config"]
    if settings["User"].startswith(("0", "root")):
        yield "it runs as root"
    members = {member.name: member for member in image.layer}
    for member in members.values():
        if not member.isfile() and not member.isdir():
            yield f"{member.name} is neither a file nor a folder"
        if member.mode & 0o6000 or member.mode & 0o002 and member.name != "tmp":
            yield f"{member.name} gives rights away"
        if member.uid and member.name != build.DATA:
            yield f"{member.name} belongs to the service, which could change it"
    programs = [name for name, member in members.items() if member.isfile() and member.mode & 0o111]
    if programs != [build.PROGRAM]:
        yield f"there are programs beside the server: {programs}"
    yield from bill(json.load(image.layer.extractfile("usr/share/doc/peacebrief/sbom.cdx.json")))
    yield from containerfile(settings)


def bill(materials):
    """Whether the bill of materials is whole: each part once, with its checksum, and all that they need among them."""
    locked = tomllib.loads((crates.ROOT / "Cargo.lock").read_text())["package"]
    known = {f"pkg:cargo/{package['name']}@{package['version']}": package.get("checksum") for package in locked}
    listed = {part["bom-ref"]: part for part in materials["components"]}
    if len(listed) != len(materials["components"]):
        yield "the bill of materials has a part twice"
    for reference, part in listed.items():
        checksums = [one["content"] for one in part.get("hashes", [])]
        if reference.startswith("pkg:") and checksums != [known.get(reference)] * bool(known.get(reference)):
            yield f"the bill of materials has another checksum of {reference}"
        if not part["licenses"]:
            yield f"the bill of materials has no licence of {reference}"
    listed[materials["metadata"]["component"]["bom-ref"]] = None
    for dependency in materials["dependencies"]:
        for reference in [dependency["ref"], *dependency["dependsOn"]]:
            if reference not in listed:
                yield f"the bill of materials lacks {reference}"


def containerfile(settings):
    """Whether the Containerfile makes the same of it. What differs by commit is given to it."""
    text = CONTAINERFILE.read_text().rpartition("FROM scratch")[2].replace("\\\n", " ")
    found = {}
    for instruction, rest in re.findall(r"^([A-Z]+) (.*)$", text, re.MULTILINE):
        found.setdefault(instruction, []).append(rest)
    pairs = {key: value for line in found["LABEL"] for key, value in re.findall(r'(\S+)="([^"]*)"', line)}
    labels = {**settings["Labels"], "org.opencontainers.image.revision": "$REVISION"}
    same = {
        "labels": (pairs, labels),
        "environment": (set(re.findall(r'(\S+?)="([^"]*)"', found["ENV"][0])), {tuple(one.split("=", 1)) for one in settings["Env"]}),
        "ports": (set(found["EXPOSE"][0].split()), set(settings["ExposedPorts"])),
        "user": (found["USER"], [settings["User"]]),
        "folder": (found["WORKDIR"], [settings["WorkingDir"]]),
        "signal": (found["STOPSIGNAL"], [settings["StopSignal"]]),
        "program": (json.loads(found["ENTRYPOINT"][0]), settings["Entrypoint"]),
    }
    for what, (there, here) in same.items():
        if there != here:
            yield f"the Containerfile has another {what}: {there} instead of {here}"
