"""Drives `sluice lsp` as an editor would and holds its answers against what they should be.

usage: session.py SLUICE
"""
import subprocess
import sys

from client import Client, framed

URI = "file:///x/broken.sluice"
BROKEN = """// 🌊 funds
signature x.y {
  title "a 🌊"  severity hgih
  flow within 1d {
    seed:  hop where uds >= $5
    layer: split 9..60 within 3h
    each layer { out: hop to @ }
  }
  score { +60 "z" when layer. }
  report at 60
}
"""
FIXED = (
    BROKEN.replace("hgih", "high").replace("uds", "usd").replace("@ ", "@bridge ").replace("layer. ", "layer.count >= 9 ")
)

failures = 0


def expect(what, actual, wanted):
    global failures
    if actual != wanted:
        failures += 1
        print(f"FAILED: {what}: {actual!r} instead of {wanted!r}", file=sys.stderr)


def span(line, start, end):
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def labels(completion):
    return [item["label"] for item in completion["items"]]


def session(sluice):
    client = Client(sluice)
    early = client.request("textDocument/hover")
    expect("a request before `initialize`", early["error"]["code"], -32002)
    capabilities = client.initialize()["capabilities"]
    expect("the encoding", capabilities["positionEncoding"], "utf-16")

    found = {item["code"]: item for item in client.open(URI, BROKEN)}
    expect("the misspelt attribute's place", found["E0301"]["range"], span(4, 21, 24))
    expect("the misspelt severity's place, after an emoji", found["E0309"]["range"], span(2, 25, 29))
    expect("its fix", found["E0301"]["data"]["fix"], {"range": span(4, 21, 24), "newText": "usd"})
    expect("its help", found["E0301"]["message"].splitlines()[-1], "help: did you mean `usd`?")

    document = {"textDocument": {"uri": URI}}
    actions = client.request("textDocument/codeAction", document | {"range": span(4, 22, 22), "context": {"diagnostics": []}})
    expect("the quick fix", [action["title"] for action in actions["result"]], ["replace by `usd`"])

    expect("sets after `@`", "@mixer" in labels(client.at("textDocument/completion", URI, 6, 30)), True)
    numbers = labels(client.at("textDocument/completion", URI, 8, 29))
    expect("numbers after a dot", "count" in numbers and "cv" in numbers and "fraction" not in numbers, True)

    expect("diagnostics once all is mended", client.change(URI, 2, {"text": FIXED}), [])
    hover = client.at("textDocument/hover", URI, 4, 22)
    expect("the hover's place", hover["range"], span(4, 21, 24))
    expect("the hover's text", "US dollars" in hover["contents"]["value"], True)
    definition = client.at("textDocument/definition", URI, 6, 11)
    expect("the definition of `layer`", definition, {"uri": URI, "range": span(5, 4, 9)})
    symbols = client.request("textDocument/documentSymbol", document)["result"]
    expect("the symbols", [(s["name"], [c["name"] for c in s["children"]]) for s in symbols], [("x.y", ["seed", "layer", "each"])])

    expect("formatting is offered", capabilities["documentFormattingProvider"], True)
    formatting = document | {"options": {"tabSize": 2, "insertSpaces": True}}
    edits = client.request("textDocument/formatting", formatting)["result"]
    expect("what formatting replaces", [edit["range"] for edit in edits], [{"start": {"line": 0, "character": 0}, "end": {"line": 11, "character": 0}}])
    laid_out = edits[0]["newText"]
    expect("its layout", laid_out.splitlines()[2:4], ['  title    "a 🌊"', "  severity high"])
    expect("diagnostics of the layout", client.change(URI, 3, {"text": laid_out}), [])
    expect("formatting what is laid out", client.request("textDocument/formatting", formatting)["result"], [])
    client.change(URI, 4, {"text": "signature ~"})
    expect("formatting what is no text", client.request("textDocument/formatting", formatting)["result"], None)
    client.change(URI, 5, {"text": FIXED})

    broken = client.change(URI, 6, {"range": span(4, 21, 24), "text": "🌊"}, {"range": span(4, 21, 23), "text": "uds"})
    expect("diagnostics of an incremental change", [item["range"] for item in broken], [span(4, 21, 24)])
    expect("an unknown method", client.request("sluice/dance")["error"]["code"], -32601)
    client.notify("$/cancelRequest", {"id": 1})
    client.notify("textDocument/didClose", document)
    expect("diagnostics of a closed document", client.diagnostics(), [])
    expect("the answer to `shutdown`", client.request("shutdown")["result"], None)
    client.notify("exit")
    expect("the exit code", client.process.wait(60), 0)


def utf8(sluice):
    client = Client(sluice, "--stdio")
    expect("the encoding", client.initialize(["utf-8", "utf-16"])["capabilities"]["positionEncoding"], "utf-8")
    found = {item["code"]: item for item in client.open(URI, BROKEN)}
    expect("a place in bytes", found["E0309"]["range"], span(2, 27, 31))
    client.notify("exit")
    expect("the exit code of `exit` without `shutdown`", client.process.wait(60), 1)


def hostile(sluice):
    """Whatever comes in, the process ends on its own, and not by a signal."""
    floods = {
        "no header": b"\r\n\r\n",
        "garbage": bytes(range(256)) * 64,
        "a header without an end": b"x" * 100_000,
        "a negative length": b"Content-Length: -5\r\n\r\n",
        "a huge length": b"Content-Length: 99999999999999999999\r\n\r\n",
        "a length over the limit": b"Content-Length: 100000000\r\n\r\n{",
        "a body cut short": b"Content-Length: 100\r\n\r\n{",
        "an empty body": framed(b""),
        "no JSON": framed(b"{]"),
        "no object": framed(b"[1,2]"),
        "deep nesting": framed(b"[" * 1_000_000),
        "deep parameters": framed(b'{"id":1,"method":"initialize","params":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}"),
        "bytes that are no UTF-8": framed(b'{"method":"\xff\xfe"}'),
        "half a surrogate": framed(b'{"id":1,"method":"\\ud83c"}'),
        "a number beyond all": framed(b'{"id":1e999,"method":"x"}'),
        "strange parameters": framed(b'{"id":1,"method":"initialize","params":[5]}'),
    }
    for what, flood in floods.items():
        client = Client(sluice)
        try:
            client.raw(flood)
        except BrokenPipeError:
            pass  # it has ended already, as it may
        try:
            code = client.end()
        except BrokenPipeError:
            code = client.process.wait(60)
        expect(f"the exit code after {what}", code, 1)


def gone(sluice):
    """A client that dies while the server writes."""
    process = subprocess.Popen([sluice, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdout.close()
    try:
        for _ in range(200):
            process.stdin.write(framed({"id": 1, "method": "x"}))
            process.stdin.flush()
    except BrokenPipeError:
        pass
    expect("the exit code when nobody reads", process.wait(60), 1)


sluice = sys.argv[1]
for part in (session, utf8, hostile, gone):
    part(sluice)
print("language server: all well" if failures == 0 else f"language server: {failures} failures")
sys.exit(1 if failures else 0)
