import { createClient, type Client, type User } from "@order-tracking/client";
import { PASSWORD, STACK } from "./stack.ts";

/**
 * Somebody with an account, and the API as they call it from elsewhere: from another device, from
 * the shop's own programs.
 */
export interface Person {
  email: string;
  password: string;
  user: User;
  api: Client;
}

/** Names that are a story's own. */
export interface Names {
  firstName?: string;
  lastName?: string;
}

/** A new customer: no test shares one with another. */
export async function newCustomer({
  firstName = "Ada",
  lastName = "Lovelace",
}: Names = {}): Promise<Person> {
  const api = connect();
  const email = newAddress("customer");
  const user = await api.session.register({ firstName, lastName, email, password: PASSWORD });
  return { email, password: PASSWORD, user, api };
}

/** A new member of the staff: invited by the administrator, with a password of their own. */
export function newStaff({ firstName = "Grace", lastName = "Hopper" }: Names = {}) {
  return invite("STAFF", { firstName, lastName });
}

/** A new administrator: what is one's own, such as saved views, is no other story's. */
export function newAdmin({ firstName = "Alan", lastName = "Turing" }: Names = {}) {
  return invite("ADMIN", { firstName, lastName });
}

async function invite(role: "STAFF" | "ADMIN", names: Required<Names>): Promise<Person> {
  const email = newAddress(role.toLowerCase());
  const { api: admin } = await administrator();
  const invitation = { ...names, email, role };
  const { passwordToken } = await admin.post("/api/v1/admin/users", { body: invitation });
  await connect().session.setPassword({ passwordToken, newPassword: PASSWORD });
  return signedIn(email);
}

/** The shop's administrator, one of the sample users. */
export function administrator(): Promise<Person> {
  return (known ??= signedIn("admin@example.com"));
}

let known: Promise<Person> | undefined;

/** An address that nobody has. */
export function newAddress(name: string): string {
  return `${name}-${crypto.randomUUID()}@example.com`;
}

async function signedIn(email: string): Promise<Person> {
  const api = connect();
  const user = await api.session.signIn({ email, password: PASSWORD });
  return { email, password: PASSWORD, user, api };
}

function connect(): Client {
  return createClient({ baseUrl: STACK, session: "token" });
}
