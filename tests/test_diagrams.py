"""The drawings in docs/flows are those of the machines; a small one is compared line by line."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from flows.engine.diagram import Chart, main, page
from flows.engine.dialogue import replay
from flows.engine.flow import Flow
from flows.engine.language import Choice, Count, Date, Each, Known, Menu, Section, Stop, Tick, YesNo
from flows.engine.regimes import regimes

DRAWN = Path(__file__).parents[1] / "docs" / "flows"
LONGEST_MERMAID = 50_000
MOST_ARROWS = 500


@pytest.mark.parametrize("regime", regimes())
def test_the_drawings_of_a_regime_are_up_to_date(regime: str) -> None:
    drawn = (DRAWN / f"{regime}.md").read_text("utf-8")
    assert drawn == page(regime, regimes()[regime]), "run `make diagrams`"


@pytest.mark.parametrize("regime", regimes())
def test_mermaid_takes_the_drawings(regime: str) -> None:
    """Within the limits it draws by default, every arrow between things that are there."""
    for drawing in re.findall(r"```mermaid\n(.*?)\n```", page(regime, regimes()[regime]), re.DOTALL):
        assert len(drawing) < LONGEST_MERMAID
        lines = [line.strip() for line in drawing.splitlines()]
        arrows = [line for line in lines if "-->" in line]
        assert len(arrows) < MOST_ARROWS
        boxes = {match[1] for line in lines if (match := re.match(r'(q_\w+)(\["|\{" ")', line))}
        ends = set(re.findall(r'(q_\w+)\(\("end"\)\)', drawing))
        assert {
            name for arrow in arrows for name in re.findall(r"\bq_\w+", re.sub(r'\|".*?"\|', "", arrow))
        } == boxes | ends
        assert sum(line.startswith("subgraph") for line in lines) == lines.count("end")


def test_every_regime_gets_its_file(tmp_path: Path) -> None:
    main(str(tmp_path / "flows"))
    assert {path.stem for path in (tmp_path / "flows").iterdir()} == set(regimes())


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    age: int = 0
    stays: bool = False
    arrives: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    kind: str = "dinner"
    outdoors: bool = False
    rain: bool = False
    music: bool = False
    guests: tuple[Guest, ...] = ()
    dance: bool = False
    late: bool = False
    band: bool = False
    end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    verdict: str = "fun"
    rows: tuple[str, ...] = field(default=())


def decide(_case: Party) -> Result:
    return Result()


def too_young(age: int) -> bool:
    return age < 1


def crowded(guests: tuple[Guest, ...]) -> bool:
    return len(guests) > 9


class Evening(Flow, facts=Party, assess=decide):
    with Section("The occasion"):
        kind = Choice("What <kind> of party?", {"dinner": "A dinner", "big_ball": 'A "ball"', "tea": "Tea"})
        outdoors = YesNo("Is it out of doors?", label="Outdoors", when=kind.is_not("tea"))
        rain = YesNo("Will it rain?", label="Rain", when=outdoors.yes)
        Stop(when=rain.yes | kind.is_("big_ball", "tea"))
    with Section("The guests", when=outdoors.yes), Each(Guest, any="Any?", another="More?", label="Guests") as guests:
        age = Count("How old is this guest going to be on the very day of the party?")
        with Menu("Anything special?", label="Special") as special:
            stays = Tick("Stays the night")
        arrives = Date("On which day?", label="Arrives", when=stays.no)
        Stop(when=arrives.given & too_young)
    full = Known(crowded)
    with Section("The dance", when=full.no & guests.some):
        with Menu("What is there?", label="There is") as there:
            music = Tick("Music")
            dance = YesNo("Is there a dance?", label="Dance", option="A dance", when=full.no)
        late = YesNo("Late?", when=(music.yes | dance.yes) & rain.given)
        band = YesNo("A band?", when=late.yes)
    end = YesNo("The end?", when=band.given | music.yes)


EVENING = """
flowchart TD
    subgraph frame_1["The occasion"]
        q_kind["What #60;kind#62; of party?"]
        q_outdoors["Outdoors"]
        q_rain["Rain"]
        q_fork_1{" "}
    end
    subgraph frame_2["The guests"]
        subgraph frame_3["Guests"]
            q_guests_age["How old is this guest going to be on the very day of the …"]
            q_guests_special["Special"]
            q_guests_arrives["Arrives"]
            q_guests_another["Guests: one more?"]
        end
        q_fork_2{" "}
    end
    subgraph frame_4["The dance"]
        q_there["There is"]
        q_dance["Dance"]
        q_late["Late?"]
        q_band["A band?"]
        q_fork_3{" "}
    end
    q_end["The end?"]
    q_kind -->|"1. not Tea"| q_outdoors
    q_kind -->|"2. Rain: yes or What #60;kind#62; of party?: A #34;ball#34; or Tea"| q_kind_2(("end"))
    q_kind --> q_fork_1
    q_outdoors -->|"1. yes"| q_rain
    q_outdoors -->|"2. Rain: yes or What #60;kind#62; of party?: A #34;ball#34; or Tea"| q_outdoors_2(("end"))
    q_outdoors --> q_fork_1
    q_rain -->|"Rain: yes or What #60;kind#62; of party?: A #34;ball#34; or Tea"| q_rain_1(("end"))
    q_rain --> q_fork_1
    q_guests_another -->|"one more"| q_guests_age
    q_guests_another --> q_fork_2
    q_guests_age --> q_guests_special
    q_guests_special -->|"Stays the night: no"| q_guests_arrives
    q_guests_special --> q_guests_another
    q_guests_arrives -->|"Arrives: given and too young"| q_guests_arrives_1(("end"))
    q_guests_arrives --> q_guests_another
    q_there -->|"1. with A dance"| q_dance
    q_there -->|"2. (Music: yes or Dance: yes) and Rain: given"| q_late
    q_there --> q_fork_3
    q_dance -->|"(Music: yes or Dance: yes) and Rain: given"| q_late
    q_dance --> q_fork_3
    q_late -->|"yes"| q_band
    q_late --> q_fork_3
    q_band --> q_fork_3
    q_end --> q_end_1(("end"))
    q_fork_1 -->|"Outdoors: yes"| q_guests_another
    q_fork_1 --> q_fork_1_2(("end"))
    q_fork_2 -->|"not full and Guests: some"| q_there
    q_fork_2 --> q_fork_2_2(("end"))
    q_fork_3 -->|"A band?: given or Music: yes"| q_end
    q_fork_3 --> q_fork_3_2(("end"))
"""


def test_a_drawing() -> None:
    assert "\n".join(Chart(Evening).lines()) == EVENING.strip()


def test_the_end_may_be_the_name_of_a_question() -> None:
    answers = {"kind": "dinner", "outdoors": True, "rain": False, "guests.0.another": True, "guests.0.age": 2}
    answers |= {"guests.0.special": ["stays"], "guests.1.another": False, "there": ["music"], "late": False}
    assert replay(Evening, answers).asking == "end"
