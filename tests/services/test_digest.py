"""The daily mail: through the user's own server, never twice a day, and quiet where there is nothing to say."""

import os
import signal
import sys
import threading
import time
from datetime import date, datetime
from datetime import time as clock
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from django.db import connections

from firsthand.domain.digest import DigestPlan
from firsthand.errors import AccountError, ConfigError, FirsthandError, NotFoundError
from firsthand.language import ENGLISH, spoken
from firsthand.services import describing, digest, exchanges, reminding, secrets, workspaces
from firsthand.services.actor import Actor, now
from firsthand.services.practice import plans
from firsthand.storage import digest as rows_of
from firsthand.storage.connection import write
from tests.services.mail_server import MailServer, mail_server
from tests.support.certificates import Authority

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "ida@quay.test"
A_DAY = 24 * 60 * 60
HUSH = "correct horse battery staple"


@pytest.fixture
def promised(actor: Actor) -> Actor:
    """A record with one move: a promise that is due."""
    ben = describing.add(actor, "Ben Dale", address="ben@dale.test")
    exchanges.add(actor, ben, "promise", "Send the drawings", due="tomorrow")
    return actor


def set_up(actor: Actor, server: MailServer, **more: object) -> DigestPlan:
    settings = {"host": "127.0.0.1", "port": server.port, "security": "none", "sender": ADDRESS, "hour": 0, **more}
    return digest.set_up(actor, **settings)


@pytest.fixture
def noon(actor: Actor) -> int:
    """Noon of the day on which the test began: what is sent at one moment and the next falls on one day."""
    return int(datetime.combine(now(actor).day, clock(12), actor.zone).timestamp())


def test_it_is_off_until_it_is_set_up(promised: Actor) -> None:
    assert digest.plan(promised) is None
    assert digest.send_if_due(promised) is None
    with pytest.raises(NotFoundError):
        digest.test(promised)


def test_todays_moves_arrive_once_as_plain_text(promised: Actor, noon: int) -> None:
    with mail_server() as server:
        set_up(promised, server)
        plan = digest.send_if_due(promised, noon, birthdays=lambda _, day: [f"Jane Roe, on {day.day}."])
        assert plan is not None
        assert (plan.state, plan.reason) == ("sent", "")
        for _ in range(3):
            digest.send_if_due(promised, noon)
        (raw,) = server.taken
    letter = message_from_bytes(raw, policy=default)
    assert letter["To"] == ADDRESS
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"].startswith(f"<{now(promised).day.isoformat()}-")
    assert not letter.is_multipart()
    assert letter.get_content_type() == "text/plain"
    text = letter.get_content()
    assert "Send the drawings" in text or "drawings" in text
    assert "Ben" in text
    assert "Jane Roe" in text
    assert "http" not in text


def test_it_speaks_the_language_chosen_for_the_pages(promised: Actor, noon: int) -> None:
    workspaces.change_settings(promised, language="de")
    with mail_server() as server:
        set_up(promised, server)
        digest.send_if_due(promised, noon)
        (raw,) = server.taken
    text = message_from_bytes(raw, policy=default).get_content()
    assert "Sie bekommen diese Mail" in text
    assert spoken() == ENGLISH, "only the mail speaks it"


def test_the_next_day_brings_the_next_mail(promised: Actor, noon: int) -> None:
    with mail_server() as server:
        set_up(promised, server)
        digest.send_if_due(promised, noon)
        digest.send_if_due(promised, noon + A_DAY)
        digest.send_if_due(promised, noon + A_DAY)
        digest.send_if_due(promised, noon)
        assert len(server.taken) == 2


def test_before_its_hour_nothing_is_sent(promised: Actor) -> None:
    with mail_server() as server:
        set_up(promised, server, hour=7)
        midnight = datetime.combine(date(2031, 5, 5), datetime.min.time(), promised.zone)
        assert digest.send_if_due(promised, int(midnight.timestamp())) is None
        assert server.taken == []
        digest.send_if_due(promised, int(midnight.timestamp()) + 7 * 3600)
        assert len(server.taken) == 1


def test_a_day_without_moves_is_quiet(actor: Actor, noon: int) -> None:
    with mail_server() as server:
        set_up(actor, server)
        plan = digest.send_if_due(actor, noon)
        assert plan is not None
        assert plan.state == "quiet"
        assert digest.send_if_due(actor, noon) is None
        assert server.taken == []


def test_a_plan_that_is_due_is_reminded_of_unless_reminders_are_put_off(actor: Actor, noon: int) -> None:
    plans.make(actor, "it is noon", "I call Ben", cue="time", due=now(actor).day)
    with mail_server() as server:
        set_up(actor, server)
        digest.send_if_due(actor, noon)
        (raw,) = server.taken
        reminding.snooze(actor, 30)
        digest.send_if_due(actor, noon + A_DAY)
        assert len(server.taken) == 1
    letter = message_from_bytes(raw, policy=default)
    assert letter["Subject"].startswith("From your practice, ")
    assert "If it is noon, then I call Ben." in letter.get_content()


def test_many_at_once_send_one(promised: Actor) -> None:
    with mail_server() as server:
        set_up(promised, server)

        def send() -> None:
            digest.send_if_due(promised)
            connections.close_all()

        threads = [threading.Thread(target=send) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(server.taken) == 1
        assert plan_of(promised).state == "sent"


def plan_of(actor: Actor) -> DigestPlan:
    found = digest.plan(actor)
    assert found is not None
    return found


def test_a_line_cut_after_the_mail_was_handed_over_leaves_it_uncertain_and_it_is_not_sent_again(
    promised: Actor,
    noon: int,
) -> None:
    with mail_server(drops="after") as server:
        set_up(promised, server)
        plan = digest.send_if_due(promised, noon)
        assert plan is not None
        assert plan.state == "uncertain"
        assert "may have arrived" in plan.remedy
        server.drops = ""
        assert digest.send_if_due(promised, noon) is None
        set_up(promised, server)
        assert digest.send_if_due(promised, noon) is None, "setting it up anew does not send it again either"
        assert len(server.taken) == 1
        digest.send_if_due(promised, noon + A_DAY)
        assert len(server.taken) == 2


def test_a_line_cut_before_the_mail_was_handed_over_is_tried_again(promised: Actor, noon: int) -> None:
    with mail_server(drops="before") as server:
        set_up(promised, server)
        plan = digest.send_if_due(promised, noon)
        assert plan is not None
        assert (plan.state, plan.failures) == ("failed", 1)
        assert digest.send_if_due(promised, noon + 60) is None
        plan = digest.send_if_due(promised, noon + 301)
        assert plan is not None
        assert (plan.state, plan.failures) == ("failed", 2)
        server.drops = ""
        plan = digest.send_if_due(promised, noon + 301 + 901)
        assert plan is not None
        assert (plan.state, plan.failures) == ("sent", 2)
        assert len(server.taken) == 1


def test_no_server_at_all_is_tried_again(promised: Actor) -> None:
    with mail_server() as server:
        pass
    set_up(promised, server)
    plan = digest.send_if_due(promised)
    assert plan is not None
    assert plan.state == "failed"
    assert "cannot be reached" in plan.reason


@pytest.mark.parametrize(
    ("wishes", "state", "words"),
    [
        ({"refuses": ADDRESS}, "refused", "550"),
        ({"answers": "552 5.3.4 Too long"}, "refused", "552"),
        ({"answers": "451 4.3.0 Later"}, "failed", "451"),
    ],
)
def test_what_the_server_says_no_to_is_told_in_its_words(
    promised: Actor, noon: int, wishes: dict[str, str], state: str, words: str
) -> None:
    with mail_server(**wishes) as server:
        set_up(promised, server)
        plan = digest.send_if_due(promised, noon)
        assert plan is not None
        assert plan.state == state
        assert words in plan.reason
        assert plan.remedy.endswith(".")
        assert server.taken == []
        server.refuses = server.answers = ""
        set_up(promised, server)
        digest.send_if_due(promised, noon)
        assert len(server.taken) == 1, "the user did something about it"


def test_a_wrong_password_is_asked_once_and_said_without_it(promised: Actor, noon: int) -> None:
    with mail_server(password=HUSH) as server:
        set_up(promised, server, user="ida", password="wrong")
        plan = digest.send_if_due(promised, noon)
        assert plan is not None
        assert plan.state == "refused"
        assert "password" in plan.reason
        assert "wrong" not in plan.reason + plan.remedy
        tried = server.logins
        assert digest.send_if_due(promised, noon) is None
        assert server.logins == tried
        with pytest.raises(AccountError, match="password"):
            digest.test(promised)
        set_up(promised, server, user="ida", password=HUSH)
        digest.test(promised)
        assert digest.send_if_due(promised, noon) is not None
        assert len(server.taken) == 2
        assert all(HUSH.encode() not in letter for letter in server.taken)


def test_a_test_mail_is_no_daily_mail(promised: Actor) -> None:
    with mail_server() as server:
        set_up(promised, server)
        digest.test(promised)
        digest.send_if_due(promised)
        assert [b"This is a test" in letter for letter in server.taken] == [True, False]


def test_turned_off_it_sends_nothing_and_keeps_no_password(promised: Actor) -> None:
    with mail_server() as server:
        set_up(promised, server, user="ida", password=HUSH)
        digest.turn_off(promised)
        assert digest.send_if_due(promised) is None
        assert secrets.get(promised, digest.SECRET) is None
        assert server.taken == []


def test_a_server_without_protection_is_refused_unless_it_is_this_machine(actor: Actor) -> None:
    for wrong in (
        {"host": "smtp.example.com", "security": "none"},
        {"host": "", "security": "tls"},
        {"host": "smtp.example.com", "security": "ssl"},
        {"host": "smtp.example.com", "hour": 24},
        {"host": "smtp.example.com", "port": 0},
        {"host": "smtp.example.com", "sender": "ida"},
        {"host": "smtp.example.com", "recipient": "ida@quay.test\nBcc: all@quay.test"},
    ):
        with pytest.raises(ConfigError) as refused:
            digest.set_up(actor, **{"sender": ADDRESS, **wrong})
        assert refused.value.remedy.endswith(".")
    assert digest.plan(actor) is None
    with pytest.raises(FirsthandError, match="sends nothing"):
        digest.set_up(Actor(actor.scope, actor.zone, demo=True), host="smtp.example.com", sender=ADDRESS)


def test_protection_that_the_server_does_not_offer_is_said(promised: Actor) -> None:
    with mail_server() as server:
        set_up(promised, server, security="starttls")
        plan = digest.send_if_due(promised)
        assert plan is not None
        assert plan.state == "refused"
        assert "does not offer" in plan.reason
        assert server.taken == []


def test_over_a_protected_line_the_certificate_is_checked(
    promised: Actor, noon: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority(tmp_path)
    with mail_server(password=HUSH, certificate=authority.certificate("127.0.0.1")) as server:
        set_up(promised, server, security="starttls", user="ida", password=HUSH)
        plan = digest.send_if_due(promised, noon)
        assert plan is not None
        assert plan.state == "refused"
        assert "certificate" in plan.reason
        assert server.logins == 0, "the password was not shown to it"
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
        set_up(promised, server, security="starttls", user="ida")
        assert plan_of(promised).state == ""
        plan = digest.send_if_due(promised, noon)
        assert plan is not None
        assert (plan.state, len(server.taken)) == ("sent", 1)


def test_a_mark_of_somebody_killed_while_sending_is_found_and_the_mail_is_not_sent_again(promised: Actor) -> None:
    with mail_server() as server:
        set_up(promised, server)
        today = now(promised).day
        with write(promised.scope):
            assert rows_of.claim(promised.scope, today, "sending", int(time.time()))
        with write(promised.scope):
            assert not rows_of.claim(promised.scope, today, "sending", int(time.time()))
        plan = digest.send_if_due(promised)
        assert plan is not None
        assert plan.state == "uncertain"
        assert server.taken == []


@pytest.mark.skipif(sys.platform == "win32", reason="There is no SIGKILL and no fork there.")
def test_a_process_killed_between_sending_and_noting_leaves_it_uncertain(promised: Actor, noon: int) -> None:
    if promised.scope.database != "default":
        pytest.skip("a copy of the test program shares its sockets; the store at home is what is killed")
    with mail_server() as server:
        set_up(promised, server)
        workspaces.let_go()
        child = os.fork()
        if child == 0:
            try:
                # Killed by itself, at the moment at which the server has taken the mail and nothing is noted yet.
                digest._note = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
                digest.send_if_due(promised, noon)
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status)
        assert len(server.taken) == 1
        assert plan_of(promised).state == "sending"
        plan = digest.send_if_due(promised, noon)
        assert plan is not None
        assert plan.state == "uncertain"
        assert len(server.taken) == 1
