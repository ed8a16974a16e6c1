"""Compose Casebook: the ASGI application around the pages. Start it with `streamlit run app.py`."""

from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quiz.pages.errors import show_error

ENTRY_SCRIPT = Path(__file__).with_name("quiz") / "pages" / "main.py"

# Streamlit's page holds one inline script, which sets a flag for crawlers; its hash keeps the console free of errors.
CRAWLER_FLAG = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' {CRAWLER_FLAG}",
        "img-src 'self' data: blob:",
        "style-src 'self' 'unsafe-inline'",  # Streamlit's own styles are written at run time
        "font-src 'self' data:",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "object-src 'none'",
        "form-action 'self'",
    )
)
SECURITY_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """Add the security headers to every HTTP response: an article's text can load nothing and run nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the response back with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


app = st.App(ENTRY_SCRIPT, middleware=[Middleware(SecurityHeaders)], on_script_error=show_error)
