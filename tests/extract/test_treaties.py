"""Treaty relations: which country, which agreement, what relation, since when, with whom."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.treaties import read_treaties
from flows.facts import Treaty
from tests.extract.build import document

Row = tuple[str, str, str, str | None, str]
"""Country, treaty, action, date, parties."""


def treaties(*texts: str, country: str | None = "PER") -> list[Treaty]:
    return read_treaties(document(*texts, country=country))


def rows(*texts: str, country: str | None = "PER") -> list[Row]:
    return [
        (t.country or "", t.treaty, t.action, t.action_date.isoformat() if t.action_date else None, t.parties)
        for t in treaties(*texts, country=country)
    ]


def plain(treaty: str, action: str, day: str | None = None, parties: str = "") -> Row:
    return ("PER", treaty, action, day, parties)


STATED: list[tuple[str, list[Row]]] = [
    # a list behind one verb, the last items joined by "and"
    (
        "Peru is a party to the 1988 UN Drug Convention, the 1971 Convention on Psychotropic Substances, "
        "and the UN Convention against Corruption.",
        [plain("UN1988", "party"), plain("UN1971", "party"), plain("UNCAC", "party")],
    ),
    # the 1972 Protocol makes it another treaty, whether "as amended by" ...
    ("Peru is a party to the 1961 Single Convention, as amended by its 1972 Protocol.", [plain("UN1961P72", "party")]),
    # ... or as an item of its own
    ("Peru is party to the 1961 Single Convention and the 1972 Protocol amending the Single Convention.", [plain("UN1961P72", "party")]),
    # three years, one noun
    (
        "Peru has ratified the 1961, 1971, and 1988 UN drug conventions.",
        [plain("UN1961", "ratified"), plain("UN1971", "ratified"), plain("UN1988", "ratified")],
    ),
    # a group that facts.md identifies: the three drug conventions
    (
        "Peru is compliant with all UN drug conventions.",
        [plain("UN1961", "party"), plain("UN1971", "party"), plain("UN1988", "party")],
    ),
    # protocols named by what they are against
    (
        "Peru is a party to the UN Convention against Transnational Organized Crime and its protocols against trafficking in persons, "
        "migrant smuggling, and illicit manufacturing and trafficking in firearms.",
        [plain("UNTOC", "party"), plain("UNTOC-TIP", "party"), plain("UNTOC-SOM", "party"), plain("UNTOC-FIREARMS", "party")],
    ),
    # protocols counted only
    (
        "Peru ratified the UN Convention against Transnational Organized Crime and its three protocols in 2002.",
        [
            plain("UNTOC", "ratified", "2002-01-01"),
            plain("UNTOC-TIP", "ratified", "2002-01-01"),
            plain("UNTOC-SOM", "ratified", "2002-01-01"),
            plain("UNTOC-FIREARMS", "ratified", "2002-01-01"),
        ],
    ),
    # two verbs, two dates, the second object a pronoun
    (
        "Peru signed the UN Convention against Corruption in December 2003 and ratified it on November 16, 2004.",
        [plain("UNCAC", "signed", "2003-12-01"), plain("UNCAC", "ratified", "2004-11-16")],
    ),
    # a decree's date in between is not the date of the signing
    (
        "Peru signed the UN Convention against Corruption under Decree No. 44 of May 5, 2003, and ratified it in June 2004.",
        [plain("UNCAC", "signed"), plain("UNCAC", "ratified", "2004-06-01")],
    ),
    # each item of a list with its own day
    (
        "Peru ratified the UNTOC on September 5, 2006, and the UNCAC on November 8, 2008.",
        [plain("UNTOC", "ratified", "2006-09-05"), plain("UNCAC", "ratified", "2008-11-08")],
    ),
    # years of ratification in brackets: ratified rows alone
    (
        "Peru is a party to the 1988 UN Drug Convention (ratified 1991) and the 1961 Single Convention (1973).",
        [plain("UN1988", "ratified", "1991-01-01"), plain("UN1961", "ratified", "1973-01-01")],
    ),
    # the date stands at the head of the sentence
    ("On March 21, 2007, the Peruvian Congress ratified the UN Convention against Corruption.", [plain("UNCAC", "ratified", "2007-03-21")]),
    # in one breath: only that it is not ratified
    ("Peru has signed, but not yet ratified, the OECD Convention on Combating Bribery.", [plain("OECD-ABC", "not_ratified")]),
    # a signing with a date of its own stays
    (
        "Peru signed the UN Convention against Corruption in 2003, but has not ratified it.",
        [plain("UNCAC", "signed", "2003-01-01"), plain("UNCAC", "not_ratified")],
    ),
    # a parliament that has yet to act
    ("Congress has yet to ratify the Inter-American Convention against Corruption.", [plain("IACAC", "not_ratified")]),
    # signatory is signed
    ("Peru is a signatory to the OAS Anti-Corruption Convention.", [plain("IACAC", "signed")]),
    # "a government and the United States" of no other name: the post's country beside Washington
    (
        "The GOP and the USG signed a maritime agreement in March 1996.",
        [plain("MARITIME", "signed", "1996-03-01", "USA")],
    ),
    # an embassy beside a ministry of the reporting country
    (
        "The U.S. Embassy and the Ministry of Interior signed a Letter of Agreement on August 9, 2007.",
        [plain("LOA", "signed", "2007-08-09", "USA")],
    ),
    # coordinated kinds before one noun, denied by the determiner
    (
        "No extradition or mutual legal assistance treaties exist between Peru and the United States.",
        [plain("EXTRADITION", "none", None, "USA"), plain("MLAT", "none", None, "USA")],
    ),
    # "neither ... nor"
    (
        "There is neither an extradition treaty nor a mutual legal assistance treaty in force between Peru and Canada.",
        [plain("EXTRADITION", "none", None, "CAN"), plain("MLAT", "none", None, "CAN")],
    ),
    # "no A or B": the denial reaches the second
    (
        "There is no bilateral extradition treaty or MLAT between Peru and the United States.",
        [plain("EXTRADITION", "none", None, "USA"), plain("MLAT", "none", None, "USA")],
    ),
    # said of the United States: the row is still the other country's
    ("The United States does not have an extradition treaty with Peru.", [plain("EXTRADITION", "none", None, "USA")]),
    # kinds behind the noun
    (
        "The U.S. and Peru have agreements on extradition, mutual legal assistance, and asset sharing.",
        [plain("EXTRADITION", "party", None, "USA"), plain("MLAT", "party", None, "USA"), plain("ASSET-SHARING", "party", None, "USA")],
    ),
    # "bilateral" alone means with the United States
    ("A bilateral stolen vehicles treaty was ratified in October 2002.", [plain("OTHER", "ratified", "2002-10-01", "USA")]),
    # entry into force is party, dated
    (
        "The U.S.-Peru extradition treaty entered into force in late 2003.",
        [plain("EXTRADITION", "party", "2003-01-01", "USA")],
    ),
    # a relative clause dates only the agreement before it
    (
        "Peru and the United States cooperate under an extradition treaty and a mutual legal assistance treaty, which took effect in 2004.",
        [plain("EXTRADITION", "party", None, "USA"), plain("MLAT", "party", "2004-01-01", "USA")],
    ),
    # a treaty of the last century but one
    ("An extradition treaty between the U.S. and Peru was signed in 1899.", [plain("EXTRADITION", "signed", "1899-01-01", "USA")]),
    # inherited from another state: its first parties do not count
    (
        "Extradition between Peru and the United States is governed by the 1931 U.S.-U.K. Extradition Treaty.",
        [plain("EXTRADITION", "party", None, "USA")],
    ),
    # the matter says what kind of agreement it is
    (
        "Extradition between Peru and the United States is governed by an 1870 convention.",
        [plain("EXTRADITION", "party", None, "USA")],
    ),
    # carried out is in force; the year of its use is no date of it
    ("The extradition treaty with Chile was again actively used in 2008.", [plain("EXTRADITION", "party", None, "CHL")]),
    # several countries, one row
    (
        "Peru has signed counternarcotics agreements with Bolivia, Brazil, and the Dominican Republic.",
        [plain("OTHER", "signed", None, "BOL;BRA;DOM")],
    ),
    # agencies speak for their states
    (
        "The Peruvian and Chilean Customs Services signed an agreement on the exchange of manifests on January 21, 2008.",
        [plain("OTHER", "signed", "2008-01-21", "CHL")],
    ),
    # submitted, with what stands between verb and object
    (
        "In May 2008 the President sent for ratification to Congress an agreement between Bolivia, Chile, and Peru on river patrols.",
        [plain("OTHER", "submitted", "2008-05-01", "BOL;CHL")],
    ),
    # an amendment that is signed amends
    (
        "An amendment to the Letter of Agreement of January 27, 2003, was signed in Lima on August 22, 2008.",
        [plain("LOA", "amended", "2008-08-22", "USA")],
    ),
    # what the letter is dated by, and with whom it is, stand between the amendment and its verb
    (
        "An amendment to the Letter of Agreement of June 10, 2004, with the United States on training was signed on August 15, 2008.",
        [plain("LOA", "amended", "2008-08-15", "USA")],
    ),
    # a protocol without capitals is an agreement where two states sign it
    (
        "The Peruvian and Bolivian border services signed a protocol on the exchange of information on February 6, 2008.",
        [plain("OTHER", "signed", "2008-02-06", "BOL")],
    ),
    # any adverb between verb and complement
    ("It is likewise a party to the UN Convention against Corruption.", [plain("UNCAC", "party")]),
    # negotiations, the subject before its own verb
    ("Peru continues to negotiate a mutual legal assistance treaty with Japan.", [plain("MLAT", "negotiating", None, "JPN")]),
    # a named convention after a group that gives no row
    (
        "Peru is a party to all 12 UN conventions on terrorism, including the Convention for the Suppression of Terrorist Bombings.",
        [plain("OTHER", "party")],
    ),
    # conventions told apart by number
    (
        "Peru has ratified ILO Conventions 138 and 182.",
        [plain("OTHER", "ratified"), plain("OTHER", "ratified")],
    ),
    # "the Convention" behind a dash of text stands for the last one named
    (
        "Peru signed the Inter-American Convention against Corruption in 1996. Congress ratified the Convention in April 1997.",
        [plain("IACAC", "signed", "1996-01-01"), plain("IACAC", "ratified", "1997-04-01")],
    ),
    # possessor and date before the noun of action
    ("Peru's October 7, 2007 ratification of the Rome Statute was welcomed.", [plain("OTHER", "ratified", "2007-10-07")]),
    # the first to sign has signed
    (
        "In 1999, Peru was the first nation to sign a shiprider agreement with the United States.",
        [plain("MARITIME", "signed", "1999-01-01", "USA")],
    ),
    # another country's relation is that country's
    ("Honduras has ratified the Patent Law Treaty.", [("HND", "OTHER", "ratified", None, "")]),
    # an aside between subject and verb
    ("Peru, for its part, still has no extradition treaty with Laos.", [plain("EXTRADITION", "none", None, "LAO")]),
    # telegrams leave the subject out
    (
        "Has signed but not yet ratified the UN Convention against Corruption. Party to the 1988 UN Drug Convention.",
        [plain("UNCAC", "not_ratified"), plain("UN1988", "party")],
    ),
    # "nor" denies what it opens
    ("Nor has Peru concluded an extradition treaty with Laos.", [plain("EXTRADITION", "none", None, "LAO")]),
    # "one" is another of the kind named before, with states of its own
    (
        "Peru has an extradition treaty with Chile, and one with Laos was signed in 2004.",
        [plain("EXTRADITION", "party", None, "CHL"), plain("EXTRADITION", "signed", "2004-01-01", "LAO")],
    ),
    # a date that opens the next clause dates nothing before it
    (
        "Peru has signed the OAS Anti-Corruption Convention and, in April 2006, ratified the UN Convention against Corruption.",
        [plain("IACAC", "signed"), plain("UNCAC", "ratified", "2006-04-01")],
    ),
    # signed, and then in force
    (
        "A mutual legal assistance treaty with Laos was signed in May 1991 and has been in force since April 1994.",
        [plain("MLAT", "signed", "1991-05-01", "LAO"), plain("MLAT", "party", "1994-04-01", "LAO")],
    ),
    # a convention known by its topic
    ("Peru ratified the convention on cybercrime in October 2006.", [plain("OTHER", "ratified", "2006-10-01")]),
    # the title goes on over its commas
    (
        "Peru signed the Lima Convention on the laundering, search and seizure of proceeds in November 2001.",
        [plain("OTHER", "signed", "2001-11-01")],
    ),
    # the list goes on behind a title with "and" in it
    (
        "Peru is a party to the Inter-American Convention on Preventing and Combating Torture and to the Lima Protocol on Arms.",
        [plain("OTHER", "party"), plain("OTHER", "party")],
    ),
    # the first to sign has signed
    (
        "In March 1996 Peru became the first country in the region to sign a maritime agreement with the United States.",
        [plain("MARITIME", "signed", "1996-03-01", "USA")],
    ),
    # a date between subject and verb
    ("Parliament on March 21, 2006 ratified the UN Convention against Corruption.", [plain("UNCAC", "ratified", "2006-03-21")]),
    # "it" beside another state
    (
        "Peru is well. It and the United States signed an extradition treaty on July 26, 2001.",
        [plain("EXTRADITION", "signed", "2001-07-26", "USA")],
    ),
    # a capital acts for its state
    (
        "Lima signed the UN Convention against Corruption on December 10, 2003, and sent it to Congress for approval in May 2004.",
        [plain("UNCAC", "signed", "2003-12-10"), plain("UNCAC", "submitted", "2004-05-01")],
    ),
    (
        "Lima and Quito exchanged instruments of ratification of their extradition treaty on October 24, 2007.",
        [plain("EXTRADITION", "ratified", "2007-10-24", "ECU")],
    ),
    # where ministers met is nobody's capital
    ("In Quito, they signed a customs mutual assistance agreement with Chile in 2005.", [plain("CMAA", "signed", "2005-01-01", "CHL")]),
    # a sentence without a verb
    (
        "No extradition treaty or mutual legal assistance treaty with Chile.",
        [plain("EXTRADITION", "none", None, "CHL"), plain("MLAT", "none", None, "CHL")],
    ),
    ("Peru lacks a mutual legal assistance treaty with Chile.", [plain("MLAT", "none", None, "CHL")]),
    ("A treaty of extradition with Chile does not exist.", [plain("EXTRADITION", "none", None, "CHL")]),
    # parliament is the country's own
    ("The African Union Convention on Corruption went to Parliament in February 2008.", [plain("OTHER", "submitted", "2008-02-01")]),
    # what dates the accession stands behind what amended the convention
    (
        "Peru acceded to the 1961 Single Convention as amended by the 1972 Protocol in 2002.",
        [plain("UN1961P72", "acceded", "2002-01-01")],
    ),
    # a passive, in a paragraph on what the country is a party to
    (
        "Peru is a party to the 1988 UN Drug Convention. The UN Convention against Corruption is signed, but it is not ratified.",
        [plain("UN1988", "party"), plain("UNCAC", "not_ratified")],
    ),
    # the subject holds on behind a verb with its pronoun
    (
        "Peru signed the UN Convention against Corruption in 2003 and ratified it in 2005, "
        "and ratified the 1988 UN Drug Convention in 2006.",
        [
            plain("UNCAC", "signed", "2003-01-01"),
            plain("UNCAC", "ratified", "2005-01-01"),
            plain("UN1988", "ratified", "2006-01-01"),
        ],
    ),
    # the other side opens the sentence
    ("With South Korea an MLAT entered into force in January 2007.", [plain("MLAT", "party", "2007-01-01", "KOR")]),
    # told by the post there: the other side is the United States
    ("An Article 98 agreement with Peru has been in force since 2003.", [plain("OTHER", "party", "2003-01-01", "USA")]),
    ("A status of forces agreement is being negotiated between the two governments.", [plain("OTHER", "negotiating", None, "USA")]),
    # a year of a drug convention, but an agreement of two states
    ("Extradition is governed by the 1961 convention between the United States and Peru.", [plain("EXTRADITION", "party", None, "USA")]),
    # a telegram in capitals
    ("PERU IS A PARTY TO THE 1988 UN DRUG CONVENTION.", [plain("UN1988", "party")]),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_stated_relation_is_read(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # wishes, plans and conditions
        "The U.S. urged Peru to ratify the UN Convention against Corruption.",
        "Peru plans to sign an extradition treaty with Japan.",
        "Peru should accede to the UN Convention against Corruption.",
        "If Peru ratifies the UN Convention against Corruption, the law must change.",
        "Peru would consider signing a shiprider agreement with the United States.",
        "The USG has asked that a mutual legal assistance treaty be negotiated.",
        "Civil society pressed for ratification of the UN Convention against Corruption.",
        # only mentioned
        "The workshop discussed the UN Convention against Corruption.",
        # groups that the text does not identify
        "Peru has ratified the major UN counterterrorism conventions.",
        "Peru is a party to multilateral conventions on cooperation in criminal matters.",
        "Peru has extradition treaties with many countries.",
        "Peru has bilateral tax treaties with 24 countries.",
        # inside one country, or with those that are no state
        "The Ministry of Interior and the National Police signed a memorandum of understanding.",
        "The union signed a collective bargaining agreement with the Chilean company.",
        "The government signed a cease-fire agreement with the rebels.",
        "He entered into a plea agreement with prosecutors in the United States.",
        "The European Union has reached an agreement with China to limit imports.",
        # an agreement of minds, and a meeting
        "There is broad agreement between Peru and Chile on fisheries.",
        "Peruvian dealers attended an annual convention in the United States.",
        # parties to a dispute
        "The Peruvian parties to the talks met under the agreement.",
        # law, not treaty
        "Congress amended the Criminal Procedure Code.",
    ],
)
def test_what_states_no_relation_gives_no_row(text: str) -> None:
    assert rows(text) == []


def test_the_most_precisely_dated_statement_counts() -> None:
    # facts.md: one row per cable, country, agreement and action
    found = treaties(
        "Peru ratified the UN Convention against Corruption.",
        "Peru ratified the UN Convention against Corruption in November 2004.",
        "Peru ratified the UN Convention against Corruption in 2004.",
    )
    assert [(t.action_date, t.action_precision, t.paragraph) for t in found] == [(date(2004, 11, 1), "month", 2)]


def test_one_agreement_told_with_two_titles_and_two_precisions_is_one_row() -> None:
    # the same parties, and one date the other told less precisely
    found = rows(
        "In 2008 the President submitted an agreement between Bolivia, Chile, and Peru on the river patrol center to Congress.",
        "On October 7, 2008, the President submitted to Congress an agreement between Bolivia, Chile, and Peru on patrols.",
    )
    assert found == [plain("OTHER", "submitted", "2008-10-07", "BOL;CHL")]


def test_distinct_agreements_with_the_same_parties_stay_distinct() -> None:
    # nothing says that they are one
    found = treaties("Peru has a fisheries agreement with Chile.", "Peru has a railway agreement with Chile.")
    assert [t.title for t in found] == ["fisheries agreement", "railway agreement"]


def test_years_that_date_the_agreement_are_no_dates_of_an_action() -> None:
    # "dating from": one row a year
    found = treaties("Peru and the United States are parties to intelligence sharing agreements dating from 1975 and 1976.")
    assert [(t.stated_year, t.action_date, t.parties) for t in found] == [(1975, None, "USA"), (1976, None, "USA")]


def test_the_stated_year_is_the_texts_even_where_it_is_wrong() -> None:
    # the convention is of 1971
    assert [t.stated_year for t in treaties("Peru is a party to the 1972 Convention on Psychotropic Substances.")] == [1972]


def test_both_countries_are_the_two_named_before() -> None:
    # the pair carries over from the sentence before
    found = rows(
        "Offshore banks come from Panama and the Bahamas. The GOP has supervision agreements with its counterparts in both countries."
    )
    assert found == [plain("OTHER", "party", None, "BHS;PAN")]


def test_both_treaties_are_the_two_of_that_noun_named_before() -> None:
    # the third agreement of the list is no treaty
    found = rows(
        "The GOP and USG signed an extradition treaty, a mutual legal assistance treaty, and a maritime agreement. "
        "Both treaties entered into force in November 1999."
    )
    assert found[3:] == [plain("EXTRADITION", "party", "1999-11-01", "USA"), plain("MLAT", "party", "1999-11-01", "USA")]


def test_an_acronym_stands_for_the_agreement_that_introduced_it() -> None:
    # title, scope and parties are those of the full name
    found = treaties(
        "Debate on the U.S.-Central America-Dominican Republic Free Trade Agreement (CAFTA-DR) went on.",
        "Honduras ratified CAFTA-DR in March 2005.",
        country="HND",
    )
    assert [(t.title, t.scope, t.parties) for t in found] == [
        ("U.S.-Central America-Dominican Republic Free Trade Agreement", "regional", "DOM;USA")
    ]


def test_scope() -> None:
    # by the title's words, the parties, or the treaty itself
    found = treaties(
        "Peru signed the Benelux agreement on extradition, the UN Convention against Corruption, and a customs agreement with Chile."
    )
    assert [(t.treaty, t.scope) for t in found] == [("EXTRADITION", "regional"), ("UNCAC", "multilateral"), ("OTHER", "bilateral")]


def test_a_sentence_torn_by_blank_lines_is_one() -> None:
    # 08SANJOSE930: lines broken for their length, a blank line after each
    found = rows(
        "The Government of Peru is also a party to the UN Convention against Transnational \n \n"
        "Organized Crime and the Inter-American Convention against \n \ncorruption."
    )
    assert found == [plain("UNTOC", "party"), plain("IACAC", "party")]


def test_no_country_no_row() -> None:
    # a page without a known post: "the government" is nobody's
    assert rows("The government signed the UN Convention against Corruption.", country=None) == []


def test_quote_is_the_passage_that_shows_the_relation() -> None:
    # the first of a list from its subject on, the others alone
    found = treaties("In fact, Peru is a party to the UN Convention against Corruption\nand the 1988 UN Drug Convention.")
    assert [t.quote for t in found] == ["Peru is a party to the UN Convention against Corruption", "the 1988 UN Drug Convention"]


_SAMPLE = (
    "Peru signed ratified the a no UN Convention against Corruption and its three protocols , . ; ( ) in 2003 with Chile United States "
    "extradition treaty treaties between is party to there MLAT agreement on May 5 , which it has not 1988 Drug of"
)
_PIECES = st.sampled_from(_SAMPLE.split())


@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_any_text_is_read_without_error_and_quoted_from_its_place(text: str) -> None:
    # whatever stands in a cable: no exception, and quotes that are where they say
    made = document(text, country="PER")
    for fact in read_treaties(made):
        assert 0 <= fact.span_start < fact.span_end <= len(text)
        assert fact.quote == " ".join(text[fact.span_start : fact.span_end].split())
        assert fact.country != fact.parties
