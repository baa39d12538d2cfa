#!/usr/bin/env python3
"""What the build makes of src/api/openapi.yaml.

    cmake/openapi.py SOURCE routes|document|types OUT

routes    C++: the router's table (declared in api/router.h)
document  JSON: the complete document, as /api/openapi.json serves it
types     TypeScript: the schemas as types, for web/ (tests/web/run makes them; scripts import only types of them, so
          the program is built without)

The source is written by hand and names of a route only what is its own. Completed here is what follows from a route's
kind: `security` from x-access, and the refusals that the router or the server below it can give. A document that does
not say what the router needs is refused with one sentence a fault.
"""

import json
import re
import sys
from pathlib import Path

import yaml

ACCOUNTS = {"account", "staff", "teacher", "administrator"}
ACCESS = {"local", "everybody", "anybody", "learner", "enrolled", "lesson"} | ACCOUNTS
OPEN = {"local", "everybody"}                # the caller is not looked up
NEEDS_SESSION = {"learner", "enrolled"} | ACCOUNTS
SHAPES = {"page", "json"}
METHODS = {"get", "post", "put", "patch", "delete"}
# What the router and the server below it can tell every route of a kind (x-refusals of the source).
TO_ALL = ["bad", "too_slow", "head_too_large", "broken", "busy"]
TO_POSTS = ["foreign", "no_length", "too_large"]
FORM = "application/x-www-form-urlencoded"
TAKES = {None: "nothing", FORM: "form", "application/json": "json", "multipart/form-data": "file"}
ID = re.compile(r"\^\[A-Za-z0-9-\]{(\d+),(\d+)}\$")  # the one pattern that a field may have
NO_NUL = "^[^\\x00]*$"
HAS_RETRY_AFTER = {"429", "503"}


class Faults(Exception):
    pass


def load(path):
    document = {}
    for source in (Path(path), Path(path).with_name("openapi_shapes.yaml")):
        document |= yaml.safe_load(source.read_text(encoding="utf-8"))
    for name in ("openapi_anki.yaml", "openapi_feed.yaml", "openapi_notes.yaml", "openapi_tests.yaml"):
        document["paths"] |= yaml.safe_load(Path(path).with_name(name).read_text(encoding="utf-8"))["paths"]
    faults = list(faults_of(document))
    if faults:
        raise Faults("\n".join(f"{path}: {fault}" for fault in faults))
    return document


def operations(document):
    """(path, method, operation), in the order of the file."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def resolved(document, thing):
    """What a reference leads to; anything else as it is."""
    while "$ref" in thing:
        found = document
        for step in thing["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        thing = found
    return thing


def parameters(document, operation):
    return [resolved(document, one) for one in operation.get("parameters", [])]


def body_of(operation):
    """By media type, what a route takes."""
    return operation.get("requestBody", {}).get("content", {})


def faults_of(document):
    names = set()
    for path, method, operation in operations(document):
        where = f"{method.upper()} {path}"
        if method not in METHODS:
            yield f"{where}: no method that the router knows"
        name = operation.get("operationId", "")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            yield f"{where}: operationId names no function"
        if name in names:
            yield f"{where}: {name} is the handler of another route, too"
        names.add(name)
        if operation.get("x-access") not in ACCESS:
            yield f"{where}: x-access says none of {', '.join(sorted(ACCESS))}"
        if operation.get("x-shape") not in SHAPES:
            yield f"{where}: x-shape says neither page nor json"
        for refusal in operation.get("x-refuses", []):
            if refusal not in document["x-refusals"]:
                yield f"{where}: x-refuses names {refusal}, which x-refusals does not explain"
        yield from faults_of_fields(document, where, operation)
        if not any(status[0] in "23" for status in operation.get("responses", {})):
            yield f"{where}: says of no response that it went well"
        in_path = {one["name"] for one in parameters(document, operation) if one["in"] == "path"}
        if in_path != set(re.findall(r"{(\w+)}", path)):
            yield f"{where}: the parameters in the address are not those named below it"


def faults_of_fields(document, where, operation):
    """What the router is to check needs its limits."""
    if not set(body_of(operation)) <= set(TAKES) or len(body_of(operation)) > 1:
        yield f"{where}: a body is a form, a file of a form, or JSON"
    form = body_of(operation).get(FORM, {}).get("schema", {}).get("properties", {})
    query = {one["name"]: one["schema"] for one in parameters(document, operation) if one["in"] == "query"}
    for name, schema in [*form.items(), *query.items()]:
        schema = resolved(document, schema)
        schema = resolved(document, schema["items"]) if schema.get("type") == "array" else schema
        if schema.get("type") == "integer" and not {"minimum", "maximum"} <= set(schema):
            yield f"{where}: {name} needs minimum and maximum"
        elif schema.get("type") == "string" and not {"maxLength", "enum"} & set(schema) and not ID.fullmatch(schema.get("pattern", "")):
            yield f"{where}: {name} needs maxLength or enum, or a pattern like ^[A-Za-z0-9-]{{8,64}}$"
        elif schema.get("type") not in {"integer", "string"}:
            yield f"{where}: {name} is neither integer nor string, nor an array of such"


# --- routes ---

def pattern_of(document, path, operation):
    """As router.h has it: a last parameter of many segments carries a star."""
    for one in parameters(document, operation):
        if one["in"] == "path" and one.get("x-segments") == "many" and path.endswith("{" + one["name"] + "}"):
            return path[:-1] + "*}"
    return path


def field_of(document, name, schema, required):
    """One field of a form or a query as field.h has it."""
    schema = resolved(document, schema)
    many = schema["type"] == "array"
    if many:
        schema = resolved(document, schema["items"])
    if schema["type"] == "integer":
        kind, least, most = "integer", schema["minimum"], schema["maximum"]
    else:
        choices = schema.get("enum", [])
        kind, least, most = "text", schema.get("minLength", 0), schema.get("maxLength", max(map(len, choices), default=None))
        if id := ID.fullmatch(schema.get("pattern", "")):
            kind, least, most = "id", *id.groups()
    choices = "|".join(schema.get("enum", []))
    return (f'    Field{{"{name}", Field::Kind::{kind}, {least}, {most}, "{choices}", '
            f'{str(required).lower()}, {str(many).lower()}}},\n')


def fields(document, operation):
    """The tables of what the query and the form may hold: {"query": ..., "form": ...}, empty ones left out."""
    query = [field_of(document, one["name"], one["schema"], one.get("required", False))
             for one in parameters(document, operation) if one["in"] == "query"]
    schema = body_of(operation).get(FORM, {}).get("schema", {})
    form = [field_of(document, name, of, name in schema.get("required", []))
            for name, of in schema.get("properties", {}).items()]
    return {what: rows for what, rows in (("query", query), ("form", form)) if rows}


def routes(document):
    table, tables = "", ""
    for path, method, operation in operations(document):
        cpp_method = "remove" if method == "delete" else method
        name = operation["operationId"]
        takes = TAKES[next(iter(body_of(operation)), None)]
        spans = {"query": "{}", "form": "{}"}
        for what, rows in fields(document, operation).items():
            spans[what] = f"k{type_name(name)}{what.capitalize()}"
            tables += f"constexpr std::array {spans[what]} = {{\n{''.join(rows)}}};\n"
        table += (f'    Route{{Method::{cpp_method}, "{pattern_of(document, path, operation)}", '
                  f'Access::{operation["x-access"]}, Shape::{operation["x-shape"]}, {name}, Takes::{takes}, '
                  f'{spans["query"]}, {spans["form"]}}},\n')
    return f"""// Made of src/api/openapi.yaml by cmake/openapi.py.
#include <array>

#include "api/resources.h"
#include "api/router.h"

namespace colloquy::api {{
namespace {{

{tables}
constexpr std::array kRoutes = {{
{table}}};

}}  // namespace

std::span<const Route> routes() {{
  return kRoutes;
}}

}}  // namespace colloquy::api
"""


# --- the document ---

def refusals_of(document, path, method, operation):
    given = list(TO_ALL)
    if method != "get":
        given += TO_POSTS + ["wrong_type"] * bool(body_of(operation))
    if operation["x-access"] in NEEDS_SESSION | {"local", "lesson"}:
        given.append("denied")
    if "{" in path:
        given.append("not_found")
    return dict.fromkeys(given + operation.get("x-refuses", []))


def refusal_response(document, status, names, shape):
    """One response for all refusals of a status."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/problem"}}}
    if shape == "page":
        content["text/html"] = {"schema": {"type": "string"}}
    said = "; or: ".join(document["x-refusals"][name]["description"] for name in names)
    response = {"description": said, "content": content}
    if status in HAS_RETRY_AFTER:
        response["headers"] = {"Retry-After": {"required": True, "schema": {"type": "integer"}, "description": "Seconds"}}
    return response


def without_nul(document, schema):
    """No text of a form or a query may hold a NUL; nothing that the source would have to say at each."""
    target = resolved(document, schema)
    if target.get("type") == "array":
        return {**target, "items": without_nul(document, target["items"])}
    if target.get("type") == "string" and not {"enum", "pattern"} & set(target):
        return {**target, "pattern": NO_NUL}
    return schema


def or_empty(document, schema):
    """As browsers send it: a field that was not filled in is there, without a value."""
    schema = without_nul(document, schema)
    target = resolved(document, schema)
    if target["type"] == "array":
        return {**target, "items": or_empty(document, target["items"])}
    if target["type"] == "string" and not {"enum", "minLength"} & set(target) and target.get("pattern", NO_NUL) == NO_NUL:
        return schema
    return {"anyOf": [schema, {"type": "string", "maxLength": 0}]}


def complete_fields(document, operation):
    schema = body_of(operation).get(FORM, {}).get("schema")
    if schema:
        needed = schema.get("required", [])
        schema["properties"] = {name: (without_nul if name in needed else or_empty)(document, one)
                                for name, one in schema["properties"].items()}
        schema["propertyNames"] = {"pattern": NO_NUL}
        schema["additionalProperties"] = {"type": "string", "pattern": NO_NUL}
    operation["parameters"] = [one if "$ref" in one or one["in"] != "query" else {**one, "schema": without_nul(document, one["schema"])}
                               for one in operation.get("parameters", [])]


def completed(document):
    document = json.loads(json.dumps(document))  # what the source shares by an anchor is changed apart
    for one in document["components"]["parameters"].values():
        if one["in"] == "query":
            one["schema"] = without_nul(document, one["schema"])
    responses = document["components"]["responses"]
    for path, method, operation in operations(document):
        access = operation["x-access"]
        operation["security"] = [] if access in OPEN else [{"session": []}] if access in NEEDS_SESSION else [{}, {"session": []}]
        complete_fields(document, operation)
        by_status = {}
        for name in refusals_of(document, path, method, operation):
            by_status.setdefault(document["x-refusals"][name]["status"], []).append(name)
        for status, names in by_status.items():
            key = "-".join([operation["x-shape"], *names])
            responses.setdefault(key, refusal_response(document, status, names, operation["x-shape"]))
            operation["responses"].setdefault(status, {"$ref": f"#/components/responses/{key}"})
        operation["responses"] = dict(sorted(operation["responses"].items()))
        operation.pop("x-refuses", None)
    del document["x-refusals"]
    return document


# --- types ---

def type_name(name):
    return "".join(word.capitalize() for word in name.split("_"))


def type_of(schema):
    if "$ref" in schema:
        return type_name(schema["$ref"].rsplit("/", 1)[1])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    kind = schema["type"]
    if kind == "array":
        return f"Array<{type_of(schema['items'])}>"
    if kind != "object":
        return {"integer": "number"}.get(kind, kind)
    needed = schema.get("required", [])
    members = [f"{name}{'' if name in needed else '?'}: {type_of(of)}" for name, of in schema.get("properties", {}).items()]
    if not members:
        more = schema.get("additionalProperties", True)
        return f"Record<string, {'unknown' if more is True else type_of(more)}>"
    return "{ " + "; ".join(members) + " }"


def types(document):
    out = "// Made of src/api/openapi.yaml by cmake/openapi.py: what the page's scripts and the server say to each other.\n"
    for name, schema in document["components"]["schemas"].items():
        out += f"export type {type_name(name)} = {type_of(schema)};\n"
    return out


def main():
    if len(sys.argv) != 4 or sys.argv[2] not in {"routes", "document", "types"}:
        sys.exit(__doc__)
    try:
        document = load(sys.argv[1])
    except (Faults, yaml.YAMLError) as faults:
        sys.exit(str(faults))
    made = {"routes": routes, "types": types,
            "document": lambda one: json.dumps(completed(one), ensure_ascii=False, separators=(",", ":"))}[sys.argv[2]](document)
    out = Path(sys.argv[3])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
