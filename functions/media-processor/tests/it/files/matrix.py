"""Makes the JPEGs in matrix/: the same picture by subsampling, scans, restarts and order of the
components, with what libjpeg-turbo (`cjpeg`, `djpeg`) makes of it. After a change here, in this
folder, with numpy and pillow: python matrix.py
"""

import io
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path(__file__).parent / "matrix"
WIDTH, HEIGHT = 41, 27
SUBSAMPLINGS = ["1x1", "2x1", "1x2", "2x2", "4x1", "1x4"]
RESTARTS = {"": "0", "-restarts": "3B"}
# As `cjpeg -scans` reads them: components, then bits of their coefficients.
BASELINE = {
    "together": "",
    "apart": "0; 1; 2;",
    "apart-cr-first": "2; 1; 0;",
    "apart-cb-first": "1; 0; 2;",
    "chroma-last": "0; 1 2;",
    "chroma-first": "1 2; 0;",
    "cr-last": "0 1; 2;",
}
PROGRESSIVE = {
    "progressive": "",
    "progressive-cr-first": "2: 0-0, 0, 0; 1: 0-0, 0, 0; 0: 0-0, 0, 0; "
    "2: 1-63, 0, 0; 0: 1-63, 0, 0; 1: 1-63, 0, 0;",
}


def picture():
    """Smooth colours with some grain."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    colours = [
        128 + 100 * np.sin(x / 9 + y / 17),
        128 + 90 * np.cos(y / 7),
        128 + 110 * np.sin((x + 2 * y) / 23),
    ]
    grain = np.random.default_rng(1).normal(0, 4, (HEIGHT, WIDTH, 3))
    pixels = np.clip(np.stack(colours, -1) + grain, 0, 255).astype(np.uint8)
    return b"P6\n%d %d\n255\n" % (WIDTH, HEIGHT) + pixels.tobytes()


def encode(name, *options, scans=""):
    """One file."""
    script = FOLDER / "scans"
    script.write_text(scans, encoding="ascii")
    options = [*options, *(["-scans", script] if scans else [])]
    command = ["cjpeg", "-quality", "90", "-optimize", *options, "-outfile", FOLDER / f"{name}.jpg"]
    subprocess.run(command, input=picture(), check=True)
    script.unlink()


def main():
    """All of them."""
    FOLDER.mkdir(exist_ok=True)
    for subsampling in SUBSAMPLINGS:
        for suffix, restart in RESTARTS.items():
            options = ["-sample", subsampling, "-restart", restart]
            for name, scans in BASELINE.items():
                encode(f"{subsampling}-{name}{suffix}", *options, scans=scans)
            for name, scans in PROGRESSIVE.items():
                encode(f"{subsampling}-{name}{suffix}", *options, "-progressive", scans=scans)
        first = FOLDER / f"{subsampling}-together.jpg"
        decoded = subprocess.run(["djpeg", first], check=True, capture_output=True).stdout
        Image.open(io.BytesIO(decoded)).save(FOLDER / f"{subsampling}.png", optimize=True)


if __name__ == "__main__":
    main()
