"""The reference lines of real pages, against what a reader finds there."""

from __future__ import annotations

import gzip
from collections import Counter

import pytest

from flows.cable import Cable
from flows.vocabulary.reference_ids import canonical_reference_id
from tests.normalise.test_real_pages import pages
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

# Letter, where there is one, and ID; for what has no ID, its kind.
READ = {
    # colons between, no letters
    "72TEHRAN1164": "72TEHRAN1091 72TEHRAN263 72MOSCOW1603",
    # an airgram, with a date that has a comma
    "72TEHRAN4789": "other 72TEHRAN3312",
    "66BUENOSAIRES2481": "66STATE106206 other",
    # of 2 January, with a number of December
    "04THEHAGUE4": "03STATE324347",
    "04THEHAGUE3044": "A:04THEHAGUE2929 B:04THEHAGUE2864 C:04THEHAGUE2308 D:04THEHAGUE2995",
    "05BRASILIA369": "telephone",
    # the text goes on behind the line
    "05BRASILIA1714": "A:05BRASILIA1494 B:05BRASILIA1544",
    "05BRASILIA1984": "A:05BRASILIA1660 B:05BRASILIA1819 C:05BRASILIA1849 D:05BRASILIA1867 E:05BRASILIA1631 F:05BRASILIA1973",
    "05BRASILIA3382": "05BRASILIA3286",
    # "(C )"
    "05SANJOSE1740": "A:05SANJOSE1639 B:05SANJOSE1455 C:05SANJOSE1713 D:05SANJOSE1720 E:05SANJOSE1722",
    "05SANJOSE2072": "A:05STATE143552 B:04SANJOSE2293",
    # letters twice
    "05SANJOSE2158": "A:05STATE146213 B:05SANJOSE678",
    "05SAOPAULO1110": "A:05SAOPAULO1076 B:05SAOPAULO1071 C:05BRASILIA2539",
    # the number two lines on
    "05MADRID4026": "A:05MADRID3785 B:05MADRID3566 C:05STATE36633",
    "06SAOPAULO1197": "A:06SAOPAULO675 B:06BRASILIA2314",
    "06SANJOSE327": "A:other B:other C:other",
    # by its date-time group
    "06SANJOSE789": "cable",
    # no number
    "06SANJOSE896": "cable",
    # a letter for a nought
    "06SANJOSE1087": "A:04SANJOSE2401 B:04SANJOSE2435 C:04SANJOSE2872 D:06SANJOSE656",
    "06MEXICO3832": "A:06MEXICO3747 B:06MEXICO3422",
    "06REYKJAVIK305": "A:06STATE139903 B:email",
    # a slip in a name
    "06SANJOSE2734": "A:06STATE19152 B:06SANJOSE2223 C:06SANJOSE1955",
    "07SANJOSE1963": "07STATE143212",
    "07SANJOSE18": "06STATE200498",
    "07PARAMARIBO120": "06PARAMARIBO38 06PARAMARIBO29 05PARAMARIBO589",
    # the year of a date by itself
    "07PARIS1791": "A:07PARIS1784 B:other C:other",
    "07REYKJAVIK151": "A:07STATE68936 B:email C:07REYKJAVIK76 D:07STATE21535",
    # numbers of the September and October before
    "07REYKJAVIK256": "A:07STATE118258 B:06STATE146306 B:06STATE178055",
    # numbers of the Department under another name, as written
    "07YEREVAN688": "A:07YEREVAN68936 B:07YEREVAN72723",
    "07SANJOSE1194": "A:07STATE73991 B:06SANJOSE2671 C:07SANJOSE1106 D:07SANJOSE999",
    "07SANJOSE2063": "cable",
    # the text goes on behind the date
    "07TRIPOLI993": "A:07STATE138248 B:email",
    "07GENEVA2626": "A:07GENEVA2373 B:07GENEVA2355",
    "08NAIROBI199": "A:email B:08NAIROBI13",
    "08SANJOSE56": "A:email B:07STATE168367",
    "08SANJOSE71": "A:08SANJOSE3 B:07SANJOSE1891",
    # of February and March, with numbers of the year before
    "08SANJOSE125": "07STATE161287",
    "09SANJOSE149": "08STATE127390",
    "08STATE58722": "other",
    "08TRIPOLI319": "A:08TRIPOLI297 B:07TRIPOLI1038",
    "08LONDON2627": "cable",
    "09CAIRO125": "A:other B:other C:other",
    "09MALABO13": "telephone",
    "09BRASILIA282": "A:09BRASILIA262 B:08BRASILIA1638 C:08BRASILIA1637 D:08BRASILIA1636 E:09BRASILIA158",
    "09STATE29290": "A:06STATE49307",
    # beyond its own number
    "09MEXICO944": "A:09MEXICO398 B:08MEXICO1296",
    "09SANJOSE499": "A:email B:email C:09SANJOSE947",
    "09TRIPOLI483": "08TRIPOLI993",
    "09CAIRO1778": "A:09CAIRO1229 B:09CAIRO892 C:09CAIRO694 D:09STATE38378 E:09CAIRO242 F:09CAIRO86",
    "09SAOPAULO602": "A:09SAOPAULO309 B:09SAOPAULO182 C:08SAOPAULO119",
    "09LONDON2617": "A:09LONDON2198 B:09LONDON2199",
    "09SANJOSE1132": "09SANJOSE168 06PANAMA2015",
    "09SANJOSE1156": "09STATE114752 09SANJOSE994 09SANJOSE978",
    "10TRIPOLI10": "09STATE114960",
}


def cables() -> dict[str, Cable]:
    return {n.cable.cable_id: n.cable for _, _, n in pages() if n.cable is not None}


@pytest.mark.parametrize("cable_id", READ)
def test_as_a_reader_finds_it(cable_id: str) -> None:
    found = [(f"{r.letter}:" if r.letter else "") + (r.referenced_cable_id or r.kind) for r in cables()[cable_id].references]
    assert " ".join(found) == READ[cable_id]


def test_how_many_lead_to_a_cable_of_the_archive() -> None:
    with gzip.open(SHARED / "reference" / "cable_ids_by_month.csv.gz", "rt", encoding="utf-8") as file:
        archive = {canonical_reference_id(line.split(",")[0]) for line in file}
    found: Counter[str] = Counter()
    for cable in cables().values():
        for reference in cable.references:
            found[reference.kind] += 1
            if reference.kind != "cable":
                assert reference.referenced_cable_id is None
            elif reference.referenced_cable_id is not None:
                of = "state" if reference.referenced_cable_id[2:].startswith("STATE") else "post"
                found[f"of {of}"] += 1
                found[f"of {of} in archive"] += reference.referenced_cable_id in archive
    # The archive has a part of what was sent: two thirds of what posts are cited for, a quarter of the Department's. Each of the
    # others was read: five are slips of the drafter, the rest is as written and within what the station had reached.
    assert found["of post in archive"] >= 0.66 * found["of post"] > 100
    assert found["of state in archive"] >= 0.23 * found["of state"] > 50
