/** The page's own words, in the two languages of the phone. What the bot says is the bot's affair. */

const WORDS = {
  en: {
    alsoShown: "Show all",
    appearance: "Appearance",
    asSystem: "System",
    attach: "Attach",
    attachFile: "Photo or file",
    blockBot: "Block the bot",
    bot: "bot",
    botSays: "Bot: ",
    cancel: "Cancel",
    chat: "Chat",
    close: "Close",
    commands: "Commands of the bot",
    connecting: "connecting…",
    copied: "Copied",
    dark: "Dark",
    download: "Download",
    edit: "Edit this message",
    edited: "edited",
    editMessage: "Edit message",
    faults: "Network faults",
    faultsHint: "What goes wrong between the bot and Telegram. A good bot loses nothing.",
    fault_doubled: "Updates come twice",
    fault_dropped_answer: "Answers get lost",
    fault_server_error: "Server errors (502)",
    fault_slow: "Two seconds slower",
    fault_too_many_requests: "Too many requests (429)",
    fault_unreached: "Connections break",
    fileGone: "This file is no longer kept.",
    language: "Language of this phone",
    light: "Light",
    menu: "Menu",
    message: "Message",
    messages: "Messages",
    newPerson: "New person",
    noFaults: "All well again",
    notDone: "That did not work: {reason}",
    ok: "OK",
    open: "Open",
    openFile: "{name}, {size}. Open",
    openLink: "Open this link?",
    person: "Person",
    photo: "Photo",
    saveFile: "{name}, {size}. Download",
    secondPhone: "Second phone in a new tab",
    send: "Send",
    sendStart: "Send /start",
    settings: "Settings",
    share_all: "always",
    share_none: "never",
    share_often: "every second time",
    share_seldom: "one time in ten",
    spoiler: "Hidden text",
    start: "Start",
    startAgain: "Empty the chat and start again",
    sticker: "Sticker",
    taken: "The bot has it",
    today: "Today",
    toTheEnd: "To the newest message",
    typing: "typing…",
    unblock: "Unblock",
    unblockBot: "Unblock the bot",
    unread: "Unread messages",
    waiting: "Sent",
    whatCanThisBotDo: "What can this bot do?",
    whatThisIs: "A Telegram of your own on this machine: nothing leaves it, and nothing is kept.",
    yesterday: "Yesterday",
    youSay: "You: ",
  },
  zh: {
    alsoShown: "展开全文",
    appearance: "外观",
    asSystem: "跟随系统",
    attach: "附件",
    attachFile: "照片或文件",
    blockBot: "停用此机器人",
    bot: "机器人",
    botSays: "机器人：",
    cancel: "取消",
    chat: "聊天",
    close: "关闭",
    commands: "机器人命令",
    connecting: "连接中…",
    copied: "已复制",
    dark: "深色",
    download: "下载",
    edit: "编辑这条消息",
    edited: "已编辑",
    editMessage: "编辑消息",
    faults: "网络故障",
    faultsHint: "模拟机器人与 Telegram 之间的故障。可靠的机器人不会丢失任何内容。",
    fault_doubled: "更新重复送达",
    fault_dropped_answer: "响应丢失",
    fault_server_error: "服务器错误（502）",
    fault_slow: "延迟两秒",
    fault_too_many_requests: "请求过于频繁（429）",
    fault_unreached: "连接中断",
    fileGone: "该文件已不再保留。",
    language: "手机语言",
    light: "浅色",
    menu: "菜单",
    message: "消息",
    messages: "消息列表",
    newPerson: "换一位新用户",
    noFaults: "恢复正常",
    notDone: "操作未成功：{reason}",
    ok: "确定",
    open: "打开",
    openFile: "{name}，{size}，打开",
    openLink: "要打开此链接吗？",
    person: "用户",
    photo: "照片",
    saveFile: "{name}，{size}，下载",
    secondPhone: "在新标签页打开另一部手机",
    send: "发送",
    sendStart: "发送 /start",
    settings: "设置",
    share_all: "每次",
    share_none: "从不",
    share_often: "每两次一次",
    share_seldom: "每十次一次",
    spoiler: "隐藏文字",
    start: "开始",
    startAgain: "清空聊天并重新开始",
    sticker: "贴纸",
    taken: "机器人已收到",
    today: "今天",
    toTheEnd: "回到最新消息",
    typing: "正在输入…",
    unblock: "重新启用",
    unblockBot: "重新启用机器人",
    unread: "未读消息",
    waiting: "已发送",
    whatCanThisBotDo: "这个机器人能做什么？",
    whatThisIs: "运行在本机上的 Telegram：任何内容都不会离开本机，也不会保留。",
    yesterday: "昨天",
    youSay: "您：",
  },
};

let language = "en";

/** Any kind of Chinese shows Chinese words, everything else English ones. */
export function setLanguage(code) {
  language = /^zh/i.test(code) ? "zh" : "en";
  document.documentElement.lang = locale();
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = say(each.dataset.word);
  for (const each of document.querySelectorAll("[data-label]")) {
    each.setAttribute("aria-label", say(each.dataset.label));
    if (each.matches("button, a")) each.title = say(each.dataset.label);
  }
  for (const each of document.querySelectorAll("[data-placeholder]")) each.placeholder = say(each.dataset.placeholder);
}

export const locale = () => (language === "zh" ? "zh-Hans" : "en");

export function say(word, values = {}) {
  return WORDS[language][word].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function clockTime(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** The name of a day as a chat's separator shows it. */
export function dayName(seconds, now = new Date()) {
  const day = new Date(seconds * 1000);
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const daysAgo = Math.round((midnight(now) - midnight(day)) / 86_400_000);
  if (daysAgo === 0) return say("today");
  if (daysAgo === 1) return say("yesterday");
  const year = day.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return day.toLocaleDateString(locale(), { year, month: "long", day: "numeric" });
}

export function fileSize(bytes) {
  const units = ["B", "KB", "MB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit ? size.toFixed(1) : size} ${units[unit]}`;
}
