"""Matches in the formats of others are what tools of others read: JSON Schema, GraphML, GEXF, STIX.

usage: results.py SLUICE FOLDER
"""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import networkx
import stix2

sluice, folder = sys.argv[1], Path(sys.argv[2])
folder.mkdir(parents=True)
subprocess.run([sluice, "demo", "--keep", folder], check=True, capture_output=True)

# Names that are markup, controls and broken text must arrive as text.
hostile = '<b a="x">&amp;\'\x07\u202e ]]>'
header = "time,chain,from,to,asset,amount,usd,tx\n"
rows = [
    f'2025-01-01T00:0{n}:00Z,ethereum,{a},{b},"W""<&",100,90000,"<tx>&{n}"\n'
    for n, (a, b) in enumerate(zip("abcdef", "bcdefg"))
]
(folder / "odd.csv").write_text(header + "".join(rows))
label = hostile.replace('"', '""')
(folder / "odd-labels.csv").write_text(f'chain,address,label,category\nethereum,b,"{label}",theft\n')


def scan(form: str, *options: str) -> str:
    path = folder / f"matches.{form}"
    command = [sluice, "scan", "--bundled", folder / "demo.arrow", folder / "odd.csv"]
    command += ["--labels", folder / "demo-labels.csv", "--labels", folder / "odd-labels.csv"]
    subprocess.run([*command, "--format", form, "--exit-zero", "-o", path, *options], check=True, capture_output=True)
    return path.read_text()


matches = [json.loads(line) for line in scan("ndjson").splitlines()]
near = [json.loads(line) for line in scan("ndjson", "--near-misses").splitlines()]
schema = json.loads(subprocess.run([sluice, "schema"], check=True, capture_output=True).stdout)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for match in matches + near:
    validator.validate(match)
assert any("misses" in match for match in near) and not any("misses" in match for match in matches)
broken = {**matches[0], "score": "high"}
assert list(validator.iter_errors(broken)) and list(validator.iter_errors({**matches[0], "more": 1}))

items = [(match, item) for match in matches for item in match["evidence"]]
odd = [match for match in matches if match["origin"]["address"] == "a"]
assert odd, "the odd ledger has no match"
wanted = {f"{match['id']}/{item['step']}/{item['index']}": (match, item) for match, item in items}
nodes = {f"{item['chain']}:{item[end]}" for _, item in items for end in ("from", "to")}

# networkx calls the ids of GraphML's edges keys, and GEXF's an attribute.
graphs = {
    "graphml": networkx.parse_graphml(scan("graphml"), force_multigraph=True),
    "gexf": None,
}
scan("gexf")
graphs["gexf"] = networkx.read_gexf(folder / "matches.gexf")
for name, graph in graphs.items():
    assert graph.is_directed() and set(graph.nodes) == nodes, name
    assert graph.number_of_edges() == len(wanted), (name, graph.number_of_edges(), len(wanted))
    for source, target, key, data in graph.edges(keys=True, data=True):
        match, item = wanted[key if name == "graphml" else data["id"]]
        assert (source, target) == (f"{item['chain']}:{item['from']}", f"{item['chain']}:{item['to']}")
        assert data["amount"] == item["amount"] and data["asset"] == item["asset"] and data["row"] == item["row"]
        assert data["score"] == match["score"] and data.get("usd") == item["usd"] and data.get("tx") == item["tx"]
    assert "<b a=" in graph.nodes["ethereum:b"]["label"]

text = scan("stix")
# The library takes objects of an extension strictly once it is told of their members.
extensions = {thing["name"]: thing["id"] for thing in json.loads(text)["objects"] if thing["type"] == "extension-definition"}
text_, number = stix2.properties.StringProperty, stix2.properties.FloatProperty


@stix2.v21.CustomObservable(
    "sluice-address",
    [
        ("chain", text_(required=True)),
        ("address", text_(required=True)),
        ("labels", stix2.properties.ListProperty(stix2.properties.DictionaryProperty(spec_version="2.1"))),
    ],
    ["chain", "address"],
    extensions["sluice-address"],
)
class Address:
    pass


@stix2.v21.CustomObservable(
    "sluice-transfer",
    [
        ("time", stix2.properties.TimestampProperty(required=True)),
        *[(name, text_(required=True)) for name in ("chain", "asset", "step", "archive")],
        *[(name, stix2.properties.ReferenceProperty(valid_types=["sluice-address"], required=True))
          for name in ("from_ref", "to_ref")],
        ("amount", number(required=True)),
        ("usd", number()),
        ("tx", text_()),
        ("row", stix2.properties.IntegerProperty(required=True)),
    ],
    ["archive", "row", "step"],
    extensions["sluice-transfer"],
)
class Transfer:
    pass


bundle = stix2.parse(text, allow_custom=False)
assert bundle.type == "bundle"
kinds = [thing["type"] for thing in bundle.objects]
assert kinds.count("sighting") == kinds.count("observed-data") == len(matches)
ids = {thing["id"] for thing in bundle.objects}
assert len(ids) == len(bundle.objects)
for thing in bundle.objects:
    for reference in [thing[name] for name in ("sighting_of_ref", "from_ref", "to_ref", "created_by_ref") if name in thing]:
        assert reference in ids, reference
    for name in ("object_refs", "observed_data_refs"):
        assert all(reference in ids for reference in thing.get(name, []))
store = stix2.MemoryStore(bundle)
sightings = store.query([stix2.Filter("type", "=", "sighting")])
assert sorted(sighting.confidence for sighting in sightings) == sorted(min(100, int(match["score"])) for match in matches)
assert text == scan("stix"), "the same matches give the same bundle"
print(f"results: {len(matches)} matches and {len(wanted)} transfers in JSON Schema, GraphML, GEXF and STIX")
