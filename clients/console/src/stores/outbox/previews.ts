import { effect, signal, untracked } from "@preact/signals";
import { user } from "../session.ts";
import { arrived } from "./arrived.ts";
import { isFile, type FileEntry } from "./entry.ts";
import { entries } from "./list.ts";
import { bytesOf } from "./storage.ts";

const urls = signal<ReadonlyMap<number, string>>(new Map());
const loading = new Set<number>();

/** Shows the picture of a file before the shop has it: an object URL, once it is there. */
export function previewOf({ number }: FileEntry): string | null {
  return urls.value.get(number) ?? null;
}

/** Makes previews of the pictures that are on their way, and drops those of others. */
export function followPreviews(): void {
  effect(() => {
    const shown = [...arrived.value.map(({ entry }) => entry), ...entries.value.filter(isFile)];
    untracked(() => {
      dropOthers(new Set(shown.map(({ number }) => number)));
      shown.forEach((entry) => void load(entry));
    });
  });
}

async function load(entry: FileEntry): Promise<void> {
  const { number } = entry;
  const isKnown = urls.peek().has(number) || loading.has(number);
  if (!entry.type.startsWith("image/") || isKnown) return;
  loading.add(number);
  const bytes = await bytesOf(entry).catch(() => null);
  // It may have been discarded meanwhile, and its owner may have left.
  const isWanted = loading.delete(number) && user.peek()?.id === entry.userId;
  if (bytes && isWanted) urls.value = new Map(urls.peek()).set(number, URL.createObjectURL(bytes));
}

function dropOthers(wanted: ReadonlySet<number>): void {
  [...loading].filter((number) => !wanted.has(number)).forEach((each) => loading.delete(each));
  const gone = [...urls.peek()].filter(([number]) => !wanted.has(number));
  if (gone.length === 0) return;
  const next = new Map(urls.peek());
  for (const [number, url] of gone) {
    URL.revokeObjectURL(url);
    next.delete(number);
  }
  urls.value = next;
}
