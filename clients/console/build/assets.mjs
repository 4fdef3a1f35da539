// Everything that the app is served from: file name → content.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { bundle } from "./bundle.mjs";
import { serviceWorker } from "./service-worker.mjs";
import { shell } from "./shell.mjs";

const source = new URL("../src/", import.meta.url);
const hash = (content) =>
  createHash("sha256").update(content).digest("base64url").slice(0, 8).replaceAll("_", "-");

/** The files of the build, sorted by name, so that what is made of them is the same each time. */
export async function assets() {
  const { files, main, style, preload } = await bundle();
  const icons = await appIcons();
  for (const { name, content } of icons) files.set(name, content);

  files.set("manifest.webmanifest", manifest(icons));
  const [icon, touchIcon] = [icons[0].name, icons.at(-1).name];
  files.set("index.html", await shell({ main, style, preload, icon, touchIcon }));
  files.set(
    "sw.js",
    await serviceWorker(files, hash(Buffer.concat([...sorted(files).values()].map(Buffer.from)))),
  );
  return sorted(files);
}

/** Those with round corners as they are, those that fill their square for systems that cut it. */
async function appIcons() {
  const icons = [
    { file: "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
    { file: "icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
    { file: "icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
    { file: "maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    { file: "touch-180.png", sizes: "180x180", type: "image/png", purpose: "maskable" },
  ];
  return Promise.all(
    icons.map(async ({ file, ...icon }) => {
      const content = await readFile(new URL(`app-icon/${file}`, source));
      const [stem, extension] = file.split(".");
      return { ...icon, name: `${stem}-${hash(content)}.${extension}`, content };
    }),
  );
}

function manifest(icons) {
  return JSON.stringify({
    name: "Order tracking",
    short_name: "Orders",
    description: "Place orders, follow them, and talk to the shop.",
    lang: "en",
    dir: "auto",
    id: "/app/",
    start_url: "/app/",
    scope: "/app/",
    display: "standalone",
    background_color: "#fbfaf8",
    theme_color: "#fbfaf8",
    categories: ["business", "productivity"],
    icons: icons.map(({ name, sizes, type, purpose }) => ({
      src: `/app/${name}`,
      sizes,
      type,
      purpose,
    })),
    // What everybody has; for whom scanning is not, it leads home.
    shortcuts: [
      ["Orders", "/app/orders"],
      ["New order", "/app/orders/new"],
      ["Scan", "/app/scan"],
      ["On this device", "/app/on-device"],
    ].map(([name, url]) => ({ name, url, icons: [shortcutIcon(icons)] })),
  });
}

function shortcutIcon(icons) {
  const { name, sizes, type } = icons.find(({ sizes }) => sizes === "192x192");
  return { src: `/app/${name}`, sizes, type };
}

function sorted(files) {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
