"""Runs the README's quickstart, to the letter, in an empty folder, with the jar from its repository and against a real server.

    python smoke.py REPOSITORY

The quickstart names the service's usual port. Where that can be had, it has a network of its own, so that no other server is in
the way.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
OWN_NETWORK = ["unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
MAVEN = ["mvn", "--batch-mode", "--no-transfer-progress", "--quiet"]
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example</groupId>
  <artifactId>quickstart</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    {dependency}
  </dependencies>
  <repositories>
    <repository>
      <id>packages</id>
      <url>file://{repository}</url>
    </repository>
  </repositories>
  <build>
    <pluginManagement>
      <plugins>
        <plugin>
          <artifactId>maven-compiler-plugin</artifactId>
          <version>3.14.1</version>
        </plugin>
        <plugin>
          <artifactId>maven-dependency-plugin</artifactId>
          <version>3.8.1</version>
        </plugin>
      </plugins>
    </pluginManagement>
  </build>
</project>
"""


def block(readme, language):
    """The first fenced block of a language."""
    return re.search(rf"^```{language}\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)[1]


def main(repository):
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    quickstart = block(readme, "java")
    lines = len(quickstart.splitlines())
    assert lines < 15, f"the quickstart has {lines} lines"
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder) / "quickstart"
        project.mkdir()
        fresh = pathlib.Path(folder) / "repository"
        seed(fresh)
        pom = POM.format(dependency=block(readme, "xml"), repository=pathlib.Path(repository).resolve())
        (project / "pom.xml").write_text(pom, encoding="utf-8")
        source = project / "src" / "main" / "java"
        source.mkdir(parents=True)
        (source / "Quickstart.java").write_text(quickstart, encoding="utf-8")
        build = [*MAVEN, f"-Dmaven.repo.local={fresh}", "compile", "dependency:build-classpath", "-Dmdep.outputFile=classpath"]
        subprocess.run(build, cwd=project, check=True)
        classpath = f"{project / 'target' / 'classes'}:{(project / 'classpath').read_text(encoding='utf-8').strip()}"
        own = subprocess.run([*OWN_NETWORK, "true"], capture_output=True, check=False).returncode == 0
        command = [sys.executable, __file__, "--run", classpath]
        subprocess.run([*(OWN_NETWORK if own else []), *command], cwd=project, check=True)


def seed(fresh):
    """Fills a local repository with what is known already, but for the client: another build of this version may be there."""
    help_plugin = "org.apache.maven.plugins:maven-help-plugin:3.5.2:evaluate"
    evaluate = [*MAVEN, help_plugin, "-Dexpression=settings.localRepository", "-DforceStdout"]
    told = subprocess.run(evaluate, check=True, capture_output=True, text=True).stdout
    known = pathlib.Path(re.sub(r"\x1b\[[0-9;]*m", "", told).strip())  # Some builds of Maven colour even this.

    def ours(folder, _):
        return {"peacebrief"} if pathlib.Path(folder) == known / "io" else set()

    shutil.copytree(known, fresh, copy_function=link, ignore=ours)


def link(source, target):
    """Links a file, or copies it to where it cannot be linked."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def run(classpath):
    """Runs the quickstart beside a server."""
    server = [os.environ["PEACEBRIEF_SERVER"], "--listen", "127.0.0.1:50051", "--log-format", "json"]
    with subprocess.Popen(server, stderr=subprocess.PIPE, text=True) as process:
        try:
            log = []
            for line in process.stderr:
                log.append(line)
                if json.loads(line).get("message") == "serving":
                    break
            else:
                sys.exit(f"the server ended:\n{''.join(log)}")
            quickstart = ["java", "-cp", classpath, "Quickstart"]
            printed = subprocess.run(quickstart, check=True, capture_output=True, text=True, timeout=60).stdout
        finally:
            process.terminate()
    assert "ceasefire" in printed, printed
    print(f"smoke: the quickstart printed: {printed.strip()}")


if __name__ == "__main__":
    run(sys.argv[2]) if sys.argv[1] == "--run" else main(*sys.argv[1:])
