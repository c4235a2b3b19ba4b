"""Bodies of government by name and by acronym, as the rules on seizures need them."""

from __future__ import annotations

import pytest

from flows.extract.agencies import find_agencies, glossary, resolve_label


@pytest.mark.parametrize(
    ("text", "acronym", "name"),
    [
        # as many words as the letters ask for, small words counted or not, compounds taken apart
        ("the Tajik Drug Control Agency (DCA) is", "DCA", "Drug Control Agency"),
        ("The Office of the Anti-Drug Guardian (OADG) is", "OADG", "Office of the Anti-Drug Guardian"),
        ("police of the Guardia di Frontiera (GDF) were", "GDF", "Guardia di Frontiera"),
        # an acronym of the name in another language takes the whole name
        ("the National Anti-Drug Secretariat (SENAD) and", "SENAD", "National Anti-Drug Secretariat"),
        # a minister's acronym stands for the ministry
        ("a new Minister of Public Order (MPO) was", "MPO", "Ministry of Public Order"),
        # a head before what the acronym abbreviates, and words of rank before the head
        ("the Special Project for the Reduction of Coca (COCAR) is", "COCAR", "Special Project for the Reduction of Coca"),
        ("the National Directorate for the Fight Against Drugs (DLCN) is", "DLCN", "National Directorate for the Fight Against Drugs"),
        # a body that stands before it with "and the" is another
        ("the Carabineros and the Investigative Police (PDI) met", "PDI", "Investigative Police"),
        # the acronym first
        ("The FELCN (Special Counternarcotics Police Force) is", "FELCN", "Special Counternarcotics Police Force"),
        ("According to the Committee on National Security (KNB), it", "KNB", "Committee on National Security"),
        # 06SANJOSE2671: in another language
        ("The drug control police (PCD in Spanish) is", "PCD", "drug control police"),
        ("The External Surveillance Service (Spanish acronym SIVE) is", "SIVE", "External Surveillance Service"),
        ("The External Surveillance Service (SIVE, by its Spanish initials) is", "SIVE", "External Surveillance Service"),
        # a country that owns it
        ("and Mali's Narcotics Control Board (MNCB) said", "MNCB", "Narcotics Control Board"),
        ("the National Drug Headquarters (NDH) is", "NDH", "National Drug Headquarters"),
        # functional names in lower case
        ("the drug control police (PCD) launched", "PCD", "drug control police"),
        ("while Bolivian narcotics police (NPX) found", "NPX", "Bolivian narcotics police"),
    ],
)
def test_glossary(text: str, acronym: str, name: str) -> None:
    assert glossary([text]) == {acronym: name}


# units and other brackets are no acronyms of bodies
@pytest.mark.parametrize("text", ["16 metric tons (MT) of", "some hectares (ha) were", "a test (TEST) of"])
def test_no_glossary(text: str) -> None:
    assert glossary([text]) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Ministry of Internal Affairs and the Border Guards met.", ["Ministry of Internal Affairs", "Border Guards"]),
        ("According to the Health Ministry, it rains.", ["Health Ministry"]),
        ("The State Committee on National Security on January 31 acted.", ["State Committee on National Security"]),
        ("Narcotics Control Board Officers working there", ["Narcotics Control Board"]),
        ("Agents of the Frontier Corps", ["Frontier Corps"]),
        ("Italy's Financial Police", ["Financial Police"]),
        ("In May Her Majesty's Customs and Excise left.", ["Her Majesty's Customs and Excise"]),
        # a name ends with its sentence
        ("He met the Border Guards. Fifteen men left.", ["Border Guards"]),
        ("Police came.", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [m.name for m in find_agencies(text, {})] == names


# an acronym of a country is none of a body: what the text says stays
def test_acronym_of_a_country() -> None:
    acronyms = {"MRI": "Marshall Islands", "MDF": "Mali Defense Force"}
    assert [m.name for m in find_agencies("MRI Customs and the MDF Coast Guard met.", acronyms)] == [
        "MRI Customs", "Mali Defense Force Coast Guard",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # whose, together with whom, and spelled out
        ("DCA's men", ["Drug Control Agency"]),
        ("a joint DEA-DCA operation", ["Drug Control Agency"]),
        ("DCA and Tajik Customs", ["Drug Control Agency", "Tajik Customs"]),
        ("the DCA Border Guard", ["Drug Control Agency Border Guard"]),
        # heads in compounds, owners before them
        ("the Sub-Directorate General for Analysis", ["Sub-Directorate General for Analysis"]),
        ("The Ministry of Interior's Drug Directorate", ["Drug Directorate"]),
    ],
)
def test_names_beside_an_acronym(text: str, names: list[str]) -> None:
    assert [m.name for m in find_agencies(text, {"DCA": "Drug Control Agency", "DEA": "Drug Enforcement Administration"})] == names


# the acronym alone, once the cable has introduced it; spans hold the name
def test_acronyms() -> None:
    text = "The DCA acted."
    (found,) = find_agencies(text, {"DCA": "Drug Control Agency"})
    assert (found.name, text[found.start : found.end]) == ("Drug Control Agency", "DCA")
    assert find_agencies(text, {}) == []


def test_labels() -> None:
    assert resolve_label("DCA", [], {"DCA": "Drug Control Agency"}) == "Drug Control Agency"
    assert resolve_label("BG", ["Customs Service", "Border Guards"], {}) == "Border Guards"
    assert resolve_label("XY", ["Border Guards"], {}) is None
