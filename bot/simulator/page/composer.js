/** The field, the command menu, attachments, and editing one's last words. */

import { summary } from "./bubble.js";
import { element, find } from "./dom.js";
import { say } from "./words.js";

const STICKERS = ["👍", "🙏", "😀", "😅", "❤️", "🎉"];
const TALLEST = 140; // pixels
const hasKeyboard = window.matchMedia("(hover: hover)"); // on a touch screen focus would bring up a keyboard unasked

/** `on`: write(text), correct(message, text), sticker(emoji), file(file), lastOwn(), unblock(). */
export class Composer {
  constructor(on) {
    this.on = on;
    this.commands = [];
    this.edited = null; // the message being edited
    this.field = find("text");
    this.panel = find("panel");
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    find("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    find("menu").addEventListener("click", () => this.#toggle("menu", () => this.#offer(this.commands)));
    find("attach").addEventListener("click", () => this.#toggle("attach", () => this.#offerAttachments()));
    find("file").addEventListener("change", () => this.#chooseFile());
    find("stop-editing").addEventListener("click", () => this.stopEditing());
    document.addEventListener("pointerdown", (event) => {
      if (!event.target.closest(".composer")) this.close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.opener) this.close(true);
    });
    this.#typed();
  }

  /** Kept over a reload of the page. */
  set draftKey(key) {
    this.storedUnder = key;
    this.field.value = sessionStorage.getItem(key) ?? "";
    this.#typed();
  }

  /** In place of the field: START where nothing was said yet, UNBLOCK where the bot is blocked, else null. */
  replaceWith(word, react) {
    const big = find("big-button");
    const hadFocus = document.activeElement === big;
    big.hidden = word === null;
    find("form").hidden = word !== null;
    if (word !== null) {
      big.textContent = say(word);
      big.onclick = react;
      this.close();
    } else if (hadFocus && hasKeyboard.matches) this.field.focus();
  }

  edit(message) {
    this.edited = message;
    find("editing").hidden = false;
    find("edited-text").textContent = summary(message);
    this.#set(message.text);
    this.field.focus();
  }

  stopEditing() {
    this.edited = null;
    find("editing").hidden = true;
    this.#set("");
    this.field.focus();
  }

  close(andFocus = false) {
    this.panel.hidden = true;
    this.panel.replaceChildren();
    for (const id of ["menu", "attach", "text"]) find(id).setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
    if (andFocus && this.opener) find(this.opener).focus();
    this.opener = null;
  }

  #toggle(opener, fill) {
    if (this.opener === opener) return this.close();
    this.#open(opener, fill);
    this.panel.querySelector("button")?.focus();
  }

  #open(opener, fill) {
    this.close();
    this.opener = opener;
    fill();
    this.panel.hidden = false;
    find(opener).setAttribute("aria-expanded", "true");
  }

  #offer(commands) {
    this.panel.setAttribute("role", "listbox");
    this.panel.setAttribute("aria-label", say("commands"));
    this.panel.replaceChildren(...commands.map(({ command, description }, index) => this.#option(command, description, index)));
  }

  #option(command, description, index) {
    const attributes = { class: "option", type: "button", role: "option", id: `option-${index}`, "data-command": command };
    const made = element("button", attributes, element("strong", {}, `/${command}`), element("span", {}, description));
    made.addEventListener("click", () => this.#send(`/${command}`));
    made.addEventListener("keydown", (event) => {
      const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
      if (!step) return;
      event.preventDefault();
      made[step]?.focus();
    });
    return made;
  }

  #offerAttachments() {
    this.panel.setAttribute("role", "group");
    this.panel.setAttribute("aria-label", say("attach"));
    const choose = () => find("file").click();
    const sticker = (emoji) => {
      const send = () => {
        this.on.sticker(emoji);
        this.close(true);
      };
      return element("button", { type: "button", "aria-label": `${say("sticker")} ${emoji}`, onclick: send }, emoji);
    };
    this.panel.replaceChildren(
      element("button", { class: "option", type: "button", onclick: choose }, element("strong", {}, say("attachFile"))),
      element("div", { class: "stickers" }, ...STICKERS.map(sticker)),
    );
  }

  #chooseFile() {
    const [file] = find("file").files;
    if (file) this.on.file(file);
    find("file").value = "";
    this.close(true);
  }

  #typed() {
    const text = this.field.value;
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
    find("send").disabled = !text.trim();
    if (this.storedUnder && !this.edited) sessionStorage.setItem(this.storedUnder, text);
    const fitting = /^\/\w*$/.test(text) ? this.commands.filter(({ command }) => `/${command}`.startsWith(text.toLowerCase())) : [];
    if (fitting.length) this.#open("text", () => this.#offer(fitting));
    else if (this.opener === "text") this.close();
  }

  #key(event) {
    if (event.isComposing) return; // Enter then only takes over what an input method offers
    const choosing = this.opener === "text";
    if (event.key === "ArrowDown" && choosing) this.#select(event, 1);
    else if (event.key === "ArrowUp" && choosing) this.#select(event, -1);
    else if (event.key === "Tab" && choosing && this.#selected(true)) this.#complete(event);
    else if (event.key === "ArrowUp" && !this.field.value && !this.edited) this.#takeBack(event);
    else if (event.key === "Escape" && this.edited && !choosing) this.stopEditing();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      const chosen = choosing ? this.#selected() : null;
      if (chosen) this.#send(`/${chosen.dataset.command}`);
      else this.#submit();
    }
  }

  #selected(orFirst = false) {
    return this.panel.querySelector('[aria-selected="true"]') ?? (orFirst ? this.panel.querySelector(".option") : null);
  }

  #select(event, step) {
    event.preventDefault();
    const options = [...this.panel.querySelectorAll(".option")];
    const chosen = this.#selected();
    const next = options[(options.indexOf(chosen) + step + options.length) % options.length] ?? options[0];
    chosen?.removeAttribute("aria-selected");
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", next.id);
  }

  #complete(event) {
    event.preventDefault();
    this.#set(`/${this.#selected(true).dataset.command} `);
  }

  #takeBack(event) {
    const message = this.on.lastOwn();
    if (!message) return;
    event.preventDefault();
    this.edit(message);
  }

  #submit() {
    const text = this.field.value;
    if (!text.trim()) return;
    if (this.edited) {
      const { edited } = this;
      this.stopEditing();
      if (edited.text !== text.trim()) this.on.correct(edited, text);
    } else this.#send(text);
  }

  #send(text) {
    const typed = this.opener !== "menu";
    this.on.write(text);
    this.#set("");
    this.close();
    if (typed || hasKeyboard.matches) this.field.focus();
  }

  #set(text) {
    this.field.value = text;
    this.#typed();
  }
}
