"""Repairs before parsing, each recorded with its place in the raw page."""

from __future__ import annotations

import pytest

from flows.cable import Cable, Repair
from flows.normalise.repairs import repair_body
from flows.spans import MappedText
from tests.normalise.pages import PageOf, cable_of, cable_with, text_with

MARKER = " \nDUSHANBE 00000205  002 OF 003 \n \n \n"


def repaired(text: str, station: str | None = "DUSHANBE") -> tuple[str, list[Repair]]:
    body, repairs = repair_body(MappedText.identity(text), station)
    return body.text, repairs


def kinds(repairs: list[Repair]) -> list[str]:
    return [repair.kind for repair in repairs]


def test_nothing_to_repair_leaves_the_text_alone() -> None:
    text = "The queue at Qatar's quay was quiet. FAQs follow, Q and A. \n \n2. Next. \n"
    body = MappedText.identity(text)
    assert repair_body(body, "DUSHANBE") == (body, [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # within a sentence: the lines join as if nothing stood between
        (
            "slope where most shots fall \n" + MARKER + "and the guards hide. \n",
            "slope where most shots fall \nand the guards hide. \n",
        ),
        # within a table: likewise
        ("Heroin: 12 \n" + MARKER + "Opium: 20 \n", "Heroin: 12 \nOpium: 20 \n"),
        # a blank line that stood between blocks of a table stays
        ("Total: 32 \n" + MARKER + " \nCustoms: \n", "Total: 32 \n \nCustoms: \n"),
        # a second blank line before the marker was there before it
        ("stays rare. \n \n" + MARKER + "6. (U) Farming is simple. \n", "stays rare. \n \n6. (U) Farming is simple. \n"),
        # 10BERLIN8: even two blank lines do not end a sentence
        ("what caused the \n \n" + MARKER + "landslide of May. \n", "what caused the \nlandslide of May. \n"),
        # 06TOKYO1363: no blank line at all
        ("said to be \nTOKYO 00001363  005 OF 009 \nforced out \n", "said to be \nforced out \n"),
        # the page of the section, and one blank line after
        ("signed papers \n \nBRASILIA 00001365  002.2 OF 002 \n \nclerks of the bureau \n", "signed papers \nclerks of the bureau \n"),
        # 09GUADALAJARA379: a blank line still ends the subject
        ("SUBJECT: FRAUD \n" + MARKER + "Country Conditions \n", "SUBJECT: FRAUD \n\nCountry Conditions \n"),
    ],
)
def test_page_marker_on_a_line_of_its_own(before: str, after: str) -> None:
    text, repairs = repaired(before)
    assert text == after
    assert kinds(repairs) == ["page_marker"]


@pytest.mark.parametrize(
    ("station", "before", "after"),
    [
        # the station's name is told from capitals before it, and is cut after ten letters
        ("SAOPAULO", "her bus back to Sao SAO PAULO 00000675 006 OF 008 Paulo.", "her bus back to Sao Paulo."),
        ("ADDISABABA", "90,000 in the ADDIS ABAB 00003407 002 OF 003 lower valley", "90,000 in the lower valley"),
        ("TRIPOLI", "[Times, 3/31/2009] TRANSPORT TRIPOLI 00000293 005 OF 005 ", "[Times, 3/31/2009] TRANSPORT"),
        ("KYIV", "observers of the US KYIV 00000768 002 OF 002 mission", "observers of the US mission"),
        ("LONDON", "drop in output  LONDON 00001886  002.2 OF 004   hurt all", "drop in output hurt all"),
        # 09LONDON2357: at the end of a line
        ("LONDON", "REF: LONDON 2226  LONDON 00002357  001.3 OF 002   \n \n1. So", "REF: LONDON 2226\n \n1. So"),
    ],
)
def test_page_marker_within_a_line(station: str, before: str, after: str) -> None:
    text, repairs = repaired(before, station)
    assert text == after
    assert kinds(repairs) == ["page_marker"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # after the comma of the thousands, or before it
        ("registered 8, \n" + MARKER + "732 addicts. \n", "registered 8,732 addicts. \n"),
        ("registered 8 \n" + MARKER + ",732 addicts. \n", "registered 8,732 addicts. \n"),
        ("registered 8, LONDON 00000092  002.3 OF 012   732 addicts. \n", "registered 8,732 addicts. \n"),
    ],
)
def test_a_number_that_a_page_marker_splits(before: str, after: str) -> None:
    text, repairs = repaired(before, None)
    assert text == after
    assert sorted(kinds(repairs)) == ["page_marker", "split_number"]


@pytest.mark.parametrize(
    "before",
    [
        # two figures, or a list of them, are none that was split
        "in 2008 \n" + MARKER + "15 officers left. \n",
        "on May 5, \n" + MARKER + "2008 began. \n",
        "in 2006, \n" + MARKER + "12 men. \n",
    ],
)
def test_figures_on_either_side_of_a_page_marker_stay_apart(before: str) -> None:
    text, repairs = repaired(before)
    assert kinds(repairs) == ["page_marker"]
    assert "\n" in text.strip()


def test_numbers_written_with_a_blank_are_left_to_the_reader_of_numbers() -> None:
    assert repaired("They burned 85, 000 bushes. \n") == ("They burned 85, 000 bushes. \n", [])


def test_a_line_repeated_with_a_stray_q() -> None:
    text, repairs = repaired("the crest is watched \nby few men at night and \nQby few men at night and \nfewer by day. \n")
    assert text == "the crest is watched \nby few men at night and \nfewer by day. \n"
    assert [(r.kind, r.before) for r in repairs] == [("q_duplicate_line", "Qby few men at night and \n")]


def test_a_line_repeated_after_a_page_marker() -> None:
    text, repairs = repaired("Total DCA: 916. \n" + MARKER + "QTotal DCA: 916. \nChange: +2 percent \n")
    assert text == "Total DCA: 916. \nChange: +2 percent \n"
    assert sorted(kinds(repairs)) == ["page_marker", "q_duplicate_line"]


def test_a_line_that_only_begins_with_q_stays() -> None:
    text = "He left for \nQatar on Friday. \n"
    assert repaired(text) == (text, [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the populationQs needs and the countryQs laws", "the population's needs and the country's laws"),
        ("it wasnQt so, said the villageQs head", "it wasn't so, said the village's head"),
        # these count in a text that has one beyond doubt
        ("the villageQs head and the U.N.Qs office", "the village's head and the U.N.'s office"),
        ("the villageQs head and GOTQs plan", "the village's head and GOT's plan"),
        ("the villageQs head: DEPUTYQS DEATH", "the village's head: DEPUTY'S DEATH"),
        # a plural
        ("the villageQs head and the officersQ pay", "the village's head and the officers' pay"),
    ],
)
def test_q_for_an_apostrophe(before: str, after: str) -> None:
    text, repairs = repaired(before)
    assert text == after
    assert kinds(repairs) == ["q_apostrophe", "q_apostrophe"]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("the villageQs Qtrain the trainerQ model", 'the village\'s "train the trainer" model', "q_quote"),
        ("the villageQs paper: QThe war ends.Q It did", 'the village\'s paper: "The war ends." It did', "q_quote"),
        # no English word begins so, although nothing closes it
        ("the villageQs paper: QThe war", "the village's paper: \"The war", "q_quote"),
        ("the villageQs men Q mostly old ones", "the village's men - mostly old ones", "q_dash"),
    ],
)
def test_q_for_a_quotation_mark_or_a_dash(before: str, after: str, kind: str) -> None:
    text, repairs = repaired(before)
    assert text == after
    assert set(kinds(repairs)) == {"q_apostrophe", kind}


@pytest.mark.parametrize(
    "text",
    [
        # a Q that swallowed text is not guessed, in a text without other faults or in one with them
        "they seized neaQ 17 metric tons",
        "long-terQsustainability of the fleet",
        # words and abbreviations of their own
        "the IRAQS of this world, FAQs, and the QIZ producers",
        "Questions Q and A",
    ],
)
def test_other_qs_stay(text: str) -> None:
    assert repaired(text) == (text, [])
    # the same in a faulty text
    assert repaired(f"{text} in the villageQs name")[0] == f"{text} in the village's name"


def test_a_pilcrow_before_a_year_is_recorded_and_one_before_a_paragraph_only_cut() -> None:
    # 05SANJOSE2158: the site's program took "2004." at a line's beginning for the number of a paragraph
    page = PageOf(body=text_with("1. (U) The quota ended in \n2004. Mills closed. \n \n2. (U) They reopened. \n")).html()
    for label, anchor in (("1. (U) The", "1"), ("2004. Mills", "2004"), ("2. (U) They", "2")):
        page = page.replace(label, f"<a id='par{anchor}' href='#par{anchor}'>¶</a>{label}")
    cable = cable_of(page)
    assert [(p.paragraph, p.text.text) for p in cable.paragraphs] == [
        (1, "The quota ended in \n2004. Mills closed."),
        (2, "They reopened."),
    ]
    (repair,) = cable.repairs
    assert (repair.kind, repair.before, repair.after) == ("pilcrow", "¶", "")
    assert page[repair.span_start : repair.span_end] == "<a id='par2004' href='#par2004'>¶</a>"


def test_a_backslash_at_each_line_end() -> None:
    # 07GENEVA2626
    body = text_with("1. (U) The mills \nclosed in May. \n").replace(" \n", " \\\n")
    cable = cable_of(PageOf(body=body).dump_row(), "dump_row")
    assert cable.paragraphs[0].text.text == "The mills\nclosed in May."
    assert {r.kind for r in cable.repairs} == {"line_end"}
    assert len(cable.repairs) == body.count("\\\n")


def test_doubled_line_ends() -> None:
    # 07BUENOSAIRES1244: an empty line after each line; a blank one with a space still ends a paragraph
    lines = "".join(f"Line {n} of the first paragraph goes on \n" for n in range(1, 13))
    body = text_with(f"1. (U) {lines} \n2. (U) {lines}")
    cable = cable_with(body.replace("\n", "\n\n"))
    assert [p.paragraph for p in cable.paragraphs] == [1, 2]
    assert "\n\n" not in cable.paragraphs[0].text.text
    assert cable.subject == "SEIZURES"
    assert {r.kind for r in cable.repairs} == {"line_end"}


def test_paragraphs_that_are_one_line_each_keep_the_blank_line_between_them() -> None:
    # 06SAOPAULO352: not doubled line ends, although every other line is empty
    line = "The mill was closed by the ministry in May because of its debts, and nobody has offered to buy it since then. "
    text = "\n\n".join(f"{n}. (U) {line}{line}" for n in range(1, 30))
    cable = cable_with(text_with(text))
    assert cable.repairs == ()
    assert cable.paragraph_count == 29


def test_a_caption_left_within_a_sentence() -> None:
    # 06SANJOSE489: what the head of a page left
    cable = cable_with(text_with("1. (U) He spoke with the envoy, \n \nSIPDIS \nDirector of the office. \n"))
    assert cable.paragraphs[0].text.text == "He spoke with the envoy, \nDirector of the office."
    assert [r.kind for r in cable.repairs] == ["stray_caption"]


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        # 06SAOPAULO675: in the middle of a line
        ("1. (U) He met the envoy and the SIPDIS director of the office. \n", "He met the envoy and the director of the office."),
        # 05BRASILIA1984: before words with capitals
        ("1. (U) He spoke with envoys and SIPDIS Indian Affairs. \n", "He spoke with envoys and Indian Affairs."),
        # 06TOKYO1363: at its beginning
        ("1. (U) He met (the \nSIPDIS director) of the office. \n", "He met (the \ndirector) of the office."),
    ],
)
def test_a_caption_on_a_line_of_a_sentence(text: str, repaired: str) -> None:
    cable = cable_with(text_with(text))
    assert cable.paragraphs[0].text.text == repaired
    assert [(r.kind, r.before, r.after) for r in cable.repairs] == [("stray_caption", "SIPDIS ", "")]


def test_a_caption_that_is_spoken_of_or_stands_in_the_head_stays() -> None:
    # 07HARARE1073: no subject, so that the head is not told by it
    head = "UNCLAS DUSHANBE 000205 \n \nCommerce for Becker SIPDIS E.O. 12958: N/A TAGS: SNAR \n \n"
    assert cable_with(head + "1. (U) The caption is NOFORN, SIPDIS, both. \n").repairs == ()


def test_zero_for_letter_in_the_executive_order() -> None:
    # 09BERLIN1158
    cable = cable_with(text_with("1. (U) Yes. \n").replace("E.O. 12958", "E.0. 12958"))
    assert cable.executive_order == "12958"
    assert [(r.kind, r.before, r.after) for r in cable.repairs] == [("digit_for_letter", "0", "O")]


FAULTY = text_with(
    "1. (U) TajikistanQs posts seized 85 kg \n" + MARKER.replace("003", "002") + "of heroin. \nQof heroin. \nThe rest escaped. \n \n"
    "2. (U) The men were paid. On May 4, \n \n3. (U) The council raised their pay. \n"
)


def faulty_cables() -> list[tuple[str, Cable]]:
    page = PageOf(body=FAULTY)
    return [
        (page.text(), cable_of(page.text())),
        (page.html(), cable_of(page.html())),
        (page.dump_row(), cable_of(page.dump_row(), "dump_row")),
    ]


def test_each_repair_leads_back_to_the_raw_page() -> None:
    for source, cable in faulty_cables():
        assert sorted(r.kind for r in cable.repairs) == ["page_marker", "q_apostrophe", "q_duplicate_line", "split_paragraph"]
        for repair in cable.repairs:
            raw = source[repair.span_start : repair.span_end].replace("&#x000A;", "\n").replace("\\'", "'")
            assert raw == repair.before


def test_repairs_do_not_depend_on_the_layout() -> None:
    texts = [[p.text.text for p in cable.paragraphs] for _, cable in faulty_cables()]
    assert texts[0] == texts[1] == texts[2]
    assert texts[0] == [
        "Tajikistan's posts seized 85 kg \nof heroin. \nThe rest escaped.",
        "The men were paid.",
        "On May 4, The council raised their pay.",
    ]
