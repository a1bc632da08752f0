"""An ICP file: YAML in, `Icp` out, or one message with every fault and its line."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator

from pydantic import ValidationError

from leadgen_assets.domain.errors import IcpInvalid
from leadgen_assets.domain.hosts.domains import host_of
from leadgen_assets.domain.icps.icp import (
    BASE_FIELDS,
    EVERY_SITE,
    Band,
    CountField,
    Criterion,
    Disqualifier,
    Icp,
    LinkedHostField,
    PhraseField,
)
from leadgen_assets.domain.icps.linked_hosts import VendorAddress, vendor_address
from leadgen_assets.domain.telling.faults import did_you_mean, model_faults
from leadgen_assets.domain.telling.yaml_lines import Fault, Path, read_lines

_WHAT_TO_DO = "correct the file (docs/icp.md explains every part), then run: leadgen icp validate FILE"
_Found = tuple[Path, str]
"""Where a fault is, and what it is."""


def load_icp(text: str, where: str) -> Icp:
    """The ICP that a YAML text describes.

    Args:
        where: file name for messages.

    Raises:
        IcpInvalid: `what` lists every fault with its line.
    """
    lines = read_lines(text)
    if not isinstance(lines.content, dict):
        raise _invalid(lines.faults or (Fault(0, "the file is empty or no block of `key: value` lines"),), where)
    faults = list(lines.faults)
    try:
        icp = Icp.model_validate(lines.content)
    except ValidationError as error:
        faults += model_faults(error, Icp, lines)
        raise _invalid(faults, where) from error
    faults += [Fault(lines.line(path), words) for path, words in _cross_faults(icp)]
    if faults:
        raise _invalid(faults, where)
    return icp


def _invalid(faults: Iterable[Fault], where: str) -> IcpInvalid:
    listed = [str(fault) for fault in sorted(dict.fromkeys(faults), key=lambda fault: fault.line)]
    count = "1 fault" if len(listed) == 1 else f"{len(listed)} faults"
    return IcpInvalid("\n    ".join([f"The ICP file cannot be used, {count}:", *listed]), where, _WHAT_TO_DO)


def _cross_faults(icp: Icp) -> Iterator[_Found]:
    """What pydantic cannot see: parts that refer to each other."""
    checks: tuple[Callable[[Icp], Iterator[_Found]], ...] = (
        _pages,
        _fields,
        _references,
        _criteria,
        _disqualifiers,
        _tiers,
        _ladder,
        _hosts,
    )
    for check in checks:
        yield from check(icp)


def _known(icp: Icp) -> list[str]:
    return [*BASE_FIELDS, *icp.vocabulary.fields]


def _unknown_field(icp: Icp, path: Path, field: str) -> Iterator[_Found]:
    if field not in _known(icp):
        yield path, f"there is no field '{field}'{did_you_mean(field, _known(icp))}"


def _pages(icp: Icp) -> Iterator[_Found]:
    first: dict[str, str] = {}
    for role, phrases in icp.pages.items():
        path: Path = ("pages", role)
        if role in EVERY_SITE:
            yield path, f"'{role}' is read of every site; name the role otherwise"
        for position, phrase in enumerate(phrases):
            folded = " ".join(phrase.casefold().split())
            if not folded:
                yield (*path, position), "a link's text is empty"
            elif first.setdefault(folded, role) != role:
                yield (*path, position), f"'{phrase}' already stands for '{first[folded]}'"


def _fields(icp: Icp) -> Iterator[_Found]:
    for name, spec in icp.vocabulary.fields.items():
        path: Path = ("vocabulary", "fields", name)
        if name in BASE_FIELDS:
            yield path, f"'{name}' is a field that every ICP has; choose another name"
        if isinstance(spec, CountField):
            yield from _count_field(icp, path, name, spec)
        if isinstance(spec, PhraseField):
            yield from _phrase_field(path, spec)
        if isinstance(spec, LinkedHostField):
            yield from _linked_field(path, spec)
            yield from _inventory(icp, path, spec)


def _count_field(icp: Icp, path: Path, name: str, spec: CountField) -> Iterator[_Found]:
    if not (spec.nouns or spec.before):
        yield (*path, "nouns"), "has nothing to be told by: give nouns or before"
    if spec.least > spec.most:
        yield (*path, "least"), f"least ({spec.least:,}) is more than most ({spec.most:,})"
    source = spec.estimate_from
    if source is None:
        return
    other = icp.vocabulary.fields.get(source)
    if not isinstance(other, CountField) or source == name:
        counts = [
            known for known, kind in icp.vocabulary.fields.items() if isinstance(kind, CountField) and known != name
        ]
        yield (*path, "estimate_from"), f"'{source}' is no other field of kind count{did_you_mean(source, counts)}"
    elif other.estimate_from is not None:
        yield (*path, "estimate_from"), f"'{source}' is an estimate itself; name a field that is counted"


def _phrase_field(path: Path, spec: PhraseField) -> Iterator[_Found]:
    first: dict[str, str] = {}
    for part, listed in (("beside_another", spec.beside_another), ("unless_too", spec.unless_too)):
        for position, value in enumerate(listed):
            if value not in spec.values:
                yield (*path, part, position), f"'{value}' is no value of this field"
    for value, phrases in spec.values.items():
        if not phrases:
            yield (*path, "values", value), f"'{value}' has no phrase to be told by"
        for position, phrase in enumerate(phrases):
            folded = " ".join(phrase.casefold().split())
            if not folded:
                yield (*path, "values", value, position), "a phrase is empty"
            elif first.setdefault(folded, value) != value and not spec.many:
                yield (*path, "values", value, position), f"'{phrase}' already stands for '{first[folded]}'"


def _linked_field(path: Path, spec: LinkedHostField) -> Iterator[_Found]:
    for value, host in spec.values.items():
        here: Path = (*path, "values", value)
        if not (host.tenant_hosts or host.tenant_paths or host.hosts or host.names):
            yield here, f"'{value}' has nothing to be told by: give tenant_hosts, tenant_paths, hosts or names"
        for part, patterns in (("tenant_hosts", host.tenant_hosts), ("tenant_paths", host.tenant_paths)):
            for position, pattern in enumerate(patterns):
                if pattern.count("{tenant}") != 1:
                    yield (
                        (*here, part, position),
                        f"'{pattern}' needs {{tenant}} once, where the customer's name stands",
                    )
                elif not host_of(pattern.partition("/")[0].replace("{tenant}", "x")):
                    yield (*here, part, position), f"'{pattern}' begins with no host name"
                elif part == "tenant_paths" and "{tenant}" in pattern.partition("/")[0]:
                    yield (
                        (*here, part, position),
                        f"'{pattern}' has {{tenant}} in the host; it belongs under tenant_hosts",
                    )
        for position, plain in enumerate(host.hosts):
            bare = plain.lower().removeprefix("*.").removeprefix("www.")
            if not bare or host_of(bare) != bare or "/" in plain:
                yield (*here, "hosts", position), f"'{plain}' is no host name"


def _inventory(icp: Icp, path: Path, spec: LinkedHostField) -> Iterator[_Found]:
    counts = [name for name, kind in icp.vocabulary.fields.items() if isinstance(kind, CountField)]
    if spec.inventory_counts is not None and spec.inventory_counts not in counts:
        words = f"'{spec.inventory_counts}' is no field of kind count{did_you_mean(spec.inventory_counts, counts)}"
        yield (*path, "inventory_counts"), words
    for value, host in spec.values.items():
        here: Path = (*path, "values", value, "inventory")
        if host.inventory and spec.inventory_counts is None:
            yield here, "needs inventory_counts beside the values: the count field that these pages fill"
        for position, pattern in enumerate(host.inventory):
            found = vendor_address(pattern.replace("{tenant}", "acme"), spec)
            if not pattern.startswith(("https://", "http://")) or pattern.count("{tenant}") != 1:
                yield (
                    (*here, position),
                    f"'{pattern}' is no address with {{tenant}} once (https://{{tenant}}.vendor.example/…)",
                )
            elif found != VendorAddress(value, "acme"):
                yield (
                    (*here, position),
                    f"'{pattern}' is no address of '{value}': none of its tenant_hosts and tenant_paths fits",
                )


def _references(icp: Icp) -> Iterator[_Found]:
    for position, field in enumerate(icp.required):
        yield from _unknown_field(icp, ("required", position), field)
    for number, group in enumerate(icp.needs):
        if not group:
            yield ("needs", number), "a group of needs is empty"
        for position, field in enumerate(group):
            yield from _unknown_field(icp, ("needs", number, position), field)
    kinds = {"pms_detected": "linked_host", "units_estimate": "count", "company_type": "phrases"}
    for column, kind in kinds.items():
        field = getattr(icp.columns, column)
        if field is None:
            continue
        fitting = [name for name, spec in icp.vocabulary.fields.items() if spec.kind == kind]
        if field not in fitting:
            yield ("columns", column), f"'{field}' is no field of kind {kind}{did_you_mean(field, fitting)}"


def _values_of(icp: Icp, field: str) -> list[str] | None:
    spec = icp.vocabulary.fields.get(field)
    return list(spec.values) if isinstance(spec, (LinkedHostField, PhraseField)) else None


def _unknown_value(icp: Icp, path: Path, field: str, value: str) -> Iterator[_Found]:
    values = _values_of(icp, field)
    if values is not None and value not in values:
        yield path, f"'{value}' is no value of '{field}'{did_you_mean(value, values)}"


def _criteria(icp: Icp) -> Iterator[_Found]:
    names: set[str] = set()
    for number, criterion in enumerate(icp.criteria):
        path: Path = ("criteria", number)
        if criterion.name in names:
            yield (*path, "name"), f"two criteria are named '{criterion.name}'"
        names.add(criterion.name)
        yield from _unknown_field(icp, (*path, "field"), criterion.field)
        yield from _template(path, criterion)
        if criterion.bands:
            yield from _bands(icp, path, criterion)
        for value in criterion.values:
            if value != "other":
                yield from _unknown_value(icp, (*path, "values", value), criterion.field, value)
        if criterion.values and isinstance(icp.vocabulary.fields.get(criterion.field), CountField):
            yield (*path, "values"), f"'{criterion.field}' is a count; give bands instead of values"


def _template(path: Path, criterion: Criterion) -> Iterator[_Found]:
    try:
        used = {name for _, name, _, _ in string.Formatter().parse(criterion.reason) if name is not None}
        criterion.reason.format(value="", band="")
    except (ValueError, KeyError, IndexError, AttributeError):
        used = {"?"}
    if used - {"value", "band"}:
        yield (*path, "reason"), "reason may hold {value} and {band} and no other braces"


def _bands(icp: Icp, path: Path, criterion: Criterion) -> Iterator[_Found]:
    if criterion.field in _known(icp) and not isinstance(icp.vocabulary.fields.get(criterion.field), CountField):
        yield (*path, "bands"), f"'{criterion.field}' is no count; give values instead of bands"
    before: Band | None = None
    names: set[str] = set()
    for number, band in enumerate(criterion.bands):
        here: Path = (*path, "bands", number)
        if band.name in names:
            yield here, f"two bands are named '{band.name}'"
        names.add(band.name)
        if band.least is not None and band.most is not None and band.least > band.most:
            yield here, f"band '{band.name}': least ({band.least:,}) is more than most ({band.most:,})"
        if before is not None and (before.most is None or band.least is None or band.least <= before.most):
            yield (
                here,
                f"band '{band.name}' begins before '{before.name}' ends; list bands from low to high without overlap",
            )
        before = band


def _disqualifiers(icp: Icp) -> Iterator[_Found]:
    names: set[str] = set()
    for number, disqualifier in enumerate(icp.disqualifiers):
        path: Path = ("disqualifiers", number)
        if disqualifier.name in names:
            yield (*path, "name"), f"two disqualifiers are named '{disqualifier.name}'"
        names.add(disqualifier.name)
        yield from _unknown_field(icp, (*path, "field"), disqualifier.field)
        yield from _disqualifying_values(icp, path, disqualifier)


def _disqualifying_values(icp: Icp, path: Path, disqualifier: Disqualifier) -> Iterator[_Found]:
    for position, value in enumerate(disqualifier.any_of):
        yield from _unknown_value(icp, (*path, "any_of", position), disqualifier.field, value)
    spec = icp.vocabulary.fields.get(disqualifier.field)
    if disqualifier.only and isinstance(spec, PhraseField) and not spec.many:
        yield (
            (*path, "only"),
            f"only means nothing here: '{disqualifier.field}' has one value; set many: true on the field",
        )
    for field, values in disqualifier.unless.items():
        yield from _unknown_field(icp, (*path, "unless", field), field)
        for position, value in enumerate(values):
            yield from _unknown_value(icp, (*path, "unless", field, position), field, value)


def _tiers(icp: Icp) -> Iterator[_Found]:
    for number, tier in enumerate(icp.tiers):
        earlier = icp.tiers[:number]
        if tier.name.casefold() in {other.name.casefold() for other in earlier}:
            yield ("tiers", number, "name"), f"two tiers are named '{tier.name}'"
        if earlier and tier.least >= earlier[-1].least:
            yield (
                ("tiers", number, "least"),
                f"tier '{tier.name}' begins at {tier.least:g}, not below '{earlier[-1].name}'; list the best tier first",
            )
    if icp.tiers[-1].least > icp.fit_from:
        last = icp.tiers[-1]
        yield (
            ("tiers", len(icp.tiers) - 1, "least"),
            (
                f"the last tier '{last.name}' begins at {last.least:g}, above fit_from ({icp.fit_from:g}): some fits would have no tier"
            ),
        )


def _ladder(icp: Icp) -> Iterator[_Found]:
    contacts = icp.contacts
    if contacts.least > contacts.most:
        yield ("contacts", "least"), f"least ({contacts.least}) is more than most ({contacts.most})"
    first: dict[str, int] = {}
    for number, rung in enumerate(contacts.ladder):
        for position, title in enumerate(rung.titles):
            folded = " ".join(title.casefold().split())
            path: Path = ("contacts", "ladder", number, "titles", position)
            if not folded:
                yield path, "a title is empty"
            elif folded in first:
                yield path, f"the title '{title}' already stands on rung {first[folded] + 1}"
            first.setdefault(folded, number)
    if not first and not contacts.untitled:
        yield ("contacts", "ladder"), "nobody could be a contact: name titles, or set untitled: true"


def _hosts(icp: Icp) -> Iterator[_Found]:
    for position, domain in enumerate(icp.never_domains):
        if host_of(domain) != domain.lower().removeprefix("www."):
            yield ("never_domains", position), f"'{domain}' is no domain; write it like example.com"
