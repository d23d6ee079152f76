"""What stands between the user and one person: warmth, rhythm, and who answers whom."""

from firsthand.domain.ties.active_clock import ActiveClock, record_reaches
from firsthand.domain.ties.summary import NO_DAY, TieSummary, summarise

__all__ = ["NO_DAY", "ActiveClock", "TieSummary", "record_reaches", "summarise"]
