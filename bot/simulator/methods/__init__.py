"""The methods of the Bot API that are simulated, by lower-case name. The others answer 404."""

from bot.simulator.methods import documents, messages, presentation, receiving

METHODS = {
    name.lower(): method
    for name, method in (receiving.METHODS | messages.METHODS | documents.METHODS | presentation.METHODS).items()
}
