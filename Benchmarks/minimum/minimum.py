"""What somebody would write by hand for one resource, the usual way: an ORM, a session for each request, models of
Pydantic for what comes in and what goes out.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

import uvicorn
from fastapi import Depends, FastAPI, HTTPException, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

engine = create_async_engine(f"sqlite+aiosqlite:///{os.environ.get('DATABASE', 'minimum.sqlite')}")
sessions = async_sessionmaker(engine, expire_on_commit=False)


@event.listens_for(engine.sync_engine, "connect")
def prepare(connection: Any, record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


class Base(DeclarativeBase):
    pass


class Artist(Base):
    __tablename__ = "artists"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class NewArtist(BaseModel):
    name: Annotated[str, Field(min_length=1, max_length=120)]


class ArtistRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    created_at: datetime
    updated_at: datetime


class One(BaseModel):
    data: ArtistRead


class Page(BaseModel):
    limit: int
    next: int | None


class Many(BaseModel):
    data: list[ArtistRead]
    page: Page


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield
    await engine.dispose()


async def session() -> AsyncIterator[AsyncSession]:
    async with sessions() as session:
        yield session


SessionDep = Annotated[AsyncSession, Depends(session)]
app = FastAPI(lifespan=lifespan)


@app.get("/health/live")
async def live() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/api/v1/artists/{id}", response_model=One)
async def read_artist(id: int, session: SessionDep) -> Any:
    artist = await session.get(Artist, id)
    if artist is None:
        raise HTTPException(404)
    return {"data": artist}


@app.get("/api/v1/artists", response_model=Many)
async def list_artists(
    session: SessionDep,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    after: int = 0,
) -> Any:
    found = await session.scalars(select(Artist).where(Artist.id > after).order_by(Artist.id).limit(limit + 1))
    artists = found.all()
    shown = artists[:limit]
    return {"data": shown, "page": {"limit": limit, "next": shown[-1].id if len(artists) > limit else None}}


@app.post("/api/v1/artists", response_model=One, status_code=201)
async def create_artist(new: NewArtist, session: SessionDep) -> Any:
    now = datetime.now(UTC)
    artist = Artist(name=new.name, created_at=now, updated_at=now)
    session.add(artist)
    await session.commit()
    return {"data": artist}


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ.get("PORT", "8080")), loop="uvloop", http="httptools", access_log=False)
