// Writes the app to functions/console/assets, from nothing and byte for byte the same each time.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { assets } from "./build/assets.mjs";
import { measure } from "./build/measure.mjs";

const target = new URL("../../functions/console/assets/", import.meta.url);

const files = await assets();
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await Promise.all([...files].map(([name, content]) => writeFile(new URL(name, target), content)));
console.log(measure(files));
