"""The desk's process: `python -m leadgen_assets.desk.serving PORT`, with the token in its environment."""

from __future__ import annotations

import logging
import os
import sys

import uvicorn

from leadgen_assets.desk.app import make_app
from leadgen_assets.desk.keys import TOKEN_VARIABLE, Keys
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.database import open_url
from leadgen_assets.telemetry.log_lines import form_of_settings, lines_of


def main() -> None:
    """Serve until SIGTERM or SIGINT."""
    handler = logging.StreamHandler()
    handler.setFormatter(lines_of(form_of_settings()))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    port, token = int(sys.argv[1]), os.environ.pop(TOKEN_VARIABLE, "")
    try:
        if not token:
            raise LeadgenError("The desk has no token.", "", "start it with `leadgen up`, which makes one")
        settings = load_settings()
        app = make_app(open_url(settings), settings, Keys(token, port), port)
    except LeadgenError as error:
        sys.exit(str(error))
    uvicorn.run(
        app, host=settings.desk_host, port=port, http="h11", ws="none", lifespan="on", proxy_headers=False, server_header=False,
        # Addresses may hold the token: who asked for what is not written down.
        access_log=False, log_config=None, timeout_graceful_shutdown=3,
    )  # fmt: skip


if __name__ == "__main__":
    main()
