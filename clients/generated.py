"""Whether the generated code that is checked in is what proto/ makes today: it is made anew, and no file may differ then."""
import hashlib
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def contents():
    """Each file of the clients that is checked in, or could be, with a digest of what is in it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "clients"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    files = [ROOT / name for name in names if name]
    return {file: hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.is_file()}


def main():
    before = contents()
    subprocess.run(["make", "--no-print-directory", "--silent", "clients"], cwd=ROOT, check=True)
    after = contents()
    stale = sorted(file for file in before.keys() | after.keys() if before.get(file) != after.get(file))
    for file in stale:
        print(f"{file.relative_to(ROOT)}: not what proto/ makes; it has been made anew, check it in")
    print(f"generated code: {len(after)} files of the clients, {len(stale)} stale")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
