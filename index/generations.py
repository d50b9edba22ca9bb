"""The folders of an index over time: a new one is made aside, put in use in one step, and one older one is kept."""

import os
import shutil
from pathlib import Path

from index.manifest import POINTER

_WORK = ".tmp"


def work_folder(home: Path, index_id: str) -> Path:
    """An empty folder to build in; what interrupted builds left is removed. Only under the lock of the builder."""
    for left in home.glob(f"index-*{_WORK}"):
        shutil.rmtree(left, ignore_errors=True)
    work = home / f"index-{index_id}{_WORK}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    return work


def put_in_use(home: Path, work: Path) -> Path:
    """Makes a finished folder the one in use, safe against a crash at any point; returns where it is now."""
    _sync_tree(work)
    folder = _free_name(home, work.name.removesuffix(_WORK))
    work.rename(folder)
    _sync(home)
    point_to(home, folder)
    _drop_old(home, folder)
    return folder


def point_to(home: Path, folder: Path) -> None:
    """Makes a finished index the one in use, in one atomic step."""
    fresh = home / f"{POINTER}.new"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(folder.name)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(home / POINTER)
    _sync(home)


def clear(home: Path) -> None:
    """No index is in use any more: the pointer goes first, so that nobody follows it to a folder half gone."""
    (home / POINTER).unlink(missing_ok=True)
    for folder in home.glob("index-*"):
        shutil.rmtree(folder, ignore_errors=True)


def left_over(home: Path, in_use: Path | None) -> list[str]:
    """Names of folders that a finished build would not have left: work folders, and more than one older index."""
    folders = [f for f in home.glob("index-*") if f.is_dir() and f != in_use]
    work = [f.name for f in folders if f.name.endswith(_WORK)]
    older = sorted((f for f in folders if f.name not in work), key=lambda f: f.stat().st_mtime, reverse=True)
    return sorted(work + [f.name for f in older[1:]])


def _free_name(home: Path, name: str) -> Path:
    number = 1
    while (folder := home / f"{name}-{number}").exists():
        number += 1
    return folder


def _drop_old(home: Path, newest: Path) -> None:
    """The last but one is kept, since a running page may still read it."""
    for name in left_over(home, newest):
        shutil.rmtree(home / name, ignore_errors=True)


def _sync_tree(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        _sync(path)


def _sync(path: Path) -> None:
    """Waits until a file or the entries of a folder are on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
