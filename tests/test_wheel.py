"""What a user installs: the wheel, in a fresh environment, away from the checkout."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that sees this one's dependencies, and dvgraph only as a wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    here = [p for p in sys.path if p.endswith("site-packages")]
    # The dependencies of this environment, found after the fresh one's own packages; the editable install of
    # dvgraph works through a .pth file, which is not followed from here.
    Path(site, "dependencies.pth").write_text("\n".join(here))
    wheel = next(folder.glob("*.whl"))
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True
    )
    return folder


def test_the_wheel_does_the_main_job_away_from_the_checkout(installed: Path) -> None:
    dvgraph = installed / "env" / "bin" / "dvgraph"
    where = subprocess.run(
        [installed / "env" / "bin" / "python", "-c", "import dvgraph; print(dvgraph.__file__)"],
        check=True,
        capture_output=True,
        text=True,
        cwd=installed,
    ).stdout
    assert str(installed) in where
    subprocess.run([dvgraph, "build"], check=True, cwd=installed, capture_output=True)
    assert (installed / "build" / "graph.nq").stat().st_size > 100_000
    asked = subprocess.run(
        [dvgraph, "ask", "documents", "--format", "csv"],
        check=True,
        cwd=installed,
        capture_output=True,
        text=True,
    )
    assert "290-QĐ/TW" in asked.stdout
