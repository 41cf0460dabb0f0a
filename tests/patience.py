"""How long a test waits for another process before it calls it hung.

A limit against hanging, never a measure: no outcome depends on how fast the machine is, so it is far longer
than anything takes on a busy one.
"""

PATIENCE = 600  # seconds
