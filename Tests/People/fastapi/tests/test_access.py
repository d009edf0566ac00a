"""Who may do what with each resource, over HTTP."""

import json
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from app import models, policies
from app.models import enums
from service_auth.passwords import UNUSABLE
from service_auth.policies import IfRecord, Policy
from service_runtime.database import Transaction
from tests.support import Answer, Bench, number, second

CALLERS = ["nobody", "owner", "stranger", "staff", "admin"]
PEOPLE = {
    "owner": (number(101), enums.UserRole.CUSTOMER),
    "stranger": (number(102), enums.UserRole.CUSTOMER),
    "staff": (number(103), enums.UserRole.STAFF),
    "admin": (number(104), enums.UserRole.ADMIN),
}
POST, DRAFT = number(201), number(301)
PASSWORD = "Correct horse 1"
OTHER_BODY = {"title": "Other", "body": "Text"}


class Stage:
    """The service with five people before it, a post and a draft of one of them."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.tokens: dict[str, str] = {}

    async def send(self, caller: str, method: str, path: str, body: Any = None) -> Answer:
        headers = {"authorization": f"Bearer {self.tokens[caller]}"} if caller in self.tokens else {}
        text = None if body is None else json.dumps(body)
        return await self.bench.send(method, f"/api/v1{path}", text, headers=headers)


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Bench.over(tmp_path) as bench:
        stage = Stage(bench)
        users = bench.repositories.users
        async with bench.database.write() as transaction:
            for name, (id, role) in PEOPLE.items():
                user = models.User(
                    id=id, email=f"{name}@example.org", name=name, role=role, created_at=second(0), updated_at=second(0)
                )
                await users.insert(transaction, user, UNUSABLE)
            await _fill(bench, transaction)
        for name, (id, _) in PEOPLE.items():
            application = bench.application
            async with bench.database.write() as transaction:
                grant = await application.authentication.sessions.begin(transaction, str(id), None)
            stage.tokens[name] = application.authentication.tokens.issue(str(id), grant.session)
        yield stage


async def _fill(bench: Bench, transaction: Transaction) -> None:
    owner = PEOPLE["owner"][0]
    post = models.Post(id=POST, title="First", body="Text", author_id=owner, created_at=second(0), updated_at=second(0))
    await bench.repositories.posts.insert(transaction, post)
    draft = models.Draft(
        id=DRAFT, text="Secret", writer_id=owner, post_id=POST, created_at=second(0), updated_at=second(0)
    )
    await bench.repositories.drafts.insert(transaction, draft)


USER = f"/users/{PEOPLE['owner'][0]}"
NEW_USER = {"email": "new@example.org", "password": PASSWORD, "name": "New"}
TABLE = [
    # Nobody, the owner, a stranger, staff, an admin.
    ("GET", "/posts", None, [200, 200, 200, 200, 200]),
    ("GET", f"/posts/{POST}", None, [200, 200, 200, 200, 200]),
    ("GET", f"/posts/{number(9)}", None, [404, 404, 404, 404, 404]),
    ("POST", "/posts", OTHER_BODY, [401, 201, 201, 201, 201]),
    ("POST", "/posts", {}, [401, 422, 422, 422, 422]),
    ("POST", "/posts", {**OTHER_BODY, "author_id": str(PEOPLE["owner"][0])}, [401, 422, 422, 422, 422]),
    ("PATCH", f"/posts/{POST}", {"title": "Other"}, [401, 200, 403, 200, 200]),
    ("PUT", f"/posts/{POST}", OTHER_BODY, [401, 200, 403, 200, 200]),
    # The body is judged before the permission that depends on the record.
    ("PATCH", f"/posts/{POST}", {"title": 1}, [401, 422, 422, 422, 422]),
    ("PATCH", f"/posts/{number(9)}", {"title": "Other"}, [401, 404, 404, 404, 404]),
    ("DELETE", f"/posts/{POST}", None, [401, 204, 403, 403, 204]),
    ("DELETE", f"/posts/{number(9)}", None, [401, 404, 404, 404, 404]),
    ("GET", "/drafts", None, [401, 200, 200, 200, 200]),
    ("GET", f"/drafts/{DRAFT}", None, [401, 200, 404, 404, 404]),
    ("POST", "/drafts", {"text": "Mine"}, [401, 201, 201, 201, 201]),
    ("POST", "/drafts", {"text": "Mine", "writer_id": str(PEOPLE["owner"][0])}, [401, 422, 422, 422, 422]),
    ("PATCH", f"/drafts/{DRAFT}", {"text": "Other"}, [401, 200, 404, 404, 404]),
    ("PUT", f"/drafts/{DRAFT}", {"text": "Other"}, [401, 200, 404, 404, 404]),
    # What cannot be read says nothing about the body either.
    ("PATCH", f"/drafts/{DRAFT}", {"text": 1}, [401, 422, 404, 404, 404]),
    ("DELETE", f"/drafts/{DRAFT}", None, [401, 204, 404, 404, 404]),
    ("GET", "/users", None, [401, 403, 403, 200, 200]),
    ("GET", "/users?sort=nothing", None, [401, 403, 403, 400, 400]),
    ("GET", USER, None, [401, 200, 404, 200, 200]),
    ("POST", "/users", NEW_USER, [401, 403, 403, 403, 201]),
    ("POST", "/users", {}, [401, 403, 403, 403, 422]),
    ("PATCH", USER, {"name": "Other"}, [401, 200, 404, 403, 200]),
    ("PATCH", USER, {"role": "admin"}, [401, 422, 404, 422, 200]),
    ("PATCH", USER, {"password": PASSWORD}, [401, 422, 404, 422, 422]),
    ("PUT", USER, {"email": "other@example.org", "name": "Other"}, [401, 200, 404, 403, 200]),
    ("DELETE", "/users/" + str(PEOPLE["stranger"][0]), None, [401, 403, 403, 403, 204]),
    ("GET", f"{USER}/posts", None, [401, 200, 404, 200, 200]),
    ("GET", f"{USER}/drafts", None, [401, 200, 404, 200, 200]),
    ("GET", f"/posts/{POST}/drafts", None, [401, 200, 200, 200, 200]),
    ("GET", "/drafts/none", None, [401, 404, 404, 404, 404]),
    ("DELETE", "/drafts", None, [405, 405, 405, 405, 405]),
]


@pytest.mark.parametrize(
    ("method", "path", "body", "caller", "status"),
    [
        (method, path, body, caller, status)
        for method, path, body, statuses in TABLE
        for caller, status in zip(CALLERS, statuses, strict=True)
    ],
)
async def test_who_may_do_what(stage: Stage, method: str, path: str, body: Any, caller: str, status: int) -> None:
    answer = await stage.send(caller, method, path, body)
    assert answer.status == status, answer.body
    if status == 401:
        assert answer.headers["www-authenticate"] == 'Bearer realm="people"'
    if status != 405:
        assert "Authorization" in answer.headers.get_list("vary")


@pytest.mark.parametrize(("caller", "count"), [("owner", 1), ("stranger", 0), ("staff", 0), ("admin", 0)])
async def test_a_list_has_what_its_caller_may_see(stage: Stage, caller: str, count: int) -> None:
    for path in ("/drafts", f"/posts/{POST}/drafts"):
        assert len((await stage.send(caller, "GET", path)).records) == count
    for path in (f"/posts/{POST}?include=drafts", "/posts?include=drafts"):
        document = json.loads((await stage.send(caller, "GET", path)).body)["data"]
        record = document if isinstance(document, dict) else document[0]
        assert len(record["drafts"]) == count


@pytest.mark.parametrize(
    ("caller", "is_shown"), [("nobody", False), ("owner", True), ("stranger", False), ("staff", True), ("admin", True)]
)
async def test_an_included_parent_that_may_not_be_read_is_null(stage: Stage, caller: str, is_shown: bool) -> None:
    record = json.loads((await stage.send(caller, "GET", f"/posts/{POST}?include=author")).body)["data"]
    assert (record["author"] is not None) == is_shown
    assert "password" not in (record["author"] or {})


async def test_who_may_not_see_a_draft_does_not_learn_of_it(stage: Stage) -> None:
    hidden = await stage.send("admin", "GET", f"/drafts/{DRAFT}")
    missing = await stage.send("admin", "GET", f"/drafts/{number(9)}")
    assert hidden.body == missing.body
    assert [name for name in hidden.headers if name != "x-request-id"] == [
        name for name in missing.headers if name != "x-request-id"
    ]


async def test_a_replacement_leaves_what_its_sender_may_not_write(stage: Stage) -> None:
    body = {"email": "staff@example.org", "name": "Other"}
    answer = await stage.send("staff", "PUT", f"/users/{PEOPLE['staff'][0]}", body)
    assert json.loads(answer.body)["data"]["role"] == "staff"
    answer = await stage.send("admin", "PUT", f"/users/{PEOPLE['staff'][0]}", body)
    assert json.loads(answer.body)["data"]["role"] == "customer"


async def test_what_one_owns_is_set_by_the_server(stage: Stage) -> None:
    answer = await stage.send("stranger", "POST", "/posts", OTHER_BODY)
    assert json.loads(answer.body)["data"]["author_id"] == str(PEOPLE["stranger"][0])
    answer = await stage.send("owner", "PATCH", f"/posts/{POST}", {"author_id": str(uuid.UUID(int=1))})
    assert answer.summary == "422 validation_failed /author_id read_only"


async def test_a_changed_role_is_seen_at_once(stage: Stage) -> None:
    path = f"/users/{PEOPLE['stranger'][0]}"
    assert (await stage.send("stranger", "GET", "/users")).status == 403
    assert (await stage.send("admin", "PATCH", path, {"role": "staff"})).status == 200
    assert (await stage.send("stranger", "GET", "/users")).status == 200


async def test_who_is_gone_is_nobody(stage: Stage) -> None:
    assert (await stage.send("admin", "DELETE", f"/users/{PEOPLE['stranger'][0]}")).status == 204
    answer = await stage.send("stranger", "GET", "/posts")
    assert (answer.status, answer.headers["www-authenticate"]) == (401, 'Bearer realm="people", error="invalid_token"')


OPEN: Policy[models.User] = IfRecord('"posts"."title" <> \'Closed\'')


@pytest.mark.parametrize(("old", "new"), [("First", "Closed"), ("Closed", "First")])
async def test_an_update_is_judged_on_what_was_and_on_what_is_to_be(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    path = f"/posts/{POST}"
    assert (await stage.send("owner", "PATCH", path, {"title": old})).status == 200
    # The gate keeps the rule that it was made with; the service asks the one that is there now.
    monkeypatch.setattr(policies.post, "UPDATE", OPEN)
    assert (await stage.send("owner", "PATCH", path, {"title": new})).summary == "403 forbidden"
    assert json.loads((await stage.send("owner", "GET", path)).body)["data"]["title"] == old


async def test_a_new_record_is_judged_and_leaves_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    rule: Policy[models.User] = IfRecord('"drafts"."text" <> ?', lambda caller: caller.name)
    monkeypatch.setattr(policies.draft, "CREATE", rule)
    assert (await stage.send("stranger", "POST", "/drafts", {"text": "stranger"})).summary == "403 forbidden"
    assert (await stage.send("stranger", "GET", "/drafts")).records == []
    assert (await stage.send("stranger", "POST", "/drafts", {"text": "owner"})).status == 201


async def test_pages_of_a_list_go_on_after_the_last_that_was_seen(stage: Stage) -> None:
    for caller in ("stranger", "owner") * 3:
        assert (await stage.send(caller, "POST", "/drafts", {"text": caller})).status == 201
    seen: list[str] = []
    following: str | None = "/drafts?limit=2&include=writer"
    while following is not None:
        answer = await stage.send("stranger", "GET", following.removeprefix("/api/v1"))
        seen += [record["text"] for record in answer.records]
        following = answer.next
    assert seen == ["stranger"] * 3
