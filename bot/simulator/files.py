"""Files that went through the chat, kept in memory up to a bound."""

import itertools
import struct
from dataclasses import dataclass
from typing import Any

from bot.simulator.call import Call, Upload
from bot.simulator.failure import bad_request

KEPT_BYTES = 64 << 20
BIGGEST_PHOTO, BIGGEST_DOCUMENT = 10 << 20, 50 << 20
PREVIEWS = (90, 320)  # longer side of the smaller sizes that a photo is offered in


@dataclass(frozen=True, slots=True)
class StoredFile:
    id: str
    name: str
    kind: str
    content: bytes

    @property
    def path(self) -> str:
        return f"files/{self.id}"

    def wire(self) -> dict[str, Any]:
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.content)}

    def document(self) -> dict[str, Any]:
        return {"file_name": self.name, "mime_type": self.kind} | self.wire()


class Files:
    """The oldest go when there are too many bytes; their ids are then as good as wrong."""

    def __init__(self, kept_bytes: int = KEPT_BYTES) -> None:
        self.kept_bytes = kept_bytes
        self._stored: dict[str, StoredFile] = {}
        self._numbers = itertools.count(1)

    def store(self, upload: Upload) -> StoredFile:
        stored = StoredFile(f"file{next(self._numbers)}", upload.name, upload.kind, upload.content)
        self._stored[stored.id] = stored
        while sum(len(each.content) for each in self._stored.values()) > self.kept_bytes and len(self._stored) > 1:
            del self._stored[next(iter(self._stored))]
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        return self._stored.get(file_id)

    def of_call(self, call: Call, field: str, biggest: int) -> StoredFile:
        """The file a call sends: uploaded in that field, as attach://<part>, or named by the id of an earlier one."""
        named = call.text(field)
        upload = call.uploads.get(named.removeprefix("attach://") if named.startswith("attach://") else field)
        if named and upload is None:
            stored = self.get(named)
            if stored is None:
                is_url = named.startswith(("http://", "https://"))
                wrong = "Wrong file identifier/HTTP URL specified"
                raise bad_request("Failed to get HTTP URL content" if is_url else wrong)
            return stored
        if upload is None:
            raise bad_request(f"There is no {field} in the request")
        if not upload.content:
            raise bad_request("File must be non-empty")
        if len(upload.content) > biggest:
            raise bad_request("File is too big")
        return self.store(upload)


def photo_sizes(stored: StoredFile) -> list[dict[str, Any]]:
    """Every size has the same bytes: the simulator does not scale pictures."""
    size = picture_size(stored.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    longer = max(width, height)
    scales = [preview / longer for preview in PREVIEWS if preview < longer] + [1.0]
    return [stored.wire() | {"width": round(width * scale), "height": round(height * scale)} for scale in scales]


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG, None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if not content.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, (length,) = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
