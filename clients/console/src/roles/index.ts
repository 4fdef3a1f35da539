import { signal } from "@preact/signals";
import type { Role } from "../model.ts";
import type { RoleApp } from "./role-app.ts";

const loaders: Record<Role, () => Promise<RoleApp>> = {
  CUSTOMER: async () => (await import("./customer.ts")).customer,
  STAFF: async () => (await import("./staff.ts")).staff,
  ADMIN: async () => (await import("./admin.ts")).admin,
};

/** The part of the app for who is signed in; null until it was loaded. */
export const roleApp = signal<RoleApp | null>(null);

/** Why it could not be loaded. */
export const roleError = signal<unknown>(null);

/** Loads a role's part, which is a chunk of its own. */
export async function loadRole(role: Role): Promise<void> {
  roleError.value = null;
  try {
    roleApp.value = await loaders[role]();
  } catch (error) {
    roleError.value = error;
  }
}
