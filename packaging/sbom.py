"""Writes the bill of materials of the frozen program (CycloneDX 1.6, JSON), checked by the library's own schema."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import bundled
import components
import environment
import identity
from bundled import BundleError, told
from components import Component
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Part
from cyclonedx.model.component import ComponentType
from cyclonedx.model.component_evidence import ComponentEvidence, Occurrence
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

TYPES = {
    "program": ComponentType.APPLICATION,
    "python": ComponentType.PLATFORM,
    "qt": ComponentType.FRAMEWORK,
    "font": ComponentType.DATA,
    "data": ComponentType.DATA,
}
TOOL = "cyclonedx-python-lib"


def write(folder: Path, out: Path) -> Path:
    """Write the bill of the frozen ``folder`` into ``out``; returns the file. Raises BundleError where it is not complete."""
    items = bundled.read(folder, bundled.work(), bundled.origins())
    told = text(components.read(folder, items, bundled.packages()), digests(folder), environment.commit_time())
    file = out / f"{identity.PROGRAM}-{identity.VERSION}.cdx.json"
    check(told, {item.place for item in items})
    file.write_text(told, encoding="utf-8", newline="\n")
    return file


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of the frozen folder; links to another have none of their own."""
    paths = {place: folder / place for place in bundled.places(folder)}
    return {
        place: hashlib.sha256(path.read_bytes()).hexdigest() for place, path in paths.items() if not path.is_symlink()
    }


def text(found: Iterable[Component], digests: dict[str, str], seconds: int) -> str:
    """The bill as JSON: the same for the same parts, whenever it is made. ``seconds``: time of the release."""
    found = list(found)
    parts = {component: _part(component, digests) for component in found}
    bom = Bom(components=[part for component, part in parts.items() if component.kind != "program"])
    bom.metadata.timestamp = datetime.fromtimestamp(seconds, UTC)
    bom.metadata.tools.components.add(Part(name=TOOL, version=metadata.version(TOOL), type=ComponentType.LIBRARY))
    program = next((part for component, part in parts.items() if component.kind == "program"), None)
    bom.metadata.component = program
    _depend(bom, parts)
    bom.serial_number = uuid5(NAMESPACE_URL, json.dumps(sorted(_content(component, digests) for component in found)))
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _content(component: Component, digests: dict[str, str]) -> list[str]:
    return [
        component.name,
        component.version or "",
        component.licence,
        *(digests.get(place, place) for place in component.places),
    ]


def _part(component: Component, digests: dict[str, str]) -> Part:
    own = [] if component.inside else [place for place in component.places if place in digests]
    others = [place for place in component.places if place not in own]
    return Part(
        name=component.name,
        version=component.version,
        type=TYPES.get(component.kind, ComponentType.LIBRARY),
        bom_ref=_reference(component),
        purl=PackageURL.from_string(component.purl) if component.purl else None,
        licenses=[_licence(component.licence)],
        copyright="\n".join(component.copyright) or None,
        external_references=_links(component),
        components=[_file(place, digests[place]) for place in own],
        evidence=ComponentEvidence(occurrences=[_occurrence(component, place) for place in others]) if others else None,
    )


def _reference(component: Component) -> str:
    return "/".join(part for part in (component.inside, component.name, component.version) if part)


def _licence(expression: str) -> DisjunctiveLicense | LicenseExpression:
    plain = expression.replace("-", "").replace(".", "").isalnum() and not expression.startswith("LicenseRef-")
    return DisjunctiveLicense(id=expression) if plain else LicenseExpression(expression)


def _links(component: Component) -> list[ExternalReference]:
    kinds = {ExternalReferenceType.WEBSITE: component.home, ExternalReferenceType.SOURCE_DISTRIBUTION: component.source}
    web = {
        kind: url.partition("; ")[0] for kind, url in kinds.items() if url and url.startswith("http") and " " not in url
    }
    return [ExternalReference(type=kind, url=XsUri(url)) for kind, url in web.items()]


def _file(place: str, digest: str) -> Part:
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest)]
    return Part(name=place, type=ComponentType.FILE, bom_ref=f"file:{place}", hashes=hashes)


def _occurrence(component: Component, place: str) -> Occurrence:
    # A reference of its own: the library would take a random one.
    return Occurrence(location=place, bom_ref=f"{_reference(component)}@{place}")


def _depend(bom: Bom, parts: dict[Component, Part]) -> None:
    """The program depends on what it uses, and these on what lies inside them."""
    by_name = {component.name: part for component, part in parts.items()}
    program = bom.metadata.component
    for component, part in parts.items():
        holder = by_name.get(component.inside or "", program)
        if holder is not None and holder is not part:
            bom.register_dependency(holder, [part])


def check(told: str, places: set[str]) -> None:
    """Raise BundleError where the bill breaks CycloneDX's schema, or lacks a file, or names one that is not there."""
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(told)
    if fault is not None:
        raise BundleError(f"The bill of materials breaks its schema: {fault}")
    named = set(locations(json.loads(told)))
    if named != places:
        raise BundleError(
            f"Not in the bill of materials: {sorted(places - named)[:9]}; in it alone: {sorted(named - places)[:9]}."
        )


def locations(bill: dict[str, Any]) -> Iterable[str]:
    """Each place that a bill names."""
    waiting = [bill.get("metadata", {}).get("component", {}), *bill.get("components", [])]
    while waiting:
        part = waiting.pop()
        waiting += part.get("components", [])
        if part.get("type") == "file":
            yield part["name"]
        yield from (found["location"] for found in part.get("evidence", {}).get("occurrences", []))


def main() -> int:
    """Write the bill of the frozen folder that the command line names into the folder named after it."""
    return told(lambda: write(Path(sys.argv[1]).resolve(), Path(sys.argv[2])))


if __name__ == "__main__":
    sys.exit(main())
