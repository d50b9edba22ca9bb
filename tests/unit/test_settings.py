"""One folder for all that is written at run time, wherever in the product it is asked for."""

from pathlib import Path

import pytest

from bot.settings import Settings
from corpus.settings import Home
from index.settings import IndexSettings


@pytest.mark.parametrize("value", [None, "", "elsewhere"])
def test_every_package_writes_under_the_same_folder(value: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BOT_HOME", raising=False)
    if value is not None:
        monkeypatch.setenv("BOT_HOME", value)
    home = tmp_path / (value or ".bot")
    assert [s.bot_home for s in (Home(), IndexSettings(), Settings())] == [home] * 3
    assert [s.index_home for s in (IndexSettings(), Settings())] == [home / "index"] * 2
