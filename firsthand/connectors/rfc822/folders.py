"""Folder names and labels under which mail programs keep what the owner sent."""

import re

from firsthand.connectors.rfc822.encoded_words import header_text

_SENT = frozenset(
    {
        "sent", "sent mail", "sent items", "sent messages", "sent mails", "sent email", "sent e mail", "outbox",
        "my sent mail", "gesendet", "gesendete", "gesendete objekte",
        "gesendete elemente", "gesendete nachrichten",
        "postausgang", "envoyés", "envoyes", "messages envoyés", "éléments envoyés", "objets envoyés",
        "courrier envoyé", "enviados", "enviado", "elementos enviados", "mensajes enviados", "correo enviado",
        "itens enviados", "enviadas", "mensagens enviadas", "inviati", "posta inviata", "elementi inviati",
        "inviata", "verzonden", "verzonden items", "verzonden berichten", "skickat", "skickade", "sendt",
        "sendt post", "sendte elementer", "lähetetyt", "wysłane", "wyslane", "elementy wysłane", "odeslané",
        "odeslaná pošta", "elküldött", "отправленные", "надіслані",
        "送信済み", "送信済みメール", "已发送", "已发送邮件", "寄件備份",
        "보낸편지함",
    }
)  # fmt: skip
_ENDINGS = (".mbox", ".mbx", ".mbs", ".imapmbox", ".sbd", ".eml", ".txt", ".gz", ".bz2", ".xz", ".zip")
_NAMELESS = re.compile(r"mbox|messages|data|cur|new|\d{1,6}|[0-9A-F-]{36}", re.IGNORECASE).fullmatch
"""Steps that say nothing of their own: 'Sent.mbox/Messages', 'Sent/2023'."""
_SEPARATORS = re.compile(r"[\\/]")

_answers: dict[str, bool] = {}
_ANSWERS_MAX = 20_000


def is_sent_folder(path: str) -> bool:
    """Whether the last step of a folder path, or of a Maildir++ name with dots, is a name for sent mail."""
    try:
        return _answers[path]
    except KeyError:
        pass
    steps = [step for step in _SEPARATORS.split(path.strip()) if step]
    while len(steps) > 1 and _NAMELESS(steps[-1]):
        steps.pop()
    answer = bool(steps) and _is_sent_name(steps[-1])
    if len(_answers) >= _ANSWERS_MAX:
        _answers.clear()
    _answers[path] = answer
    return answer


def labels_say_sent(value: str) -> bool:
    """Whether one of the labels in an X-Gmail-Labels value is a name for sent mail."""
    return any(_plain(label) in _SENT for label in header_text(value).split(","))


def _is_sent_name(name: str) -> bool:
    name = name.lower()
    shortened = True
    while shortened:
        shortened = False
        for ending in _ENDINGS:
            if name.endswith(ending):
                name = name.removesuffix(ending)
                shortened = True
    if _plain(name) in _SENT:
        return True
    return "." in name and _plain(name.rpartition(".")[2]) in _SENT


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").replace("-", " ").replace("'", " ").replace('"', " ").split())
