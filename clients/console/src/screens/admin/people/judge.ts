import { api } from "../../../api.ts";
import type { Role, User } from "../../../model.ts";
import { putPeople, showPersonAs } from "../../../stores/people.ts";

/** Gives somebody another role. Returns how many open orders are in their hands. */
export function changeRole(user: User, role: Role): Promise<number> {
  const params = { path: { id: user.id } };
  return judge(user, { role }, () =>
    api.patch("/api/v1/admin/users/{id}/role", { params, body: { role } }),
  );
}

/** Keeps somebody out, or lets them in again. Returns as `changeRole`. */
export function changeActivity(user: User, isActive: boolean): Promise<number> {
  const params = { path: { id: user.id } };
  return judge(user, { isActive }, () =>
    api.patch("/api/v1/admin/users/{id}", { params, body: { isActive } }),
  );
}

/** Shown at once, and taken back where the API refuses. */
async function judge(
  user: User,
  change: Partial<User>,
  write: () => Promise<{ user: User; openOrders: number }>,
): Promise<number> {
  const takeBack = showPersonAs(user.id, change);
  try {
    const { user: judged, openOrders } = await write();
    putPeople([judged]);
    return openOrders;
  } catch (error) {
    takeBack();
    throw error;
  }
}
