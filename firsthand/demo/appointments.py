"""What stands in Maya's calendar: series, single meetings, and the planned ones of the week after the story's end.

Series, a line each: weekday (0 is Monday), time, minutes, every so many weeks, title, people. The owner organises unless a
person's key is marked with a star.
"""

SERIES = """
0 | 09:00 | 60 | 1 | Marketplace Monday | priya owen lena yuki pavel gwen desmond tobias farah clara
0 | 10:30 | 30 | 1 | Priya / Maya | priya
0 | 15:00 | 30 | 1 | Owen / Maya | owen
1 | 09:30 | 30 | 2 | Lena / Maya | lena
1 | 11:00 | 30 | 2 | Yuki / Maya | yuki
1 | 14:00 | 60 | 2 | Launch review | tomas* ines owen leila hanna marta
2 | 09:00 | 30 | 2 | Henrik / Maya | henrik*
2 | 15:30 | 45 | 2 | Operations and screens | rosa* ines colm jonas
3 | 09:00 | 90 | 1 | Leadership meeting | henrik* tomas rosa daniel colm philip charles anne leon jonas helen rupert
3 | 11:30 | 30 | 2 | Tomas / Maya | tomas
3 | 14:30 | 30 | 2 | Nell / Maya, diary | nell
4 | 09:30 | 30 | 2 | Rosa / Maya | rosa
4 | 11:00 | 30 | 4 | Daniel / Maya | daniel*
4 | 15:00 | 45 | 4 | Numbers with Dilys | dilys* tariq
"""

SINGLE = """
30 | {first} / Maya
30 | Coffee with {first}
45 | {first}, how it goes
60 | Lunch with {first}
45 | {topic}
60 | {topic}
"""

TOPICS = (
    "Credit screens, walk-through", "Metals terms", "Power products, half-hourly", "Fee note", "Confirmations backlog",
    "Training seats for the spring", "Client forum, programme", "Year plan, first reading", "Release dates",
    "Gas storage spreads", "Service desk figures", "Product list", "Handover of the night desk", "Audit points",
    "New joiners, first month", "Press questions", "Tokyo, next steps", "London clients",
)  # fmt: skip

BOARD = "Larkfield Leeds board"
BOARD_PEOPLE = "henrik victor helen charles philip evelyn walter grete rosa daniel tomas colm anne"

AHEAD = """
0 | 14:00 | 60 | Launch review, credit screens | tomas* ines priya owen | Room 4.12
0 | 16:30 | 30 | Daniel / Maya | daniel* |
1 | 09:00 | 30 | Henrik / Maya | henrik* |
1 | 12:30 | 60 | Lunch with Rosa | rosa | Canteen, window side
2 | 10:00 | 45 | Pricing, before Charles sees it | leon* |
2 | 15:00 | 30 | Launch note | noor* ines joel |
3 | 11:00 | 90 | Larkfield Leeds board | henrik victor* helen charles philip evelyn walter rosa daniel tomas colm anne | Board room
3 | 16:00 | 45 | Metals terms, product side | edith* clara ruth |
4 | 09:30 | 45 | Succession panel, preparation | anne* |
4 | 11:30 | 30 | Carrow, planning day | piers* gwen | https://meet.carrowgas.test/planning
4 | 16:00 | 30 | Call with Minamori | haruka* kenji | https://meet.minamori.test/akagi
6 | 10:00 | 60 | First year, one page | victor* |
7 | 12:30 | 60 | Lunch with Jonas | jonas |
8 | 15:00 | 45 | Testers for the launch | tomas hanna ines |
"""
"""Working days from the story's end on, time, minutes, title, people, place."""

AHEAD_CANCELLED = (4, "14:00", 30, "Creditarn, monthly", "rowan*")
AHEAD_DECLINED = (5, "13:00", 60, "All hands, rehearsal", "petra* sunita marcus henrik")
