"""Takes in raw updates: handled before they are acknowledged, a whole batch in one transaction."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.session import Event, Screen, Session
from bot.store import Row, Store, StoreFailed, row_of, session_of
from bot.telegram.incoming import Incoming, read_update
from bot.telegram.sender import TAP, Sender
from bot.telegram.talk import Talk

log = logging.getLogger(__name__)
TRIES = 2  # after that many processes died with an update in hand, it is the update


@dataclass(frozen=True, slots=True)
class Outcome:
    """`screen`: None if the revision is one that was on its way already."""

    session: Session
    screen: Screen | None
    row: Row


class Desk:
    """`today`: BOT_TODAY, or ""."""

    def __init__(self, store: Store, sender: Sender, talk: Talk, today: str) -> None:
        self.store, self.sender, self.talk, self.today = store, sender, talk, today
        self.handled = self.set_aside = 0

    def take(self, updates: Sequence[object]) -> None:
        """Returns when the batch is durable; only then may it be acknowledged. No await: nothing comes between.

        Raises StoreFailed.
        """
        at = int(time.time())
        batch = [incoming for update in updates if (incoming := read_update(update, at, self.today))]
        known = self.store.known([incoming.number for incoming in batch])
        outcomes: dict[int, Outcome] = {}
        for incoming in batch:
            if incoming.number not in known:
                known.add(incoming.number)
                self._handle(incoming, outcomes)
        rows = [outcome.row for outcome in outcomes.values()]
        self.store.save(rows, [incoming.number for incoming in batch], at)
        for outcome in outcomes.values():
            self.sender.wake(outcome.session, outcome.screen)

    def _handle(self, incoming: Incoming, outcomes: dict[int, Outcome]) -> None:
        self.handled += 1
        if incoming.group:
            self.sender.greet_group(incoming.group, incoming.language)
        event = incoming.event
        if event is None:
            return
        before = outcomes.get(event.person)
        outcome = None
        if self.store.careful and self.store.take_up(incoming.number) >= TRIES:
            log.error("update %d set aside: it killed the process", incoming.number)
        else:
            outcome = self._tried(self.talk.respond, incoming, event, before)
        if outcome is None:
            self.set_aside += 1
            outcome = self._tried(lambda session, _: self.talk.apologise(session), incoming, event, before)
        if outcome:
            outcomes[event.person] = outcome

    def _tried(
        self,
        answer: Callable[[Session, Event], Session],
        incoming: Incoming,
        event: Event,
        before: Outcome | None,
    ) -> Outcome | None:
        """None if it raised: pure code would fail the same way each time, so the update is not tried again."""
        try:
            session = session_of(before.row) if before else self._session_of(event)
            revision = session.revision
            session = answer(session, event)
            screen = before.screen if before else None
            if session.revision != revision:
                screen = self.talk.screen(session)
            if incoming.tap:
                session.owed.append(TAP + incoming.tap)
            return Outcome(session, screen, row_of(session))
        except StoreFailed:
            raise
        except Exception:
            log.exception("update %d set aside", incoming.number)
            return None

    def _session_of(self, event: Event) -> Session:
        return self.store.load(event.person) or self.talk.new_session(event)
