"""Countries: codes, names, places named in a text, countries of posts and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.vocabulary import read_rows
from flows.vocabulary.countries import COUNTRIES, country_by_name, country_of_origin, country_of_station, find_places


def places(text: str) -> str:
    """What is found, as `name = country form; ...`."""
    return "; ".join(f"{text[p.start : p.end]} = {p.country} {p.form}" for p in find_places(text))


def test_codes_are_those_of_iso_with_kosovo_and_the_states_that_are_gone() -> None:
    assert len(COUNTRIES) == 249 + 1 + 7
    assert all(len(code) == 3 and code.isupper() and code == country.country for code, country in COUNTRIES.items())
    # State's tags are not ISO's: TI is Tajikistan, CS Costa Rica, RS Russia.
    assert {COUNTRIES[code].tag for code in ("TJK", "CRI", "RUS")} == {"TI", "CS", "RS"}
    assert COUNTRIES["XKX"].tag == "KV"


def test_alpha2_and_tag_name_one_country() -> None:
    for codes in ([c.alpha2 for c in COUNTRIES.values()], [c.tag for c in COUNTRIES.values()]):
        given_codes = [code for code in codes if code is not None]
        assert len(given_codes) == len(set(given_codes))
        assert all(len(code) == 2 for code in given_codes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A name broken over two lines.
        ("officers of the Kyrgyz\nRepublic", "Kyrgyz\nRepublic = KGZ name"),
        # A hyphen at the end of a line.
        ("from Guinea-\nBissau", "Guinea-\nBissau = GNB name"),
        # The longest of names that begin alike.
        ("Papua New Guinea, Equatorial Guinea, Guinea", "Papua New Guinea = PNG name; Equatorial Guinea = GNQ name; Guinea = GIN name"),
        ("the Netherlands Antilles and the Netherlands", "Netherlands Antilles = ANT name; Netherlands = NLD name"),
        ("Niger and Nigeria; the Niger Delta", "Niger = NER name; Nigeria = NGA name; Niger Delta = NGA name"),
        # People and adjectives, a hyphen between two.
        (
            "Dutch and Costa Rican officers on the Tajik-Afghan border",
            "Dutch = NLD demonym; Costa Rican = CRI demonym; Tajik = TJK demonym; Afghan = AFG demonym",
        ),
        # A genitive is no part of the name.
        ("Tajikistan's agency", "Tajikistan = TJK name"),
        # The point belongs to the abbreviation.
        ("the U.S.-Tajik border", "U.S. = USA name; Tajik = TJK demonym"),
        ("St. Vincent and\nthe Grenadines and St Kitts", "St. Vincent and\nthe Grenadines = VCT name; St Kitts = KNA name"),
        # Two Koreas, two Chinas, two Congos.
        ("North Korea, the Republic of Korea", "North Korea = PRK name; Republic of Korea = KOR name"),
        (
            "the Republic of China, not the People's Republic of China",
            "Republic of China = TWN name; People's Republic of China = CHN name",
        ),
        (
            "Republic of Congo, Democratic Republic of the Congo, Congo",
            "Republic of Congo = COG name; Democratic Republic of the Congo = COD name",
        ),
        # American stands in names that mean no country, or another one.
        (
            "Latin American, South American and Inter-American; American Samoa; American",
            "American Samoa = ASM name; American = USA demonym",
        ),
        ("the Organization of American States", ""),
        ("Indian Ocean, New Mexico, New Jersey, Gulf of Guinea", ""),
        (
            "Dominicans of Dominica and of the Dominican Republic",
            "Dominicans = DOM demonym; Dominica = DMA name; Dominican Republic = DOM name",
        ),
        ("Northern Ireland; Ireland", "Northern Ireland = GBR name; Ireland = IRL name"),
        ("British Virgin Islands, U.S. Virgin Islands", "British Virgin Islands = VGB name; U.S. Virgin Islands = VIR name"),
        # Older telegrams are all in capitals, where US may be the pronoun.
        ("LET US GO TO TURKEY AND CHAD", "TURKEY = TUR name; CHAD = TCD name"),
        ("The US and Turkey; they told us of turkey", "US = USA name; Turkey = TUR name"),
        # Cities of posts, with and without accents.
        ("flown from Dar es Salaam to São Paulo", "Dar es Salaam = TZA capital; São Paulo = BRA city"),
        ("Mexico City in Mexico", "Mexico City = MEX capital; Mexico = MEX name"),
        # A convention is not its city.
        ("the Vienna Convention, signed in Vienna", "Vienna = AUT capital"),
        # A state that is gone keeps its own code.
        ("SOVIET SHIPS AND YUGOSLAVIA", "SOVIET = SUN demonym; YUGOSLAVIA = YUG name"),
        # A sentence's end is not inside a name.
        ("He left South. Africa waits.", ""),
    ],
)
def test_places(text: str, expected: str) -> None:
    assert places(text) == expected


@given(st.lists(st.one_of(st.sampled_from([row["alias"] for row in read_rows("country_names.csv")]), st.text(max_size=12)), max_size=8))
def test_a_place_is_a_known_name_of_its_country(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for place in find_places(text):
        # In order, never overlapping, and the slice is a name of the country.
        assert end <= place.start < place.end
        end = place.end
        assert country_by_name(text[place.start : place.end]) == place.country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("tajikistan", "TJK"),
        ("The Netherlands", "NLD"),
        ("HOLLAND", "NLD"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("U.S.", "USA"),
        ("usg", "USA"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Trinidad and Tobago", "TTO"),
        ("Costa Ricans", "CRI"),
        ("Kosovo", "XKX"),
        ("Congo", "COG"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_country_by_name(name: str, country: str | None) -> None:
    assert country_by_name(name) == country


@pytest.mark.parametrize(
    ("origin", "country"),
    [
        ("Embassy Dushanbe", "TJK"),
        ("Consulate Rio De Janeiro", "BRA"),
        ("American Institute Taiwan, Taipei", "TWN"),
        ("US Interests Section Havana", "CUB"),
        ("US Mission Geneva", "CHE"),
        ("Mission USNATO", "BEL"),
        ("USEU Brussels", "BEL"),
        ("USUN New York", "USA"),
        ("UNVIE", "AUT"),
        ("REO Basrah", "IRQ"),
        ("Iran RPO Dubai", "ARE"),
        ("Secretary of State", "USA"),
        ("Embassy Port Au Prince", "HTI"),
        # A delegation that travels has no country.
        ("US Delegation, Secretary", None),
    ],
)
def test_country_of_origin(origin: str, country: str | None) -> None:
    assert country_of_origin(origin) == country


@pytest.mark.parametrize(
    ("station", "country"),
    [
        ("AMEMBASSY DUSHANBE", "TJK"),
        ("SECSTATE WASHDC", "USA"),
        ("CIA WASHINGTON DC", "USA"),
        ("USMISSION USUN NEW YORK", "USA"),
        # A military address ends in the state or the country's code; what follows the strokes is an office.
        ("HQ USCENTCOM MACDILL AFB FL", "USA"),
        ("HQ USEUCOM VAIHINGEN GE//J5 DIRECTORATE (MC)//", "DEU"),
        # A collective is in many countries.
        ("NATO EU COLLECTIVE", None),
        ("COMUSNAVCENT", None),
    ],
)
def test_country_of_station(station: str, country: str | None) -> None:
    assert country_of_station(station) == country
