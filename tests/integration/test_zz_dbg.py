import sqlite3,sys,shutil
from pathlib import Path
import pytest
from tests.integration.test_index_verify import overwritten, DATABASE
from index import manifest as m
def test_x(small,home):
    f=m.current(home); con=sqlite3.connect(f/DATABASE)
    n=(f/DATABASE).stat().st_size
    mid=n//2//4096+1
    print(con.execute("pragma page_count").fetchone(), con.execute("pragma freelist_count").fetchone(), mid, con.execute("select name,pagetype from dbstat where pageno=?",(mid,)).fetchall())
    con.close()
    overwritten(DATABASE)(f)
    con=sqlite3.connect(f/DATABASE)
    print(con.execute("pragma quick_check").fetchall())
    from index.verify import verify
    from index.shelf import corpus_shelf
    print(verify(corpus_shelf(small,home)))
    s=corpus_shelf(small,home); print(len(s.passages),len(s.entries))
