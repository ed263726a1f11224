"""What the program is made of: its crates, what they are licensed under, and the parts that are no crates."""
import hashlib
import json
import pathlib
import re
import subprocess
import tomllib
import uuid
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGE = "peacebrief-server"
# What a crate's licence and its notices are called.
LICENCE_FILES = ("license", "licence", "copying", "notice", "unlicense", "copyright")
MODEL = ROOT / "services/engine/model"


@dataclass(frozen=True)
class Crate:
    name: str
    version: str
    licence: str
    folder: pathlib.Path
    checksum: str | None
    linked: bool
    needs: tuple[str, ...]

    @property
    def purl(self):
        return f"pkg:cargo/{self.name}@{self.version}"


def cargo(*arguments):
    return subprocess.run(["cargo", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def tree(target, edges):
    """Names and versions of the program's crates; of those that run while it is built, whether they are macros."""
    printed = cargo("tree", "--locked", "--package", PACKAGE, "--edges", edges, "--target", target, "--prefix", "none")
    lines = [line.removesuffix(" (*)").split() for line in printed.splitlines() if line]
    return {(name, version.removeprefix("v")): "(proc-macro)" in rest for name, version, *rest in lines}


def crates(target):
    """Every crate that is linked into the program or runs while it is built, by name and version."""
    all_of_them, linked = tree(target, "normal,build"), tree(target, "normal")
    locked = tomllib.loads((ROOT / "Cargo.lock").read_text())["package"]
    checksums = {(package["name"], package["version"]): package.get("checksum") for package in locked}
    metadata = json.loads(cargo("metadata", "--locked", "--format-version", "1", "--filter-platform", target))
    packages = {package["id"]: package for package in metadata["packages"]}
    key = {package_id: (package["name"], package["version"]) for package_id, package in packages.items()}
    found = []
    for node in metadata["resolve"]["nodes"]:
        package = packages[node["id"]]
        this = key[node["id"]]
        if this not in all_of_them:
            continue
        needs = sorted({key[dependency["pkg"]] for dependency in node["deps"]} & all_of_them.keys())
        found.append(Crate(
            name=this[0],
            version=this[1],
            # The slash is how licences were once written.
            licence=re.sub(r" */ *", " OR ", package["license"] or "NOASSERTION"),
            folder=pathlib.Path(package["manifest_path"]).parent,
            checksum=checksums.get(this),
            linked=this in linked and not all_of_them[this],
            needs=tuple(f"pkg:cargo/{name}@{version}" for name, version in needs),
        ))
    return sorted(found, key=lambda crate: (crate.name, crate.version))


def other_parts(libc):
    """What is in the program and is no crate."""
    model = (MODEL / "english.bin").read_bytes()
    yield {
        "type": "machine-learning-model", "bom-ref": "en_core_web_sm", "name": "en_core_web_sm", "publisher": "Explosion",
        "description": "The reading model, converted from spaCy's", "licenses": [{"license": {"id": "MIT"}}],
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(model).hexdigest()}],
    }
    yield {
        "type": "library", "bom-ref": "glibc", "name": "glibc", "version": libc, "description": "Linked statically",
        "licenses": [{"license": {"id": "LGPL-2.1-or-later"}}],
    }


def sbom(parts, libc):
    """The bill of materials, as CycloneDX 1.6 in JSON. It holds no time and no random number: the same parts, the same bytes."""
    program = next(crate for crate in parts if crate.name == PACKAGE)
    components = []
    for crate in parts:
        if crate is program:
            continue
        component = {
            "type": "library", "bom-ref": crate.purl, "name": crate.name, "version": crate.version, "purl": crate.purl,
            # What only runs while the program is built is told as well: it could have done harm there.
            "scope": "required" if crate.linked else "excluded",
            "licenses": [{"expression": crate.licence}],
        }
        if crate.checksum:
            component["hashes"] = [{"alg": "SHA-256", "content": crate.checksum}]
        components.append(component)
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {
            "type": "application", "bom-ref": program.purl, "name": program.name, "version": program.version,
            "licenses": [{"expression": program.licence}],
        }},
        "components": [*components, *other_parts(libc)],
        "dependencies": [{"ref": crate.purl, "dependsOn": list(crate.needs)} for crate in parts],
    }
    name = hashlib.sha256(json.dumps(bill, sort_keys=True).encode()).hexdigest()
    bill["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}"
    return json.dumps(bill, indent=1, sort_keys=True).encode() + b"\n"


def notices(parts):
    """The licences that the linked crates, and the model, come with: those who pass the program on pass these on too."""
    texts = {}
    for crate in parts:
        if crate.linked and crate.checksum:
            for file in sorted(crate.folder.iterdir()):
                if file.is_file() and file.name.lower().startswith(LICENCE_FILES):
                    texts.setdefault(file.read_bytes().strip(), []).append(f"{crate.name} {crate.version}")
    for file in ("LICENSE", "LICENSES_SOURCES"):
        texts.setdefault((MODEL / file).read_bytes().strip(), []).append("en_core_web_sm")
    written = [f"{', '.join(dict.fromkeys(names))}\n\n".encode() + text for text, names in texts.items()]
    return (b"\n\n" + b"-" * 72 + b"\n\n").join(written) + b"\n"
