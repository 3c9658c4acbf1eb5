"""Where a person stands: the open scenario, its draft, and the draft's answers replayed."""

from datetime import date

from bot.session import Draft, Session
from flows.engine.dialogue import Ask, Progress, outcome, state_of
from flows.engine.flow import Flow
from flows.engine.questions import Offered
from flows.engine.regimes import flow_of, regimes
from flows.engine.words import words

ON_A_QUESTION = ("asking", "why")
IN_A_SCENARIO = (*ON_A_QUESTION, "result", "review", "list")


def open_flow(session: Session) -> type[Flow] | None:
    """The flow of the open scenario; None in the menu, and where a version took the scenario away."""
    return flow_of(session.scenario) if session.scenario in session.drafts else None


def draft_of(session: Session) -> Draft:
    return session.drafts[session.scenario]


def givens_of(session: Session) -> dict[str, date]:
    """What the open flow is told instead of asking: the day."""
    flow = open_flow(session)
    return _told(flow, session) if flow else {}


def _told(flow: type[Flow], session: Session) -> dict[str, date]:
    return dict.fromkeys(flow.givens, date.fromisoformat(session.today))


def unfinished(session: Session, flow: type[Flow], scenario: str) -> bool:
    """Whether the scenario has a draft to go on with: a finished one would begin anew."""
    draft = session.drafts.get(scenario)
    if draft is None or not draft.answers:
        return False
    return outcome(flow, draft.answers, draft.changing, _told(flow, session)).asking is not None


def progress_of(session: Session) -> Progress:
    """The answers replayed, once for all who ask before they change."""
    if session.progress is None:
        flow, draft = open_flow(session), draft_of(session)
        if flow is None:
            raise LookupError(f"no scenario {session.scenario!r}")
        session.progress = outcome(flow, draft.answers, draft.changing, givens_of(session))
    progress: Progress = session.progress
    return progress


def open_ask(session: Session) -> Ask | None:
    """The question that is open on the screen."""
    flow = open_flow(session)
    return flow.asks.get(state_of(session.open)) if flow and session.place in ON_A_QUESTION else None


def offered(session: Session, ask: Ask) -> Offered:
    """What may be chosen at the open question; None where its kind alone decides."""
    return None if ask.offer is None else ask.offered(progress_of(session).cursor)


def settle(session: Session) -> None:
    """To the next open question, or the result."""
    progress = progress_of(session)
    if session.open != progress.asking:
        session.ticks = _ticks_given(session, progress)
    session.open, session.page = progress.asking or "", ""
    session.place = "asking" if progress.asking else "result"


def change(session: Session, key: str | None) -> None:
    """To the answer that is to be changed; None: the answers did change, on from there."""
    draft_of(session).changing, session.progress = key, None
    settle(session)


def _ticks_given(session: Session, progress: Progress) -> list[str]:
    """The ticks with which a multi-select opens: those of the answer that is being changed."""
    ask = progress.ask
    answer = draft_of(session).answers.get(progress.asking or "")
    if ask is None or not ask.question.many or not isinstance(answer, list):
        return []
    within = ask.offered(progress.cursor)
    options = [option for option, _label in ask.question.options(words(session.language), within)]
    return [option for option in options if ask.question.picked(option, within) in answer]


def take_up(session: Session) -> bool:
    """Brings a session that another version of the questions left to where it stands in this one; whether it had to."""
    flow = open_flow(session)
    if flow is None:
        if session.place in IN_A_SCENARIO:
            open_menu(session)
        return False
    draft = draft_of(session)
    if draft.print == flow.print:
        return False
    draft.print, session.progress = flow.print, None
    settle(session)
    return True


def resume(session: Session) -> None:
    """From a side screen back to the open question or the result; without one, the menu."""
    if open_flow(session) is None:
        open_menu(session)
    else:
        settle(session)


def open_menu(session: Session, regime: str = "") -> None:
    session.place, session.page, session.open = "menu", regime, ""


def open_scenario(session: Session, regime: str, scenario: str) -> None:
    """Resumes the unfinished draft of a scenario, else begins one."""
    session.scenario, session.open, session.progress = f"{regime}.{scenario}", "", None
    flow = regimes()[regime].scenarios[scenario]
    draft = session.drafts.setdefault(session.scenario, Draft(print=flow.print))
    settle(session)
    if session.place == "result":
        session.drafts[session.scenario], session.progress = Draft(print=flow.print), None
        settle(session)
    elif draft.answers:
        session.note = session.note or ["resumed" if draft.print == flow.print else "questions_changed"]
    draft.print = flow.print
