"""What people do with the system, from outside: over HTTP alone, as any client would.

The seam is `Deployment`: where the API is, and how its first administrator is made.
"""

import base64
import json
import struct
import urllib.error
import urllib.request
import zlib
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Callable

import websocket

from polling import until

PASSWORD = "a tree in the wind 42"


@dataclass
class Deployment:
    """A system that runs somewhere."""

    api: str
    # Where the WebSocket API is.
    live: str
    # Makes an administrator with this address; gives the token that sets the password.
    create_admin: Callable[[str], str]


class Refused(Exception):
    """An answer with another status than the one that was expected."""


@dataclass
class Person:
    """Somebody who is signed in."""

    deployment: Deployment
    email: str
    id: str
    token: str

    def ask(self, method, path, body=None, expect=200):
        """Call the API as this person."""
        return ask(self.deployment, method, path, body, self.token, expect)


def ask(deployment, method, path, body=None, token=None, expect=200):
    """Call the API; give `data` of the answer, or the whole where it has no envelope."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    if body is not None:
        headers["Content-Type"] = "application/json"
        body = json.dumps(body).encode()
    answer = json.loads(send(method, deployment.api + path, headers, body, expect))
    return answer.get("data", answer)


def send(method, url, headers, body, expect=200):
    """One HTTP request; gives the body of the answer."""
    request = urllib.request.Request(url, body, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            status, content = response.status, response.read()
    except urllib.error.HTTPError as error:
        status, content = error.code, error.read()
    if status != expect:
        raise Refused(f"{method} {url}: {status} instead of {expect}: {content[:500]!r}")
    return content


def is_healthy(deployment):
    """Everything that the system depends on answers it."""
    health = ask(deployment, "GET", "/health")
    assert health["status"] == "OK", health


def first_admin(deployment):
    """Somebody with the operator's token sets a password and signs in."""
    email = "admin@example.com"
    token = deployment.create_admin(email)
    ask(
        deployment,
        "POST",
        "/api/v1/auth/set-password",
        {"passwordToken": token, "newPassword": PASSWORD},
    )
    return sign_in(deployment, email)


def customer(deployment):
    """Somebody registers."""
    email = "customer@example.com"
    names = {"firstName": "Carla", "lastName": "Customer"}
    answer = ask(
        deployment,
        "POST",
        "/api/v1/auth/register",
        names | {"email": email, "password": PASSWORD},
        expect=201,
    )
    return person(deployment, email, answer)


def sign_in(deployment, email):
    """Somebody comes back."""
    answer = ask(deployment, "POST", "/api/v1/auth/login", {"email": email, "password": PASSWORD})
    return person(deployment, email, answer)


def person(deployment, email, answer):
    """Who has just been let in."""
    return Person(deployment, email, answer["user"]["id"], answer["tokens"]["accessToken"])


def order_from_first_to_last(admin, owner):
    """An order with a file goes all the way, and everybody hears of it."""
    completed = admin.ask("GET", "/api/v1/admin/dashboard")["orders"]["completed"]
    with listening(owner) as live:
        order = create_order(owner)
        upload_picture(owner, order)
        upload_disguised(owner, order, live)
        complete(admin, order)
        hears(live, "order", {"id": order, "status": "COMPLETED"})
    is_told(owner, order, "ORDER_COMPLETED")
    is_told(admin, order, "ORDER_UPDATE")
    is_counted(admin, completed + 1)
    is_found(owner, order)


def create_order(owner):
    """The owner orders something for tomorrow."""
    due = datetime.now(timezone.utc) + timedelta(days=1)
    body = {
        "title": "Walnut bookcase",
        "description": "Five shelves",
        "estimatedCompletion": due.isoformat(),
    }
    return owner.ask("POST", "/api/v1/orders", body, expect=201)["order"]["id"]


def upload_picture(owner, order):
    """The owner sends a picture, which is checked and can then be fetched."""
    picture = png(640, 480)
    file = {"fileName": "wall.png", "contentType": "image/png", "size": len(picture)}
    answer = owner.ask(
        "POST", f"/api/v1/orders/{order}/customer-media", {"files": [file]}, expect=201
    )
    [declared] = answer["uploads"]
    upload = declared["upload"]
    send(upload["method"], upload["url"], upload["headers"], picture)
    path = f"/api/v1/orders/{order}/media/{declared['media']['id']}"
    media = until("the verdict on a file", lambda: judged(owner.ask("GET", path)["media"]))
    assert media["state"] == "READY", media
    for url in (media["url"], media["thumbnailUrl"], media["previewUrl"]):
        assert send("GET", url, {}, None), url


def upload_disguised(owner, order, live):
    """The owner sends something else than was declared, and hears that it is rejected."""
    page = b"<html></html>"
    file = {"fileName": "wall.png", "contentType": "image/png", "size": len(page)}
    answer = owner.ask(
        "POST", f"/api/v1/orders/{order}/customer-media", {"files": [file]}, expect=201
    )
    [declared] = answer["uploads"]
    upload = declared["upload"]
    send(upload["method"], upload["url"], upload["headers"], page)
    hears(live, "media", {"id": declared["media"]["id"], "state": "REJECTED"})


def judged(media):
    """A file that is no longer waiting, else nothing."""
    return None if media["state"] == "PENDING" else media


def complete(admin, order):
    """An administrator takes the order and does it."""
    path = f"/api/v1/orders/{order}"
    admin.ask("PATCH", f"{path}/assignee", {"assigneeId": admin.id})
    admin.ask("PATCH", f"{path}/status", {"status": "IN_PROGRESS"})
    done = admin.ask(
        "PATCH", f"{path}/status", {"status": "COMPLETED", "comment": "On its way"}
    )["order"]
    assert done["status"] == "COMPLETED" and done["completedAt"], done


def listening(who):
    """Somebody connects, with a ticket."""
    ticket = who.ask("POST", "/api/v1/notifications/ws-ticket")["ticket"]
    return closing(
        websocket.create_connection(f"{who.deployment.live}?ticket={ticket}", timeout=60)
    )


def hears(live, kind, expected):
    """Something with these fields comes over the connection."""
    # Whoever says something is there for what came before, too.
    live.send(json.dumps({"type": "ping"}))
    while True:
        seen = json.loads(live.recv()).get("data", {}).get(kind, {})
        if expected.items() <= seen.items():
            return


def is_told(who, order, kind):
    """A notification comes, through stream, outbox, topic, queue and notifier."""

    def told():
        answer = who.ask("GET", "/api/v1/notifications?limit=100")
        return [
            each
            for each in answer["notifications"]
            if (each["orderId"], each["type"]) == (order, kind)
        ]

    until(f"{kind} for {who.email}", told)


def is_counted(admin, completed):
    """The dashboard follows, through the projector."""
    count = lambda: admin.ask("GET", "/api/v1/admin/dashboard")["orders"]["completed"]  # noqa: E731
    until(f"a dashboard of {completed} completed orders", lambda: count() == completed)


def is_found(who, order):
    """The order is found by its words, through the projector."""
    find = lambda: who.ask("GET", "/api/v1/orders?search=walnut%20shelves")["orders"]  # noqa: E731
    until("the order among what is found", lambda: any(found["id"] == order for found in find()))


def published_keys(deployment):
    """The ids of the keys that tokens may be signed with."""
    return {key["kid"] for key in ask(deployment, "GET", "/.well-known/jwks.json")["keys"]}


def signing_key(who):
    """The id of the key that signed somebody's token."""
    header = who.token.split(".")[0]
    return json.loads(base64.urlsafe_b64decode(header + "=" * (-len(header) % 4)))["kid"]


def png(width, height):
    """A grey picture (https://www.w3.org/TR/png-3/)."""
    rows = (b"\0" + b"\x80" * width) * height
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
