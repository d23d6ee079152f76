"""How long mail can wait for an answer before nobody expects one."""

WAITING_DAYS_MAX = 40
"""21 working days with holidays in between, and a little more for what came after."""
