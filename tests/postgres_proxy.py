"""A Unix socket between a client and its PostgreSQL server that cuts the connection at a chosen moment."""

import os
import socket
import threading
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Self

NAME = ".s.PGSQL.5432"


class Cut(StrEnum):
    """When the connection goes: before the server hears of it, while it works, when it has answered."""

    BEFORE = "before the server hears of it"
    DURING = "while the server works"
    AFTER = "when the server has answered"


class CuttingProxy:
    """Forwards bytes until a message to the server holds `word`; does so `times` times, at each `every`th."""

    def __init__(
        self, directory: Path, server: Path, *, word: bytes, cut: Cut, times: int = 1, every: int = 1
    ) -> None:
        self.directory, self.server = directory, server
        self.word, self.cut, self.times, self.every = word, cut, times, every
        self.seen = self.cuts = 0
        self.sockets: list[socket.socket] = []

    def __enter__(self) -> Self:
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(os.fspath(self.directory / NAME))
        self.listener.listen(16)
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_exc: object) -> None:
        _end(self.listener, *self.sockets)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                server = socket.socket(socket.AF_UNIX)
                try:
                    server.connect(os.fspath(self.server / NAME))
                except OSError:  # it is down just now
                    _end(client)
                    continue
                self.sockets += [client, server]
                deaf = threading.Event()
                for forward in (self._send_up, self._send_down):
                    threading.Thread(target=forward, args=(client, server, deaf), daemon=True).start()

    def _send_up(self, client: socket.socket, server: socket.socket, deaf: threading.Event) -> None:
        with suppress(OSError):
            while data := client.recv(1 << 20):
                chosen = self._choose(data)
                if chosen and self.cut is Cut.BEFORE:
                    break
                if chosen and self.cut is Cut.AFTER:
                    deaf.set()
                server.sendall(data)
                if chosen and self.cut is Cut.DURING:
                    break
        if not deaf.is_set():
            _end(client, server)

    def _choose(self, data: bytes) -> bool:
        if self.word not in data or self.cuts >= self.times:
            return False
        self.seen += 1
        chosen = self.seen % self.every == 0
        self.cuts += chosen
        return chosen

    def _send_down(self, client: socket.socket, server: socket.socket, deaf: threading.Event) -> None:
        with suppress(OSError):
            while (data := server.recv(1 << 20)) and not deaf.is_set():
                client.sendall(data)
        _end(client, server)


def _end(*sockets: socket.socket) -> None:
    for one in sockets:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()
