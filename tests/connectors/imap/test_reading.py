"""Reading a mail account: everything arrives once, as it does from a file, and nothing is touched."""

from pathlib import Path

from firsthand.connectors.base import Batch, Checkpoint
from firsthand.domain.messages import Message
from tests.connectors.imap.accounts import run
from tests.connectors.letters import THREE, letter, mbox, parsed, reading
from tests.support.dovecot import PASSWORD, USER, Dovecot
from tests.support.proxy import Proxy


def many(count: int) -> list[bytes]:
    """So many different letters, of all kinds."""
    plain = [
        letter(
            f"Message-ID: <{number}@moss.test>",
            subject=f"Bridge {number}",
            date=f"{1 + number % 28} Nov 2022 {number % 24:02}:{number % 60:02}:00 +0100",
            text=f"This is number {number}.\n\nFrom here on, {'more ' * (number % 70)}\n",
        )
        for number in range(count - len(THREE))
    ]
    return [*THREE, *plain]


def bare(message: Message) -> Message:
    """Without what the container makes of it: its place, and the end of the text."""
    return message._replace(where="", text=message.text.rstrip())


def test_every_message_arrives_as_a_file_would_give_it(server: Dovecot, tmp_path: Path) -> None:
    letters = many(300)
    server.fill("INBOX", letters)
    server.start()
    (tmp_path / "same.mbox").write_bytes(mbox(*letters))
    right = reading(tmp_path / "same.mbox").messages

    found = run(server.account())

    assert found.failed is None
    assert found.rejected == ()
    assert len(found.messages) == 300
    by_key = {message.key: bare(message) for message in right}
    assert {message.key: bare(message) for message in found.messages} == by_key
    assert all(message.where.startswith("INBOX, message ") for message in found.messages)


def test_the_newest_come_first_and_every_batch_can_be_gone_on_from(server: Dovecot) -> None:
    server.fill("INBOX", many(900))
    server.start()

    events = [event for event in run(server.account()).events if isinstance(event, Batch | Checkpoint)]

    batches = [event for event in events if isinstance(event, Batch)]
    assert len(batches) > 2
    assert "INBOX, message 900" in {message.where for message in batches[0].messages}
    # Of those on their way, the server gives some before others as it likes; the oldest is asked for long after.
    assert "INBOX, message 1" not in {message.where for message in batches[0].messages}
    assert [type(one) for one in events[:2]] == [Batch, Checkpoint]
    assert isinstance(events[-1], Checkpoint)


def test_nothing_new_is_found_out_by_one_question_for_all_folders(server: Dovecot) -> None:
    for number in range(20):
        server.fill(f"Projects/{number:02}", [letter(subject=f"Project {number}")])
    server.start()
    first = run(server.account())

    with Proxy(server.tls_port) as line:
        moved = {source.replace(str(server.tls_port), str(line.port)): state for source, state in first.states.items()}
        again = run(server.account(port=line.port), moved)

    assert again.failed is None
    assert (again.messages, again.rejected) == ((), ())
    assert len(again.unchanged) == 21
    # Two for TLS, then the password, the question itself, and the farewell after it; TLS may take one more.
    assert line.bursts_from_client <= 6


def test_new_mail_alone_is_fetched(server: Dovecot) -> None:
    server.fill("INBOX", many(40))
    server.start()
    first = run(server.account())
    new = letter(subject="Only just")
    server.deliver("INBOX", new)

    again = run(server.account(), first.states)

    assert again.keys == {parsed(new).key}
    assert len(again.messages) == 1
    assert run(server.account(), again.states).messages == ()


def test_an_empty_folder_is_read_once_and_then_known(server: Dovecot) -> None:
    server.start()

    first = run(server.account())

    assert first.messages == ()
    assert first.failed is None
    assert run(server.account(), first.states).unchanged == (f"{server.account()['source']}/INBOX",)


def test_a_folder_that_is_suddenly_empty_takes_nothing_away(server: Dovecot) -> None:
    server.fill("INBOX", many(40))
    server.start()
    first = run(server.account())
    for path in (server.place("INBOX") / "cur").iterdir():
        path.unlink()

    again = run(server.account(), first.states)

    assert again.failed is None
    assert (again.messages, again.rejected) == ((), ())


def test_a_folder_numbered_anew_is_read_again_and_said_to_be(server: Dovecot) -> None:
    server.fill("INBOX", many(40))
    server.start()
    first = run(server.account())
    server.stop()
    for path in server.place("INBOX").glob("dovecot*"):
        path.unlink()
    (server.place("INBOX") / "dovecot-uidlist").write_text("3 V77 N900 G0123456789abcdef0123456789abcdef\n")
    server.start()

    again = run(server.account(), first.states)

    assert [rejected.reason for rejected in again.rejected] == [
        "The server has given the messages in this folder new numbers."
    ]
    assert again.keys == first.keys
    third = run(server.account(), again.states)
    assert (third.messages, third.rejected) == ((), ())


def test_folders_with_odd_names_are_read(server: Dovecot) -> None:
    names = ["Büro & Co", 'Say "yes"', "日本語", "50 % * off", "back\\slash", "123", "Projects/Überall/[alt]"]
    for number, name in enumerate(names):
        server.fill(name, [letter(subject=f"Odd {number}")])
    server.start()

    found = run(server.account())

    assert found.failed is None
    assert {message.subject for message in found.messages} == {f"Odd {number}" for number in range(len(names))}
    source = f"imap://{USER}@localhost:{server.tls_port}"
    assert {f"{source}/{name}" for name in names} < set(found.states)
    assert len(run(server.account(), found.states).unchanged) == len(names) + 1


def test_the_same_mail_in_two_folders_has_one_key(server: Dovecot) -> None:
    server.fill("INBOX", THREE)
    server.fill("Archive", THREE)
    server.start()

    found = run(server.account())

    assert len(found.messages) == 6
    assert len(found.keys) == 3


def test_what_was_thrown_away_or_never_sent_is_left_out_and_what_was_sent_is_marked(server: Dovecot) -> None:
    for name in ("Sent", "Rubbish", "Papierkorb", "Entwürfe", "Junk", "Gesendet", "Old/Trash/2019", "Friends"):
        server.fill(name, [letter(subject=name)])
    server.start()

    found = run(server.account())

    marks = {message.subject: message.in_sent_folder for message in found.messages}
    assert marks == {"Sent": True, "Gesendet": True, "Friends": False}


def test_folders_that_were_chosen_are_read_alone_and_one_that_is_gone_is_named(server: Dovecot) -> None:
    for name in ("Junk", "Friends", "Work"):
        server.fill(name, [letter(subject=name)])
    server.start()

    chosen = run(server.account(folders=["Junk", "Vanished", "Work"], folders_excluded=["Work"]))

    assert [message.subject for message in chosen.messages] == ["Junk"]
    assert [rejected.where.rpartition("/")[2] for rejected in chosen.rejected] == ["Vanished"]
    assert chosen.failed is None


def test_no_mark_is_changed_and_nothing_new_is_marked_as_seen(server: Dovecot) -> None:
    server.fill("INBOX", THREE)
    new = server.place("INBOX") / "new" / "1700000000.M9.test"
    new.write_bytes(letter(subject="Unseen"))
    server.start()
    before = _files(server)

    assert len(run(server.account()).messages) == 4

    assert _files(server) == before
    with server.client() as client:
        client.select("INBOX", readonly=True)
        assert client.search(None, "SEEN") == ("OK", [b""])


def test_the_settings_of_mail_without_tls_within_this_machine_work(server: Dovecot) -> None:
    server.fill("INBOX", THREE)
    server.start()

    found = run(server.account(security="none", host="127.0.0.1", port=server.port))

    assert len(found.messages) == 3


def test_starttls_works(server: Dovecot) -> None:
    server.fill("INBOX", THREE)
    server.start()

    found = run(server.account(security="starttls", port=server.port))

    assert found.failed is None
    assert len(found.messages) == 3


def test_a_plain_password_is_taken_too(server: Dovecot) -> None:
    server.start()
    words = 'simple \\ "quoted" words'
    (server.folder / "passwords").write_text(f"{USER}:{{PLAIN}}{words}\n")

    assert run(server.account(), secret=words).failed is None
    assert run(server.account(), secret=PASSWORD).failed is not None


def _files(server: Dovecot) -> set[tuple[str, int, bytes]]:
    folders = [server.place("INBOX") / name for name in ("cur", "new")]
    return {(str(path), path.stat().st_mtime_ns, path.read_bytes()) for folder in folders for path in folder.iterdir()}
