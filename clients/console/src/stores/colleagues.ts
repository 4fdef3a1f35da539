import { api } from "../api.ts";
import { fullName } from "../lib/full-name.ts";
import { Resource } from "../lib/resource.ts";
import type { User } from "../model.ts";
import { whenSignedOut } from "./session.ts";

/** Somebody whom orders can be given to, and how many open ones they have. */
export interface Colleague {
  id: string;
  firstName: string;
  lastName: string;
  name: string;
  open: number;
}

const MOST = 100; // On a page.

/** Who works in the shop, by name: for administrators. */
export const colleagues = new Resource<readonly Colleague[]>(async (signal) => {
  const [staff, admins, open] = await Promise.all([
    usersOf("STAFF", signal),
    usersOf("ADMIN", signal),
    openOrders(signal),
  ]);
  return [...staff, ...admins]
    .map((user) => colleagueOf(user, open.get(user.id) ?? 0))
    .sort((one, other) => one.name.localeCompare(other.name));
});

whenSignedOut(() => colleagues.clear());

async function usersOf(role: "STAFF" | "ADMIN", signal: AbortSignal): Promise<User[]> {
  const users: User[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { role, isActive: true, limit: MOST, ...(cursor && { cursor }) };
    const page = await api.get("/api/v1/admin/users", { params: { query }, signal });
    users.push(...page.users);
    cursor = page.pagination.nextCursor ?? null;
  }
  return users;
}

/** Open orders by whose they are. They are counted now, whatever the days that are asked for. */
async function openOrders(signal: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const today = new Date().toISOString().slice(0, 10);
  const query = { from: today, to: today };
  const { staff } = await api.get("/api/v1/admin/orders/analytics", { params: { query }, signal });
  return new Map(staff.map(({ assignee, open }) => [assignee.id, open]));
}

function colleagueOf({ id, firstName, lastName }: User, open: number): Colleague {
  return { id, firstName, lastName, name: fullName({ firstName, lastName }), open };
}
