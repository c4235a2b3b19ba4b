"""A small, complete staging area with cables of our own invention, for the tests of load, check and publish.

Four pages: the HTML page that `07LUSAKA411` is read from, the dump row of the same cable, which is not used, and the text page of
`08LUSAKA93`, and one in quarantine. The first cable has a table of seizures whose cannabis total does not add up, and the
second one reports on the same year again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.cable import Rows
from flows.load import build_database
from flows.tables import AUDITED, BY_NAME, EXTRACTED, NORMALISED

PACKS = ("pack-a", "pack-b")
HTML_PAGE, DUMP_ROW, TEXT_PAGE, BROKEN_PAGE = (letter * 64 for letter in "abcd")
FIRST, SECOND = "07LUSAKA411", "08LUSAKA93"
YEAR = (date(2007, 1, 1), date(2007, 12, 31))

HTML_TEXT = """<html><body><pre>
RR RUEHC
DE RUEHLS #0411/01 3471000
ZNR UUUUU ZZH
R 131000Z DEC 07
FM AMEMBASSY LUSAKA
TO RUEHC/SECSTATE WASHDC 2201
INFO RUZZXX/AMCONSUL NDOLA
QQQ THIS LINE IS NO FORMAT LINE
</pre><pre>
<a id='par1' href='#par1'>1.</a> (U) Seizures in 2007, in kilograms:<br/>
Zambia Police: heroin 40, cannabis 60, total 100<br/>
Customs &amp; Excise: heroin 12, cannabis 8, total 20<br/>
All: heroin 52, cannabis 70, total 120 (+20 percent)
</pre><pre>
<a id='par2' href='#par2'>2.</a> (U) The police thus seized over 100 kilos of
LUSAKA 00000411  002 OF 002
drugs, and destroyed 300 plants.  Of 30 corruption cases,
12 were felonies.  Zambia is a party to the 1972 Convention on
Psychotropic Substances and signed an extradition treaty with
the United States and Malawi in May 2006.
</pre></body></html>
"""
DUMP_TEXT = '"2","12/13/2007 10:00","07LUSAKA411","Embassy Lusaka","UNCLASSIFIED","","","Seizures"'
PLAIN_TEXT = """08LUSAKA93 2008-02-04 09:30 2011-08-30 01:44 UNCLASSIFIED Embassy Lusaka
O 040930Z FEB 08
FM AMEMBASSY LUSAKA
1. (U) Zambia seized 55 kg of heroin and 1.2 tons of cannabis in
2007, and 250 tablets of mandrax last week.
"""


def _span(text: str, words: str) -> dict[str, object]:
    start = text.index(words)
    return {"span_start": start, "span_end": start + len(words)}


def _regions(text: str, words: str, *names: str) -> dict[str, object]:
    """Three regions: what stands before the words, the words, and the rest."""
    start = text.index(words)
    return {"region_names": list(names), "region_ends": [start, start + len(words), len(text)]}


def _cable(cable_id: str, **values: object) -> dict[str, object]:
    return {
        "cable_id": cable_id,
        "reference_id_in_box": cable_id,
        "released_at": datetime(2011, 8, 30, 1, 44),
        "classification": "UNCLASSIFIED",
        "origin": "Embassy Lusaka",
        "post_country": "ZMB",
        "from_station": "AMEMBASSY LUSAKA",
        "is_partial_extract": False,
        "body": "The body.",
        "source": "pages",
        **values,
    }


def _fact(cable_id: str, number: str, page: str, text: str, words: str, **values: object) -> dict[str, object]:
    fact = {
        "fact_id": f"{cable_id}-{number}",
        "cable_id": cable_id,
        "paragraph_id": f"{cable_id}-1",
        "paragraph": 1,
        "country": "ZMB",
        "quote": " ".join(words.split()),
        "layout": "prose",
        "rule": "test",
        "raw_sha256": page,
        **_span(text, words),
    }
    return {**fact, **values}


def _seizure(number: str, words: str, substance: str, quantity: str, agency: str | None, role: str, **values: object) -> dict[str, object]:
    figure = Decimal(quantity)
    period_start, period_end = YEAR
    seizure = {
        "agency": agency,
        "substance": substance,
        "action": "seized",
        "quantity": figure,
        "quantity_text": quantity,
        "quantity_low": figure - Decimal("0.5"),
        "quantity_high": figure + Decimal("0.5"),
        "unit": "kg",
        "quantity_kg": figure,
        "qualifier": "exact",
        "period_start": period_start,
        "period_end": period_end,
        "role": role,
        "is_additive": role == "component",
        "layout": "table",
        "table_id": f"{FIRST}-T1",
        **values,
    }
    return _fact(FIRST, number, HTML_PAGE, HTML_TEXT, words, **seizure)


def _of_second(
    number: str, words: str, substance: str, quantity: str, unit: str, kilograms: str | None, **values: object
) -> dict[str, object]:
    figure = Decimal(quantity)
    period_start, period_end = YEAR
    seizure = {
        "substance": substance,
        "action": "seized",
        "quantity": figure,
        "quantity_text": quantity,
        "quantity_low": figure - Decimal("0.05"),
        "quantity_high": figure + Decimal("0.05"),
        "unit": unit,
        "quantity_kg": None if kilograms is None else Decimal(kilograms),
        "qualifier": "exact",
        "period_start": period_start,
        "period_end": period_end,
        "role": "component",
        "is_additive": True,
        **values,
    }
    return _fact(SECOND, number, TEXT_PAGE, PLAIN_TEXT, words, **seizure)


def _finding(
    number: int,
    kind: str,
    verdict: str,
    fact: str | None,
    stated: str | None,
    computed: str | None,
    words: str,
    identity: str | None = None,
) -> dict[str, object]:
    return {
        "finding_id": f"{FIRST}-F{number}",
        "cable_id": FIRST,
        "kind": kind,
        "identity": identity,
        "fact_id": fact and f"{FIRST}-{fact}",
        "stated": stated and Decimal(stated),
        "computed": computed and Decimal(computed),
        "computed_low": computed and Decimal(computed) - 1,
        "computed_high": computed and Decimal(computed) + 1,
        "difference": computed and stated and Decimal(computed) - Decimal(stated),
        "verdict": verdict,
        "explanation": words,
        "raw_sha256": HTML_PAGE,
    }


def _uses(number: int, stated: str, *parts: str) -> list[dict[str, object]]:
    finding = {"finding_id": f"{FIRST}-F{number}", "raw_sha256": HTML_PAGE}
    roles = {stated: "stated", **dict.fromkeys(parts, "part")}
    return [{**finding, "fact_id": f"{FIRST}-{fact}", "role": role} for fact, role in roles.items()]


def first_pack() -> Rows:
    """The rows of the pack with the HTML page and the page in quarantine."""
    page = {"raw_sha256": HTML_PAGE, "cable_id": FIRST}
    police, customs = "Zambia Police", "Customs & Excise"
    police_row = "Zambia Police: heroin 40, cannabis 60, total 100"
    customs_row = "Customs &amp; Excise: heroin 12, cannabis 8, total 20"
    decoded = {"quote": "Customs & Excise: heroin 12, cannabis 8, total 20"}
    all_row = "All: heroin 52, cannabis 70, total 120"
    treaties = "party to the 1972 Convention on\nPsychotropic Substances"
    extradition = "signed an extradition treaty with\nthe United States and Malawi in May 2006"
    return {
        "dim_cable": [
            _cable(
                FIRST,
                created_at=datetime(2007, 12, 13, 10, 0),
                subject="ZAMBIA: SEIZURES",
                precedence="ROUTINE",
                originator_routing_indicator="RUEHLS",
                station_serial_number=411,
                filed_at=datetime(2007, 12, 13, 10, 0),
                date_time_group="131000Z DEC 07",
                sent_at=datetime(2007, 12, 13, 10, 0),
                has_full_header=True,
                paragraph_count=2,
                raw_sha256=HTML_PAGE,
                page_layout="site_html_2011",
                **_regions(HTML_TEXT, "RR RUEHC", "markup", "header_line", "paragraph"),
            )
        ],
        "dim_paragraph": [
            {
                **page,
                "paragraph_id": f"{FIRST}-{n}",
                "position": n,
                "paragraph": n,
                "marking": "U",
                "text": "Its text.",
                **_span(HTML_TEXT, words),
                "runs": [9, 1, 10],
            }
            for n, words in ((1, "Seizures in 2007"), (2, "The police thus"))
        ],
        "header_line": [
            {**page, "position": n, "format_line": line, "text": words, **_span(HTML_TEXT, words)}
            for n, (line, words) in enumerate(
                {
                    "routing": "RR RUEHC",
                    "de": "DE RUEHLS #0411/01 3471000",
                    "security": "ZNR UUUUU ZZH",
                    "date_time_group": "R 131000Z DEC 07",
                    "from": "FM AMEMBASSY LUSAKA",
                    "to": "TO RUEHC/SECSTATE WASHDC 2201",
                    "info": "INFO RUZZXX/AMCONSUL NDOLA",
                    "unknown": "QQQ THIS LINE IS NO FORMAT LINE",
                }.items(),
                start=1,
            )
        ],
        "bridge_cable_routing": [{**page, "position": 1, "precedence": "ROUTINE", "routing_indicator": "RUEHC"}],
        "bridge_cable_exemption": [{**page, "position": 1, "station": "AMEMBASSY HARARE"}],
        "header_operating_signal": [{**page, "position": 1, "format_line": "security", "signal": "ZZH"}],
        "bridge_cable_recipient": [
            {**page, "position": 1, "action": "TO", "routing_indicator": "RUEHC", "station": "SECSTATE WASHDC", "serial_number": 2201},
            # an indicator of no vocabulary, whose station the line names
            {**page, "position": 2, "action": "INFO", "routing_indicator": "RUZZXX", "station": "AMEMBASSY LILONGWE"},
        ],
        "bridge_cable_tag": [
            {**page, "position": 1, "tag_raw": "SNAR", "tag": "SNAR", "repair": "none", "confidence": Decimal(1)},
            {**page, "position": 2, "tag_raw": "ZZQX", "tag": "ZZQX", "repair": "none", "confidence": Decimal("0.5")},
        ],
        "bridge_cable_reference": [
            {**page, "position": 1, "letter": "A", "reference_raw": "STATE 9", "kind": "cable", "referenced_cable_id": "07STATE9"}
        ],
        "bridge_cable_caption": [{**page, "position": 1, "caption": "SIPDIS"}],
        "repair": [
            {
                **page,
                "position": 1,
                "kind": "page_marker",
                **_span(HTML_TEXT, "LUSAKA 00000411  002 OF 002\n"),
                "before": "LUSAKA 00000411  002 OF 002\n",
                "after": "",
            }
        ],
        "raw_page": [
            _raw_page(HTML_PAGE, HTML_TEXT, "site_html_2011", FIRST),
            _raw_page(BROKEN_PAGE, "404 Not Found", None, None),
        ],
        "quarantine": [{"raw_sha256": BROKEN_PAGE, "source": "pages", "stage": "normalise", "reason": "no reference ID"}],
        "fact_seizure": [
            _seizure("S1", police_row, "heroin", "40", police, "component"),
            _seizure("S2", police_row, "cannabis", "60", police, "component"),
            _seizure("S3", police_row, "drugs", "100", police, "total"),
            _seizure("S4", customs_row, "heroin", "12", customs, "component", **decoded),
            _seizure("S5", customs_row, "cannabis", "8", customs, "component", **decoded),
            _seizure("S6", customs_row, "drugs", "20", customs, "total", **decoded),
            _seizure("S7", all_row, "heroin", "52", None, "total"),
            _seizure("S8", all_row, "cannabis", "70", None, "total"),
            _seizure("S9", all_row, "drugs", "120", None, "total"),
            _seizure(
                "S10",
                "over 100 kilos of\nLUSAKA 00000411  002 OF 002\ndrugs",
                "drugs",
                "100",
                police,
                "restatement",
                quote="over 100 kilos of drugs",
                qualifier="at_least",
                layout="prose",
                table_id=None,
                restates=f"{FIRST}-S3",
                paragraph_id=f"{FIRST}-2",
                paragraph=2,
            ),
            _seizure(
                "S11",
                "destroyed 300 plants",
                "cannabis_plant",
                "300",
                police,
                "component",
                action="destroyed",
                unit="plant",
                quantity_kg=None,
                layout="prose",
                table_id=None,
            ),
        ],
        "fact_seizure_change": [
            _fact(
                FIRST,
                "P1",
                HTML_PAGE,
                HTML_TEXT,
                "total 120 (+20 percent)",
                substance="drugs",
                stated_percent=Decimal(20),
                percent_text="+20",
                percent_low=Decimal("19.5"),
                percent_high=Decimal("20.5"),
                qualifier="exact",
                base_start=date(2006, 1, 1),
                base_end=date(2006, 12, 31),
                period_start=YEAR[0],
                period_end=YEAR[1],
            )
        ],
        "fact_corruption": [
            _fact(
                FIRST,
                number,
                HTML_PAGE,
                HTML_TEXT,
                quote,
                measure=measure,
                value=Decimal(value),
                value_text=value,
                value_low=Decimal(value),
                value_high=Decimal(value),
                unit="count",
                qualifier="exact",
                part_of=whole,
                part_kind=whole and "some",
            )
            for number, quote, measure, value, whole in (
                ("C1", "30 corruption cases", "crimes", "30", None),
                ("C2", "12 were felonies", "felonies", "12", f"{FIRST}-C1"),
            )
        ],
        "fact_treaty": [
            _fact(
                FIRST,
                "T1",
                HTML_PAGE,
                HTML_TEXT,
                treaties,
                treaty="UN1971",
                title="Convention on Psychotropic Substances",
                scope="multilateral",
                action="party",
                parties="",
                stated_year=1972,
            ),
            _fact(
                FIRST,
                "T2",
                HTML_PAGE,
                HTML_TEXT,
                extradition,
                treaty="EXTRADITION",
                title="extradition treaty",
                scope="bilateral",
                action="signed",
                action_date=date(2006, 5, 1),
                action_precision="month",
                parties="MWI;USA",
            ),
        ],
        "audit_finding": [
            _finding(1, "row_sum", "agrees", "S3", "100", "100", "drugs, Zambia Police: 40 + 60 = 100 kg, which agrees."),
            _finding(2, "row_sum", "agrees", "S6", "20", "20", "drugs, Customs & Excise: 12 + 8 = 20 kg, which agrees."),
            _finding(3, "column_sum", "agrees", "S7", "52", "52", "heroin: 40 + 12 = 52 kg, which agrees."),
            _finding(4, "column_sum", "disagrees", "S8", "70", "68", "cannabis: 60 + 8 = 68 kg; stated 70 kg, which does not agree."),
            _finding(5, "grand_total", "agrees", "S9", "120", "120", "drugs: by agency, 100 + 20 = 120 kg, which agrees."),
            _finding(6, "restatement", "agrees", "S10", "100", "100", "drugs, Zambia Police: over 100 kg repeats 100 kg, which agrees."),
            _finding(7, "percent_change", "unverifiable", "P1", "20", None, "drugs: +20 percent, but the figure of 2006 is not stated."),
            _finding(8, "part_of_whole", "partial", "C1", "30", "12", "crimes: 12 of 30, parts that need not fill the whole."),
            _finding(9, "treaty_year", "disagrees", "T1", "1972", "1971", "Dated 1972 in the text, but the agreement is of 1971."),
            _finding(10, "header", "agrees", None, None, None, "The Julian day 347 is 13 December 2007 in both.", "julian_day"),
        ],
        "bridge_finding_fact": [
            *_uses(1, "S3", "S1", "S2"),
            *_uses(2, "S6", "S4", "S5"),
            *_uses(3, "S7", "S1", "S4"),
            *_uses(4, "S8", "S2", "S5"),
            *_uses(5, "S9", "S3", "S6"),
            *_uses(6, "S10", "S3"),
            *_uses(7, "P1"),
            *_uses(8, "C1", "C2"),
            *_uses(9, "T1"),
        ],
        "repair_proposal": [
            {
                "proposal_id": f"{FIRST}-R1",
                "cable_id": FIRST,
                "fact_id": f"{FIRST}-S8",
                "stated_text": "70",
                "proposed_text": "68",
                "proposed_value": Decimal(68),
                "constraints_before": 0,
                "constraints_after": 1,
                "constraints_total": 1,
                "explanation": "Read 70 as 68: cannabis then adds up.",
                "raw_sha256": HTML_PAGE,
            }
        ],
        "bridge_proposal_finding": [{"proposal_id": f"{FIRST}-R1", "finding_id": f"{FIRST}-F4", "raw_sha256": HTML_PAGE}],
    }


def second_pack() -> Rows:
    """The rows of the pack with the unused dump row of the first cable, and the second cable; it has no audit to stage."""
    page = {"raw_sha256": TEXT_PAGE, "cable_id": SECOND}
    row = {"raw_sha256": DUMP_ROW, "cable_id": FIRST}
    seized = "seized 55 kg of heroin and 1.2 tons of cannabis in\n2007"
    return {
        "dim_cable": [
            _cable(
                FIRST,
                created_at=datetime(2007, 12, 13, 10, 0),
                subject="Seizures",
                has_full_header=False,
                paragraph_count=0,
                raw_sha256=DUMP_ROW,
                page_layout="dump_row",
                **_regions(DUMP_TEXT, "Seizures", "box", "paragraph", "markup"),
            ),
            _cable(
                SECOND,
                created_at=datetime(2008, 2, 4, 9, 30),
                subject="ZAMBIA: MORE SEIZURES",
                precedence="IMMEDIATE",
                date_time_group="040930Z FEB 08",
                sent_at=datetime(2008, 2, 4, 9, 30),
                has_full_header=False,
                paragraph_count=1,
                raw_sha256=TEXT_PAGE,
                page_layout="site_text",
                **_regions(PLAIN_TEXT, "O 040930Z FEB 08\nFM AMEMBASSY LUSAKA", "box", "header_line", "paragraph"),
            ),
        ],
        "dim_paragraph": [
            {
                **page,
                "paragraph_id": f"{SECOND}-1",
                "position": 1,
                "paragraph": 1,
                "marking": "U",
                "text": "Its text.",
                **_span(PLAIN_TEXT, "Zambia seized"),
                "runs": [9, 1, 10],
            }
        ],
        "bridge_cable_tag": [
            {**row, "position": 1, "tag_raw": "KCRM", "tag": "KCRM", "repair": "none", "confidence": Decimal(1)},
            {**page, "position": 1, "tag_raw": "SNAR", "tag": "SNAR", "repair": "none", "confidence": Decimal(1)},
        ],
        "raw_page": [_raw_page(DUMP_ROW, DUMP_TEXT, "dump_row", FIRST), _raw_page(TEXT_PAGE, PLAIN_TEXT, "site_text", SECOND)],
        "fact_seizure": [
            _of_second("S1", seized, "heroin", "55", "kg", "55"),
            _of_second("S2", seized, "cannabis", "1.2", "t", "1200"),
            _of_second(
                "S3",
                "250 tablets of mandrax",
                "other",
                "250",
                "tablet",
                None,
                role="incident",
                period_start=None,
                period_end=None,
            ),
        ],
    }


def _raw_page(raw_sha256: str, raw_text: str, page_layout: str | None, cable_id: str | None) -> dict[str, object]:
    return {
        "raw_sha256": raw_sha256,
        "source": "pages",
        "fetched_at": datetime(2024, 3, 1, 12, 0),
        "size": len(raw_text.encode()),
        "page_layout": page_layout,
        "cable_id": cable_id,
        "is_used": False,
        "completeness": 1,
        "raw_text": raw_text,
    }


def write_staging(staging: Path, packs: Mapping[str, Rows] | None = None, used: Sequence[str] = (HTML_PAGE, TEXT_PAGE)) -> Path:
    """Writes a staging folder, by default that of the cables above, and returns it."""
    folders = {
        **dict.fromkeys((*NORMALISED, "raw_page", "quarantine"), "normalised"),
        **dict.fromkeys(EXTRACTED, "extracted"),
        **dict.fromkeys(AUDITED, "audited"),
    }
    for pack, rows in (packs or dict(zip(PACKS, (first_pack(), second_pack()), strict=True))).items():
        for table, of_table in rows.items():
            file = staging / folders[table] / pack / f"{table}.parquet"
            file.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(BY_NAME[table].arrow(of_table), file)
    pq.write_table(pa.table({"raw_sha256": pa.array(used, pa.string())}), staging / "used_pages.parquet")
    return staging


def build_small_database(folder: Path) -> Path:
    """The database of the cables above, in `folder`."""
    database = folder / "cables.duckdb"
    build_database(database, write_staging(folder / "staging"), PACKS)
    return database
