"""What a method answers instead of a result."""

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class CallFailed(Exception):
    """The error answer of the Bot API. `retry_after` is in seconds and goes with code 429 only."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code, self.description, self.retry_after = code, description, retry_after

    def answer(self) -> dict[str, object]:
        failure: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            failure["parameters"] = {"retry_after": self.retry_after}
        return failure


def bad_request(text: str) -> CallFailed:
    """Telegram puts the prefix before a text and lower-cases its first letter, unless it is a code in capitals."""
    is_code = len(text) > 1 and (text[1] == "_" or text[1].isupper())
    return CallFailed(400, "Bad Request: " + (text if is_code else text[:1].lower() + text[1:]))


def too_many_requests(seconds: int) -> CallFailed:
    return CallFailed(429, f"Too Many Requests: retry after {seconds}", seconds)
