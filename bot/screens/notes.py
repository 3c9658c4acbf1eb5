"""What became of the last input, in a line above the screen."""

from flows.engine.words import _

NOTES = {
    "text_only": _("I can read text and buttons only."),
    "edited": _("I read new messages only. Please send the corrected answer as a new one."),
    "unknown_command": _("I don't know that command. /help lists them."),
    "use_buttons": _("Please use the buttons."),
    "nothing_open": _("Nothing is open at the moment."),
    "cancelled": _("Dropped. Nothing of it is kept."),
    "resumed": _("Here is where you stopped."),
    "questions_changed": _(
        "Some questions have changed since you were here. Your answers are kept where they still fit."
    ),
    "set_aside": _("Something went wrong on our side. Your answers are safe; please try again."),
}
