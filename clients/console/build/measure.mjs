// What a build weighs, as it is served: compressed.
import { brotliCompressSync } from "node:zlib";

/** A table of the files and their compressed sizes. */
export function measure(files) {
  const rows = [...files].map(([name, content]) => [
    name,
    content.length,
    brotliCompressSync(content).length,
  ]);
  const line = ([name, plain, brotli]) => `${kb(plain)} KB ${kb(brotli)} KB br  ${name}`;
  return rows.map(line).join("\n");
}

function kb(bytes) {
  return (bytes / 1024).toFixed(1).padStart(7);
}
