import type { Role, User } from "../model.ts";
import { recall, remember } from "./setting.ts";

/**
 * Who was signed in on this device last: no more than what a page without a network has to know.
 * No token: the session is a cookie that no script reads.
 */
export interface Who {
  id: string;
  firstName: string;
  lastName: string;
  role: Role;
  /** When the session ends by itself, in milliseconds; null where that is not known. */
  until: number | null;
}

const WHO = "who";

/** Who was here last, or null where nobody is signed in on this device. */
export function recallWho(): Who | null {
  return recall<Who>(WHO);
}

/** Remembers who is here, or that nobody is. */
export function rememberWho(user: User | null, until: number | null): void {
  if (user === null) return remember(WHO, null);
  const { id, firstName, lastName, role } = user;
  remember(WHO, { id, firstName, lastName, role, until });
}

/**
 * True where the session has ended by itself, since it was not used for days, as far as this device
 * can tell; false where it lasts, or somebody ended it.
 */
export function hasLapsed({ until }: Who, now = Date.now()): boolean {
  return until !== null && until <= now;
}

/** Stands for somebody while the API cannot be asked; what is not known of them is empty. */
export function standInFor({ until: _, ...who }: Who): User {
  return {
    ...who,
    kind: "ACCOUNT",
    email: null,
    phone: null,
    emailVerifiedAt: null,
    isActive: true,
    profilePicture: null,
    createdAt: "",
    updatedAt: "",
  };
}
