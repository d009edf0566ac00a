#!/usr/bin/env python3
"""Shows that the runner fails where it must: it drives a small server that answers some requests wrongly."""

import http.server
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest

import recording
import run
import transcript

RECORD = {"id": 7, "name": "AC/DC", "created_at": "2026-01-31T12:00:00.000Z"}


class Stub(http.server.BaseHTTPRequestHandler):
    """`/api/right` keeps the contract; every other path breaks one promise."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        record, status = dict(RECORD), 200
        headers = {"Content-Type": "application/json", "X-Request-Id": "1", "Location": "/api/things/7"}
        wrong = self.path.removeprefix("/api/")
        if wrong == "status":
            status = 201
        elif wrong == "order":
            record = dict(reversed(record.items()))
        elif wrong == "value":
            record["name"] = "ACDC"
        elif wrong == "time":
            record["created_at"] = "2026-01-31T12:00:00Z"
        elif wrong == "header":
            headers["Location"] = "/api/things/8"
        elif wrong == "missing-header":
            del headers["Location"]
        elif wrong == "unexpected-header":
            headers["Link"] = '</api>; rel="next"'
        elif wrong == "request-id":
            del headers["X-Request-Id"]
        elif wrong == "media-type":
            headers["Content-Type"] = "text/html"
        body = json.dumps({"data": record}, separators=(", ", ": ") if wrong == "spaces" else (",", ":")).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


EXPECTED = """<<< 200
Location: /api/things/{{thing.id}}
!Link:
{"data": {"id": {{thing.id=int}}, "name": "AC/DC", "created_at": "{{time}}"}}
"""


def exchanges(text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "stub.txt")
        path.write_text(text, "utf-8")
        return transcript.read(str(path))


class RunnerTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stub)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def drive(self, text):
        output = io.StringIO()
        runner = run.Runner("127.0.0.1", self.server.server_port, output)
        runner.run(exchanges(text))
        return runner.passed, runner.failed, output.getvalue()

    def test_a_right_answer_passes(self):
        self.assertEqual(self.drive(f">>> GET /api/right\n{EXPECTED}"), (1, 0, ""))

    def test_every_broken_promise_fails(self):
        wrong = {
            "status": "status 201 instead of 200",
            "order": "body differs from character 10",
            "value": "body differs from character 26",
            "spaces": "body differs from character 8",
            "time": "body differs from character 45",
            "header": "header Location: /api/things/8 instead of /api/things/7",
            "missing-header": "no header Location",
            "unexpected-header": "unexpected header Link",
            "request-id": "no header X-Request-Id",
            "media-type": "content type 'text/html' instead of 'application/json'",
        }
        for path, problem in wrong.items():
            with self.subTest(path):
                passed, failed, output = self.drive(f">>> GET /api/{path}\n{EXPECTED}")
                self.assertEqual((passed, failed), (0, 1))
                self.assertIn(f"problem   {problem}", output)

    def test_a_failure_names_its_line(self):
        _, _, output = self.drive(f"# a comment\n== what it is about\n>>> GET /api/value\n{EXPECTED}")
        self.assertIn("stub.txt:3: what it is about", output)

    def test_what_was_captured_is_compared(self):
        again = '<<< 200\n{"data": {"id": {{thing.id}}, "name": "AC/DC", "created_at": "{{time}}"}}\n'
        self.assertEqual(self.drive(f">>> GET /api/right\n{EXPECTED}>>> GET /api/right\n{again}")[:2], (2, 0))
        other = again.replace("{{thing.id}}", "{{other.id}}")
        self.assertEqual(self.drive(f">>> GET /api/right\n{EXPECTED}>>> GET /api/right\n{other}")[:2], (1, 1))

    def test_a_server_that_does_not_answer_fails(self):
        runner = run.Runner("127.0.0.1", 1, io.StringIO())
        runner.run(exchanges(f">>> GET /api/right\n{EXPECTED}"))
        self.assertEqual((runner.passed, runner.failed), (0, 1))

    def test_a_transcript_that_cannot_be_read_is_refused(self):
        for text in ["<<< 200\n", ">>> GET\n<<< 200\n", ">>> GET /\n", "hello\n", ">>> GET /\n<<< 422 code\nnonsense\n",
                     ">>> GET /\n<<< 200\n@set A=1\n", "@set a=1\n", ">>> GET /\n<<< 200\n@run users add\n",
                     "@run  < text\n", "@run users add <\n"]:
            with self.subTest(text), self.assertRaises(transcript.TranscriptError):
                exchanges(text)

    def test_a_command_that_does_not_serve_fails(self):
        path = pathlib.Path(__file__).with_name("run.py")
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "one.txt").write_text(">>> GET /\n<<< 200\n", "utf-8")
            result = subprocess.run([sys.executable, path, folder, "--", "false"], capture_output=True, text=True)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stdout.splitlines()[-1], "0 passed, 1 failed")

    def test_a_file_says_what_is_set_where_its_server_runs(self):
        program = (
            "import http.server, os, signal, sys\n"
            "signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))\n"
            "class Health(http.server.BaseHTTPRequestHandler):\n"
            "    def do_GET(self):\n"
            "        self.send_response(200)\n"
            "        self.send_header('X-Request-Id', '1')\n"
            "        self.send_header('X-Set', os.environ.get('RATE_LIMIT', 'nothing'))\n"
            "        self.end_headers()\n"
            "http.server.HTTPServer(('127.0.0.1', int(os.environ['PORT'])), Health).serve_forever()\n"
        )
        path = pathlib.Path(__file__).with_name("run.py")
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "one.txt").write_text("@set RATE_LIMIT=3/1h\n>>> GET /\n<<< 200\nX-Set: 3/1h\n", "utf-8")
            pathlib.Path(folder, "two.txt").write_text(">>> GET /\n<<< 200\nX-Set: nothing\n", "utf-8")
            command = [sys.executable, path, folder, "--", sys.executable, "-c", program]
            result = subprocess.run(command, capture_output=True, text=True)
            self.assertEqual(result.stdout.splitlines()[-1], "4 passed, 0 failed")
            driven = subprocess.run(
                [sys.executable, path, "--url", "http://127.0.0.1:1", pathlib.Path(folder, "one.txt")],
                capture_output=True, text=True,
            )
            self.assertIn("needs a server of its own, with RATE_LIMIT=3/1h", driven.stdout)
            self.assertEqual(driven.returncode, 1)

    def test_the_service_s_own_command_is_run_before_the_first_request(self):
        program = (
            "import http.server, os, signal, sys\n"
            "path = os.environ['DATABASE_URL'].removeprefix('sqlite:')\n"
            "class Health(http.server.BaseHTTPRequestHandler):\n"
            "    def do_GET(self):\n"
            "        self.send_response(200)\n"
            "        self.send_header('X-Request-Id', '1')\n"
            "        self.send_header('X-Said', open(path).read())\n"
            "        self.end_headers()\n"
            "if sys.argv[1] == 'serve':\n"
            "    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))\n"
            "    open(path, 'w').write(os.environ['PORT'])\n"
            "    http.server.HTTPServer(('127.0.0.1', int(os.environ['PORT'])), Health).serve_forever()\n"
            "if open(path).read().partition(',')[0] != os.environ['PORT']:\n"
            "    sys.exit('another environment')\n"
            "if sys.argv[1] == 'fail':\n"
            "    sys.exit('it cannot be done')\n"
            "open(path, 'a').write(f',{sys.argv[1:]}{sys.stdin.read()!r}')\n"
        )
        path = pathlib.Path(__file__).with_name("run.py")
        asked = ">>> GET /\n<<< 200\nX-Said: {{int}},['users', 'add', '--name', 'Ada L.']'Secret 7\\n',['jot']''\n"
        for text, counts, said in [
            (f"@run users add --name 'Ada L.' < Secret 7\n@run jot\n{asked}", "2 passed, 0 failed", ""),
            (f"@run jot\n{asked}", "1 passed, 1 failed", "header X-Said"),
            (f"@run fail\n@run jot\n{asked}", "0 passed, 1 failed", "'fail' ended with code 1\nit cannot be done"),
        ]:
            with self.subTest(text), tempfile.TemporaryDirectory() as folder:
                place = pathlib.Path(folder, "one.txt")
                place.write_text(text, "utf-8")
                command = [sys.executable, path, folder, "--", sys.executable, "-c", program, "serve"]
                result = subprocess.run(command, capture_output=True, text=True)
                self.assertEqual(result.stdout.splitlines()[-1], counts)
                self.assertIn(said, result.stdout)
                driven = subprocess.run(
                    [sys.executable, path, "--url", "http://127.0.0.1:1", place], capture_output=True, text=True
                )
                self.assertIn("needs a server of its own, with ", driven.stdout)
                self.assertEqual(driven.returncode, 1)

    def test_tokens_are_remembered_and_taken_apart_and_never_written_down(self):
        values = {"ada": "eyJh.eyJi.c-_d"}
        self.assertEqual(transcript.fill("{{part:2:ada}}.{{cut:4:ada}}", values), b"eyJi.eyJh")
        found = transcript.Template('{"a":"{{bob=jwt}}","b":"{{bob.secret=secret}}"}', {}).match(
            f'{{"a":"eyJh.eyJi.c-_d","b":"{"x" * 43}"}}'
        )
        self.assertEqual(found, {"bob": "eyJh.eyJi.c-_d", "bob.secret": "x" * 43})
        self.assertIsNone(transcript.Template("{{bob=jwt}}", {}).match("eyJh.eyJi"))
        self.assertIsNone(transcript.Template("{{bob=secret}}", {}).match("x" * 42))
        for text, masked in [
            ('{"access_token":"eyJh.eyJi.c-_d","refresh_token":"a-b"}', '{"access_token":"<jwt>","refresh_token":"<secret>"}'),
            ('{"refreshToken":"eyJa"}', '{"refreshToken":"<secret>"}'),
            ('{"token":"a-b"}', '{"token":"a-b"}'),
        ]:
            self.assertEqual(recording.Recording().masked(text), masked)

    def test_a_server_that_leaves_something_in_its_folder_fails(self):
        program = (
            "import http.server, os, signal, sys\n"
            "signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))\n"
            "open(sys.argv[1], 'w').write(sys.argv[2])\n"
            "class Health(http.server.BaseHTTPRequestHandler):\n"
            "    def do_GET(self):\n"
            "        self.send_response(200)\n"
            "        self.send_header('X-Request-Id', '1')\n"
            "        self.end_headers()\n"
            "http.server.HTTPServer(('127.0.0.1', int(os.environ['PORT'])), Health).serve_forever()\n"
        )
        path = pathlib.Path(__file__).with_name("run.py")
        keys = "# Made.\nAUTH_SIGNING_KEYS=c2VlZA==\n"
        for name, content, counts in [
            ("database.sqlite-wal", "", "2 passed, 0 failed"),
            ("elsewhere", "", "1 passed, 1 failed"),
            (".env", keys, "2 passed, 0 failed"),
            (".env", f"{keys}PATH=.\n", "1 passed, 1 failed"),
        ]:
            with self.subTest(name, content=content), tempfile.TemporaryDirectory() as folder:
                pathlib.Path(folder, "one.txt").write_text(">>> GET /\n<<< 200\n", "utf-8")
                command = [sys.executable, path, folder, "--", sys.executable, "-c", program, name, content]
                result = subprocess.run(command, capture_output=True, text=True)
                self.assertEqual(result.stdout.splitlines()[-1], counts)
                self.assertEqual(f"the server has left {name} in its folder" in result.stdout, "1 failed" in counts)


if __name__ == "__main__":
    unittest.main()
