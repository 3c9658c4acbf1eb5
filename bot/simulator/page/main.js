/** The phone of one person: who they are, what they do, what reaches them. */

import { Composer } from "./composer.js";
import { find } from "./dom.js";
import { Log } from "./log.js";
import { alertWith, copy, openFile, openLink, toast } from "./notices.js";
import { arrive, Phone } from "./server.js";
import { prepareSettings, showPerson } from "./settings.js";
import { say, setLanguage } from "./words.js";

const PERSON = "wenshui.person";
const LANGUAGE = "wenshui.language";
const TYPING_SHOWN = 5_000; // milliseconds
const COME_BACK_AFTER = 2_000;

const address = new URL(window.location.href);
let phone;
let person;
let source;
let typingEnds;

const log = new Log({
  command: write,
  link: openLink,
  copy: (text) => tried(copy(text)),
  file: openFile,
  edit: (message) => composer.edit(message),
  press: async (number, data) => (await tried(phone.tap(number, data))) ?? log.markWaiting(number),
});

const composer = new Composer({
  write,
  correct: (message, text) => tried(phone.correct(message.message_id, text)),
  sticker: (emoji) => tried(phone.sendSticker(emoji)),
  file: (file) => tried(phone.sendFile(file)),
  lastOwn: () => log.lastOwn(),
});

prepareSettings({
  language: (code) => {
    localStorage.setItem(LANGUAGE, code);
    tried(phone.change({ language_code: code }));
  },
  start: () => write("/start"),
  startAgain: async () => {
    await tried(phone.clear());
    write("/start");
  },
  newPerson: () => become(undefined),
  secondPhone: () => window.open(`/?person=${newNumber()}`, "_blank", "noopener"),
  block: (blocked) => tried(phone.change({ blocked })),
});

const onNews = {
  chat: (chat) => {
    connected(true);
    showPersonAndWords(chat.person);
    showBot(chat.bot);
    log.replace(chat.messages, chat.taps);
    showFoot();
  },
  message: (message) => {
    if (message.from.is_bot) typing(false);
    log.show(message);
    showFoot();
  },
  gone: ({ message_id: number }) => log.remove(number),
  cleared: () => {
    log.empty();
    showFoot();
  },
  tap: (tap) => log.tapped(tap),
  answer: (answer) => {
    log.answered(answer.id);
    if (answer.text) (answer.show_alert ? alertWith : toast)(answer.text);
  },
  action: () => typing(true),
  bot: showBot,
  person: (changed) => {
    showPersonAndWords(changed);
    log.redraw();
    showFoot();
  },
};

/** Becomes the person of that number, or somebody new, and follows their chat from now on. */
async function become(number) {
  source?.close();
  const language = localStorage.getItem(LANGUAGE) ?? (/^zh/i.test(navigator.language) ? "zh-hans" : "en");
  const chat = await arrive(number, language);
  phone = new Phone(chat.person.id);
  if (!address.searchParams.has("person")) localStorage.setItem(PERSON, chat.person.id);
  else showInAddress("person", chat.person.id);
  composer.draftKey = `wenshui.draft.${chat.person.id}`;
  source = phone.listen(onNews, onBreak);
}

/** The stream comes back by itself, unless the server is a new one that does not know the person. */
function onBreak(broken) {
  connected(false);
  if (broken.readyState === EventSource.CLOSED && broken === source) setTimeout(comeBack, COME_BACK_AFTER);
}

function comeBack() {
  become(phone?.person ?? wantedPerson()).catch(() => setTimeout(comeBack, COME_BACK_AFTER));
}

function write(text) {
  tried(phone.write(text));
}

/** What the phone cannot do is said, never swallowed. */
async function tried(deed) {
  try {
    return await deed;
  } catch (problem) {
    toast(say("notDone", { reason: problem.message }));
    return null;
  }
}

function showPersonAndWords(shown) {
  person = shown;
  setLanguage(person.language_code);
  showPerson(person);
}

function showBot(bot) {
  find("bot-name").textContent = bot.name;
  find("description").textContent = bot.description || bot.short_description;
  find("description").hidden = !find("description").textContent;
  composer.commands = bot.commands;
  find("menu").hidden = bot.commands.length === 0;
}

/** Start where nothing was said yet, unblock where the bot is blocked, else the field. */
function showFoot() {
  const empty = log.messages.size === 0;
  find("intro").hidden = !empty;
  if (person.blocked) composer.replaceWith("unblock", () => tried(phone.change({ blocked: false })));
  else if (empty) composer.replaceWith("start", () => write("/start"));
  else composer.replaceWith(null);
}

function connected(yes) {
  find("status").textContent = say(yes ? "bot" : "connecting");
  find("status").classList.toggle("live", !yes);
}

function typing(yes) {
  clearTimeout(typingEnds);
  find("status").textContent = say(yes ? "typing" : "bot");
  find("status").classList.toggle("live", yes);
  if (yes) typingEnds = setTimeout(() => typing(false), TYPING_SHOWN);
}

function showInAddress(name, value) {
  if (value === undefined) address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  window.history.replaceState(null, "", address);
}

const newNumber = () => 2 ** 31 + Math.floor(Math.random() * 2 ** 31);

/** By the address (`?person=`), so that two tabs can be two people, else the one of this browser. */
const wantedPerson = () => Number(address.searchParams.get("person") ?? localStorage.getItem(PERSON)) || undefined;

/** A deep link, `?start=<payload>`, sends its /start once, not again on a reload. */
async function followDeepLink() {
  const payload = address.searchParams.get("start");
  showInAddress("start", undefined);
  if (payload !== null && /^[A-Za-z0-9_-]{0,64}$/.test(payload)) write(`/start ${payload}`.trim());
}

setLanguage(localStorage.getItem(LANGUAGE) ?? navigator.language);
connected(false);
try {
  await become(wantedPerson());
  await followDeepLink();
} catch {
  comeBack();
}
