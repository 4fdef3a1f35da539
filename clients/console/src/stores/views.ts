import type { Schema } from "@order-tracking/client";
import { signal } from "@preact/signals";
import { api } from "../api.ts";
import { isConflict } from "../lib/error-text.ts";
import { Resource } from "../lib/resource.ts";
import { LeftAsItIs } from "./order-writes.ts";
import { whenSignedOut } from "./session.ts";

/** A filter that somebody keeps under a name. */
export type SavedView = Schema<"SavedView">;

/** One that may be new: the API makes its id. */
export type ViewToSave = Schema<"ChangedView">;

type ViewList = Schema<"ViewList">;

/** The views of who is signed in, then those that others share. */
export const savedViews = new Resource((signal) => api.get("/api/v1/users/views", { signal }));

/** What somebody saw, what is there now, and what they answer. */
export interface ViewsConflict {
  before: readonly SavedView[];
  now: readonly SavedView[];
  answer(goOn: boolean): void;
}

/** The conflict that is being asked about, if there is one. */
export const viewsConflict = signal<ViewsConflict | null>(null);

whenSignedOut(() => {
  savedViews.clear();
  viewsConflict.value = null;
});

/**
 * Changes one's own views: shown at once, taken back where the API refuses, asked again where they
 * were changed elsewhere meanwhile.
 */
export async function changeViews(
  change: (own: readonly SavedView[]) => readonly ViewToSave[],
): Promise<void> {
  const before = savedViews.data.peek();
  if (!before) return;
  const wanted = change(before.views.filter(({ isOwn }) => isOwn));
  const shown = { ...before, views: [...wanted.filter(isKnown), ...others(before.views)] };
  savedViews.replace(shown);
  try {
    const body = { views: [...wanted], version: before.version };
    savedViews.replace(await api.put("/api/v1/users/views", { body }));
  } catch (error) {
    if (savedViews.data.peek() === shown) savedViews.replace(before);
    if (!isConflict(error)) throw error;
    await askAgain(before, change, error);
  }
}

async function askAgain(
  before: ViewList,
  change: (own: readonly SavedView[]) => readonly ViewToSave[],
  error: unknown,
): Promise<void> {
  await savedViews.load();
  const now = savedViews.data.peek();
  if (!now || now.version === before.version) throw error;
  if (!(await ask(before.views, now.views))) throw new LeftAsItIs();
  await changeViews(change);
}

function isKnown(view: ViewToSave): view is SavedView {
  return !!view.id;
}

function others(views: readonly SavedView[]): SavedView[] {
  return views.filter(({ isOwn }) => !isOwn);
}

function ask(before: readonly SavedView[], now: readonly SavedView[]): Promise<boolean> {
  return new Promise((resolve) => {
    viewsConflict.value = {
      before,
      now,
      answer(goOn) {
        viewsConflict.value = null;
        resolve(goOn);
      },
    };
  });
}
