import type { Role } from "../../../model.ts";

/** What the list of people is filtered by; in the address as it is. */
export interface PeopleFilter {
  search?: string;
  role?: Role;
  isActive?: boolean;
}

/** The roles, as they stand in a choice. */
export const ROLES: readonly Role[] = ["CUSTOMER", "STAFF", "ADMIN"];

/** The filter in an address. What is not known is left out. */
export function peopleFilterOf(query: Readonly<Record<string, string | undefined>>): PeopleFilter {
  const search = query["search"]?.trim();
  const role = ROLES.find((of) => of === query["role"]);
  const isActive = query["isActive"];
  return {
    ...(search && { search }),
    ...(role && { role }),
    ...((isActive === "true" || isActive === "false") && { isActive: isActive === "true" }),
  };
}
