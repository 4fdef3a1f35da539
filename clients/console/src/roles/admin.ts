import { staff } from "./staff.ts";
import type { RoleApp } from "./role-app.ts";

/** The shop: what administrators see, which begins with what staff see. */
export const admin: RoleApp = staff;
