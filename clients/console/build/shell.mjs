// index.html: the one page, whatever the address below /app/.
import { readFile } from "node:fs/promises";

const read = (path) => readFile(new URL(`../src/${path}`, import.meta.url), "utf8");

/**
 * Fills the names of this build into src/index.html, and the icons, so that they need no request of
 * their own.
 */
export async function shell({ main, style, preload, icon, touchIcon }) {
  const parts = {
    main: `/app/${main}`,
    style: `/app/${style}`,
    icon: `/app/${icon}`,
    touchIcon: `/app/${touchIcon}`,
    preload: preload.map((name) => `<link rel="modulepreload" href="/app/${name}" />`).join(""),
    icons: squeezed(await read("design/icons.svg")),
  };
  return squeezed(await read("index.html")).replaceAll(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}

function squeezed(markup) {
  return markup
    .replaceAll(/<!--.*?-->/gs, "")
    .replaceAll(/>\s+</g, "><")
    .replaceAll(/\s+/g, " ")
    .trim();
}
