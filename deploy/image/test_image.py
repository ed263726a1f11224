"""What can be told of the image without building the program: image-check has the rest."""
import pathlib
import random
import sys
import tempfile
import tomllib
import unittest

import build
import oci

sys.path.append(str(pathlib.Path(__file__).parent / "check"))
import archive  # noqa: E402  (it lies beside what runs the image)

PROGRAM = b"not a program"


def made(files, **settings):
    return oci.image(files, {**build.settings(), **settings}, name=build.NAME, tag="1", architecture="amd64", epoch=1)


class Image(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = build.entries(PROGRAM, build.host())

    def opened(self, files, **settings):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "image.tar"
            path.write_bytes(made(files, **settings)[0])
            image = archive.opened(path)
            return image, list(archive.problems(image))

    def test_it_is_as_it_should_be(self):
        image, problems = self.opened(self.files)
        self.assertEqual(problems, [])
        self.assertEqual(image.layer.extractfile(build.PROGRAM).read(), PROGRAM)
        data = image.layer.getmember(build.DATA)
        self.assertEqual((data.uid, data.mode, data.mtime), (build.USER, 0o700, 1))

    def test_the_same_files_in_any_order_give_the_same_bytes(self):
        shuffled = random.Random(1).sample(self.files, len(self.files))
        self.assertEqual(made(shuffled), made(self.files))
        self.assertEqual(build.entries(PROGRAM, build.host()), self.files)

    def test_what_it_must_not_be_is_found(self):
        for entry, settings, problem in [
            (oci.Entry("bin/sh", b"", 0o755), {}, "programs beside the server"),
            (oci.Entry("etc/shadow", b"", 0o666), {}, "gives rights away"),
            (oci.Entry("etc/key", b"", owner=build.USER), {}, "belongs to the service"),
            (oci.Entry("etc/other", b""), {"User": "0:0"}, "runs as root"),
            (oci.Entry("etc/other", b""), {"Env": ["PATH=/bin"]}, "the Containerfile has another environment"),
            (oci.Entry("etc/other", random.Random(1).randbytes(archive.BYTES)), {}, "MiB"),
        ]:
            _, problems = self.opened([*self.files, entry], **settings)
            self.assertTrue(any(problem in found for found in problems), (problem, problems))

    def test_an_archive_that_was_changed_is_not_opened(self):
        whole, _ = made(self.files)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "image.tar"
            path.write_bytes(whole.replace(b'"User":"65532:65532"', b'"User":"00000:00000"'))
            with self.assertRaises(AssertionError):
                archive.opened(path)

    def test_the_containerfile_is_given_every_member_of_the_workspace(self):
        members = tomllib.loads((build.ROOT / "Cargo.toml").read_text())["workspace"]["members"]
        lines = (build.ROOT / "deploy/image/Containerfile.dockerignore").read_text().splitlines()
        given = [line[1:] for line in lines if line.startswith("!")]
        # Without one of them, cargo would not even read the workspace.
        missing = [member for member in members if not any(f"{member}/".startswith(f"{path}/") for path in given)]
        self.assertEqual(missing, [])

    def test_a_program_that_wants_a_loader_is_told_from_one_that_does_not(self):
        self.assertTrue(build.wants_interpreter(pathlib.Path(sys.executable).resolve().read_bytes()))


if __name__ == "__main__":
    unittest.main()
