// sw.js: knows the files of this build by name.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { common } from "./bundle.mjs";

/** Bundles src/service-worker.ts for this build's files. */
export async function serviceWorker(files, version) {
  const names = [...files.keys()].filter((name) => /-[\w-]{8}\.\w+$/.test(name)).sort();
  const { outputFiles } = await build({
    ...common,
    entryPoints: [fileURLToPath(new URL("../src/service-worker.ts", import.meta.url))],
    format: "iife",
    define: {
      VERSION: JSON.stringify(version),
      FILES: JSON.stringify(names.map((name) => `/app/${name}`)),
    },
  });
  return outputFiles[0].contents;
}
