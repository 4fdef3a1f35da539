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
  files.set("index.html", await shell({ main, style, preload, icon: icons[0].name }));
  files.set(
    "sw.js",
    await serviceWorker(files, hash(Buffer.concat([...sorted(files).values()].map(Buffer.from)))),
  );
  return sorted(files);
}

async function appIcons() {
  const icons = [
    { file: "icon.svg", sizes: "any", type: "image/svg+xml" },
    { file: "icon-192.png", sizes: "192x192", type: "image/png" },
    { file: "icon-512.png", sizes: "512x512", type: "image/png" },
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
    id: "/app/",
    start_url: "/app/",
    scope: "/app/",
    display: "standalone",
    background_color: "#fbfaf8",
    theme_color: "#fbfaf8",
    icons: icons.map(({ name, sizes, type }) => ({
      src: `/app/${name}`,
      sizes,
      type,
      purpose: "any maskable",
    })),
  });
}

function sorted(files) {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
