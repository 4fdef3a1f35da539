import { draftFor, forgetDrafts, recallDraftFor, type Draft } from "../lib/draft.ts";
import { hasSignedOut, user, whenSignedOut } from "./session.ts";

/** What who is signed in began to write under this name on this device, or the beginning. */
export function draftOf<T extends object>(name: string, beginning: T): Draft<T> {
  return draftFor(userId(), name, beginning);
}

/** The draft under a name, where there is one. */
export function recallDraft<T>(name: string): T | null {
  return recallDraftFor<T>(userId(), name);
}

function userId(): string {
  return user.peek()?.id ?? "nobody";
}

// A session that ended by itself is taken up again, with what was begun: nobody else sees it
// meanwhile.
whenSignedOut(({ id }) => {
  if (hasSignedOut()) forgetDrafts(id);
});
