"""An OCI image of one layer, written so that the same files give the same bytes: sorted, owned and dated by rule.

The archive is an image layout as `skopeo`, `podman load` and containerd read it, and has Docker's `manifest.json` beside it, so that
`docker load` reads it too.
"""
import gzip
import hashlib
import io
import json
import tarfile
from dataclasses import dataclass
from datetime import UTC, datetime

LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
INDEX = "application/vnd.oci.image.index.v1+json"


@dataclass(frozen=True)
class Entry:
    """A file of the image's root, or a folder where there is no content."""

    path: str
    content: bytes | None = None
    mode: int = 0o644
    owner: int = 0


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def tar(entries, epoch):
    """A tar of the entries, in the plainest format that holds them."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for entry in sorted(entries, key=lambda entry: entry.path):
            info = tarfile.TarInfo(entry.path)
            info.mtime, info.uid, info.gid, info.mode = epoch, entry.owner, entry.owner, entry.mode
            if entry.content is None:
                info.type = tarfile.DIRTYPE
                archive.addfile(info)
            else:
                info.size = len(entry.content)
                archive.addfile(info, io.BytesIO(entry.content))
    return out.getvalue()


def with_folders(entries):
    """The entries with the folders that lead to them."""
    known = {entry.path for entry in entries}
    above = {path[:end] for path in known for end, letter in enumerate(path) if letter == "/"}
    return [*entries, *(Entry(path, mode=0o755) for path in above - known)]


class Layout:
    """The blobs of an image layout, each known by its digest."""

    def __init__(self):
        self.blobs = {}

    def add(self, media_type, content):
        digest = hashlib.sha256(content).hexdigest()
        self.blobs[digest] = content
        return {"mediaType": media_type, "digest": f"sha256:{digest}", "size": len(content)}


def image(entries, settings, *, name, tag, architecture, epoch):
    """The archive of an image, and the digest of its manifest. `settings` is the `config` of the image's configuration."""
    created = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    layout = Layout()
    plain = tar(with_folders(entries), epoch)
    layer = layout.add(LAYER, gzip.compress(plain, compresslevel=9, mtime=0))
    configuration = layout.add(CONFIG, canonical({
        "architecture": architecture,
        "config": settings,
        "created": created,
        "history": [{"created": created, "created_by": "deploy/image/build.py"}],
        "os": "linux",
        "rootfs": {"diff_ids": ["sha256:" + hashlib.sha256(plain).hexdigest()], "type": "layers"},
    }))
    manifest = layout.add(MANIFEST, canonical({
        "annotations": settings["Labels"],
        "config": configuration,
        "layers": [layer],
        "mediaType": MANIFEST,
        "schemaVersion": 2,
    }))
    index = {
        "manifests": [{
            **manifest,
            "annotations": {"io.containerd.image.name": f"{name}:{tag}", "org.opencontainers.image.ref.name": tag},
            "platform": {"architecture": architecture, "os": "linux"},
        }],
        "mediaType": INDEX,
        "schemaVersion": 2,
    }
    blob = {digest: f"blobs/sha256/{digest}" for digest in layout.blobs}
    docker = [{
        "Config": blob[configuration["digest"].removeprefix("sha256:")],
        "Layers": [blob[layer["digest"].removeprefix("sha256:")]],
        "RepoTags": [f"{name}:{tag}"],
    }]
    files = [
        Entry("oci-layout", canonical({"imageLayoutVersion": "1.0.0"})),
        Entry("index.json", canonical(index)),
        Entry("manifest.json", canonical(docker)),
        *(Entry(blob[digest], content) for digest, content in layout.blobs.items()),
    ]
    return tar(with_folders(files), epoch), manifest["digest"]
