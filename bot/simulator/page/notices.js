/** What comes up over the chat: toasts, alerts, questions, files. */

import { isReadable } from "./bubble.js";
import { element, find } from "./dom.js";
import { say } from "./words.js";

const TOAST_SHOWN = 3_500; // milliseconds
let toastEnds;

export function toast(text) {
  clearTimeout(toastEnds);
  find("toast").textContent = text;
  find("toast").hidden = false;
  toastEnds = setTimeout(() => (find("toast").hidden = true), TOAST_SHOWN);
}

/** Shown until it is closed. */
export function alertWith(text) {
  return ask(text, say("ok"), false);
}

/** True if the person agreed. */
export function ask(text, yes, canRefuse = true) {
  const dialog = find("notice");
  dialog.setAttribute("role", canRefuse ? "dialog" : "alertdialog");
  dialog.setAttribute("aria-labelledby", "notice-text");
  find("notice-text").textContent = text;
  find("notice-yes").textContent = yes;
  find("notice-no").hidden = !canRefuse;
  dialog.returnValue = "";
  if (!dialog.open) dialog.showModal();
  find("notice-yes").focus();
  return new Promise((agreed) => dialog.addEventListener("close", () => agreed(dialog.returnValue === "yes"), { once: true }));
}

find("notice-yes").addEventListener("click", () => find("notice").close("yes"));
find("notice-no").addEventListener("click", () => find("notice").close("no"));
find("viewer-close").addEventListener("click", () => find("viewer").close());

export async function openLink(url) {
  if (await ask(`${say("openLink")}\n${url}`, say("open"))) window.open(url, "_blank", "noopener,noreferrer");
}

export async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast(say("copied"));
}

/** JSON, plain text and pictures are shown, the rest is downloaded. */
export async function openFile(file) {
  const address = `/sim/files/${file.file_id}`;
  if (!isReadable(file)) {
    element("a", { href: `${address}?download`, download: file.file_name }).click();
    return;
  }
  const answer = await fetch(address);
  if (!answer.ok) return toast(say("fileGone"));
  const shown = file.mime_type.startsWith("image/") ? element("img", { src: address, alt: file.file_name }) : written(file, await answer.text());
  find("viewer-name").textContent = file.file_name;
  find("viewer").setAttribute("aria-labelledby", "viewer-name");
  find("viewer-download").href = `${address}?download`;
  find("viewer-content").replaceChildren(shown);
  find("viewer").showModal();
}

function written(file, text) {
  const page = element("pre");
  if (file.mime_type !== "application/json") page.append(text);
  else page.append(...coloured(indented(text)));
  return page;
}

/** Numbers stay as they are written: no digit of an amount may change on the way to the eye. */
function indented(text) {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  return text.replace(/"(?:[^"\\]|\\.)*"|\{\s*\}|\[\s*\]|[{}[\],:]|\s+/g, (piece) => {
    if (/^\s/.test(piece)) return "";
    if (piece === "{" || piece === "[") return piece + ((depth += 1), line());
    if (piece === "}" || piece === "]") return ((depth -= 1), line()) + piece;
    if (piece === ",") return piece + line();
    return piece === ":" ? ": " : piece;
  });
}

function* coloured(text) {
  for (const [piece, key] of text.matchAll(/("(?:[^"\\]|\\.)*")(?=:)|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[^"\d-]+?|./gs)) {
    if (key) yield element("span", { class: "key-name" }, piece);
    else if (piece.startsWith('"')) yield element("span", { class: "value-text" }, piece);
    else if (/^(-?\d|true|false|null)/.test(piece)) yield element("span", { class: "value-other" }, piece);
    else yield piece;
  }
}
