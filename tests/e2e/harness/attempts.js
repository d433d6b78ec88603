// What a script in the page could try, to be called there: each stands by itself.

/** What would leave `hacked` behind, or hide the page, with what the policy is to say of it. */
export const RUNS = {
  "eval of a text": ["script-src eval", () => (0, eval)("globalThis.hacked = 1")],
  "a function made of a text": ["script-src eval", () => new Function("globalThis.hacked = 1")()],
  "a text to be run later": ["script-src eval", () => setTimeout("globalThis.hacked = 1")],
  "a text to be run again and again": ["script-src eval", () => setInterval("globalThis.hacked = 1", 100)],
  "a script in the page": ["script-src-elem inline", () => document.body.append(Object.assign(document.createElement("script"), { textContent: "globalThis.hacked = 1" }))],
  "a module in the page": ["script-src-elem inline", () => document.body.append(Object.assign(document.createElement("script"), { type: "module", textContent: "globalThis.hacked = 1" }))],
  "a script that is data": ["script-src-elem data", () => document.body.append(Object.assign(document.createElement("script"), { src: "data:text/javascript,globalThis.hacked=1" }))],
  "a script of the page's own making": ["script-src-elem blob", () => document.body.append(Object.assign(document.createElement("script"), { src: URL.createObjectURL(new Blob(["globalThis.hacked = 1"], { type: "text/javascript" })) }))],
  "a picture that fails": ["script-src-attr inline", () => document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="globalThis.hacked = 1">')],
  "a part that unfolds": ["script-src-attr inline", () => document.body.insertAdjacentHTML("beforeend", '<details open ontoggle="globalThis.hacked = 1"></details>')],
  "a button that is pressed": ["script-src-attr inline", () => {
    document.body.insertAdjacentHTML("beforeend", '<button onclick="globalThis.hacked = 1">press</button>');
    document.body.lastElementChild.click();
  }],
  "a link that is a script": ["script-src-elem inline", () => {
    document.body.insertAdjacentHTML("beforeend", '<a href="javascript:globalThis.hacked = 1">go</a>');
    document.body.lastElementChild.click();
  }],
  "an address that is a script": ["script-src-elem inline", () => (location.href = "javascript:globalThis.hacked = 1")],
  "a worker of the page's own making": ["worker-src blob", () => new Worker(URL.createObjectURL(new Blob(["postMessage(1)"])))],
  "a module that is data": ["script-src-elem data", () => void import("data:text/javascript,globalThis.hacked=1").catch(() => {})],
  "a sheet of styles in the page": ["style-src-elem inline", () => document.body.append(Object.assign(document.createElement("style"), { textContent: "body { display: none }" }))],
};

const LINKS = ["stylesheet", "icon", "apple-touch-icon", "manifest", "prefetch", "prerender", "dns-prefetch", "preconnect", "modulepreload", "search"];
const AHEAD = ["image", "script", "style", "font", "fetch"];

/** Each gets the address of a server. */
export const FETCHES = {
  fetch: (at) => fetch(`${at}/fetch`, { mode: "no-cors" }).catch(String),
  XMLHttpRequest: (at) => {
    const request = new XMLHttpRequest();
    request.open("GET", `${at}/request`);
    request.send();
  },
  WebSocket: (at) => new WebSocket(`${at.replace("http", "ws")}/socket`),
  EventSource: (at) => new EventSource(`${at}/events`),
  "a beacon": (at) => navigator.sendBeacon(`${at}/beacon`, "secret"),
  "a worker": (at) => new Worker(`${at}/worker.js`),
  "a shared worker": (at) => new SharedWorker(`${at}/worker.js`),
  "a module": (at) => import(`${at}/module.js`).catch(String),
  "a picture": (at) => (new Image().src = `${at}/picture.png`),
  "a picture beside the first": (at) => (new Image().srcset = `${at}/picture.png 2x`),
  "a face of type": (at) => new FontFace("Hostile", `url(${at}/face.woff2)`).load().catch(String),
  "a rule of the page's own sheet": (at) => document.styleSheets[0].insertRule(`body { background-image: url(${at}/rule.png) }`),
  "a rule that imports a sheet": (at) => document.styleSheets[0].insertRule(`@import url(${at}/import.css);`, 0),
  "the addresses of the page, turned to another place": (at) => {
    document.head.append(Object.assign(document.createElement("base"), { href: `${at}/base/` }));
    document.body.append(Object.assign(document.createElement("img"), { src: "relative.png" }));
    document.body.append(Object.assign(document.createElement("script"), { src: "relative.js" }));
  },
  "a text read as markup": (at) => new DOMParser().parseFromString(`<img src="${at}/parsed.png"><script src="${at}/parsed.js"></script>`, "text/html").body.innerHTML,
  "a sheet that transforms": (at) => {
    const sheet = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><xsl:copy-of select="document('${at}/xsl')"/></xsl:template></xsl:stylesheet>`;
    const parsed = (text) => new DOMParser().parseFromString(text, "application/xml");
    const made = new XSLTProcessor();
    made.importStylesheet(parsed(sheet));
    made.transformToFragment(parsed("<a/>"), document);
  },
};

/** What an element of the page would fetch: its tag, and what it is given. */
export const ELEMENTS = (at) => ({
  "a script": ["script", { src: `${at}/script.js` }],
  "a frame": ["iframe", { src: `${at}/frame` }],
  "an object": ["object", { data: `${at}/object` }],
  "an embedded file": ["embed", { src: `${at}/embed` }],
  "a film": ["video", { src: `${at}/film.mp4`, poster: `${at}/poster.png` }],
  "a sound": ["audio", { src: `${at}/sound.mp3`, autoplay: true }],
  "an input that is a picture": ["input", { type: "image", src: `${at}/input.png` }],
  "a style that fetches": ["p", { style: `background: url(${at}/style.png); list-style-image: url(${at}/list.png)` }],
  ...Object.fromEntries(LINKS.map((rel) => [`a link, ${rel}`, ["link", { rel, href: `${at}/${rel}` }]])),
  ...Object.fromEntries(AHEAD.map((as) => [`a link, preload as ${as}`, ["link", { rel: "preload", as, href: `${at}/${as}` }]])),
});

/** Addresses under which a webview might have a file. */
export const WAYS = {
  "the address of a file": (path) => `file://${path}`,
  "the address of an asset": (path) => `asset://localhost/${encodeURIComponent(path)}`,
  "the address of an asset, as a path": (path) => `asset://localhost${path}`,
  "the address an asset has elsewhere": (path) => `http://asset.localhost/${encodeURIComponent(path)}`,
  "a path out of the page's folder": (path) => `tauri://localhost/../../../../../../..${path}`,
  "a path out of the page's folder, hidden": (path) => `tauri://localhost/${encodeURIComponent(`../../../../../../..${path}`)}`,
  "a path out of the page's folder, hidden twice": (path) => `tauri://localhost/${"%252e%252e%252f".repeat(8)}${path.slice(1)}`,
  "a path from the root": (path) => `tauri://localhost/${path}`,
};
