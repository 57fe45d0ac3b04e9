"""`python -m vultr_tui`."""

import sys

from vultr_tui.cli import main

sys.exit(main())
