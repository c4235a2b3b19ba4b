"""Every table of the warehouse, once.

Arrow schemas, DDL, the data dictionary, `datapackage.json` and the vocabularies that the checks test against are derived
from the definitions below; nothing else states a schema. A *staging* column exists only in the Parquet files between the
stages (`staging/`), never in the database or an export: lineage, and nested values that BI tools cannot read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

ColumnType = Literal["text", "integer", "decimal", "date", "timestamp", "boolean", "texts", "integers"]

# Six decimals of a kilogram are a milligram; eighteen digits before them hold any sum of money or count of pills.
ARROW_TYPES: Mapping[ColumnType, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "decimal": pa.decimal128(24, 6),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "boolean": pa.bool_(),
    "texts": pa.list_(pa.string()),
    "integers": pa.list_(pa.int32()),
}
SQL_TYPES: Mapping[ColumnType, str] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "decimal": "DECIMAL(24, 6)",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
    "boolean": "BOOLEAN",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, whether it may be null, what it means, and what it may hold."""

    name: str
    type: ColumnType
    description: str
    required: bool = False
    key: bool = False
    references: str | None = None
    """The `table.column` that each value must be found in."""
    values: tuple[str, ...] = ()
    """The closed vocabulary, if the column has one."""
    unit: str | None = None
    staging: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its grain ("one row a ..."), its columns, and warnings for those who query it."""

    name: str
    grain: str
    columns: tuple[Column, ...]
    warning: str | None = None
    partition_rows: int = 5_000_000

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the columns that identify a row."""
        return tuple(c.name for c in self.columns if c.key)

    @property
    def published(self) -> tuple[Column, ...]:
        """The columns of the database table and of the export."""
        return tuple(c for c in self.columns if not c.staging)

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises:
            KeyError: there is none.
        """
        for c in self.columns:
            if c.name == name:
                return c
        raise KeyError(f"{self.name} has no column {name}")

    def schema(self) -> pa.Schema:
        """The Arrow schema of the staging files: all columns."""
        return _schema(self.columns)

    def published_schema(self) -> pa.Schema:
        """The Arrow schema of the export: the published columns."""
        return _schema(self.published)

    def ddl(self) -> str:
        """The `CREATE TABLE` statement, with a comment a column.

        Keys are checked by expectations, not by the database: a key that is not unique is then a finding that stops publication,
        with its rows named, and loading three million rows is seven seconds faster.
        """
        lines = [
            f"    {c.name} {SQL_TYPES[c.type]}{' NOT NULL' if c.required or c.key else ''}"
            for c in self.published
        ]
        statements = [f"CREATE TABLE {self.name} (\n" + ",\n".join(lines) + "\n);"]
        statements.append(f"COMMENT ON TABLE {self.name} IS {_sql_text('One row a ' + self.grain + '.')};")
        statements += [f"COMMENT ON COLUMN {self.name}.{c.name} IS {_sql_text(c.description)};" for c in self.published]
        return "\n".join(statements)

    def arrow(self, rows: Iterable[Mapping[str, object]]) -> pa.Table:
        """The rows as an Arrow table of the staging schema.

        Raises:
            ValueError: a row has a column that the table lacks, or lacks a required one.
        """
        rows = list(rows)
        forms = set(map(tuple, rows))
        unknown = set().union(*forms).difference(c.name for c in self.columns)
        if unknown:
            raise ValueError(f"{self.name} has no column {', '.join(sorted(unknown))}")
        if len(forms) == 1:
            # Rows with the same columns in the same order, as a stage gives them, are turned into columns at once.
            values = dict(zip(forms.pop(), zip(*(row.values() for row in rows), strict=True), strict=True))
            columns: dict[str, Sequence[object]] = {c.name: values.get(c.name) or (None,) * len(rows) for c in self.columns}
        else:
            columns = {c.name: [row.get(c.name) for row in rows] for c in self.columns}
        for c in self.columns:
            if (c.required or c.key) and None in columns[c.name]:
                raise ValueError(f"{self.name}.{c.name} is required: {dict(rows[columns[c.name].index(None)])}")
        return pa.table(columns, schema=self.schema())


def _schema(columns: Iterable[Column]) -> pa.Schema:
    return pa.schema(
        [
            pa.field(c.name, ARROW_TYPES[c.type], nullable=not (c.required or c.key), metadata={"description": c.description})
            for c in columns
        ]
    )


def _sql_text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _text(name: str, description: str, **options: object) -> Column:
    return Column(name, "text", description, **options)  # type: ignore[arg-type]


def _integer(name: str, description: str, **options: object) -> Column:
    return Column(name, "integer", description, **options)  # type: ignore[arg-type]


def _decimal(name: str, description: str, **options: object) -> Column:
    return Column(name, "decimal", description, **options)  # type: ignore[arg-type]


def _date(name: str, description: str, **options: object) -> Column:
    return Column(name, "date", description, **options)  # type: ignore[arg-type]


def _timestamp(name: str, description: str, **options: object) -> Column:
    return Column(name, "timestamp", description, **options)  # type: ignore[arg-type]


def _boolean(name: str, description: str, **options: object) -> Column:
    return Column(name, "boolean", description, **options)  # type: ignore[arg-type]


PRECEDENCES = ("FLASH", "NIACT IMMEDIATE", "IMMEDIATE", "PRIORITY", "ROUTINE")
"""Highest first."""
SECURITY_LEVELS = ("UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET")
PAGE_LAYOUTS = ("site_text", "site_html_2010", "site_html_2011", "dump_row")
ACTIONS = ("TO", "INFO")
TAG_KINDS = ("subject", "program", "country", "organization", "person", "unknown")
TAG_REPAIRS = ("none", "case", "spelling", "split", "joined")
REFERENCE_KINDS = ("cable", "email", "telephone", "other")
FORMAT_LINES = (
    "transmission_id", "routing", "de", "security", "date_time_group", "from", "to", "info", "exempt", "accounting", "page", "separator",
    "log", "mail", "notice", "operating_signal", "text", "unknown",
)  # fmt: skip
REPAIR_KINDS = (
    "q_apostrophe", "q_quote", "q_dash", "q_duplicate_line", "page_marker", "split_paragraph", "pilcrow", "line_end", "split_number",
    "digit_for_letter", "stray_caption",
)  # fmt: skip
REGIONS: Mapping[str, str] = {
    "navigation": "what the site puts around the cable: menus, lists of tags, scripts",
    "box": "the box at the top; in a row of the dump the fields that stand for it",
    "markup": "the tags, quotation marks and commas that enclose header and body",
    "header_line": "a line of the routing header",
    "classification_line": "the line that opens the text",
    "caption": "captions and passing lines, and what else the head has without a label",
    "executive_order": "the E.O. line",
    "tags": "the TAGS line, with the lines it goes on over",
    "subject": "the subject, with its label",
    "references": "the reference line, with its items",
    "classified_by": "who classified the cable, why and until when",
    "heading": "headings, with the rules under and over them",
    "paragraph_number": "the number and the marking that are printed before a paragraph",
    "paragraph": "the text of a paragraph",
    "page_marker": "a page marker, with the blank lines that came with it",
    "duplicate": "what the page gives twice: a line repeated with a stray Q, a doubled header, an earlier copy of the text",
    "signature": "the name at the end",
    "after_text": "what stands below the text besides the signature: `BT`, `NNNN`, rules",
    "foreign_record": "a record of another cable behind the text",
    "cut_off": "the word that the page breaks off in",
    "blank": "white space between the others, with tags, escapes and paragraph signs that stand in it",
}
"""What a stretch of a raw page can be, with the meaning of each word."""
STAGES = ("fetch", "normalise", "extract", "audit")
SUBSTANCES = (
    "heroin", "opium", "morphine", "opiates", "poppy", "opioids", "fentanyl", "tramadol", "methadone", "cannabis", "marijuana", "hashish",
    "hashish_oil", "cannabis_plant", "cocaine", "coca_base", "crack", "coca_leaf", "coca_plant", "amphetamine", "methamphetamine", "mdma",
    "captagon", "stimulants", "lsd", "ketamine", "khat", "gbl", "synthetic_cannabinoids", "nps", "synthetic_drugs", "psychotropics",
    "benzodiazepines", "pharmaceuticals", "buprenorphine", "ephedrine", "pseudoephedrine", "acetic_anhydride", "pmk", "bmk", "precursors",
    "mushrooms", "drugs", "laboratory", "other",
)  # fmt: skip
SEIZURE_ACTIONS = ("seized", "destroyed", "dismantled")
UNITS = ("kg", "g", "t", "lb", "l", "gal", "tablet", "dose", "plant", "hectare", "ampoule", "package", "case", "site")
QUALIFIERS = ("exact", "approximately", "at_least", "at_most")
ROLES = ("component", "total", "incident", "restatement")
LAYOUTS = ("table", "prose")
PART_KINDS = ("all", "some")
MEASURES = (
    "crimes", "felonies", "bribery_crimes", "crimes_by_government_employees", "crimes_by_law_enforcement", "cases_opened",
    "cases_investigated", "cases_sent_to_court", "cases_closed", "prosecutions", "convictions", "acquittals", "officials_arrested",
    "officials_investigated", "officials_disciplined", "officials_dismissed", "audits", "funds_misappropriated", "funds_recovered", "fines",
    "bribe_amount", "sentence_years", "index_rank", "index_score", "other",
)  # fmt: skip
TREATIES = (
    "UN1961", "UN1961P72", "UN1971", "UN1988", "UNCAC", "UNTOC", "UNTOC-TIP", "UNTOC-SOM", "UNTOC-FIREARMS", "IACAC", "OECD-ABC",
    "EXTRADITION", "MLAT", "CMAA", "MARITIME", "ASSET-SHARING", "TIEA", "LOA", "OTHER",
)  # fmt: skip
TREATY_SCOPES = ("multilateral", "regional", "bilateral")
TREATY_ACTIONS = ("party", "signed", "ratified", "acceded", "submitted", "amended", "negotiating", "not_ratified", "none")
DATE_PRECISIONS = ("day", "month", "year")
FINDING_KINDS = ("column_sum", "row_sum", "grand_total", "percent_change", "part_of_whole", "restatement", "treaty_year", "header")
HEADER_IDENTITIES = (
    "julian_day", "filing_time", "box_time", "id_year", "serial_de", "serial_text", "serial_markers", "station_text", "station_markers",
    "station_from", "station_indicator", "country_from", "section_de", "sections_markers", "markers_complete", "precedence_routing",
    "precedence_addressees", "level_text", "level_prosign", "level_text_prosign",
)  # fmt: skip
VERDICTS = ("agrees", "rounding", "disagrees", "partial", "unverifiable")
FINDING_ROLES = ("stated", "part", "base", "whole", "first_statement")

_SPAN = (
    _integer("span_start", "First character, counted from 0, in `raw_page.raw_text` of the cable's raw page.", required=True),
    _integer("span_end", "The character after the last one, in the same text.", required=True),
)
_LINEAGE = _text("raw_sha256", "The raw page that the row was read from.", required=True, staging=True)
_CABLE = _text("cable_id", "Canonical reference ID, such as `08DUSHANBE1372`.", required=True, references="dim_cable.cable_id")
_CABLE_KEY = _text("cable_id", "Canonical reference ID, such as `08DUSHANBE1372`.", key=True, references="dim_cable.cable_id")
_POSITION_KEY = _integer("position", "Place in the order of the cable, from 1.", key=True)


def _fact(*own: Column) -> tuple[Column, ...]:
    return (
        _text("fact_id", "Stable key: the same raw page gives the same key in every run.", key=True),
        _CABLE,
        _text("paragraph_id", "The paragraph that states it.", references="dim_paragraph.paragraph_id"),
        _integer("paragraph", "The number that the cable prints before the paragraph; null where it prints none."),
        *own,
        _text("quote", "The shortest verbatim passage that shows it; page markers and line breaks folded to single spaces.", required=True),
        *_SPAN,
        _text("layout", "Read from a table or from prose.", required=True, values=LAYOUTS),
        _text("rule", "Name of the rule that read it.", required=True),
        _LINEAGE,
    )


_PERIOD = (
    _date("period_start", "First day of the span of time that the figure covers; null where not stated."),
    _date("period_end", "Last day of it, inclusive; null where not stated."),
)

TABLES: tuple[Table, ...] = (
    Table(
        "dim_cable",
        "cable",
        (
            _text("cable_id", "Canonical reference ID: two-digit year, post, serial without padding.", key=True),
            _text("reference_id_in_box", "The ID as in the top box, upper case: `08SECTION01GF02BISHIEK21`.", required=True),
            _timestamp("created_at", "When it was sent, by the top box. UTC."),
            _timestamp("released_at", "When the archive released it, by the top box. UTC."),
            _text("classification", "As in the top box, upper case.", required=True),
            _text("origin", "As in the top box: `Embassy Dushanbe`.", required=True),
            _text("post_country", "Country of the post, ISO 3166-1 alpha-3.", references="dim_country.country"),
            _text("subject", "The whole subject, unwrapped."),
            _text("transmission_id", "Transmission identification: `VZCZCXRO1621`."),
            _text("precedence", "The highest precedence of the message.", values=PRECEDENCES),
            _text("originator_routing_indicator", "Routing indicator on the DE line."),
            _integer("station_serial_number", "Serial number on the DE line."),
            _timestamp("filed_at", "Filing time: the DE line's Julian day group, its year from the date-time group or the box. UTC."),
            _integer("section_number", "Section after the stroke on the DE line: 1 of `#1372/01`; null where none stands there."),
            _text("security_prosign", "Security prosign, classification group and operating signals: `ZNR UUUUU ZZH`."),
            _text("classification_group", "Classification group of the security prosign: `UUUUU`, `CCCCC`, `EEEEE` (EFTO), `UUUAA`."),
            _text("security_level", "Level that the first letter of that group stands for.", values=SECURITY_LEVELS),
            _text("release_code", "Transmission release code, the last two letters of that group where they differ: `AA` of `UUUAA`."),
            _text("released_to", "Whom that code releases the message to: `Australia`."),
            _text("date_time_group", "As written: `031209Z NOV 08`."),
            _text("action_precedence", "Precedence prosign before the date-time group, for the action addressees.", values=PRECEDENCES),
            _text("information_precedence", "The second prosign there, for the others; null where there is one.", values=PRECEDENCES),
            _timestamp("sent_at", "The date-time group as a time. UTC."),
            _text("from_station", "Plain-language address on the FM line."),
            _integer("section_count", "Number of sections the cable was sent in, where it says so."),
            _text("executive_order", "Number of the executive order that the cable cites: `12958`."),
            _text("passing_instructions", "Passing lines above the E.O. line, as written, one a line: `STATE FOR SCA/CEN`."),
            _text("declassification", "What the E.O. line says behind the number, as written: `DECL: 11/03/2018`, `N/A`, `DECL: OADR`."),
            _date(
                "declassify_on",
                "Date of declassification there (under E.O. 12065 also of the review for it); null where it gives none or an event.",
            ),
            _text("classified_by", "Name and title of the classifying officer, as written."),
            _text("classifier_name", "The officer's name in it: `Jane Q. Doe`; null where it cannot be told from the title."),
            _text("classifier_title", "The officer's title and office in it: `Deputy Chief of Mission`."),
            _text("classification_reason", "Reasons given: `1.4 (b) and (d)`."),
            _text("derived_from", "Source or guide that a derivative classification names: `DSCG 05-1`."),
            _text("summary", "The summary, white space folded, paragraphs a blank line apart; null where the cable marks none."),
            _text("signed_by", "Signature at the end: `JACOBSON`."),
            _boolean("has_full_header", "It carries a routing header down to the addressees.", required=True),
            _boolean("is_partial_extract", "The page says that the original is not fully given.", required=True),
            _integer("paragraph_count", "Number of numbered paragraphs.", required=True),
            _text("header_text", "The routing header as the page gives it."),
            _text("body", "The repaired text from the classification line to the signature.", required=True),
            _text("raw_sha256", "SHA-256 of the raw page it was read from.", required=True, references="raw_page.raw_sha256"),
            _text("source", "Where that page came from.", required=True),
            _text("page_layout", "How that page is laid out.", required=True, values=PAGE_LAYOUTS),
            _text("routing_precedence", "The highest precedence on the routing line.", values=PRECEDENCES, staging=True),
            _text("addressee_precedence", "The highest precedence word on TO and INFO lines.", values=PRECEDENCES, staging=True),
            Column("region_names", "texts", "The regions of that page in order, for the table `region`.", required=True, staging=True),
            Column("region_ends", "integers", "The character after the last one of each.", required=True, staging=True),
        ),
    ),
    Table(
        "bridge_cable_recipient",
        "addressee, in order",
        (
            _CABLE_KEY,
            _POSITION_KEY,
            _text("action", "`TO` for action, `INFO` for information.", required=True, values=ACTIONS),
            _text("routing_indicator", "Routing indicator before the stroke: `RUEHC`.", references="dim_station.routing_indicator"),
            _text("station", "Plain-language address: `SECSTATE WASHDC`."),
            _text("precedence", "Precedence word on the line.", values=PRECEDENCES),
            _integer("serial_number", "Message continuity number on the line: 1107."),
            _LINEAGE,
        ),
    ),
    Table(
        "bridge_cable_exemption",
        "addressee that is exempted from a collective (XMT)",
        (
            _CABLE_KEY,
            _POSITION_KEY,
            _text("routing_indicator", "Routing indicator before the stroke, if any.", references="dim_station.routing_indicator"),
            _text("station", "Plain-language address: `AMEMBASSY KHARTOUM`.", required=True),
            _text("collective", "The collective that it would belong to: the last addressee before it, where that is one."),
            _LINEAGE,
        ),
        warning="No addressees: the cable did not go to them.",
    ),
    Table(
        "bridge_cable_routing",
        "routing indicator on the precedence line",
        (
            _CABLE_KEY,
            _POSITION_KEY,
            _text("precedence", "Precedence that the line is headed with.", values=PRECEDENCES),
            _text("routing_indicator", "Routing indicator as written.", required=True, references="dim_station.routing_indicator"),
            _LINEAGE,
        ),
    ),
    Table(
        "header_operating_signal",
        "operating signal of the routing header",
        (
            _CABLE_KEY,
            _POSITION_KEY,
            _text("format_line", "The line that it stands on.", required=True, values=FORMAT_LINES),
            _text("signal", "Operating signal of ACP 131: `ZZH`, `ZDK`, `ZFR`.", required=True),
            _text("meaning", "What it says of the message; null where not known."),
            _text("refers_to", "What stands behind it, as written: `CTG RUEHSD 0060 3230357`."),
            _text("refers_to_routing_indicator", "Originator of the message referred to."),
            _integer("refers_to_serial_number", "Its station serial number."),
            _text("refers_to_filing_group", "Its filing time as Julian day, hour and minute: `3230357`."),
            _LINEAGE,
        ),
    ),
    Table(
        "bridge_cable_tag",
        "TAG, in order",
        (
            _CABLE_KEY,
            _POSITION_KEY,
            _text("tag_raw", "As the cable has it.", required=True),
            _text("tag", "Canonical TAG.", required=True, references="dim_tag.tag"),
            _text("repair", "What turned the one into the other.", required=True, values=TAG_REPAIRS),
            _decimal(
                "confidence",
                "Estimated probability, 0 to 1, that the TAG is what was meant: 1 for one that stands as it is in the lists, 0.95 and 0.85"
                " for readings by hand, else the share of the best of all ways in which TAGS could have come to be written so; for an"
                " unknown one the share of none of them.",
                required=True,
            ),
            _text("country", "The country that the TAG meant on the cable's date, ISO 3166-1 alpha-3.", references="dim_country.country"),
            _text("note", "The reason for the repair, or why the tag is unknown."),
            _LINEAGE,
        ),
    ),
    Table(
        "bridge_cable_reference",
        "reference, in order",
        (
            _CABLE_KEY,
            _POSITION_KEY,
            _text("letter", "The letter that the reference line gives it."),
            _text("reference_raw", "As the cable has it.", required=True),
            _text("kind", "What is referred to.", required=True, values=REFERENCE_KINDS),
            _text("referenced_cable_id", "Canonical reference ID; null where it is not a cable. It need not be in the warehouse."),
            _LINEAGE,
        ),
    ),
    Table(
        "bridge_cable_caption",
        "caption",
        (_CABLE_KEY, _POSITION_KEY, _text("caption", "`SIPDIS`, `NOFORN`, ...", required=True), _LINEAGE),
    ),
    Table(
        "header_line",
        "line of the routing header",
        (
            _CABLE_KEY,
            _POSITION_KEY,
            _text("format_line", "Which line of ACP 127 it is; `unknown` where no rule knows it.", required=True, values=FORMAT_LINES),
            _text("text", "As the page gives it, decoded.", required=True),
            *_SPAN,
            _LINEAGE,
        ),
    ),
    Table(
        "region",
        "stretch of the raw page of a cable that is of one kind; they cover the page, and none overlaps another",
        (
            _CABLE_KEY,
            _integer("position", "Place in the order of the page, from 1.", key=True),
            _text(
                "region",
                "What it is: " + "; ".join(f"`{region}` {meaning}" for region, meaning in REGIONS.items()) + ".",
                required=True,
                values=tuple(REGIONS),
            ),
            *_SPAN,
        ),
    ),
    Table(
        "dim_paragraph",
        "paragraph",
        (
            _text("paragraph_id", "Stable key: cable and place in its order.", key=True),
            _CABLE,
            _integer("position", "Place in the order of the cable, from 1.", required=True),
            _integer("paragraph", "The printed number; null where none is printed."),
            _text("marking", "Portion marking without parentheses: `U`, `SBU`, `C`, ..."),
            _text("heading", "The heading that stands over it, or over the ones before it."),
            _text("text", "The repaired text, without number and marking.", required=True),
            *_SPAN,
            Column("runs", "integers", "Which run of the raw page each run of the text stands for.", required=True, staging=True),
            _LINEAGE,
        ),
    ),
    Table(
        "dim_tag",
        "canonical TAG",
        (
            _text("tag", "Canonical TAG.", key=True),
            _text("kind", "Kind of TAG.", required=True, values=TAG_KINDS),
            _text("meaning", "What it stands for, where known."),
            _boolean("is_official", "A handbook or public list names it.", required=True),
            _text("note", "A remark on the TAG; why it is unknown, if it is."),
        ),
    ),
    Table(
        "dim_station",
        "routing indicator",
        (
            _text("routing_indicator", "Routing indicator.", key=True),
            _text("station", "The station it routes to, where known."),
            _text("country", "Country of the station, ISO 3166-1 alpha-3, where known.", references="dim_country.country"),
        ),
    ),
    Table(
        "dim_country",
        "country",
        (
            _text("country", "ISO 3166-1 alpha-3; Kosovo is `XKX`.", key=True),
            _text("alpha2", "ISO 3166-1 alpha-2."),
            _text("tag", "Country TAG in the State Department's own variant of FIPS 10-4."),
            _text("name", "Short English name.", required=True),
        ),
    ),
    Table(
        "dim_date",
        "day that any table uses",
        (
            _date("date", "The day.", key=True),
            _integer("year", "Year.", required=True),
            _integer("quarter", "Quarter, 1 to 4.", required=True),
            _integer("month", "Month, 1 to 12.", required=True),
            _text("month_name", "English name of the month.", required=True),
            _integer("week", "ISO week, 1 to 53.", required=True),
            _text("weekday", "English name of the day of the week.", required=True),
        ),
    ),
    Table(
        "dim_substance",
        "substance",
        (
            _text("substance", "Word used in the facts.", key=True, values=SUBSTANCES),
            _text("name", "English name.", required=True),
            _text("parent", "The wider substance it counts under; null at the top.", references="dim_substance.substance"),
            _boolean("is_plant", "A plant or a part of one.", required=True),
            _boolean("is_precursor", "A precursor chemical.", required=True),
        ),
    ),
    Table(
        "dim_treaty",
        "agreement, or kind of agreement",
        (
            _text("treaty", "Word used in the facts.", key=True, values=TREATIES),
            _text("title", "Full title, or what the kind is called.", required=True),
            _integer("year", "Year of the agreement; null for a kind of agreement."),
            _text("depositary", "Who holds the instruments of ratification; null for a kind of agreement."),
            _text("scope", "How wide it is open; null for a kind that can be more than one.", values=TREATY_SCOPES),
        ),
    ),
    Table(
        "fact_seizure",
        "stated quantity that authorities took out of circulation",
        _fact(
            _text("country", "Where the seizure took place; null for worldwide or the high seas.", references="dim_country.country"),
            _text("agency", "The body that seized, by its full name; null for a national figure."),
            _text("substance", "What was seized.", required=True, references="dim_substance.substance", values=SUBSTANCES),
            _text("action", "What was done.", required=True, values=SEIZURE_ACTIONS),
            _decimal("quantity", "The number as stated, in `unit`; of a range the lower end.", required=True),
            _decimal("quantity_max", "The upper end of a range."),
            _text("quantity_text", "The number as the source writes it: `.026`, `01`, `85, 000`.", required=True),
            _decimal("quantity_low", "The least figure that would be written so: 35.5 for `36`.", required=True),
            _decimal("quantity_high", "The greatest figure that would be written so: 36.5 for `36`.", required=True),
            _text("unit", "Unit of the quantity.", required=True, values=UNITS),
            _decimal("quantity_kg", "`quantity` in kilograms where `unit` is a mass (1 lb = 0.45359237 kg), to the milligram.", unit="kg"),
            _text("qualifier", "How exactly the text states it.", required=True, values=QUALIFIERS),
            *_PERIOD,
            _text("role", "How it stands to the other figures of the cable.", required=True, values=ROLES),
            _boolean("is_additive", "Adding up additive rows of one cable never counts a quantity twice.", required=True),
            _text("table_id", "Key of the table of the cable that it stands in; null in prose."),
            _text("part_of", "The fact that states the whole this is a part of.", references="fact_seizure.fact_id"),
            _text("part_kind", "Whether the parts fill that whole (`all`) or need not (`some`).", values=PART_KINDS),
            _text("restates", "The fact that stated it first.", references="fact_seizure.fact_id"),
        ),
        warning="Some rows are totals, restatements or parts of others: filter on `is_additive` before adding up.",
    ),
    Table(
        "fact_seizure_change",
        "percentage that the text states about seizures",
        _fact(
            _text("country", "Where the seizures took place.", references="dim_country.country"),
            _text("agency", "The body that seized, by its full name; null for a national figure."),
            _text("substance", "What was seized.", required=True, references="dim_substance.substance", values=SUBSTANCES),
            _decimal("stated_percent", "Signed: a fall is negative; doubled is 100.", required=True, unit="percent"),
            _text("percent_text", "The percentage as the source writes it.", required=True),
            _decimal("percent_low", "The least percentage that would be written so.", required=True, unit="percent"),
            _decimal("percent_high", "The greatest percentage that would be written so.", required=True, unit="percent"),
            _text("qualifier", "How exactly the text states it.", required=True, values=QUALIFIERS),
            _date("base_start", "First day of the time compared with."),
            _date("base_end", "Last day of the time compared with."),
            *_PERIOD,
            _text("table_id", "Key of the table of the cable that it stands in; null in prose."),
        ),
    ),
    Table(
        "fact_corruption",
        "stated number about corruption and what was done about it",
        _fact(
            _text("country", "The country concerned.", references="dim_country.country"),
            _text("agency", "The body that found, investigated or sanctioned; null where none is named."),
            _text("measure", "What is counted.", required=True, values=MEASURES),
            _decimal("value", "The number; of a range the lower end.", required=True),
            _decimal("value_max", "The upper end of a range."),
            _text("value_text", "The number as the source writes it: `$31 million`.", required=True),
            _decimal("value_low", "The least figure that would be written so.", required=True),
            _decimal("value_high", "The greatest figure that would be written so.", required=True),
            _text("unit", "`count`, an ISO 4217 currency code, `years`, `rank` or `score`.", required=True),
            _text("qualifier", "How exactly the text states it.", required=True, values=QUALIFIERS),
            *_PERIOD,
            _text("part_of", "The fact that states the whole this is a part of.", references="fact_corruption.fact_id"),
            _text("part_kind", "Whether the parts fill that whole (`all`) or need not (`some`).", values=PART_KINDS),
        ),
        warning="Measures overlap (felonies are crimes): never add up rows of different measures.",
    ),
    Table(
        "fact_treaty",
        "relation of a country to an agreement",
        _fact(
            _text("country", "The country whose relation is stated.", references="dim_country.country"),
            _text("treaty", "Which agreement, or which kind.", required=True, references="dim_treaty.treaty", values=TREATIES),
            _text("title", "As the text names it.", required=True),
            _text("scope", "How wide the agreement is open.", required=True, values=TREATY_SCOPES),
            _text("action", "The relation.", required=True, values=TREATY_ACTIONS),
            _date("action_date", "When it came about: the day, or the first day of the stated month or year."),
            _text("action_precision", "How precise that is.", values=DATE_PRECISIONS),
            _text("parties", "The other parties named, alpha-3, sorted and joined with `;`; empty if none.", required=True),
            _integer("stated_year", "The year in the title as the text has it."),
        ),
    ),
    Table(
        "bridge_treaty_party",
        "party of a treaty fact",
        (
            _text("fact_id", "The treaty fact.", key=True, references="fact_treaty.fact_id"),
            _text("country", "Another party named.", key=True, references="dim_country.country"),
        ),
    ),
    Table(
        "audit_finding",
        "check of a stated figure against others",
        (
            _text("finding_id", "Stable key.", key=True),
            _CABLE,
            _text("kind", "What is checked.", required=True, values=FINDING_KINDS),
            _text("identity", "Of kind `header`: which fields must agree; null of the others.", values=HEADER_IDENTITIES),
            _text("fact_id", "The stated figure that is checked; null for a header field."),
            _decimal("stated", "The stated figure."),
            _decimal("computed", "What it should be by the other figures."),
            _decimal("computed_low", "The least it could be, given how the others are rounded."),
            _decimal("computed_high", "The greatest it could be."),
            _decimal("difference", "Computed less stated."),
            _text("verdict", "What came out.", required=True, values=VERDICTS),
            _text("explanation", "The same in a sentence.", required=True),
            _text("proposed_fact_id", "The fact whose correction would mend it; proposed, never applied."),
            _decimal("proposed_value", "The figure that it would then be."),
            _LINEAGE,
        ),
        warning="Findings are about the source: the facts stay as the source states them.",
    ),
    Table(
        "bridge_finding_fact",
        "fact that a finding uses",
        (
            _text("finding_id", "The finding.", key=True, references="audit_finding.finding_id"),
            _text("fact_id", "The fact; of any fact table.", key=True),
            _text("role", "What the fact is in the check.", required=True, values=FINDING_ROLES),
            _LINEAGE,
        ),
    ),
    Table(
        "repair_proposal",
        "edit of one figure that would make stated sums and percentages meet",
        (
            _text("proposal_id", "Stable key.", key=True),
            _CABLE,
            _text("fact_id", "The figure to edit.", required=True, references="fact_seizure.fact_id"),
            _text("stated_text", "As the source writes it.", required=True),
            _text("proposed_text", "As it would be written.", required=True),
            _decimal("proposed_value", "The figure it would be.", required=True),
            _integer("constraints_before", "How many of the checks that use it agree as it stands.", required=True),
            _integer("constraints_after", "How many would agree.", required=True),
            _integer("constraints_total", "How many checks use it.", required=True),
            _text("explanation", "The same in a sentence, with the checks that it satisfies.", required=True),
            _LINEAGE,
        ),
        warning="A proposal is never applied.",
    ),
    Table(
        "bridge_proposal_finding",
        "finding that a proposal would mend",
        (
            _text("proposal_id", "The proposal.", key=True, references="repair_proposal.proposal_id"),
            _text("finding_id", "The finding.", key=True, references="audit_finding.finding_id"),
            _LINEAGE,
        ),
    ),
    Table(
        "repair",
        "change made to the raw text before parsing",
        (
            _CABLE_KEY,
            _POSITION_KEY,
            _text("kind", "What was repaired.", required=True, values=REPAIR_KINDS),
            *_SPAN,
            _text("before", "The raw text there, decoded.", required=True),
            _text("after", "What stands in its place.", required=True),
            _LINEAGE,
        ),
    ),
    Table(
        "raw_page",
        "raw page that the warehouse is built from",
        (
            _text("raw_sha256", "SHA-256 of its bytes.", key=True),
            _text("source", "Where it was first fetched from.", required=True),
            _timestamp("fetched_at", "When it was first fetched. UTC.", required=True),
            _integer("size", "Bytes.", required=True, unit="byte"),
            _text("page_layout", "How it is laid out; null where no reader knows it.", values=PAGE_LAYOUTS),
            _text("cable_id", "The cable it holds; null where it holds none."),
            _boolean("is_used", "The cable was read from this page (of several pages of a cable, the most complete).", required=True),
            _integer("completeness", "What decides between several pages of a cable.", staging=True),
            _text("raw_text", "The page as text. Spans count in it.", required=True),
        ),
    ),
    Table(
        "quarantine",
        "reason for which a raw page is not (wholly) usable",
        (
            _text("raw_sha256", "SHA-256 of its bytes.", key=True),
            _text("source", "Where it came from.", required=True),
            _text("cable_id", "The cable it seems to hold, if any."),
            _text("stage", "The stage that set it aside.", key=True, values=STAGES),
            _text("reason", "Why.", key=True),
        ),
    ),
    Table(
        "run",
        "run",
        (
            _text("run_id", "Stable key: the time it started.", key=True),
            _timestamp("started_at", "UTC.", required=True),
            _timestamp("finished_at", "UTC."),
            _text("status", "How it ended.", required=True, values=("published", "not_published")),
            _integer("pages_seen", "Raw pages that the sources held.", required=True),
            _integer("pages_new", "Those not met in an earlier run.", required=True),
            _integer("cables", "Cables in the warehouse.", required=True),
            _integer("facts", "Facts in the warehouse.", required=True),
            _integer("expectations_failed", "Expectations that failed, of whatever severity.", required=True),
            _text("code_version", "Version of this software.", required=True),
        ),
    ),
    Table(
        "expectation_result",
        "expectation and run",
        (
            _text("run_id", "The run.", key=True, references="run.run_id"),
            _text("suite", "The suite it stands in.", key=True),
            _text("expectation", "What was expected.", key=True),
            _text("severity", "`critical` guards our own work and stops publication; `warning` reports on the source.", required=True),
            _boolean("success", "Whether it was met.", required=True),
            _integer("unexpected_count", "Rows that did not meet it.", required=True),
            _text("detail", "Some of them, or what was compared."),
        ),
    ),
)

BY_NAME: Mapping[str, Table] = {t.name: t for t in TABLES}
NORMALISED = (
    "dim_cable", "bridge_cable_recipient", "bridge_cable_exemption", "bridge_cable_routing", "header_operating_signal", "bridge_cable_tag",
    "bridge_cable_reference", "bridge_cable_caption",
    "header_line", "dim_paragraph", "repair",
)  # fmt: skip
"""What the normalise stage stages for each chunk of raw pages, beside `raw_page` and `quarantine`."""
EXTRACTED = ("fact_seizure", "fact_seizure_change", "fact_corruption", "fact_treaty")
AUDITED = ("audit_finding", "bridge_finding_fact", "repair_proposal", "bridge_proposal_finding")
