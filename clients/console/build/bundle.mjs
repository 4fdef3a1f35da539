// The scripts, a chunk for each role, and the stylesheet.
import { fileURLToPath } from "node:url";
import { basename } from "node:path";
import { build } from "esbuild";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Options that the app and its service worker have in common. */
export const common = {
  bundle: true,
  minify: true,
  write: false,
  target: "es2022",
  format: "esm",
  legalComments: "none",
  absWorkingDir: path(".."),
  jsx: "automatic",
  jsxImportSource: "preact",
  alias: {
    "@order-tracking/client": path("../../typescript/src/index.ts"),
    // What the client needs is installed here: its own folder may have no node_modules.
    "openapi-fetch": path("../node_modules/openapi-fetch"),
  },
};

/** Bundles; says which files the shell names: the entry, its static imports and the style. */
export async function bundle() {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: { main: "src/main.tsx", console: "src/design/console.css" },
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    outdir: "out",
    splitting: true,
    metafile: true,
  });
  const outputs = Object.entries(metafile.outputs);
  const [main, { imports }] = outputs.find(([, output]) => output.entryPoint === "src/main.tsx");
  const [style] = outputs.find(([, output]) => output.entryPoint === "src/design/console.css");
  return {
    files: new Map(outputFiles.map((file) => [basename(file.path), file.contents])),
    main: basename(main),
    style: basename(style),
    preload: imports
      .filter(({ kind }) => kind === "import-statement")
      .map((chunk) => basename(chunk.path)),
  };
}
