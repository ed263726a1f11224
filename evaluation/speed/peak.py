"""The quickest product of two large matrices in single precision on one core: multiply-adds a second of its processor time.

    OPENBLAS_NUM_THREADS=1 PYTHON evaluation/speed/peak.py

PYTHON has NumPy, whose wheel brings OpenBLAS with a kernel for each kind of processor. Prints one object of JSON.
"""
import ctypes
import json
import pathlib
import sys
import time

import numpy

SIZES = (768, 1024, 1536, 2048)
ROUNDS = 8


def rate(size):
    numbers = numpy.random.default_rng(1)
    a, b = (numbers.random((size, size), dtype=numpy.float32) for _ in range(2))
    out = numpy.empty_like(a)
    numpy.matmul(a, b, out=out)
    quickest = float("inf")
    for _ in range(ROUNDS):
        started = time.thread_time()
        numpy.matmul(a, b, out=out)
        quickest = min(quickest, time.thread_time() - started)
    return size**3 / quickest


def library():
    """OpenBLAS' version and the kernel that it took for this machine."""
    built = numpy.show_config(mode="dicts")["Build Dependencies"]["blas"]
    name = f"{built['name']} {built['version']}, NumPy {numpy.__version__}"
    for path in (pathlib.Path(numpy.__file__).parent.parent / "numpy.libs").glob("libscipy_openblas64_*"):
        kernel = ctypes.CDLL(str(path)).scipy_openblas_get_corename64_
        kernel.restype = ctypes.c_char_p
        name += f", kernel {kernel().decode()}"
    return name


def main():
    size, best = max(((size, rate(size)) for size in SIZES), key=lambda found: found[1])
    print(json.dumps({"library": library(), "size": size, "multiply_adds_per_second": best}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
