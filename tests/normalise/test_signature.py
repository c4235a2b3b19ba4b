"""The signature."""

from __future__ import annotations

import pytest

from flows.normalise.signature import find_signature
from tests.normalise.pages import cable_with, text_with


@pytest.mark.parametrize(
    ("end", "name"),
    [
        (" \nJACOBSON", "JACOBSON"),
        ("JACOBSON", "JACOBSON"),
        (" \nVAN VOORST \n \n", "VAN VOORST"),
        (" \nO'BRIEN-SMITH", "O'BRIEN-SMITH"),
        # in small letters, after the end of a sentence
        ("Susman", "Susman"),
        ("van Voorst", "van Voorst"),
        ("McGEE", "McGEE"),
        # 09LONDON2131: with a point
        (" \nSUSMAN.", "SUSMAN"),
        # 05SANJOSE2158: twice
        ("FRISBIE \nFRISBIE", "FRISBIE"),
        # what follows it: the end of the message, a rule, a date
        (" \nNOLAN \nBT \n#0117 \nNNNN", "NOLAN"),
        (" \nHODGES \n \n=======================CABLE ENDS============================", "HODGES"),
        (" \nBASSETT \n1/21/2009", "BASSETT"),
        ("MILAM 0 11/26/2007", "MILAM"),
        # several words, particles, a saint, a title, the word itself
        (" \nDE LA CRUZ", "DE LA CRUZ"),
        (" \nVAN DER BERG-O'NEIL", "VAN DER BERG-O'NEIL"),
        ("D'ELIA", "D'ELIA"),
        (" \nJ. ORM", "J. ORM"),
        (" \nMÜLLER", "MÜLLER"),
        (" \nMacDONALD", "MacDONALD"),
        (" \nST. CLAIR", "ST. CLAIR"),
        (" \nJan F. Halvorsen", "Jan F. Halvorsen"),
        (" \nAMBASSADOR HALVORSEN", "HALVORSEN"),
        (" \nSIGNED: HALVORSEN", "HALVORSEN"),
        (" \n/s/ Halvorsen", "Halvorsen"),
        ("HALVORSEN##", "HALVORSEN"),
        (" \nHALVORSEN (ACTING)", "HALVORSEN"),
        (" \nHALVORSEN, CHARGE", "HALVORSEN"),
        (" \nSt. Clair", "St. Clair"),
        # the end of the message on the same line
        (" \nHALVORSEN NNNN", "HALVORSEN"),
        # the classification, the end of a message or of a quotation, and a remark about circuits below it
        (" \nHALVORSEN \nUNCLASSIFIED", "HALVORSEN"),
        (" \nHALVORSEN \nS E C R E T//NOFORN", "HALVORSEN"),
        (" \nHALVORSEN \nUNQUOTE", "HALVORSEN"),
        (" \nHALVORSEN \n \nEnd Cable Text", "HALVORSEN"),
        (" \nHALVORSEN \n \nMINIMIZE CONSIDERED", "HALVORSEN"),
        (" \nHALVORSEN \nEND CABLE TEXT", "HALVORSEN"),
        (" \nHALVORSEN \n \nNNNNNNNN", "HALVORSEN"),
        (" \nEND OF MESSAGE \nHALVORSEN", "HALVORSEN"),
        (" \nHALVORSEN \n \nVisit the post's Classified Website: \nhttp://post.example/", "HALVORSEN"),
        # 05MADRID4026: a stray heading below it
        (" \nHALVORSEN \n \nEPET @ EL PASO", "HALVORSEN"),
        # 09STATE63812: in small letters
        (" \nhalvorsen", "halvorsen"),
        # 10SANJOSE118, 10CAIRO184: below a telephone number or a date
        ("(506) 2519-0000 \nHALVORSEN", "HALVORSEN"),
        # several signers
        (" \nHALVORSEN/ORM", "HALVORSEN/ORM"),
        (" \nHALVORSEN AND ORM", "HALVORSEN AND ORM"),
        # a surname that is a place's name too stands apart
        (" \nHAMILTON", "HAMILTON"),
        # 09LONDON2722: a redaction, or an address, before it
        ("Visit the site: XXXXXXXXXXXX \nSusman", "Susman"),
        ("http://www.state.example/index.htm \nPEKALA", "PEKALA"),
    ],
)
def test_signature(end: str, name: str) -> None:
    text = f"They burned it all.\n{end}"
    stop, found = find_signature(text, 0, len(text))
    assert found == name
    assert text[:stop].startswith("They burned it all.")
    assert name not in text[:stop]


def test_two_signers_on_lines_of_their_own() -> None:
    text = "They burned it all.\n\nHALVORSEN\nORM"
    assert find_signature(text, 0, len(text)) == (len("They burned it all."), "HALVORSEN / ORM")


# 07REYKJAVIK279: a remark about circuits between text and signature belongs to neither
def test_minimize_considered_above_the_signature() -> None:
    text = "They burned it all.\nMINIMIZE CONSIDERED. \n \nHALVORSEN"
    assert find_signature(text, 0, len(text)) == (len("They burned it all."), "HALVORSEN")


@pytest.mark.parametrize(
    "text",
    [
        "Long text on one line that goes on and on until it ends with a full stop. SCOBEY",
        "Long text on one line that goes on and on until it ends with a full stop. Scobey",
        "Long text on one line that is drawn from the press of the capital (Tripoli Post, 3/1/2009) SCOBEY",
        "Long text on one line that goes on and on. ********************** ******* SCOBEY",
        # on a short last line
        "Long text on two lines that go on and on until they end\nin the capital of the state. SCOBEY",
        # 09CAIRO305, 07USUNNEWYORK1149: behind an address
        "Long text on one line that ends in an address, www.ntra.example/english/page?ID=258&Menu=1 SCOBEY",
        "Long text on one line that ends in an address, www.un.example/usa. Scobey.",
    ],
)
def test_signature_at_the_end_of_a_joined_line(text: str) -> None:
    stop, found = find_signature(text, 0, len(text))
    assert found is not None
    assert found.upper() == "SCOBEY"
    assert text[stop:].strip(" .") == found


@pytest.mark.parametrize(
    "text",
    [
        "They burned it all.",
        "They burned it all. \n \nEND SUMMARY",
        "They burned it all. \n \nEND TEXT.",
        # the last line of a text in capitals
        "THE POST WAS VISITED BY THE MINISTER OF THE INTERIOR OF\nTAJIKISTAN",
        "the report on the former republic of\nthe south",
        # the end of a sentence that names an agency, a person, a place
        "They asked for the help of the head of the\nOSCE.",
        "They went in the end to see the new minister\nSmith",
        "The envoy went on from there to the capital,\nPARIS",
        # lists
        "The posts that took part:\nPARIS\nROME",
        "The goods that were seized:\n \nWHEAT\n \nRICE",
        "They burned it all.\n \nTHE END",
        "They burned it all.\n \nUNCLASSIFIED",
        # headings without a text, and the post
        "They burned it all.\n \nBIO DATA",
        "They burned it all.\n \nBACKGROUND",
        "They burned it all.\n \nEmbassy Astana",
        "They welcome the help of the deputy of the\n16. office of Mr. Padilla.",
        "JACOBSON",
        "",
    ],
)
def test_no_signature(text: str) -> None:
    stop, found = find_signature(text, 0, len(text))
    assert found is None
    assert text[:stop] == text.rstrip().removesuffix("UNCLASSIFIED").rstrip()


# What may stand around a signature; a name below a blank line is no item of the list above it.
@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("MEYER, ACTING", "MEYER"),
        ('HALVORSEN"', "HALVORSEN"),
        ("HALVORSEN \n \nPlease visit our web site: http://post.example/index", "HALVORSEN"),
        ("Participants: \nMEYER \nKLEIN \n \nHALVORSEN", "HALVORSEN"),
        ("Participants: \n \nMEYER \nKLEIN", None),
    ],
)
def test_signature_beside_other_lines(lines: str, name: str | None) -> None:
    assert cable_with(text_with(f"1. (U) Guards seized 85 kg of heroin. \n \n{lines}").removesuffix("HALVORSEN \n")).signed_by == name


# Without a full stop the text ends where a name would have fitted on its last line; not behind a word that goes on, nor below words alone.
@pytest.mark.parametrize(
    ("last_line", "is_signed"),
    [
        ("all of it was burned in June", True),
        ("all of it was burned in June by the", False),
        ("all of it was burned in June,", False),
        ("all of it was burned in the courtyard of the", False),
        ("Heroin and opium", False),
    ],
)
def test_signature_below_a_text_without_a_full_stop(last_line: str, is_signed: bool) -> None:
    text = f"They seized the heroin at the upper post, and\n{last_line}\nHALVORSEN"
    assert find_signature(text, 0, len(text))[1] == ("HALVORSEN" if is_signed else None)


@pytest.mark.parametrize(
    "notice",
    [
        "   Visit Lima's Classified Website: XXXXXXXXXXXX\n",
        "\n\nPlease visit Lima's Classified Website at: \nhttp://www.state.example/p/wha/lima/index.c fm\n",
        " ************ ***** Visit Embassy Lima's Classified Website: XXXXXXXX********** ****\n",
        "\n\nVISIT THE EMBASSY'S WEB SITE: \nHTTP://WWW.STATE.EXAMPLE/LIMA\n",
        f"\n \n{'*' * 45} {'*' * 20} \nVisit Embassy Lima's Website: \nhttp://www.state.example/p/lima \n \n"
        f"You can also access this site through the \nClassified website. \n{'*' * 45} {'*' * 20} \n",
    ],
)
# the post's own notice stands between the text and its signature
def test_a_notice_above_the_signature(notice: str) -> None:
    text = f"We will report accordingly.{notice}HALVORSEN"
    end, name = find_signature(text, 0, len(text))
    assert (text[:end], name) == ("We will report accordingly.", "HALVORSEN")


# rules of any length around what is no notice are read at once (05TELAVIV389)
def test_a_long_rule_over_another_notice() -> None:
    rule = "*" * 200
    text = f"We will report.\n{rule}\nVisit Embassy Lima's Website:\nhttp://www.state.example\nIt is new.\n{rule}\nHALVORSEN"
    end, name = find_signature(text, 0, len(text))
    assert (text[end - 1], name) == ("*", "HALVORSEN")


# what only speaks of a site is text
def test_a_site_in_the_text_is_no_notice() -> None:
    text = "They asked us to visit the ministry's new website more often.\nHALVORSEN"
    end, name = find_signature(text, 0, len(text))
    assert (text[:end], name) == ("They asked us to visit the ministry's new website more often.", "HALVORSEN")
