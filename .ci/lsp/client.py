"""A client of the language server over pipes: one process, messages as dictionaries."""
import json
import queue
import subprocess
import threading

TIMEOUT = 60


def framed(message):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


class Client:
    def __init__(self, sluice, *arguments):
        self.process = subprocess.Popen([sluice, "lsp", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.messages = queue.Queue()
        self.number = 0
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while True:
            length = None
            while (line := self.process.stdout.readline()) not in (b"\r\n", b""):
                name, _, value = line.decode().partition(":")
                if name.lower() == "content-length":
                    length = int(value)
            if length is None:
                return self.messages.put(None)
            self.messages.put(json.loads(self.process.stdout.read(length)))

    def receive(self):
        """The next message; None at the end."""
        return self.messages.get(timeout=TIMEOUT)

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def notify(self, method, params=None):
        self.raw(framed({"jsonrpc": "2.0", "method": method, "params": params or {}}))

    def request(self, method, params=None):
        """The answer to a request; nothing else may come before it."""
        self.number += 1
        self.raw(framed({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params or {}}))
        answer = self.receive()
        assert answer is not None and answer.get("id") == self.number, f"{method}: {answer}"
        return answer

    def initialize(self, encodings=None):
        general = {"positionEncodings": encodings} if encodings else {}
        result = self.request("initialize", {"processId": None, "rootUri": None, "capabilities": {"general": general}})
        self.notify("initialized")
        return result["result"]

    def open(self, uri, text, version=1):
        """Opens a document; its diagnostics."""
        item = {"uri": uri, "languageId": "sluice", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return self.diagnostics()

    def change(self, uri, version, *changes):
        params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)}
        self.notify("textDocument/didChange", params)
        return self.diagnostics()

    def diagnostics(self):
        message = self.receive()
        assert message["method"] == "textDocument/publishDiagnostics", message
        return message["params"]["diagnostics"]

    def at(self, method, uri, line, character):
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        return self.request(method, place)["result"]

    def end(self):
        """The exit code after the input has ended."""
        self.process.stdin.close()
        return self.process.wait(TIMEOUT)
