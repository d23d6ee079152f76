"""The folders of an account: what there is, what each is for, and which are read."""

from typing import NamedTuple

from imapclient.imap_utf7 import decode

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.imap import trouble
from firsthand.connectors.imap.session import Session
from firsthand.connectors.imap.settings import Settings
from firsthand.connectors.imap.wire import Ended, Pieces, pairs, parsed, quoted
from firsthand.connectors.rfc822.folders import is_sent_folder
from firsthand.language import gettext as _

_LEFT_OUT_MARKS = frozenset({b"\\TRASH", b"\\JUNK", b"\\DRAFTS"})
_CANNOT_BE_READ = frozenset({b"\\NOSELECT", b"\\NONEXISTENT"})
_LEFT_OUT_NAMES = frozenset(
    {
        # what was thrown away
        "trash", "deleted", "deleted items", "deleted messages", "bin", "papierkorb", "gelöscht", "gelöschte objekte",
        "gelöschte elemente", "corbeille", "éléments supprimés", "messages supprimés", "papelera", "elementos eliminados",
        "eliminados", "lixeira", "lixo", "itens excluídos", "itens eliminados", "cestino", "posta eliminata", "eliminata",
        "prullenbak", "verwijderde items", "papperskorg", "papperskorgen", "borttagna objekt", "slettet post",
        "slettede elementer", "papirkurv", "roskakori", "poistetut", "kosz", "elementy usunięte", "koš",
        "odstraněná pošta", "kuka", "törölt elemek", "корзина", "удаленные", "удалённые", "кошик", "çöp kutusu",
        "ゴミ箱", "削除済みアイテム", "已删除", "已删除邮件", "垃圾桶", "휴지통",
        # what nobody wanted
        "spam", "junk", "junk e mail", "junk email", "junk mail", "bulk mail", "bulk", "spamverdacht", "unerwünscht",
        "junk e mail ordner", "courrier indésirable", "indésirables", "pourriel", "correo no deseado", "no deseado",
        "lixo eletrônico", "lixo eletrónico", "posta indesiderata", "indesiderata", "ongewenste e mail", "ongewenst",
        "skräppost", "uønsket e post", "uønsket mail", "roskaposti", "wiadomości śmieci", "niechciane",
        "nevyžádaná pošta", "levélszemét", "спам", "нежелательная почта", "istenmeyen", "迷惑メール", "垃圾邮件", "스팸",
        # what was never sent
        "drafts", "draft", "entwürfe", "entwurf", "brouillons", "brouillon", "borradores", "borrador", "rascunhos",
        "bozze", "concepten", "utkast", "kladder", "kladde", "luonnokset", "szkice", "kopie robocze", "koncepty",
        "rozepsané", "piszkozatok", "черновики", "чернетки", "taslaklar", "下書き", "草稿", "草稿箱", "임시보관함",
    }
)  # fmt: skip


class Listed(NamedTuple):
    """A folder as the server lists it.

    raw: its name on the wire. name: as a person reads it. messages, uid_next, uid_validity: None where the server did not
    say. is_sent: it holds what the owner sent.
    """

    raw: bytes
    name: str
    marks: frozenset[bytes]
    delimiter: str
    messages: int | None = None
    uid_next: int | None = None
    uid_validity: int | None = None

    @property
    def is_readable(self) -> bool:
        """Whether there can be messages in it."""
        return not self.marks & _CANNOT_BE_READ

    @property
    def is_sent(self) -> bool:
        """Whether it holds what the owner sent."""
        return b"\\SENT" in self.marks or is_sent_folder(self._last_step())

    @property
    def is_left_out(self) -> bool:
        """Whether it holds what was thrown away, what nobody wanted or what was never sent; so do folders within it."""
        if self.name.upper() == "INBOX":
            return False
        steps = self.name.split(self.delimiter) if self.delimiter else [self.name]
        return bool(self.marks & _LEFT_OUT_MARKS) or any(_plain(step) in _LEFT_OUT_NAMES for step in steps)

    @property
    def rank(self) -> int:
        """What is read first: what comes in, then what goes out, then the rest."""
        return 0 if self.name.upper() == "INBOX" or b"\\ALL" in self.marks else 1 if self.is_sent else 2

    def _last_step(self) -> str:
        return self.name.rpartition(self.delimiter)[2] if self.delimiter else self.name


_STATUS = b"(MESSAGES UIDNEXT UIDVALIDITY)"


def listing(session: Session) -> list[Listed]:
    """All folders, with their numbers: in one round trip where the server knows LIST-STATUS (RFC 5819)."""
    with_status = session.can(b"LIST-EXTENDED", b"LIST-STATUS")
    options = [b"SPECIAL-USE"] if session.can(b"LIST-EXTENDED", b"SPECIAL-USE") else []
    if with_status:
        options.append(b"STATUS " + _STATUS)
    command = b'LIST "" "*"' + (b" RETURN (" + b" ".join(options) + b")" if options else b"")
    # Some providers serve only programs that say their name.
    named = session.wire.ask(b'ID ("name" "Firsthand")') if session.can(b"ID") else None
    asked = session.wire.ask(command)
    if named is not None:
        list(session.wire.answers(named))
    found: dict[bytes, Listed] = {}
    for answer in session.wire.answers(asked):
        if not isinstance(answer, Ended):
            _note(answer, found)
        elif not answer.ok:
            raise trouble.of_busy(answer.text, session.settings) or _no_listing(answer, session)
    return list(found.values())


def with_numbers(session: Session, folders: list[Listed]) -> list[Listed]:
    """The folders with their numbers, where the listing came without: the questions go out together."""
    asked = [
        (one, session.wire.ask(b"STATUS " + quoted(one.raw) + b" " + _STATUS))
        for one in folders
        if one.uid_next is None
    ]
    found = {one.raw: one for one in folders}
    for _name, tag in asked:
        for answer in session.wire.answers(tag):  # a refusal is met again, and told, when the folder is opened
            if not isinstance(answer, Ended):
                _note(answer, found)
    return [found[one.raw] for one in folders]


def chosen(folders: list[Listed], settings: Settings, *, is_gmail: bool) -> list[Listed]:
    """The folders that are read, in the order in which they are."""
    readable = [one for one in folders if one.is_readable]
    if settings.folders:
        wanted = set(settings.folders)
        picked = [one for one in readable if one.name in wanted]
    else:
        picked = [one for one in readable if not one.is_left_out]
        if is_gmail:  # there, each message lies in this one, whatever its labels
            picked = [one for one in picked if b"\\ALL" in one.marks] or picked
    return sorted((one for one in picked if one.name not in settings.folders_excluded), key=lambda one: one.rank)


def _note(pieces: Pieces, found: dict[bytes, Listed]) -> None:
    """Take in one LIST or STATUS answer."""
    kind = pieces[0][2:8].upper()
    if kind.startswith(b"LIST "):
        _, marks, delimiter, raw, *_ = (*parsed(pieces), None, None)
        name = _bytes(raw)
        if not name or not isinstance(marks, tuple):
            return
        read = frozenset(mark.upper() for mark in marks if isinstance(mark, bytes))
        found[name] = Listed(name, _readable(name), read, _bytes(delimiter).decode("latin-1"))
    elif kind == b"STATUS":
        _, raw, numbers, *_ = (*parsed(pieces), None)
        name = _bytes(raw)
        if name in found:
            told = pairs(numbers)
            found[name] = found[name]._replace(
                messages=_number(told.get(b"MESSAGES")),
                uid_next=_number(told.get(b"UIDNEXT")),
                uid_validity=_number(told.get(b"UIDVALIDITY")),
            )


def _readable(raw: bytes) -> str:
    try:
        return str(decode(raw)).replace("\0", "")
    except (ValueError, IndexError):  # not written as it should be: better odd than unread
        return raw.decode("utf-8", "replace")


def _bytes(value: object) -> bytes:
    """A name, which the parser takes for a number where it looks like one, or for None where it is 'NIL'."""
    return value if isinstance(value, bytes) else str(value).encode() if isinstance(value, int) else b""


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").replace("-", " ").split())


def _no_listing(ended: Ended, session: Session) -> AccountTrouble:
    return AccountTrouble(
        session.settings.where,
        _("The server does not list its folders: %(answer)s.") % {"answer": trouble.said(ended.text)},
        _("It is tried again. If it stays so, check in a mail program whether the mailbox is in order."),
    )
