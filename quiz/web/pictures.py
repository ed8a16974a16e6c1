"""The pictures of the decks in the library, each at an address of its own that always means the same bytes.

So a page that is drawn anew does not carry them again: the browser keeps them, and fetches only those that it shows.
"""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from decks.pictures import Picture
from quiz.model import NotAllowedError, NotFoundError
from quiz.store import StoreError
from quiz.web.gate import HEADER, Surroundings

FOR_A_YEAR = {"cache-control": "private, max-age=31536000, immutable"}


def picture_routes(surroundings: Surroundings) -> list[Route]:
    """Return the routes of the pictures; only who is signed in is told anything there."""

    async def endpoint(request: Request) -> Response:
        try:
            picture = await to_thread.run_sync(_found, surroundings, request)
        except StoreError as error:
            return PlainTextResponse(str(error), 503)
        if picture is None:
            return PlainTextResponse("There is no such picture.", 404)
        return Response(picture.content, media_type=picture.media_type, headers=FOR_A_YEAR)

    return [Route("/pictures/{deck_id}/{picture_id}", endpoint)]


def _found(surroundings: Surroundings, request: Request) -> Picture | None:
    """Return the picture that is asked for, of the deck's present version; None where who asks may not see it."""
    store = surroundings.store()
    visitor = store.door.visitor(request.headers.get(HEADER, ""), now=surroundings.now())
    if visitor is None:
        return None
    try:
        deck = store.deck(visitor.learner, request.path_params["deck_id"])
    except (NotAllowedError, NotFoundError):
        return None
    wanted = request.path_params["picture_id"]
    return next((picture for picture in deck.pictures if picture.picture_id == wanted), None)
