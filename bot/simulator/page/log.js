/** The list of messages: in order, edited in place, with days and unread ones marked, scrolled as one expects. */

import { bubble, meta } from "./bubble.js";
import { element, find } from "./dom.js";
import { settleQuotes } from "./entities.js";
import { dayName, say } from "./words.js";

const NEAR_THE_END = 60; // pixels
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

export class Log {
  constructor(act) {
    this.act = act;
    this.messages = new Map();
    this.taps = new Map(); // the unanswered ones: id -> {message_id, data}
    this.unread = new Set();
    this.list = find("log");
    this.scroller = find("scroller");
    this.atEnd = true;
    this.lastTop = 0;
    this.scroller.addEventListener("scroll", () => this.#scrolled());
    document.addEventListener("visibilitychange", () => this.#scrolled());
    find("down").addEventListener("click", () => this.toEnd(true));
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.scroller);
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.list);
  }

  /** The whole chat anew: after a start, a reload, a lost connection, a change of language. */
  replace(messages, taps) {
    this.messages = new Map(messages.map((message) => [message.message_id, message]));
    this.taps.clear();
    for (const tap of taps) this.#awaitAnswer(tap);
    this.redraw();
  }

  redraw() {
    this.list.replaceChildren(...[...this.messages.values()].map((message) => this.#drawn(message)));
    this.#arrange();
    settleQuotes(this.list);
    if (this.atEnd) this.toEnd();
  }

  show(message) {
    const before = this.#item(message.message_id);
    if (before && this.#onlyTaken(message)) return before.querySelector(".meta").replaceWith(meta(message, true));
    const isNew = !this.messages.has(message.message_id);
    this.messages.set(message.message_id, message);
    const after = this.#drawn(message);
    if (before) this.#exchange(before, after);
    else this.list.append(after);
    if (isNew) {
      after.classList.add("fresh");
      if (!message.from.is_bot) this.atEnd = true;
      else if (!this.atEnd || document.hidden) this.unread.add(message.message_id);
    }
    this.#arrange();
    settleQuotes(after);
    if (this.atEnd && !document.hidden) this.toEnd(isNew);
  }

  remove(number) {
    this.messages.delete(number);
    this.unread.delete(number);
    this.#item(number)?.remove();
    this.#arrange();
  }

  empty() {
    this.replace([], []);
    this.unread.clear();
  }

  tapped(tap) {
    this.#awaitAnswer(tap);
    this.markWaiting(tap.message_id);
  }

  answered(id) {
    const tap = this.taps.get(id);
    this.taps.delete(id);
    if (tap) this.markWaiting(tap.message_id);
  }

  /** Shows on a message's buttons which taps are still unanswered. */
  markWaiting(number) {
    for (const key of this.#item(number)?.querySelectorAll(".key[data-data]") ?? []) {
      if (this.#waits(number, key.dataset.data)) key.setAttribute("aria-busy", "true");
      else key.removeAttribute("aria-busy");
    }
  }

  /** The newest text of this person, which arrow up takes back into the field. */
  lastOwn() {
    return [...this.messages.values()].findLast((message) => !message.from.is_bot && message.text);
  }

  toEnd(smoothly = false) {
    const behavior = smoothly && !calm.matches ? "smooth" : "auto";
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior });
  }

  #awaitAnswer(tap) {
    if (tap.seconds <= 0) return;
    this.taps.set(tap.id, tap);
    setTimeout(() => this.answered(tap.id), tap.seconds * 1000);
  }

  /** Whether nothing but the mark "the bot has it" is new: then nothing is read out again. */
  #onlyTaken(message) {
    const before = this.messages.get(message.message_id);
    const same = JSON.stringify({ ...before, taken: true }) === JSON.stringify({ ...message, taken: true });
    if (same) this.messages.set(message.message_id, message);
    return same;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const wentUp = scrollTop < this.lastTop; // only then somebody left the end: it also moves away when messages come
    this.lastTop = scrollTop;
    if (scrollHeight - scrollTop - clientHeight < NEAR_THE_END) this.atEnd = true;
    else if (wentUp) this.atEnd = false;
    if (this.atEnd && !document.hidden) this.unread.clear();
    this.#count();
  }

  #count() {
    find("down").hidden = this.atEnd;
    find("unread").hidden = this.unread.size === 0;
    find("unread").textContent = this.unread.size;
    document.title = `${this.unread.size ? `(${this.unread.size}) ` : ""}${find("bot-name").textContent}`;
  }

  #drawn(message) {
    return bubble(message, (data) => this.#waits(message.message_id, data), this.act);
  }

  #item(number) {
    return this.list.querySelector(`[data-id="${number}"]`);
  }

  #waits(number, data) {
    return [...this.taps.values()].some((tap) => tap.message_id === number && tap.data === data);
  }

  /** An edited message takes the place of the old one; who was on its keyboard with the keyboard stays there. */
  #exchange(before, after) {
    const hadFocus = before.contains(document.activeElement);
    const index = [...before.querySelectorAll(".key")].indexOf(document.activeElement);
    before.replaceWith(after);
    if (!hadFocus) return;
    const keys = after.querySelectorAll(".key");
    (keys[index] ?? keys[0] ?? this.scroller).focus({ preventScroll: true });
  }

  /** Separators between the days and before what is unread; tails and gaps where the speaker changes. */
  #arrange() {
    for (const separator of this.list.querySelectorAll(".separator")) separator.remove();
    const items = [...this.list.children];
    let day = "";
    let markedUnread = false;
    items.forEach((item, index) => {
      const message = this.messages.get(Number(item.dataset.id));
      const name = dayName(message.date);
      if (name !== day) item.before(element("li", { class: "separator" }, name));
      day = name;
      if (this.unread.has(message.message_id) && !markedUnread) {
        item.before(element("li", { class: "separator unread" }, say("unread")));
        markedUnread = true;
      }
      const mine = item.classList.contains("mine");
      item.classList.toggle("turn", index > 0 && items[index - 1].classList.contains("mine") !== mine);
      item.classList.toggle("last", items[index + 1]?.classList.contains("mine") !== mine);
    });
    this.#count();
  }
}
