// Sends what is kept: notes and files each in a lane of their own, so that no message waits for a
// photo; photos are made smaller in a third, which needs no network.
import { effect, signal } from "@preact/signals";
import { isOnline, isOutOfReach } from "../connectivity.ts";
import { sessionState, user } from "../session.ts";
import { showArrived } from "./arrived.ts";
import { tellTabs } from "./channel.ts";
import { isFile, type Entry, type FileEntry, type NoteEntry } from "./entry.ts";
import { Lane } from "./lane.ts";
import { amend, entries, hide, isListed, showGoing } from "./list.ts";
import { prepareFile } from "./prepare-file.ts";
import { sendFile, Unsendable } from "./send-file.ts";
import { sendNote } from "./send-note.ts";
import { tellSent } from "./sent.ts";
import { removeEntry } from "./storage.ts";
import { verdictOn, type Verdict } from "./verdict.ts";

const aborts = new Map<number, AbortController>();
const failures = new Map<number, number>();

const prepare = new Lane("prepare", {
  takes: (entry) => isFile(entry) && !entry.isPrepared,
  isOpen: () => true,
  go: (entry) => goPrepare(entry as FileEntry),
  afterFailure,
  settled: settle,
});
const notes = new Lane("notes", {
  takes: (entry) => entry.what === "note",
  isOpen: isSignedIn,
  go: (entry) => goNote(entry as NoteEntry),
  afterFailure,
  settled: settle,
});
const files = new Lane("files", {
  takes: (entry) => isFile(entry) && entry.isPrepared,
  isOpen: isSignedIn,
  go: (entry) => goFile(entry as FileEntry),
  afterFailure,
  settled: settle,
});
const lanes = [prepare, notes, files];

/** True while what is to be sent waits: no network, or a try that failed is to be repeated. */
export const isHeldUp = signal(false);

/** Sends what can be sent now. */
export function deliver(): void {
  lanes.forEach((lane) => void lane.run());
}

/** Begins anew: somebody else is here, or nobody. */
export function stopAll(): void {
  aborts.forEach((abort) => abort.abort());
  failures.clear();
  lanes.forEach((lane) => lane.reset());
  settle();
}

/** Tries of an entry are counted anew: somebody asks for one. */
export function forgetFailures({ number }: Entry): void {
  failures.delete(number);
}

async function goPrepare(entry: FileEntry): Promise<void> {
  showGoing(entry, { state: "preparing", sent: 0 });
  await prepareFile(entry);
  void files.run();
}

async function goNote(entry: NoteEntry): Promise<void> {
  showGoing(entry, { state: "sending", sent: 0 });
  const note = await sendNote(entry);
  await removeEntry(entry);
  hide(entry);
  tellSent(note);
  tellTabs(note);
  forgetFailures(entry);
}

async function goFile(entry: FileEntry): Promise<void> {
  const abort = new AbortController();
  aborts.set(entry.number, abort);
  showGoing(entry, { state: "sending", sent: 0 });
  const onProgress = (sent: number) => showGoing(entry, { state: "sending", sent });
  try {
    const mediaId = await sendFile(entry, { onProgress, signal: abort.signal });
    await removeEntry(entry);
    if (isListed(entry)) showArrived({ ...entry, mediaId });
    tellTabs();
    forgetFailures(entry);
  } finally {
    aborts.delete(entry.number);
  }
}

async function afterFailure(entry: Entry, error: unknown): Promise<number | null> {
  const count = (failures.get(entry.number) ?? 0) + 1;
  failures.set(entry.number, count);
  const verdict = judge(error, count);
  if (verdict.then === "again") return (verdict.after ?? 0) * 1000;
  await amend<Entry>(entry, { refusal: verdict.reason });
  tellTabs();
  return null;
}

function judge(error: unknown, count: number): Verdict {
  if (error instanceof Unsendable) return { then: "refused", reason: error.message };
  return verdictOn(error, count);
}

function isSignedIn(): boolean {
  return sessionState.peek() === "signed-in" && user.peek() !== null && isOnline.peek();
}

function settle(): void {
  isHeldUp.value = isOutOfReach() || lanes.some((lane) => lane.isHeldUp);
}

effect(() => void (isOutOfReach(), settle()));

// What was discarded, here or in another tab, is sent no further.
effect(() => {
  const wanted = new Set(entries.value.map(({ number }) => number));
  for (const [number, abort] of aborts) if (!wanted.has(number)) abort.abort();
});
