"""Numbered paragraphs, blocks without numbers, headings, sentences that end in the next number."""

from __future__ import annotations

import pytest

from flows.cable import Cable
from tests.normalise.pages import cable_with, text_with


def numbers(cable: Cable) -> list[int | None]:
    return [p.paragraph for p in cable.paragraphs]


def texts(cable: Cable) -> list[str]:
    return [p.text.text for p in cable.paragraphs]


def headings(cable: Cable) -> list[str | None]:
    return [p.heading for p in cable.paragraphs]


@pytest.mark.parametrize(
    ("first", "second", "marking"),
    [
        ("1. Guards seized it. \n \n2. They burned it. \n", "They burned it.", None),
        ("1. (U) Guards seized it. \n \n2. (U) They burned it. \n", "They burned it.", "U"),
        ("(U) 1. Guards seized it. \n \n(U) 2. They burned it. \n", "They burned it.", "U"),
        ("1.(SBU) Guards seized it. \n \n2.(SBU) They burned it. \n", "They burned it.", "SBU"),
        ("1.(c) Guards seized it. \n \n2.(c) They burned it. \n", "They burned it.", "C"),
        ("1. (C/NF) Guards seized it. \n \n2. (C/NF) They burned it. \n", "They burned it.", "C/NF"),
        ("1. (U//FOUO) Guards seized it. \n \n2. (U//FOUO) They burned it. \n", "They burned it.", "U//FOUO"),
        ("1. (SBU/NF) Guards seized it. \n \n2. ( SBU/NF ) They burned it. \n", "They burned it.", "SBU/NF"),
        ("1) Guards seized it. \n \n2) They burned it. \n", "They burned it.", None),
        ("1.Guards seized it. \n \n2.They burned it. \n", "They burned it.", None),
        (" 1.  Guards seized it. \n \n  2.  They burned it. \n", "They burned it.", None),
        # 07SANJOSE1497: a comma for the point of the first
        ("1, Guards seized it. \n \n2. They burned it. \n", "They burned it.", None),
        # a parenthesis of the marking lost, square brackets, a point too many or none, a letter l for the first number
        ("1. C) Guards seized it. \n \n2. (C They burned it. \n", "They burned it.", "C"),
        ("1. [C] Guards seized it. \n \n2. [C] They burned it. \n", "They burned it.", "C"),
        ("1.) Guards seized it. \n \n2.) They burned it. \n", "They burned it.", None),
        ("1 (U) Guards seized it. \n \n2 (U) They burned it. \n", "They burned it.", "U"),
        ("l. (U) Guards seized it. \n \n2. (U) They burned it. \n", "They burned it.", "U"),
        ("¶1. (U) Guards seized it. \n \n¶2. (U) They burned it. \n", "They burned it.", "U"),
        # other signs, from the beginning of the text on
        ("(1) Guards seized it. \n \n(2) They burned it. \n", "They burned it.", None),
        ("PARA 1. Guards seized it. \n \nPARA 2. They burned it. \n", "They burned it.", None),
        ("Para 1: (U) Guards seized it. \n \nPara 2: (U) They burned it. \n", "They burned it.", "U"),
        # without blank lines
        ("1. Guards seized it. \n2. They burned it. \n", "They burned it.", None),
        # one behind the other on one line, that is longer than lines are
        (f"1. Guards seized it.{' And more.' * 30} 2. They burned it. \n", "They burned it.", None),
        (f"1. (U) Guards seized it.{' And more.' * 30} 2. (U) They burned it. \n", "They burned it.", "U"),
    ],
)
def test_styles_of_numbering(first: str, second: str, marking: str | None) -> None:
    cable = cable_with(text_with(first))
    assert numbers(cable) == [1, 2]
    assert [p.marking for p in cable.paragraphs] == [marking, marking]
    assert texts(cable)[0].startswith("Guards seized it.")
    assert texts(cable)[1] == second
    assert cable.paragraph_count == 2


def test_keys_and_positions_count_all_paragraphs() -> None:
    cable = cable_with(text_with("The headings follow the instructions. \n \n1. (U) One. \n \n2. (U) Two. \n"))
    assert [(p.paragraph_id, p.position, p.paragraph) for p in cable.paragraphs] == [
        ("08DUSHANBE205.001", 1, None),
        ("08DUSHANBE205.002", 2, 1),
        ("08DUSHANBE205.003", 3, 2),
    ]
    assert cable.paragraph_count == 2


@pytest.mark.parametrize(
    "text",
    [
        # a year at the beginning of a line
        "1. (U) The quota ended in \n2004. Mills closed. \n \n2. (U) They reopened. \n",
        # a day that happens to be the next number, within a sentence
        "1. The ministers will meet again in the capital of the province on June \n2. The date may change. \n \n2. They reopened. \n",
        # a decimal
        "1. (U) Output fell by \n2.5 percent. \n \n2. (U) They reopened. \n",
        # a list inside a paragraph
        "1. (U) They want: \n1. roads \n2. bridges \n3. schools \n \n2. (U) They reopened. \n",
        # another style of list
        "1. (U) They want: \n(1) roads \n(2) bridges \n(3) schools \n \n2. (U) They reopened. \n",
        # 05REYKJAVIK520: a day, behind a hyphen
        "1. (U) The envoy of the coast guard of the republic came on a visit, July 1-\n2. He left. \n \n2. (U) They reopened. \n",
        # 06SANJOSE327: a column of a table
        "1. (U) Counts: \n2  houses \n3  shops \n \n2. (U) They reopened. \n",
    ],
)
def test_other_numbers_at_the_beginning_of_a_line(text: str) -> None:
    cable = cable_with(text_with(text))
    assert numbers(cable) == [1, 2]
    assert texts(cable)[1] == "They reopened."


def test_a_number_left_out_and_one_without_its_point() -> None:
    cable = cable_with(text_with("1. One is here. \n \n2. Two is here. \n \n4. Four is here. \n \n5  Five is here. \n \n6. Six. \n"))
    assert numbers(cable) == [1, 2, 4, 5, 6]


def test_a_list_in_parentheses_further_down_numbers_no_paragraphs() -> None:
    text = "The council of the republic met for the last time before the war to hear the districts. \n \n(1) roads \n(2) bridges \n"
    assert numbers(cable_with(text_with(text))) == [None, None]


def test_a_number_that_is_a_slip() -> None:
    # 05SANJOSE2090: the marking tells the paragraph
    assert numbers(cable_with(text_with("1. (U) One. \n \n2. (U) Two. \n \n3. (U) Three. \n \n2. (SBU) Four. \n"))) == [1, 2, 3, 2]


def test_numbers_behind_what_was_blacked_out() -> None:
    # 09HARARE888
    text = "1. One is here. \n \n2. Two is here. \nXXXXXXXXXXXX \n9. Nine is here. \n10. Ten is here. \n"
    cable = cable_with(text_with(text))
    assert numbers(cable) == [1, 2, 9, 10]
    assert headings(cable) == [None] * 4


def test_a_number_in_a_joined_line_behind_no_sentence() -> None:
    # 08BRASILIA1219: behind the name of a newspaper
    more = " And more." * 30
    cable = cable_with(text_with(f"1. One.{more} Source - Yahoo 2. Two Is Here.{more} \n \n3. Three is here. \n"))
    assert numbers(cable) == [1, 2, 3]
    # 06BRASILIA2582: but no number of a page, where the paragraph's own follows
    cable = cable_with(text_with(f"1. One.{more} See the report on page 2. The rest{more} \n \n2. Two is here. \n \n3. Three is here. \n"))
    assert texts(cable)[1:] == ["Two is here.", "Three is here."]


PROSE = "The country passed a law against bribery that its courts apply to officials of all ranks and services."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # over prose, with and without a blank line, a marking, a full stop
        (f"1. {PROSE} \n \n2. Corruption \n \n{PROSE} \n \n3. {PROSE} \n", [(1, None), (2, "Corruption"), (3, None)]),
        (f"1. {PROSE} \n \n2. (U) Corruption. \n \n{PROSE} \n \n3. {PROSE} \n", [(1, None), (2, "Corruption"), (3, None)]),
        (f"1. Openness to Trade \n{PROSE} \n2. Rule of Law \n{PROSE} \n", [(1, "Openness to Trade"), (2, "Rule of Law")]),
        # below the heading of a section
        (f"1. {PROSE} \n \nSTATE \n \n2. Courts \n \n{PROSE} \n \n3. {PROSE} \n", [(1, None), (2, "STATE / Courts"), (3, "STATE")]),
        # 09LAPAZ1784: alone with its number, over the next one
        (f"1. {PROSE} \n \n2. Courts and Police \n \n3. {PROSE} \n", [(1, None), (3, "2. Courts and Police")]),
        # a sentence, a value, a table, an index, a wrapped line
        (f"1. {PROSE} \n \n2. Dietary Needs: none \n \n3. {PROSE} \n", [(1, None), (2, None), (3, None)]),
        ("1. Seizures \n \nHeroin:  2007: 82  2008: 111 \nOpium:   2007: 471  2008: 241 \n \n2. They left. \n", [(1, None), (2, None)]),
        (f"1. Trade \n2. Courts \n3. Labor \n \n1. {PROSE} \n \n2. {PROSE} \n", [(1, None), (2, None), (3, None), (1, None), (2, None)]),
        (f"1. According to the Ministry of Health of the Republic of \nTajikistan, {PROSE} \n \n2. {PROSE} \n", [(1, None), (2, None)]),
    ],
)
def test_headings_with_a_number(text: str, expected: list[tuple[int, str | None]]) -> None:
    cable = cable_with(text_with(text))
    assert [(p.paragraph, p.heading) for p in cable.paragraphs] == expected


def test_a_part_of_a_longer_cable_begins_at_a_higher_number() -> None:
    # 09LONDON2617
    assert numbers(cable_with(text_with("74. (SBU) One. \n \n75. (SBU) Two. \n \n76. (SBU) Three. \n"))) == [74, 75, 76]


def test_numbers_that_start_again() -> None:
    # 05BRASILIA1714: the paragraphs of a statement that is quoted, then the cable's own
    quoted = "".join(f"{n}. The heads agree on point {n}. \n \n" for n in (1, 2, 3))
    cable = cable_with(text_with(f"1. The forum met. \n \n2. Its statement: \n \n{quoted}3. The forum closed. \n"))
    assert numbers(cable) == [1, 2, 1, 2, 3, 3]
    assert texts(cable)[-1] == "The forum closed."


def test_blocks_without_number_stay_with_the_paragraph_before_them() -> None:
    table = "Heroin:  2007: 82  2008: 111 \nOpium:   2007: 471  2008: 241"
    cable = cable_with(
        text_with(f"1. (U) Seizures by agency: \n \nBorder Guards: \n{table} \n \nCustoms: \n{table} \n \n2. (U) They burned it. \n")
    )
    assert numbers(cable) == [1, 2]
    # line breaks and blank lines stay as they stand: a table needs them
    assert texts(cable)[0] == f"Seizures by agency: \n \nBorder Guards: \n{table} \n \nCustoms: \n{table}"


def test_a_heading_between_them_ends_the_paragraph() -> None:
    cable = cable_with(
        text_with(
            "1. (U) The text follows. \n \nIII. Agreements and Treaties \n \n"
            "The country signed it in 1990. \n \nIt ratified it in 1991. \n \n2. (U) End. \n"
        )
    )
    assert numbers(cable) == [1, None, None, 2]
    assert headings(cable) == [None, *["III. Agreements and Treaties"] * 3]


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        ("Law Enforcement Efforts \n \n", "Law Enforcement Efforts"),
        ("III  Country Actions against Drugs. \n \n", "III Country Actions against Drugs."),
        ("COOPERATION \n \n", "COOPERATION"),
        ("Cooperation \n----------- \n \n", "Cooperation"),
        ("----------- \nCooperation \n----------- \n \n", "Cooperation"),
        ("Cooperation \n \n----------- \n \n", "Cooperation"),
        ("=========== \nCOOPERATION AND \nTHE WAY AHEAD \n=========== \n", "COOPERATION AND THE WAY AHEAD"),
        # on one line with its rule
        ("Cooperation ----------- \n \n", "Cooperation"),
        ("------- COOPERATION ------- \n \n", "COOPERATION"),
        ("COOPERATION - - - - - - - \n \n", "COOPERATION"),
        # right above the number
        ("Bilateral Cooperation \n", "Bilateral Cooperation"),
        # a question, and a quotation
        ("Will he run at all? \n \n", "Will he run at all?"),
        ('"A Clear and Present Danger" \n \n', '"A Clear and Present Danger"'),
        # two levels
        ("IV. U.S. Policy Initiatives. \n \nBilateral Cooperation \n", "IV. U.S. Policy Initiatives. / Bilateral Cooperation"),
    ],
)
def test_headings(lines: str, heading: str) -> None:
    cable = cable_with(text_with(f"Summary \n \n1. (U) Guards seized it. \n \n{lines}2. (U) They burned it. \n \n3. (U) All of it. \n"))
    assert numbers(cable) == [1, 2, 3]
    # a heading holds until the next one
    assert headings(cable) == ["Summary", heading, heading]
    assert texts(cable) == ["Guards seized it.", "They burned it.", "All of it."]


@pytest.mark.parametrize(
    "lines",
    [
        # a label with its value
        "Drug Crop Cultivation: N/A",
        # the end of something
        "END SUMMARY",
        # a row of a table, a sum of money, an item of a list
        "Heroin     12 kg     14 kg",
        "US$4,908,373",
        "-- Opium Poppy",
        # a short sentence
        "He left.",
    ],
)
def test_what_is_no_heading(lines: str) -> None:
    cable = cable_with(text_with(f"1. (U) Guards seized it. \n \n{lines} \n \n2. (U) They burned it. \n"))
    assert headings(cable) == [None, None]
    assert texts(cable)[0] == f"Guards seized it. \n \n{lines}"


def test_a_heading_within_a_joined_line() -> None:
    # 08BUENOSAIRES879, 09TRIPOLI365
    more = " And more." * 30
    cable = cable_with(
        text_with(f"1. Guards seized it.{more} Cooperation Abroad ------------ 2. They burned it.{more} TRANSPORT \n \n3. All of it. \n")
    )
    assert numbers(cable) == [1, 2, 3]
    assert headings(cable) == [None, "Cooperation Abroad", "TRANSPORT"]
    assert texts(cable)[0].endswith("And more.")


def test_headings_with_an_outline_label_within_a_joined_line() -> None:
    # 10LONDON92: two blanks end the heading; where a page marker took them, the article of the sentence does
    more = " And more." * 30
    cable = cable_with(
        text_with(
            f"1. The statement follows.{more}  A.1. Openness to Trade  Markets are open.{more}"
            f"  A.13. Corruption The law is strict.{more} \n"
        )
    )
    assert numbers(cable) == [1, None, None]
    assert headings(cable) == [None, "A.1. Openness to Trade", "A.13. Corruption"]
    assert [t.split(".")[0] for t in texts(cable)] == ["The statement follows", "Markets are open", "The law is strict"]


def test_headings_without_blank_lines() -> None:
    # 08SANJOSE881
    cable = cable_with(
        text_with(
            "1. (U) The text is below. \nI. Summary \nThe isthmus is a bridge. \nTraffic grows. \n"
            "II. Status of Country \nIt has two coasts. \n"
        )
    )
    assert numbers(cable) == [1, None, None]
    assert headings(cable) == [None, "I. Summary", "II. Status of Country"]
    assert texts(cable) == ["The text is below.", "The isthmus is a bridge. \nTraffic grows.", "It has two coasts."]


def test_a_cable_without_numbers() -> None:
    text = "(U) The envoy delivered the points to the ministry on \nMay 4 and was thanked for them. \n \nThe ministry will reply. \n"
    cable = cable_with(text_with(text))
    assert numbers(cable) == [None, None]
    assert [p.marking for p in cable.paragraphs] == ["U", None]
    assert texts(cable) == [
        "The envoy delivered the points to the ministry on \nMay 4 and was thanked for them.",
        "The ministry will reply.",
    ]
    assert cable.paragraph_count == 0


def test_a_blank_line_within_a_sentence_ends_no_block() -> None:
    # 08SANJOSE930
    text = (
        "The law of the republic has not been changed since the war, \n \n"
        "but it will be. The statute that the council of the republic passed \n \nEaster Monday is void. \n"
    )
    assert texts(cable_with(text_with(text))) == [text.strip()]


def test_a_list_of_figures_stays_with_the_lead_over_it() -> None:
    # 07ANKARA2969: a blank line stands between them
    lead = "Seizures of the year are as follows:"
    listed = f"(U) {lead} \n \nHeroin: 920 kgs \nOpium: 59 kgs \n \nThe harbor is calm. \n"
    assert texts(cable_with(text_with(listed))) == [f"{lead} \n \nHeroin: 920 kgs \nOpium: 59 kgs", "The harbor is calm."]
    prose = f"(U) {lead} \n \nThe police seized 920 kgs. \n"
    assert texts(cable_with(text_with(prose))) == [lead, "The police seized 920 kgs."]


def test_the_rows_of_a_table_stay_together() -> None:
    # 09MADRID1139: a blank line between each two
    head = "       Opium   Cocaine \n       (KG)       (MT)"
    table = f"(U) The harbor is calm. \n \n{head} \n \n2004   412   -    21 \n \n2005   366   -    19 \n \nThe police are busy. \n"
    together = f"{head.strip()} \n \n2004   412   -    21 \n \n2005   366   -    19"
    assert texts(cable_with(text_with(table))) == ["The harbor is calm.", together, "The police are busy."]
    # 08ANKARA1926: a sentence says that figures follow
    lead = "(U) The chart below shows the seizures of the year. \n \nHeroin       920 kg \nOpium        59 kg \n"
    assert len(texts(cable_with(text_with(lead)))) == 1
    # figures in prose are no rows
    prose = "(U) They met in 2004 \n \n2005 was better than 2004   by 12 \n \n2006 was worse. \n"
    assert len(texts(cable_with(text_with(prose)))) == 3


def test_a_sentence_that_ends_in_the_next_number() -> None:
    # 08DUSHANBE1372, paragraphs 24 and 25
    cable = cable_with(text_with("1. (U) They met in May. On October 7, 2008, \n \n2. (U) President Rao submitted the treaty. \n"))
    assert texts(cable) == ["They met in May.", "On October 7, 2008, President Rao submitted the treaty."]
    (repair,) = cable.repairs
    assert (repair.kind, repair.before, repair.after) == ("split_paragraph", " \n \n2. (U) ", " ")
    # the paragraph leads back to where its first sentence begins
    text = cable.paragraphs[1].text
    assert text.raw_span(0, 11)[0] < repair.span_start < text.raw_span(20, 30)[0]


@pytest.mark.parametrize(
    "text",
    [
        # 09LONDON1886: a long sentence that a comma ends is a slip
        "1. (U) They met. They expect that demand and prices will have a good effect on the region this year, \n \n2. (U) Trade fell. \n",
        # a full stop left out
        "1. (U) They met. The talks went on until night \n \n2. (U) Trade fell. \n",
        # a list
        "1. (U) They met. They want: \n- roads, \n- bridges, \n \n2. (U) Trade fell. \n",
        # a heading stands between
        "1. (U) They met. In May, \n \nTrade \n \n2. (U) Trade fell. \n",
        # no sentence before it
        "1. (U) In May, \n \n2. (U) Trade fell. \n",
    ],
)
def test_sentences_that_do_not_go_on_in_the_next_number(text: str) -> None:
    cable = cable_with(text_with(text))
    assert cable.repairs == ()
    assert texts(cable)[-1] == "Trade fell."


def test_an_empty_text_gives_no_paragraphs() -> None:
    cable = cable_with("UNCLAS DUSHANBE 000205 \n \nTAGS: SNAR \nSUBJECT: X \n")
    assert cable.paragraphs == ()
    assert (cable.paragraph_count, cable.signed_by) == (0, None)


# what a blank line is does not hang on the blanks that it holds
@pytest.mark.parametrize("blank_line", ["\n", " \n", "   \n", "\t \n"])
def test_blank_lines_may_hold_blanks(blank_line: str) -> None:
    text = f"1. Guards seized it. \n{blank_line}OVERVIEW \n{blank_line}They burned it in the same week as before. \n{blank_line}2. More. \n"
    cable = cable_with(text_with(text))
    assert numbers(cable) == [1, None, 2]
    assert headings(cable)[1] == "OVERVIEW"


# answers to lettered questions (04THEHAGUE4): a small (c) among (a) and (b) is a letter, not CONFIDENTIAL
def test_letters_of_a_list_are_no_markings() -> None:
    cable = cable_with(text_with("1. (a) Guards seized it. \n \n2. (b) They burned it. \n \n3. (c) They wept. \n"))
    assert numbers(cable) == [1, 2, 3]
    assert [p.marking for p in cable.paragraphs] == [None, None, None]
    assert texts(cable)[2] == "(c) They wept."
