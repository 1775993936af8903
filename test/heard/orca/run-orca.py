# Orca's own main(), without its launcher's look-out for another Orca of the same person.
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
gi.require_version("Wnck", "3.0")
sys.argv = ["orca"]
from orca import orca  # noqa: E402

manager = orca.getSettingsManager()
manager.activate(None, {})
sys.path.insert(0, manager.getPrefsDir())
sys.exit(orca.main())
