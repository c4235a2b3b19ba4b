"""Who seized, where several bodies stand in a sentence; each sentence our own."""

from __future__ import annotations

import pytest

from tests.extract.build import seizures_of, short


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        # of a body and its part, the part acts
        ("The Royal Constabulary's (RCX) Vice Squad has ten men. In 2007 it seized 9 kg of heroin.", ["Vice Squad"]),
        # ... named behind the body's acronym, both are the name
        ("The Royal Constabulary (RCX) Vice Squad seized 9 kg of heroin in 2007.", ["Royal Constabulary Vice Squad"]),
        # the second verb left out
        (
            "Seizures fell. The Border Guard accounted for 9 kg of heroin in 2007 and the Anti-Drug Bureau (ADB) for 4 kg.",
            ["Border Guard", "Anti-Drug Bureau"],
        ),
        # a ship in capitals
        ("The Frontier Corps stopped the trawler MARITA in May and seized 9 kg of heroin.", ["Frontier Corps"]),
        # a number of officers goes back to their body
        ("The Anti-Drug Bureau had a tip. In May some 80 officers searched nine flats. They seized 9 kg of heroin.", ["Anti-Drug Bureau"]),
        # whose operation it was
        (
            "In May an operation of the Anti-Drug Bureau and the Border Guard at Garm netted 9 kg of heroin.",
            ["Anti-Drug Bureau; Border Guard"],
        ),
        # customs in lower case, and police, are no named force, nor are the named ones beside them all that acted
        ("In May customs officers seized 9 kg of heroin.", [None]),
        ("In May Polish customs officers seized 9 kg of heroin.", ["Polish Customs"]),
        ("In 2007 the police, the Border Guard and the Frontier Corps together seized 9 kg of heroin.", [None]),
        (
            "In 2007 the Border Guard found 9 kg of heroin, the Frontier Corps 4 kg and local police 3 kg.",
            ["Border Guard", "Frontier Corps", None],
        ),
        # soldiers are the army's
        ("The Anti-Drug Bureau found 9 kg of heroin in May. In June, soldiers uprooted 400 poppy plants.", ["Anti-Drug Bureau", None]),
        ("The National Army found 9 kg of heroin in May. In June, soldiers uprooted 400 poppy plants.", ["National Army", "National Army"]),
        # the parts that bodies took are not the whole of either
        ("Tajik drug seizures numbered 820 in 2007, of which 610 were made by the Border Guard.", [None, "Border Guard"]),
        # the writer's own office, and who only counts
        ("In May, on information developed by this office, a patrol ship seized 9 kg of heroin.", [None]),
        ("The 9 kg of heroin seized in May are, by the Border Guard's own count, few.", [None]),
        ("In 2007 police seized 9 kg of heroin. For opium the Control Office gives 4 kg.", [None, None]),
        # who supports a body, or acts beside it from the United States, did not seize
        ("The DEA-backed Anti-Drug Task Force seized 9 kg of heroin in May.", ["Anti-Drug Task Force"]),
        (
            "In May a raid of the Anti-Drug Bureau and the U.S. Drug Enforcement Administration led to the seizure of 9 kg of heroin.",
            ["Anti-Drug Bureau"],
        ),
        # people of one service within another, and officers of the source
        ("Customs officers of the Tajik Revenue Service made 57 drug seizures in 2007.", ["Tajik Revenue Service"]),
        ("According to the Tajik Revenue Service, officers at Nizhny made 17 drug seizures in 2007.", ["Tajik Revenue Service"]),
        # the named one of two, who conducted the operation, and whose seizures
        ("On July 15, 2007, Forest Service rangers and police uprooted 30,000 cannabis plants.", ["Forest Service"]),
        (
            "The Border Guard found 3 kg of heroin in May. In Operation Poppy, conducted by the Interior Ministry, officers burned "
            "94 hectares of poppy in June.",
            ["Border Guard", "Interior Ministry"],
        ),
        ("In 2007 the Customs Service seized 1.3 tons of drugs in 672 seizures.", ["Customs Service", "Customs Service"]),
        # what a figure is compared with, or brought to, is the same body's
        (
            "In 2007 the Border Guard burned 6,200 cannabis plants, a steep decline from the 25,300 plants burned in 2006.",
            ["Border Guard", "Border Guard"],
        ),
        (
            "In 2007 the Border Guard uprooted 35 hectares of poppy, surpassing the 31 hectares uprooted in 2006.",
            ["Border Guard", "Border Guard"],
        ),
        (
            "The Border Guard closed one heroin laboratory in 2007, bringing to 11 the number of laboratories closed since 2001.",
            ["Border Guard", "Border Guard"],
        ),
        ("The Border Guard seized 9 kg of heroin in 2007, less than the 20 kg that police seized in 2006.", ["Border Guard", None]),
        # Customs and the Navy by the names that the cable gave them
        (
            "The General Department of Customs and Excise has ten dogs. In 2007 Customs seized 9 kg of heroin.",
            ["General Department of Customs and Excise"],
        ),
        ("The Caspian Fleet Navy has ten boats. In May Navy divers recovered 9 kg of heroin.", ["Caspian Fleet Navy"]),
        ("Kazakh Customs has ten dogs. In 2007 Uzbek Customs seized 9 kg of heroin.", ["Uzbek Customs"]),
        # a government's acronym
        ("The GVN reports that it eradicated 9 hectares of poppy in 2007.", [None]),
    ],
)
def test_who_seized(text: str, agencies: list[str | None]) -> None:
    assert [s.agency for s in seizures_of(text)] == agencies


# what others took on the high seas is of no country, and a place where cargo was loaded is not where it was found
@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (
            "Seizures of heroin reached 9 tons in 2007. This includes 4 tons taken by other countries in international waters.",
            ["TJK", None],
        ),
        ("In May Dutch Customs officers at Schiphol seized 9 kg of heroin from a crate loaded in Dushanbe.", ["NLD"]),
        ("In May Dutch Customs officers seized 9 kg of heroin in Dushanbe.", ["TJK"]),
    ],
)
def test_where_seized(text: str, countries: list[str | None]) -> None:
    assert [s.country for s in seizures_of(text)] == countries


# a short name goes back to the full one of the paragraph where that is the reporting country's own
def test_short_name_of_own_body() -> None:
    own = "In May the Tajik Gendarmerie seized 9 kg of heroin. In June Gendarmerie divers recovered 4 kg of opium."
    assert [(short(s), s.agency) for s in seizures_of(own)] == [("heroin 9 kg", "Tajik Gendarmerie"), ("opium 4 kg", "Tajik Gendarmerie")]
