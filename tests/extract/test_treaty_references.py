"""Treaty relations whose agreement, verb or date the text leaves to the words before, each a text of our own."""

from __future__ import annotations

import pytest

from flows.extract.treaties import read_treaties
from tests.extract.build import document

Row = tuple[str, str, str, str | None, str]
"""Country, treaty, action, date, parties."""


def rows(text: str, country: str) -> list[Row]:
    found = read_treaties(document(text, country=country))
    return [(t.country, t.treaty, t.action, t.action_date.isoformat() if t.action_date else None, t.parties) for t in found]


@pytest.mark.parametrize(
    ("country", "text", "expected"),
    [
        # what matters rest on; the state that one extradites to is the other side
        ("JAM", "Extradition to the United States rests on the 1983 extradition treaty.", [("JAM", "EXTRADITION", "party", None, "USA")]),
        ("BHS", "Extradition to the United States takes place under the 1931 U.S.-U.K. Extradition Treaty.",
         [("BHS", "EXTRADITION", "party", None, "USA")]),
        # a protocol to what was named before
        ("LVA", "Latvia ratified the Criminal Law Convention on Corruption in 2001 and the additional protocol to it in 2006.",
         [("LVA", "OTHER", "ratified", "2001-01-01", ""), ("LVA", "OTHER", "ratified", "2006-01-01", "")]),
        ("ISL", "Iceland ratified the Civil Law Convention on Corruption in 2004 and the protocol thereto in 2006.",
         [("ISL", "OTHER", "ratified", "2004-01-01", ""), ("ISL", "OTHER", "ratified", "2006-01-01", "")]),
        # the state that came as the so-manieth
        ("BEN", "In May 2006 Benin became the fiftieth country to ratify the UN Convention against Corruption.",
         [("BEN", "UNCAC", "ratified", "2006-05-01", "")]),
        ("BEN", "Benin was urged to ratify the UN Convention against Corruption.", []),
        # `that convention`
        ("JOR", "Jordan signed the UN Convention against Corruption in 2003. Kuwait ratified that convention in February 2007.",
         [("JOR", "UNCAC", "signed", "2003-01-01", ""), ("KWT", "UNCAC", "ratified", "2007-02-01", "")]),
        # a clause without its verb
        ("EST", "Estonia's parliament was busy: the Convention on Cybercrime was ratified in May 2003, and the Criminal Law Convention on "
         "Corruption in June 2004.",
         [("EST", "OTHER", "ratified", "2003-05-01", ""), ("EST", "OTHER", "ratified", "2004-06-01", "")]),
        ("SRB", "A customs mutual assistance agreement with Germany entered into force in 2004, and one with Austria in 2006.",
         [("SRB", "CMAA", "party", "2004-01-01", "DEU"), ("SRB", "CMAA", "party", "2006-01-01", "AUT")]),
        # ... not where the second has a verb of its own
        ("SRB", "An extradition treaty with Germany was signed in 2004, and a new one with Austria in 2006 was only thought of.",
         [("SRB", "EXTRADITION", "signed", "2004-01-01", "DEU")]),
        ("SRB", "An extradition treaty with Germany was signed in 2004, and one with Austria is being negotiated.",
         [("SRB", "EXTRADITION", "signed", "2004-01-01", "DEU"), ("SRB", "EXTRADITION", "negotiating", None, "AUT")]),
        # `none with`, also in a sentence that names no agreement
        ("MLT", "Malta has an extradition treaty with Libya for fugitives. It has none with Tunisia.",
         [("MLT", "EXTRADITION", "party", None, "LBY"), ("MLT", "EXTRADITION", "none", None, "TUN")]),
        # dates that go back to those before
        ("HRV", "Croatia ratified the UN Convention against Transnational Organized Crime on January 24, 2003. On the same day it "
         "ratified the protocol on trafficking in persons.",
         [("HRV", "UNTOC", "ratified", "2003-01-24", ""), ("HRV", "UNTOC-TIP", "ratified", "2003-01-24", "")]),
        ("TGO", "Togo ratified the UN Convention against Corruption in July 2004 and the African Union Convention on Preventing and "
         "Combating Corruption in October of the same year.",
         [("TGO", "UNCAC", "ratified", "2004-07-01", ""), ("TGO", "OTHER", "ratified", "2004-10-01", "")]),
        # one act for several
        ("ALB", "Albania signed the UN Convention against Transnational Organized Crime in 2000 and ratified it in May 2002, together with "
         "the protocols on migrant smuggling and on trafficking in persons.",
         [("ALB", "UNTOC", "signed", "2000-01-01", ""), ("ALB", "UNTOC", "ratified", "2002-05-01", ""),
          ("ALB", "UNTOC-SOM", "ratified", "2002-05-01", ""), ("ALB", "UNTOC-TIP", "ratified", "2002-05-01", "")]),
        # the agreement ahead of its clause
        ("TCD", "Chad is a party to the 1971 Convention on Psychotropic Substances; to the 1988 UN Drug Convention it acceded in 1995.",
         [("TCD", "UN1971", "party", None, ""), ("TCD", "UN1988", "acceded", "1995-01-01", "")]),
        # `signed but not ratified` before another clause
        ("NPL", "Nepal is a party to the 1988 UN Drug Convention. The UN Convention against Transnational Organized Crime has been signed "
         "but not ratified, the UN Convention against Corruption was signed in 2003.",
         [("NPL", "UN1988", "party", None, ""), ("NPL", "UNTOC", "not_ratified", None, ""), ("NPL", "UNCAC", "signed", "2003-01-01", "")]),
        # ships boarded for arms, not for drugs
        ("LBR", "Liberia signed a ship-boarding agreement with the United States under the Proliferation Security Initiative in 2004.",
         [("LBR", "OTHER", "signed", "2004-01-01", "USA")]),
        ("PAN", "Panama signed a ship-boarding agreement with the United States in 2002.",
         [("PAN", "MARITIME", "signed", "2002-01-01", "USA")]),
    ],
)  # fmt: skip
def test_what_is_left_to_the_words_before(country: str, text: str, expected: list[Row]) -> None:
    assert sorted(rows(text, country)) == sorted(expected)
