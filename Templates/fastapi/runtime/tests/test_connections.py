"""What is written to clients, and when."""

import asyncio

from service_runtime.connections import JoinedTransport


class Recorder(asyncio.Transport):
    """A transport that keeps what was written."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written.append(bytes(data))

    def close(self) -> None:
        self.written.append(b"closed")

    def get_write_buffer_size(self) -> int:
        return 0


async def test_what_is_written_at_once_leaves_together() -> None:
    recorder = Recorder()
    transport = JoinedTransport(recorder, asyncio.get_running_loop())
    transport.write(b"head ")
    transport.write(b"body")
    assert transport.get_write_buffer_size() == 9
    await asyncio.sleep(0)
    transport.write(b"the next")
    await asyncio.sleep(0)
    assert recorder.written == [b"head body", b"the next"]


async def test_what_was_written_leaves_before_the_connection_is_closed() -> None:
    recorder = Recorder()
    transport = JoinedTransport(recorder, asyncio.get_running_loop())
    transport.write(b"an answer")
    transport.close()
    await asyncio.sleep(0)
    assert recorder.written == [b"an answer", b"closed"]
