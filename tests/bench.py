"""`make bench`: what the engine and the screens cost, each figure the median of interleaved rounds, in microseconds.

A walk of the same answers over a bare dictionary, and transitions' own trigger over the same machine, stand beside.
"""

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from statistics import median

from bot.screens import screen
from bot.session import Session
from bot.standing import open_scenario
from flows.engine.dialogue import Answers, Cursor, built, outcome, replay
from flows.engine.drive import drive
from flows.engine.flow import Flow
from flows.engine.regimes import regimes
from flows.engine.words import words
from tests.golden import Case, cases
from tests.walking import TODAY

ROUNDS = 9
BEGUN = 100_000


def longest(name: str) -> tuple[Case, Answers]:
    """The golden case of a regime that takes the most answers."""
    speak = words("en", name)
    driven = [
        (case, drive(case.flow, case.facts, speak, TODAY)[1]) for case in cases() if case.regime is regimes()[name]
    ]
    return max(driven, key=lambda pair: len(pair[1]))


def bare_walk(answers: Answers) -> Callable[[], None]:
    """The least that any engine would do: look each answer up and keep it."""
    following = dict(zip(answers, [*list(answers)[1:], None], strict=True))

    def walk() -> None:
        facts, state = {}, next(iter(answers), None)
        while state is not None:
            facts[state] = answers[state]
            state = following[state]

    return walk


def trigger_walk(flow: type[Flow], answers: Answers) -> Callable[[], None]:
    """The same states by transitions' trigger, the answers already taken."""
    trigger = flow.machine.events["answer"].trigger
    cursors = []
    for key in replay(flow, answers).path:
        here = replay(flow, answers, key)
        if here.before is not None:
            cursors.append((here.before.state, here.cursor))

    def walk() -> None:
        for state, cursor in cursors:
            moved = Cursor(state, cursor.facts)
            moved.item, moved.items = cursor.item, cursor.items
            trigger(moved, moved)

    return walk


def open_session(case: Case, answers: Answers) -> Session:
    session = Session(1, revision=1_790_000_000, today=TODAY.isoformat())
    open_scenario(session, case.regime.rules.regime, case.scenario)
    session.drafts[session.scenario].answers = dict(answers)
    session.progress = None
    return session


def shown(session: Session, place: str, key: str = "") -> Callable[[], None]:
    def show() -> None:
        session.place, session.open, session.progress = place, key, None
        screen(session)

    return show


def measured(jobs: dict[str, tuple[Callable[[], object], int]]) -> dict[str, float]:
    """Each job's median over rounds in which all take their turn; a job's cost is divided by its number of steps."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(ROUNDS):
        for name, (job, steps) in jobs.items():
            repeat, start = 0, time.perf_counter()
            while time.perf_counter() - start < 0.02:
                job()
                repeat += 1
            times[name].append((time.perf_counter() - start) / repeat / steps * 1e6)
    return {name: median(found) for name, found in times.items()}


def kept_per_conversation(flow: type[Flow]) -> float:
    """Bytes that stay behind for each conversation that was begun."""
    replay(flow, {})
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(BEGUN):
        replay(flow, {})
    kept = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return kept / BEGUN


def start_time() -> float:
    """CPU-near seconds until every regime is there, in a fresh process."""
    code = "from flows.engine.regimes import regimes; from bot import conversation, screens; regimes()"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - this very Python
    return time.perf_counter() - start


def bench(name: str) -> None:
    case, answers = longest(name)
    flow, steps = case.flow, len(answers)
    facts = built(flow.facts, replay(flow, answers).cursor.facts)
    found = measured({
        "replay, an answer": (lambda: replay(flow, answers), steps),
        "  bare dictionary": (bare_walk(answers), steps),
        "  transitions' trigger": (trigger_walk(flow, answers), steps),
        "a new conversation": (lambda: replay(flow, {}), 1),
        "the calculator": (lambda: flow.assess(facts), 1),
        "replay and calculator": (lambda: outcome(flow, answers), 1),
        "the first question's screen": (shown(open_session(case, {}), "asking", flow.first), 1),
        "the result's screen": (shown(open_session(case, answers), "result"), 1),
    })  # fmt: skip
    print(f"\n{name}: {case.id}, {steps} answers")
    for what, cost in found.items():
        print(f"  {what:30} {cost:10,.1f} us")
    print(f"  {'kept for each of 100,000 begun':30} {kept_per_conversation(flow):10,.1f} bytes")


def main() -> None:
    for name in regimes():
        bench(name)
    print(f"\nstart, all regimes imported: {median(start_time() for _ in range(3)):.2f} s")


if __name__ == "__main__":
    main()
