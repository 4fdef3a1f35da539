import { signal } from "@preact/signals";
import { entries } from "./outbox/index.ts";
import { signOut } from "./sign-out.ts";
import { tellError } from "./toasts.ts";

/** True while somebody is asked whether to sign out though not everything was sent. */
export const isAskingToLeave = signal(false);

/** Signs out; asks first where something would be lost by it. */
export function askToSignOut(): void {
  if (entries.peek().length > 0) isAskingToLeave.value = true;
  else leave();
}

/** Signs out, whatever is lost by it. */
export function leave(): void {
  isAskingToLeave.value = false;
  void signOut().catch(tellError);
}

/** Goes on. */
export function stay(): void {
  isAskingToLeave.value = false;
}
