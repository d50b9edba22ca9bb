"""`python -m evals`: run tasks on systems, compare runs, report, gate; questions out and rating sheets back in; bench."""

import sys

from evals.cli import main

if __name__ == "__main__":
    sys.exit(main())
