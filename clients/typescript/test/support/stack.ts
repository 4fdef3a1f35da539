import { test, type TestContext } from "node:test";
import { createClient, type Client, type ClientOptions } from "../../src/index.js";

/** Where something that is to come never comes. */
const TIME_LIMIT = 60_000;
const PASSWORD = "correct horse battery";

const baseUrl = process.env["ORDER_TRACKING_URL"];
const skip = baseUrl ? false : "ORDER_TRACKING_URL is not set: it says where the stack listens";

/** A test against a running stack. */
export function stackTest(name: string, body: (t: TestContext) => Promise<void>): void {
  void test(name, { skip, timeout: TIME_LIMIT }, body);
}

/** A client of the stack. */
export function stackClient(options: ClientOptions = {}): Client {
  return createClient({ baseUrl: baseUrl!, session: "token", ...options });
}

/** Signs in as the stack's sample member of staff, whom it lets call often. */
export function signInAsStaff({ session }: Client) {
  return session.signIn({ email: "staff@example.com", password: PASSWORD });
}

/** Registers a customer of whom nobody knew. */
export function registerCustomer({ session }: Client) {
  const email = `ada.${crypto.randomUUID()}@example.com`;
  return session.register({ firstName: "Ada", lastName: "Lovelace", email, password: PASSWORD });
}
