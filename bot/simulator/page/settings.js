/** What surrounds the phone: language, appearance, persons, faults of the network. */

import { element, find } from "./dom.js";
import { readFaults, setFaults } from "./server.js";
import { say } from "./words.js";

const THEME = "wenshui.theme";
const FAULTS = ["too_many_requests", "server_error", "unreached", "dropped_answer", "doubled", "slow"];
const SHARES = { none: 0, seldom: 0.1, often: 0.5, all: 1 };
const SECONDS = 2; // of waiting: after a 429, and on a slow network
const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");

/** `on`: language(code), start(), startAgain(), newPerson(), secondPhone(), block(blocked). */
export function prepareSettings(on) {
  for (const [id, react] of Object.entries({
    start: on.start,
    "start-again": on.startAgain,
    "new-person": on.newPerson,
    "second-phone": on.secondPhone,
    block: () => on.block(find("block").dataset.word === "blockBot"),
  })) {
    find(id).addEventListener("click", () => {
      openSettings(false);
      react();
    });
  }
  find("languages").addEventListener("change", (event) => on.language(event.target.value));
  find("themes").addEventListener("change", (event) => chooseTheme(event.target.value));
  find("open-settings").addEventListener("click", () => openSettings(true));
  find("close-settings").addEventListener("click", () => openSettings(false));
  find("settings").addEventListener("keydown", (event) => event.key === "Escape" && openSettings(false));
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("#settings, #open-settings")) openSettings(false, false);
  });
  find("faults").addEventListener("toggle", () => find("faults").open && drawFaults());
  find("fault-list").addEventListener("change", () => setFaults(chosenFaults()));
  find("no-faults").addEventListener("click", async () => {
    await setFaults([]);
    drawFaults();
  });
  systemIsDark.addEventListener("change", () => showTheme());
  chooseTheme(localStorage.getItem(THEME) ?? "system");
}

/** The settings as they are for this person; to be called again when the language changed. */
export function showPerson(person) {
  find("person").textContent = person.id;
  const code = /^zh/i.test(person.language_code) ? "zh-hans" : "en";
  find("languages").querySelector(`[value="${code}"]`).checked = true;
  find("block").dataset.word = person.blocked ? "unblockBot" : "blockBot";
  find("block").textContent = say(find("block").dataset.word);
  if (find("faults").open) drawFaults();
}

function openSettings(open, andFocus = true) {
  const settings = find("settings");
  const wasOpen = settings.classList.contains("open");
  if (open === wasOpen) return;
  settings.classList.toggle("open", open);
  document.querySelector(".phone").inert = open;
  find("open-settings").setAttribute("aria-expanded", String(open));
  if (andFocus) find(open ? "close-settings" : "open-settings").focus();
}

function chooseTheme(theme) {
  localStorage.setItem(THEME, theme);
  find("themes").querySelector(`[value="${theme}"]`).checked = true;
  showTheme();
}

function showTheme() {
  const chosen = localStorage.getItem(THEME);
  const dark = chosen === "dark" || (chosen === "system" && systemIsDark.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

async function drawFaults() {
  const faults = await readFaults();
  const shareOf = (kind) => faults.find((fault) => fault.kind === kind)?.share ?? 0;
  find("fault-list").replaceChildren(
    ...FAULTS.map((kind) => {
      const options = Object.entries(SHARES).map(([name, share]) => element("option", { value: share, selected: share === shareOf(kind) }, say(`share_${name}`)));
      return element("label", { class: "fault" }, say(`fault_${kind}`), element("select", { name: kind }, ...options));
    }),
  );
}

function chosenFaults() {
  const chosen = [...find("fault-list").querySelectorAll("select")].map(({ name, value }) => ({ kind: name, share: Number(value), seconds: SECONDS }));
  return chosen.filter((fault) => fault.share > 0);
}
