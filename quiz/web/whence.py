"""Where a request comes from: this machine or another, one of our own pages or a stranger's; from which device."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

# What a proxy adds to a request that it passes on. With any of these, whoever asks is not at this machine.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def is_local(request: HTTPConnection) -> bool:
    """Tell whether a person at this machine asks, in a browser that knows this machine as itself, through no proxy."""
    if request.client is None or not is_loopback(request.client.host):
        return False
    if any(name in request.headers for name in _FORWARDED):
        return False
    origin = request.headers.get("origin")
    hosts = [request.url.hostname or "", *([] if origin is None else [urlsplit(origin).hostname or ""])]
    return all(is_loopback(host) for host in hosts)


def is_loopback(host: str) -> bool:
    """Tell whether *host*, a name or an address, is this machine itself."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def is_own_form(request: HTTPConnection) -> bool:
    """Tell whether one of our own pages sent the request; where the browser does not say so, it did not."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("origin", "")).netloc == request.headers.get("host", "")


def address_of(request: HTTPConnection) -> str:
    """Return the network address that asks."""
    return request.client.host if request.client else "unknown"


def device_of(request: HTTPConnection) -> str:
    """Return which device asks, as a person calls it: "Firefox on Android"."""
    agent = request.headers.get("user-agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in agent), "A browser")
    system = next((name for mark, name in _SYSTEMS if mark in agent), None)
    return f"{browser} on {system}" if system else browser
