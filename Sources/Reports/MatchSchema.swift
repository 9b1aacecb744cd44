/// The JSON Schema of a match, as NDJSON has one a line.
public enum MatchSchema {
  /// JSON Schema, draft 2020-12.
  public static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Sluice match",
      "description": "A match of a signature, or, with `misses`, a near miss. Times are ISO 8601 in UTC; what is not known is null.",
      "type": "object",
      "additionalProperties": false,
      "required": ["id", "signature", "severity", "score", "title", "reasons", "origin", "first_time", "last_time", "chains",
        "value", "addresses", "evidence", "alternatives", "open", "incomplete", "provenance"],
      "properties": {
        "id": {"description": "Hash of the signature's name and the origin transfer.", "type": "string",
          "pattern": "^[0-9a-f]{32}$"},
        "signature": {"type": "string", "minLength": 1},
        "severity": {"enum": ["low", "medium", "high", "critical"]},
        "score": {"description": "Points, in tenths: the sum of the reasons' points.", "type": "number"},
        "title": {"type": "string"},
        "reasons": {"type": "array", "items": {"$ref": "#/$defs/reason"}},
        "origin": {"$ref": "#/$defs/origin"},
        "first_time": {"$ref": "#/$defs/time"},
        "last_time": {"$ref": "#/$defs/time"},
        "chains": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
        "value": {"$ref": "#/$defs/value"},
        "addresses": {"description": "In the order in which the evidence first names them.", "type": "array",
          "items": {"$ref": "#/$defs/address"}},
        "evidence": {"description": "By step, then in order of time.", "type": "array", "items": {"$ref": "#/$defs/transfer"}},
        "alternatives": {"description": "Other transfers that could have been the last one.", "type": "integer", "minimum": 0},
        "open": {"description": "Whether transfers after the end of the data could still change the match.", "type": "boolean"},
        "incomplete": {"description": "What the data could not tell.", "type": "array", "items": {"type": "string"}},
        "misses": {"description": "Limits that a near miss does not keep; a match has no such member.", "type": "array",
          "minItems": 1, "items": {"$ref": "#/$defs/miss"}},
        "provenance": {"$ref": "#/$defs/provenance"}
      },
      "$defs": {
        "time": {"type": "string", "pattern": "^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"},
        "hash": {"type": "string", "pattern": "^(sha256|sluice1):[0-9a-f]{64}$"},
        "reason": {
          "type": "object", "additionalProperties": false, "required": ["points", "text", "steps"],
          "properties": {
            "points": {"type": "number", "exclusiveMinimum": 0},
            "text": {"type": "string"},
            "steps": {"description": "Whose transfers earned the points.", "type": "array", "items": {"type": "string"}}
          }
        },
        "origin": {
          "type": "object", "additionalProperties": false, "required": ["address", "time", "tx"],
          "properties": {
            "address": {"type": "string"}, "time": {"$ref": "#/$defs/time"}, "tx": {"type": ["string", "null"]}
          }
        },
        "value": {
          "description": "What the first step moved.",
          "type": "object", "additionalProperties": false, "required": ["asset", "amount", "usd"],
          "properties": {
            "asset": {"type": "string"}, "amount": {"type": "number", "minimum": 0}, "usd": {"type": ["number", "null"]}
          }
        },
        "address": {
          "type": "object", "additionalProperties": false, "required": ["address", "labels"],
          "properties": {
            "address": {"type": "string"},
            "labels": {"type": "array", "items": {
              "type": "object", "additionalProperties": false, "required": ["label", "category", "source"],
              "properties": {
                "label": {"type": "string"}, "category": {"type": "string"}, "source": {"type": ["string", "null"]}
              }
            }}
          }
        },
        "transfer": {
          "type": "object", "additionalProperties": false,
          "required": ["step", "index", "time", "chain", "tx", "from", "to", "asset", "amount", "usd", "archive", "row"],
          "properties": {
            "step": {"type": "string"},
            "index": {"description": "1 for the step's first transfer.", "type": "integer", "minimum": 1},
            "time": {"$ref": "#/$defs/time"},
            "chain": {"type": "string"},
            "tx": {"type": ["string", "null"]},
            "from": {"type": "string"},
            "to": {"type": "string"},
            "asset": {"type": "string"},
            "amount": {"description": "In units of the asset.", "type": "number", "minimum": 0},
            "usd": {"type": ["number", "null"]},
            "archive": {"description": "Path as it was given.", "type": "string"},
            "row": {"description": "Row of the archive, or record of a CSV file below its header, from 0.",
              "type": "integer", "minimum": 0}
          }
        },
        "miss": {
          "type": "object", "additionalProperties": false,
          "required": ["step", "quantity", "value", "limit", "distance", "transfers", "text"],
          "properties": {
            "step": {"description": "Empty for a limit of the whole signature.", "type": "string"},
            "quantity": {"description": "In the signature's words: gap, kept, count.", "type": "string"},
            "value": {"description": "In seconds, USD, units of the asset, shares of 1, or a count.", "type": "number"},
            "limit": {"type": "number"},
            "distance": {"description": "As a share of the limit.", "type": "number", "minimum": 0},
            "transfers": {"description": "That miss it; 0 for a limit of the step as a whole.", "type": "integer", "minimum": 0},
            "text": {"type": "string"}
          }
        },
        "provenance": {
          "type": "object", "additionalProperties": false, "required": ["engine", "signature_hash", "labels_hash", "archives"],
          "properties": {
            "engine": {"type": "string"},
            "signature_hash": {"$ref": "#/$defs/hash"},
            "labels_hash": {"$ref": "#/$defs/hash"},
            "archives": {"description": "Those that hold evidence.", "type": "array", "items": {
              "type": "object", "additionalProperties": false, "required": ["path", "hash"],
              "properties": {"path": {"type": "string"}, "hash": {"$ref": "#/$defs/hash"}}
            }}
          }
        }
      }
    }

    """
}
