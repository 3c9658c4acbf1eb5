"""The machine of each flow as a drawing that a tax adviser can check: `python -m flows.engine.diagram docs/flows`.

One file a regime, one heading a scenario, a Mermaid flowchart each. What is drawn are the machine's own transitions.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.engine.dialogue import END
from flows.engine.edges import Junction
from flows.engine.flow import Flow, Regime
from flows.engine.lists import Another, Each, Menu
from flows.engine.questions import Question, Tick
from flows.engine.regimes import regimes
from flows.engine.script import Block, Section
from flows.engine.wording import texts_of

LEGEND = """\
A box is a question, under its label in the review; a frame is a part of the conversation, or a list. Of the arrows that
leave a box or a diamond the first whose condition holds is taken, in the order of their numbers; one without words is
taken where no other is. A circle is the end: enough is known, the calculator decides.

Made from `flows/{name}` by `make diagrams`."""
LONGEST = 60
VERBS = {"": "yes", "> 0": "above 0", "not empty": "some"}
JOINTS = {" & ": " and ", " | ": " or "}


def main(folder: str) -> None:
    for name, regime in regimes().items():
        path = Path(folder) / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(name, regime), "utf-8")


def page(name: str, regime: Regime) -> str:
    """The document of one regime."""
    parts = [f"# {regime.title}", LEGEND.format(name=name)]
    for scenario, flow in regime.scenarios.items():
        drawing = "\n".join(Chart(flow).lines())
        parts += [f"## {flow.title}", f"Scenario `{scenario}`.", f"```mermaid\n{drawing}\n```"]
    return "\n\n".join(parts) + "\n"


class Chart:
    """The drawing of one flow."""

    def __init__(self, flow: type[Flow]) -> None:
        self.flow = flow
        self.states = {id(ask.question): state for state, ask in flow.asks.items()}
        self.frames = 0
        self.questions: dict[str, Question] = {}
        for state, ask in flow.asks.items():
            self.questions[state] = ask.question
            if isinstance(ask.question, Menu):
                beside = state.removesuffix(ask.question.id)
                self.questions |= {beside + option.id: option for option in ask.question.ticks()}

    def lines(self) -> Iterator[str]:
        yield "flowchart TD"
        yield from (f"    {line}" for line in self.boxes(self.flow.root))
        for source in self.flow.edges:
            yield from (f"    {line}" for line in self.arrows(source))

    def boxes(self, block: Block) -> Iterator[str]:
        """In the order of the script, framed by the parts and lists in which they stand."""
        for place, node in enumerate(block.children):
            yield from self.diamond(block, place)
            if isinstance(node, Each):
                yield from self.frame(node.label or node.id, [*self.boxes(node), self.box(node.closing)])
            elif isinstance(node, Section):
                yield from self.frame(node.title, self.boxes(node)) if node.title else self.boxes(node)
            elif isinstance(node, Question) and not isinstance(node, Tick):
                yield self.box(node)
                yield from self.boxes(node) if isinstance(node, Block) else ()
        yield from self.diamond(block, len(block.children))

    def box(self, question: Question) -> str:
        return f'{_id(self.states[id(question)])}["{_plain(caption(question))}"]'

    def diamond(self, block: Block, place: int) -> Iterator[str]:
        """The junction there, if there is one."""
        here = Junction(block, place)
        yield from (f'{_id(name)}{{" "}}' for name, junction in self.flow.junctions.items() if junction == here)

    def frame(self, title: str, inside: Iterable[str]) -> Iterator[str]:
        self.frames += 1
        yield f'subgraph frame_{self.frames}["{_plain(title)}"]'
        yield from (f"    {line}" for line in inside)
        yield "end"

    def arrows(self, source: str) -> Iterator[str]:
        transitions = self.flow.machine.events["answer"].transitions[source]
        guards = ["".join(condition.func.__name__ for condition in transition.conditions) for transition in transitions]
        numbered = sum(map(bool, guards)) > 1
        for n, (transition, guard) in enumerate(zip(transitions, guards, strict=True), start=1):
            said = self.in_words(guard, source, transition.dest)
            label = f'|"{_plain(f"{n}. {said}" if numbered else said)}"|' if guard else ""
            target = f'{_id(source)}_{n}(("end"))' if transition.dest == END else _id(transition.dest)
            yield f"{_id(source)} -->{label} {target}"

    def in_words(self, guard: str, source: str, target: str) -> str:
        """ "interest_listed no & group_question_arises" as "Listed: no and group question arises"."""
        lists = [state.partition(".")[0] for state in (source, target) if "." in state]
        leaves = re.split(r"( & | \| |\(|\))", guard)
        about = self.questions.get(source) if len(leaves) == 1 else None
        return "".join(leaf if leaf in "()" else JOINTS.get(leaf) or self.leaf(leaf, lists, about) for leaf in leaves)

    def leaf(self, label: str, lists: list[str], about: Question | None) -> str:
        """One condition; about the question just answered it needs no caption."""
        name, _space, rest = label.partition(" ")
        question = next(
            (self.questions[n] for n in (*(f"{of}.{name}" for of in lists), name) if n in self.questions), None
        )
        if question is not None:
            verb = _verb(question, rest)
            return verb if question is about else f"{caption(question)}: {verb}"
        if name in self.flow.lists:
            return f"{self.flow.lists[name].label}: {VERBS.get(rest, rest)}"
        return label.replace("_", " ") if rest != "no" else f"not {name.replace('_', ' ')}"


def caption(question: Question) -> str:
    """The label of a question, or as much of its prompt as fits."""
    if isinstance(question, Another):
        return f"{question.label}: one more?"
    text = question.label or question.option or next(iter(texts_of(question.prompt)))
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]} …"


def _verb(question: Question, rest: str) -> str:
    """ "is not corporation/fund" as "not A company, A fund"."""
    verb, _space, options = rest.rpartition(" ")
    labels = getattr(question, "labels", {})
    if isinstance(question, Menu):
        labels = {tick.id: tick.option for tick in question.ticks()}
    if verb in ("is", "is not", "has"):
        named = " or ".join(next(iter(texts_of(labels[option]))) for option in options.split("/"))
        return f"{'with' if verb == 'has' else verb.removeprefix('is').strip()} {named}".strip()
    return VERBS.get(rest, rest)


def _id(state: str) -> str:
    """Mermaid takes some words, like `end`, for its own."""
    return "q_" + re.sub(r"\W", "_", state)


def _plain(text: str) -> str:
    """As Mermaid wants text inside quotes."""
    return re.sub(r'[#"<>]', lambda found: f"#{ord(found[0])};", text)


if __name__ == "__main__":
    main(sys.argv[1])
