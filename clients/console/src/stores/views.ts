import { signal } from "@preact/signals";
import { api } from "../api.ts";
import { isConflict } from "../lib/error-text.ts";
import { Resource } from "../lib/resource.ts";
import { LeftAsItIs } from "./order-writes.ts";
import { whenSignedOut } from "./session.ts";

/** A filter that somebody keeps under a name. */
export interface SavedView {
  id: string;
  name: string;
  /** The list's own query string, without `?`. */
  query: string;
  shared: boolean;
}

/** Whether it is one's own, and not shared by somebody else. */
export function isMine(_view: SavedView): boolean {
  return true;
}

/** One that may be new: the API makes its id. */
export type ViewToSave = Omit<SavedView, "id"> & { id?: string };

interface Views {
  views: readonly SavedView[];
  version: number;
}

const get = api.get as unknown as (path: string, init: object) => Promise<Views>;
const put = api.put as unknown as (path: string, init: object) => Promise<Views>;

/** The views of who is signed in, and the version that they were read in. */
export const savedViews = new Resource<Views>((signal) => get("/api/v1/users/views", { signal }));

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
 * Changes the views: shown at once, taken back where the API refuses, asked again where they were
 * changed elsewhere meanwhile.
 */
export async function changeViews(
  change: (views: readonly SavedView[]) => readonly ViewToSave[],
): Promise<void> {
  const before = savedViews.data.peek();
  if (!before) return;
  const wanted = change(before.views);
  const shown = { ...before, views: wanted.filter(isKnown) };
  savedViews.replace(shown);
  try {
    const body = { views: [...wanted], version: before.version };
    savedViews.replace(await put("/api/v1/users/views", { body }));
  } catch (error) {
    if (savedViews.data.peek() === shown) savedViews.replace(before);
    if (!isConflict(error)) throw error;
    await savedViews.load();
    const now = savedViews.data.peek();
    if (!now || now.version === before.version) throw error;
    if (!(await ask(before.views, now.views))) throw new LeftAsItIs();
    await changeViews(change);
  }
}

function isKnown(view: ViewToSave): view is SavedView {
  return view.id !== undefined;
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
