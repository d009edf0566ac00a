"""A service that puts what it is sent into its SQL, in each of the three places: whoever finds nothing there finds nothing."""

import contextlib
import http.server
import json
import sqlite3
import threading
import urllib.parse


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        query = urllib.parse.parse_qs(address.query)
        last = urllib.parse.unquote(address.path.rpartition("/")[2])
        self.answer(query.get("filter[name]", [last])[0])

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer(body["name"])

    def answer(self, name):
        status, rows = 200, []
        try:
            rows = self.server.database.execute(f"SELECT id, name FROM items WHERE name = '{name}'").fetchall()
        except sqlite3.Error:
            status = 500
        content = json.dumps({"data": rows}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *words):
        pass


@contextlib.contextmanager
def weak_service():
    """Its address, for as long as it is there."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.database = sqlite3.connect(":memory:", check_same_thread=False)
    server.database.execute("CREATE TABLE items (id INTEGER, name TEXT)")
    server.database.executemany("INSERT INTO items VALUES (?, ?)", [(1, "a"), (2, "b")])
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
