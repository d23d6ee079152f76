"""Connections that look whom they reached before they say a word.

A name may mean another address each time it is asked, so looking it up beforehand proves nothing: what counts is where
the connection in hand leads.
"""

import ipaddress
import socket

from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.web.addresses import is_loopback_address, objection
from firsthand.language import gettext as _


def _permitted(connected: socket.socket, host: str, *, loopback_only: bool) -> socket.socket:
    address = ipaddress.ip_address(str(connected.getpeername()[0]).partition("%")[0])
    why = objection(address)
    if not why and loopback_only and not is_loopback_address(address):
        why = _(
            "It leads to %(address)s, which is not this machine, and http:// may be used for this machine only."
        ) % {"address": address}
    if why:
        connected.close()
        remedy = _("Check the address; if it is right, ask whoever runs the server where it leads to.")
        raise AccountTrouble(host, why, remedy, lasting=True)
    return connected


class _LoopbackConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _permitted(super()._new_conn(), self.host, loopback_only=True)


class _SecureConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _permitted(super()._new_conn(), self.host, loopback_only=False)


class _LoopbackPool(HTTPConnectionPool):
    ConnectionCls = _LoopbackConnection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class WatchfulAdapter(HTTPAdapter):
    """Keeps connections open from one request to the next, and opens none that leads astray."""

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **settings: object) -> None:
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block)
        self.poolmanager.pool_classes_by_scheme = {"http": _LoopbackPool, "https": _SecurePool}
