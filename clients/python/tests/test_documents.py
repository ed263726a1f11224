"""The README's quickstart and the notebook, run."""
from __future__ import annotations

import pathlib
import sys

import nbformat
import pytest
import smoke
from nbclient import NotebookClient
from server import Server

NOTEBOOK = smoke.HERE / "examples/agreements.ipynb"


def test_the_quickstart_does_what_it_says(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "quickstart.py"
    file.write_text(f"import sys; sys.path.insert(0, {str(smoke.HERE / 'src')!r})\n{smoke.quickstart()}", encoding="utf-8")
    smoke.check(smoke.said(sys.executable, file, tmp_path))


# ipykernel and its like warn of their own ways.
@pytest.mark.filterwarnings("default")
def test_the_notebook_runs(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEACEBRIEF_SERVER_URL", server.url)
    monkeypatch.setenv("PYTHONPATH", str(smoke.HERE / "src"))
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    shown = [output.data["text/plain"] for cell in notebook.cells for output in cell.get("outputs", []) if "data" in output]
    assert len(shown) == 5 and "SIGNED" in shown[2], shown
