"""Whether this process is about to end."""

import threading

soon = threading.Event()
"""Once set, whatever reads breaks off after its batch; the next process takes it up from there."""
