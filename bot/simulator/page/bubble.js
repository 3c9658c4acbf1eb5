/** One message -> what stands in the chat: bubble, time, keyboard. */

import { drawing, element } from "./dom.js";
import { rendered } from "./entities.js";
import { clockTime, fileSize, say } from "./words.js";

/** `waits(data)` tells whether a tap on that button is still unanswered. `act`: command, link, copy, press, file, edit. */
export function bubble(message, waits, act) {
  const mine = !message.from.is_bot;
  const rows = message.reply_markup?.inline_keyboard;
  const look = ["message", mine && "mine", message.sticker && "sticker", rows && "with-keyboard"].filter(Boolean).join(" ");
  const speaker = element("span", { class: "unseen" }, say(mine ? "youSay" : "botSays"));
  const body = element("div", { class: "bubble" }, speaker, ...content(message, act), meta(message, mine));
  if (mine && message.text) body.append(pencil(message, act));
  return element("li", { class: look, "data-id": message.message_id }, body, rows ? keyboard(message, rows, waits, act) : null);
}

/** A line of plain text that stands for the message, for lists and the edit bar. */
export const summary = (message) => message.text ?? message.caption ?? message.document?.file_name ?? message.sticker?.emoji ?? say("photo");

function content(message, act) {
  const words = (text, entities) => element("span", { class: "words", dir: "auto" }, rendered(text, entities, act));
  if (message.text !== undefined) return [words(message.text, message.entities)];
  const caption = message.caption ? [words(message.caption, message.caption_entities)] : [];
  if (message.sticker) return [element("div", { class: "emoji", role: "img", "aria-label": `${say("sticker")} ${message.sticker.emoji}` }, message.sticker.emoji)];
  if (message.photo) return [picture(message.photo.at(-1), act), ...caption];
  return message.document ? [card(message.document, act), ...caption] : caption;
}

function picture(size, act) {
  const name = say("photo");
  const image = element("img", { src: `/sim/files/${size.file_id}`, alt: name, width: size.width, height: size.height });
  return element("button", { class: "picture", type: "button", onclick: () => act.file({ ...size, file_name: name, mime_type: "image/" }) }, image);
}

function card(file, act) {
  const size = fileSize(file.file_size);
  const label = say(isReadable(file) ? "openFile" : "saveFile", { name: file.file_name, size });
  return element(
    "button",
    { class: "card", type: "button", "aria-label": label, onclick: () => act.file(file) },
    element("span", { class: "disc" }, drawing("file")),
    element("span", { class: "about" }, element("strong", {}, file.file_name), element("small", {}, `${size} · ${extension(file)}`)),
  );
}

export const isReadable = (file) => /^(application\/json|text\/plain|image\/)/.test(file.mime_type);

const extension = (file) => (file.file_name.includes(".") ? file.file_name.split(".").at(-1).toUpperCase() : file.mime_type);

/** Time of day and, for one's own, whether the bot has it. */
export function meta(message, mine) {
  const made = element("span", { class: "meta" });
  if (mine && message.edit_date) made.append(`${say("edited")} `);
  made.append(element("time", { datetime: new Date(message.date * 1000).toISOString() }, clockTime(message.date)));
  if (mine) {
    const mark = drawing(message.taken ? "taken" : "sent");
    mark.setAttribute("role", "img");
    mark.removeAttribute("aria-hidden");
    mark.setAttribute("aria-label", say(message.taken ? "taken" : "waiting"));
    made.append(mark);
  }
  return made;
}

function pencil(message, act) {
  return element("button", { class: "edit round", type: "button", title: say("edit"), "aria-label": say("edit"), onclick: () => act.edit(message) }, drawing("pencil"));
}

function keyboard(message, rows, waits, act) {
  const keys = (row) => element("div", { class: "keys" }, ...row.map((button) => key(message, button, waits, act)));
  return element("div", { class: "keyboard" }, ...rows.map(keys));
}

function key(message, button, waits, act) {
  const made = element("button", { class: `key ${button.style ?? ""}`.trim(), type: "button", title: button.text }, element("span", {}, button.text));
  if (button.callback_data) {
    made.dataset.data = button.callback_data;
    if (waits(button.callback_data)) made.setAttribute("aria-busy", "true");
    made.addEventListener("click", () => {
      if (made.hasAttribute("aria-busy")) return;
      made.setAttribute("aria-busy", "true");
      act.press(message.message_id, button.callback_data);
    });
  } else if (button.url) {
    made.append(drawing("away", "corner"));
    made.addEventListener("click", () => act.link(button.url));
  } else if (button.copy_text) {
    made.append(drawing("copy", "corner"));
    made.addEventListener("click", () => act.copy(button.copy_text.text));
  }
  return made;
}
