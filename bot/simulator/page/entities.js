/** Text with entities -> nodes. Offsets are in UTF-16 units, which is how JavaScript counts too. */

import { drawing, element } from "./dom.js";
import { say } from "./words.js";

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };

/** `act` has `command(text)`, `link(url)` and `copy(text)`, for what can be tapped in a text. */
export function rendered(text, entities, act) {
  const whole = document.createDocumentFragment();
  fill(whole, text, 0, text.length, [...(entities ?? [])], act);
  return whole;
}

/** Fills `parent` with text[from, to); `entities` are in order, the outer before the inner. */
function fill(parent, text, from, to, entities, act) {
  let at = from;
  while (entities.length && entities[0].offset < to) {
    const entity = entities.shift();
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset > at) parent.append(text.slice(at, entity.offset));
    const inner = [];
    while (entities.length && entities[0].offset < end) inner.push(entities.shift());
    const content = document.createDocumentFragment();
    fill(content, text, entity.offset, end, inner, act);
    parent.append(dressed(entity, content, text.slice(entity.offset, end), act));
    at = end;
    if (isBlock(entity) && text[at] === "\n") at += 1; // the block ends its line by itself
  }
  if (at < to) parent.append(text.slice(at, to));
}

const isBlock = (entity) => ["blockquote", "expandable_blockquote", "pre"].includes(entity.type);

function dressed(entity, content, words, act) {
  switch (entity.type) {
    case "code":
      return element("code", { class: "copied", onclick: () => act.copy(words) }, content);
    case "pre":
      return element("pre", { class: "copied", onclick: () => act.copy(words) }, content);
    case "blockquote":
      return element("blockquote", {}, element("div", { class: "quoted" }, content));
    case "expandable_blockquote":
      return expandable(content);
    case "spoiler":
      return spoiler(content);
    case "bot_command":
      return element("button", { class: "command", type: "button", onclick: () => act.command(words) }, content);
    case "url":
      return link(words, content);
    case "email":
      return link(`mailto:${words}`, content);
    case "text_link": {
      const made = link(entity.url, content);
      made.addEventListener("click", (event) => {
        event.preventDefault();
        act.link(entity.url);
      });
      return made;
    }
    default:
      return PLAIN[entity.type] ? element(PLAIN[entity.type], {}, content) : content;
  }
}

function link(url, content) {
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, content);
}

function spoiler(content) {
  const made = element("button", { class: "spoiler", type: "button", "aria-pressed": "false", title: say("spoiler") }, content);
  made.addEventListener("click", () => made.setAttribute("aria-pressed", "true"));
  return made;
}

/** Closed to three lines until it is tapped; `settleQuotes` opens those that are no longer than that. */
function expandable(content) {
  const fold = element("button", { class: "fold", type: "button", "aria-expanded": "false", "aria-label": say("alsoShown") }, drawing("fold"));
  const quote = element("blockquote", { class: "closed" }, element("div", { class: "quoted" }, content), fold);
  const turn = () => fold.setAttribute("aria-expanded", String(!quote.classList.toggle("closed")));
  fold.addEventListener("click", turn);
  quote.addEventListener("click", (event) => {
    if (quote.classList.contains("closed") && !event.target.closest("a, button, code")) turn();
  });
  return quote;
}

/** To be called once the nodes are on the page. */
export function settleQuotes(parent) {
  for (const quoted of parent.querySelectorAll("blockquote.closed .quoted")) {
    if (quoted.scrollHeight > quoted.clientHeight + 1) continue;
    quoted.parentElement.classList.remove("closed");
    quoted.parentElement.querySelector(".fold").hidden = true;
  }
}
