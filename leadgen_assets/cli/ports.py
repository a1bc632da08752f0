"""The ports of `leadgen up`, found free before anything is started."""

from __future__ import annotations

import socket
import time
from typing import NamedTuple

from leadgen_assets.domain.errors import LeadgenError

HOST = "127.0.0.1"
_TICK = 0.2


class Ports(NamedTuple):
    """Of the Dagster UI and of the desk."""

    ui: int
    desk: int

    def await_free(self, patience: float) -> None:
        """Find both free; after an `up` that was killed, what listened there may need some seconds to end.

        Raises:
            LeadgenError: something else listens on one, or they are the same.
        """
        if self.ui == self.desk:
            raise LeadgenError(
                f"The Dagster UI and the desk cannot both have port {self.ui}.",
                "",
                f"choose another for the desk: leadgen up --port {self.ui} --desk-port {self._another()}",
            )
        for port, option in ((self.ui, "--port"), (self.desk, "--desk-port")):
            _await_free(port, patience, f"leadgen up {option} {self._another()}")

    def _another(self) -> int:
        """A port behind both."""
        return max(self) + 1 if max(self) < 65535 else min(self) - 1


def _await_free(port: int, patience: float, otherwise: str) -> None:
    until = time.monotonic() + patience
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
                return
            except OSError as error:
                if time.monotonic() >= until:
                    raise LeadgenError(
                        f"Port {port} cannot be used: {error.strerror}.",
                        f"{HOST}:{port}",
                        f"stop what listens there, or choose another: {otherwise}",
                    ) from error
        time.sleep(_TICK)
