// Sends what is kept, in the order in which it was written: notes and files each in a lane of their
// own, so that no message waits for a photo. One page of this browser at a time goes along a lane.
import { effect, signal } from "@preact/signals";
import { Backoff } from "../../lib/backoff.ts";
import { isOnline, isOutOfReach } from "../connectivity.ts";
import { sessionState, user } from "../session.ts";
import { tellTabs } from "./channel.ts";
import type { Entry, FileEntry, NoteEntry } from "./entry.ts";
import { amend, hide, isListed, reload, entries, showArrived, showGoing } from "./list.ts";
import { prepareFile } from "./prepare-file.ts";
import { sendFile, Unsendable } from "./send-file.ts";
import { sendNote } from "./send-note.ts";
import { removeEntry } from "./storage.ts";
import { tellSent } from "./sent.ts";
import { verdictOn, type Verdict } from "./verdict.ts";

interface Lane {
  name: string;
  /** Whether an entry is to go along it. */
  takes(entry: Entry): boolean;
  /** Whether it can be gone along now. */
  isOpen(): boolean;
  go(entry: Entry): Promise<void>;
  isBusy: boolean;
  isWanted: boolean;
  backoff: Backoff;
  again?: ReturnType<typeof setTimeout>;
}

const LOCK = "order-tracking.outbox";

const aborts = new Map<number, AbortController>();
const failures = new Map<number, number>();

/** True while what is to be sent waits: no network, or a try that failed is to be repeated. */
export const isHeldUp = signal(false);

const lanes: readonly Lane[] = [
  lane(
    "prepare",
    (entry) => isFile(entry) && !entry.isPrepared,
    prepare,
    () => true,
  ),
  lane("notes", (entry) => entry.what === "note", send, isSignedIn),
  lane("files", (entry) => isFile(entry) && entry.isPrepared, put, isSignedIn),
];

function lane<E extends Entry>(
  name: string,
  takes: (entry: Entry) => boolean,
  go: (entry: E) => Promise<void>,
  isOpen: () => boolean,
): Lane {
  const begun = { isBusy: false, isWanted: false, backoff: new Backoff(2_000, 60_000) };
  return { name, takes, go: go as Lane["go"], isOpen, ...begun };
}

/** Sends what can be sent now. */
export function deliver(): void {
  lanes.forEach((each) => void run(each));
}

/** Stops sending an entry that is discarded. */
export function stop(number: number): void {
  aborts.get(number)?.abort();
  failures.delete(number);
}

/** Stops all: the session has ended. */
export function stopAll(): void {
  aborts.forEach((abort) => abort.abort());
  failures.clear();
  for (const each of lanes) {
    clearTimeout(each.again);
    each.backoff.reset();
  }
}

async function run(along: Lane): Promise<void> {
  along.isWanted = true;
  if (along.isBusy) return;
  along.isBusy = true;
  clearTimeout(along.again);
  try {
    while (along.isWanted) {
      along.isWanted = false;
      await inTurn(`${LOCK}.${along.name}`, () => drain(along));
    }
  } catch {
    // The device could not be read; it is tried again with whatever is sent next.
  } finally {
    along.isBusy = false;
  }
}

/** Another page of this browser may be sending; it is known to have ended by its lock. */
async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(name, work);
  else await work();
}

async function drain(along: Lane): Promise<void> {
  if (!along.isOpen()) return;
  await reload();
  for (;;) {
    const entry = entries.peek().find((each) => each.refusal === null && along.takes(each));
    if (!entry || !along.isOpen()) return;
    try {
      await along.go(entry);
      failures.delete(entry.number);
      along.backoff.reset();
      settleHeldUp();
    } catch (error) {
      if (!(await goesOnAfter(along, entry, error))) return;
    } finally {
      showGoing(entry, null);
      aborts.delete(entry.number);
    }
  }
}

/** False where what comes after has to wait too. */
async function goesOnAfter(along: Lane, entry: Entry, error: unknown): Promise<boolean> {
  if (!isListed(entry)) return true; // Discarded.
  if (!along.isOpen()) return false;
  const count = (failures.get(entry.number) ?? 0) + 1;
  failures.set(entry.number, count);
  const verdict: Verdict =
    error instanceof Unsendable
      ? { then: "refused", reason: error.message }
      : verdictOn(error, count);
  if (verdict.then === "refused") {
    await amend<Entry>(entry, { refusal: verdict.reason });
    tellTabs();
    return true;
  }
  const after = Math.max((verdict.after ?? 0) * 1000, along.backoff.next());
  along.again = setTimeout(() => void run(along), after);
  settleHeldUp();
  return false;
}

async function prepare(entry: FileEntry): Promise<void> {
  showGoing(entry, { state: "preparing", sent: 0 });
  await prepareFile(entry);
  void run(lanes[2]!);
}

async function send(entry: NoteEntry): Promise<void> {
  showGoing(entry, { state: "sending", sent: 0 });
  const note = await sendNote(entry);
  await removeEntry(entry);
  hide(entry);
  tellSent(note);
  tellTabs(note);
}

async function put(entry: FileEntry): Promise<void> {
  const abort = new AbortController();
  aborts.set(entry.number, abort);
  showGoing(entry, { state: "sending", sent: 0 });
  const onProgress = (sent: number) => showGoing(entry, { state: "sending", sent });
  const mediaId = await sendFile(entry, { onProgress, signal: abort.signal });
  await removeEntry(entry);
  if (isListed(entry)) showArrived({ ...entry, mediaId });
  tellTabs();
}

function isFile(entry: Entry): entry is FileEntry {
  return entry.what === "file";
}

function isSignedIn(): boolean {
  return sessionState.peek() === "signed-in" && user.peek() !== null && isOnline.peek();
}

function settleHeldUp(): void {
  isHeldUp.value = isOutOfReach() || lanes.some((each) => each.backoff.isWaiting);
}

effect(() => void (isOutOfReach(), settleHeldUp()));
