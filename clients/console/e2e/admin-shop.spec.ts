// The administrator: people, API keys, the audit trail, health, exports and settings.
import type { Page } from "@playwright/test";
import { HOSTILE_TEXTS } from "./support/hostile-texts.ts";
import { Keyboard } from "./support/keyboard.ts";
import { expectNoSidewaysScroll } from "./support/layout.ts";
import { placeOrder, take } from "./support/orders.ts";
import { newAddress, newCustomer, newStaff } from "./support/people.ts";
import { signIn } from "./support/pages/sign-in.ts";
import { arrive } from "./support/screens.ts";
import { PASSWORD, STACK } from "./support/stack.ts";
import { expect, test } from "./support/test.ts";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
/** A zone whose days are those of UTC: the shop is every story's. */
const AS_IN_UTC = "Africa/Accra";
const PHONE = { viewport: { width: 390, height: 844 } };
const dialog = (page: Page) => page.getByRole("dialog");

test("somebody is invited: the link is shown once, and lets them in", async ({
  admin,
  device,
  deviceOf,
}) => {
  const email = newAddress("invited");
  const page = await deviceOf(admin, "/app/admin/people", CLIPBOARD);
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByLabel("First name").fill("Katherine");
  await page.getByLabel("Last name").fill("Johnson");
  await page.getByRole("textbox", { name: "E-mail" }).fill("no address");
  await page.getByRole("button", { name: "Create the link" }).click();
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("button", { name: "Create the link" }).click();

  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  expect(link).toMatch(new RegExp(`^${STACK}/app/set-password#.+`));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alert")).toContainText("nobody can see it again");
  await page.getByRole("button", { name: "Copy and close" }).click();
  await expect(dialog(page)).toHaveCount(0);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await expect(page.getByRole("link", { name: new RegExp(email) })).toContainText("Staff");

  const theirs = await device();
  await theirs.goto(link);
  await theirs.getByLabel("New password").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Set the password" }).click();
  await signIn(theirs, { email, password: PASSWORD });
  await expect(theirs.getByRole("heading", { name: "My work" })).toBeVisible();
});

test("an address that is taken is said beside it", async ({ admin, staff, deviceOf }) => {
  const page = await deviceOf(admin, "/app/admin/people");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByLabel("First name").fill("Grace");
  await page.getByRole("textbox", { name: "E-mail" }).fill(staff.email);
  await page.getByRole("button", { name: "Create the link" }).click();
  await expect(page.getByText("Somebody with this address is here already")).toBeVisible();
  await expect(page.getByLabel("First name")).toHaveValue("Grace");
});

test("who is disabled is signed out, and it is said how many orders are in their hands", async ({
  admin,
  customer,
  staff,
  deviceOf,
}) => {
  await take(staff, await placeOrder(customer, "Tea table"));
  const theirs = await deviceOf(staff, "/app/work");
  const page = await deviceOf(admin, `/app/admin/people/${staff.user.id}`);
  await page.getByRole("button", { name: "Disable", exact: true }).click();
  await expect(dialog(page)).toContainText("signed out everywhere at once");
  await dialog(page).getByRole("button", { name: "Disable", exact: true }).click();
  await expect(page.getByText("1 open order is still in their hands.")).toBeVisible();
  await expect(page.getByRole("link", { name: "See these orders" })).toHaveAttribute(
    "href",
    `/app/admin/orders?assigneeId=${staff.user.id}`,
  );
  await theirs.reload();
  await expect(theirs.getByRole("heading", { name: "Welcome back" })).toBeVisible();

  await page.getByRole("button", { name: "Enable" }).click();
  await dialog(page).getByRole("button", { name: "Enable" }).click();
  await expect(page.getByText("can sign in again")).toBeVisible();
});

test("another role, and what the API says of the last administrator", async ({
  admin,
  staff,
  deviceOf,
}) => {
  const page = await deviceOf(admin, `/app/admin/people/${staff.user.id}`);
  await page.getByRole("button", { name: "Change the role" }).click();
  await page.getByRole("radio", { name: "Administrator" }).check();
  await dialog(page).getByRole("button", { name: "Change the role" }).click();
  await expect(page.getByText("is now: Administrator")).toBeVisible();
  await expect(page.locator(".person-lead")).toContainText("Administrator");

  const error = { code: "LAST_ADMIN", message: "The last active administrator", details: [] };
  const json = { success: false, error, timestamp: new Date().toISOString() };
  await page.route("**/role", (route) => route.fulfill({ status: 409, json }));
  await page.getByRole("button", { name: "Change the role" }).click();
  await page.getByRole("radio", { name: "Staff" }).check();
  await dialog(page).getByRole("button", { name: "Change the role" }).click();
  await expect(page.getByRole("alert")).toContainText("last active administrator");
  await page.keyboard.press("Escape");
  await expect(page.locator(".person-lead")).toContainText("Administrator");
});

test("people are found, filtered by the address, and contacts are told apart", async ({
  admin,
  staff,
  deviceOf,
}) => {
  const name = `Quill${crypto.randomUUID().slice(0, 8)}`;
  await newCustomer({ firstName: name, lastName: "Customer" });
  await staff.api.post("/api/v1/orders", {
    body: { title: "Frame", customer: { firstName: name, lastName: "Contact" } },
  });
  const page = await deviceOf(admin, "/app/admin/people");
  await page.getByRole("searchbox").fill(name);
  await expect(page.getByRole("listitem").filter({ hasText: `${name} ` })).toHaveCount(2);
  await expect(page).toHaveURL(new RegExp(`search=${name}`));
  await page.getByRole("link", { name: new RegExp(`${name} Contact`) }).click();
  await expect(page.locator(".person-lead")).toContainText("Contact");
  await expect(page.getByRole("button", { name: "Change the role" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Orders they placed" })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "Administrators" }).click();
  await expect(page.getByText("Nobody matches")).toBeVisible();
});

test("a key is shown once, works, and is refused once it is revoked", async ({
  admin,
  deviceOf,
}) => {
  const name = `Bookkeeping ${crypto.randomUUID()}`;
  const page = await deviceOf(admin, "/app/admin/api-keys", CLIPBOARD);
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("checkbox", { name: "Read" }).uncheck();
  await page.getByRole("button", { name: "Create the key" }).click();
  await expect(page.getByText("must have at least one item")).toBeVisible();
  await page.getByRole("checkbox", { name: "Read" }).check();
  await page.getByRole("button", { name: "Create the key" }).click();
  const key = await page.getByLabel("API key", { exact: true }).inputValue();
  await dialog(page).getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("button", { name: "Close without it" }).click();

  const row = page.getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText(key.slice(0, 12));
  const call = () => page.request.get("/api/v1/admin/users", { headers: { "X-API-Key": key } });
  expect((await call()).status()).toBe(200);
  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  await dialog(page).getByRole("button", { name: "Revoke" }).click();
  await expect(row).toHaveCount(0);
  expect((await call()).status()).toBe(401);
});

test("the audit trail says who did what, and its filters are the address", async ({
  admin,
  staff,
  deviceOf,
}) => {
  await admin.api.patch("/api/v1/admin/users/{id}", {
    params: { path: { id: staff.user.id } },
    body: { isActive: false },
  });
  const page = await deviceOf(admin, `/app/admin/people/${admin.user.id}`, CLIPBOARD);
  await page.getByRole("link", { name: "What they did" }).click();
  await expect(page).toHaveURL(/audit\?actorId=/);
  const event = page.getByRole("listitem").filter({ hasText: "changed the access of" });
  await expect(event).toContainText("Alan Turing changed the access of Grace Hopper.");
  await expect(event).toContainText("May sign inyes");
  await event.getByRole("button", { name: "Copy the request's id" }).click();
  const requestId = await page.evaluate(() => navigator.clipboard.readText());
  await expect(event).toContainText(requestId);
  await page.getByLabel("What", { exact: true }).selectOption("Role changed");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await expect(page).toHaveURL(/type=ROLE_CHANGED/);
  await page.getByLabel("From").fill("2026-02-01");
  await page.getByLabel("To", { exact: true }).fill("2026-01-01");
  await expect(page.getByText("must not be before from")).toBeVisible();
  await page.getByRole("link", { name: "Clear the filters" }).click();
  await page.getByLabel("What", { exact: true }).selectOption("Disabled or enabled");
  await event.getByRole("link", { name: "Grace Hopper" }).first().click();
  await expect(page.getByRole("heading", { name: "Grace Hopper" })).toBeVisible();
});

test("what does not answer stands out, with what it means for the shop", async ({
  admin,
  deviceOf,
}) => {
  const page = await deviceOf(admin, null);
  const part = (name: string, status: string) => ({ name, status, latencyMs: 12 });
  const dependencies = [part("orders", "connected"), part("exports", "disconnected")];
  const json = { success: true, data: { status: "DEGRADED", dependencies } };
  await page.route("**/api/v1/admin/health", (route) => route.fulfill({ json }));
  await arrive(page, "/app/admin/health");
  await expect(page.getByRole("heading", { name: "Something does not answer" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "12 ms" }).first()).toContainText(
    "Orders cannot be exported.",
  );
  await page.unroute("**/api/v1/admin/health");
  await page.getByRole("button", { name: "Ask again" }).click();
  await expect(page.getByRole("heading", { name: "Everything answers" })).toBeVisible();
});

test("orders are exported with the filters of the address", async ({
  admin,
  customer,
  deviceOf,
}) => {
  await placeOrder(customer, "Chest of drawers");
  const of = `customerId=${customer.user.id}`;
  const page = await deviceOf(admin, `/app/admin/export?${of}&status=PENDING,ON_HOLD`);
  await expect(page.getByRole("checkbox", { name: "On hold" })).toBeChecked();
  await page.getByLabel("Placed from").fill("2026-01-01");
  await expect(page).toHaveURL(/from=2026-01-01/);
  // The days are the shop's: they go as they are.
  const asked = page.waitForRequest(/orders\/export\?.*from=2026-01-01(&|$)/);
  await expect(async () => {
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByText("1 order, placed since")).toBeVisible({ timeout: 2_000 });
  }).toPass(); // Lists follow within about a second.
  await asked;
  await expect(page.getByText("The link works for another")).toBeVisible();
  const href = await page.getByRole("link", { name: "Download the CSV" }).getAttribute("href");
  expect(await (await page.request.get(href!)).text()).toContain("Chest of drawers");

  const message = "must be later: these are more than 50000 orders";
  const error = {
    code: "VALIDATION_ERROR",
    message: "Validation failed",
    details: [{ field: "from", message }],
  };
  await page.route("**/orders/export*", (route) =>
    route.fulfill({ status: 400, json: { success: false, error } }),
  );
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByLabel("Placed from")).toBeFocused();
  await expect(page.getByText("export month by month")).toBeVisible();
});

// There is one configuration of the shop: stories that change it come one after the other.
test.describe("settings", () => {
  test.describe.configure({ mode: "default" });

  test("settings that somebody else saved meanwhile are shown, and nothing typed is lost", async ({
    admin,
    deviceOf,
  }) => {
    const page = await deviceOf(admin, "/app/admin/settings");
    const refresh = page.getByLabel("Renewing a session");
    const before = Number(await refresh.inputValue());
    const change = (rateLimits: Record<string, number>) =>
      admin.api.put("/api/v1/admin/config", { body: { rateLimits } });

    await page.getByLabel("Largest file in MB").fill("0");
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(page.getByText("Give a size above 0")).toBeVisible();
    await page.getByRole("button", { name: "Discard" }).click();

    await refresh.fill(String(before + 1));
    await expect(page.getByText("1 change is not saved")).toBeVisible();
    await page.getByRole("link", { name: "Profile", exact: true }).first().click();
    await page.getByRole("button", { name: "Go back" }).click();
    await expect(refresh).toHaveValue(String(before + 1));

    await change({ refresh: before + 2 });
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(dialog(page)).toContainText("Somebody saved these");
    await expect(dialog(page)).toContainText(`You: ${(before + 1).toLocaleString("en-GB")}`);
    await dialog(page).getByRole("button", { name: "Take theirs" }).click();
    await expect(refresh).toHaveValue(String(before + 2));

    await refresh.fill(String(before));
    await change({ register: before + 3, refresh: before + 3 });
    await page.getByRole("button", { name: "Save the changes" }).click();
    await dialog(page).getByRole("button", { name: "Save mine" }).click();
    await expect(page.getByText("The settings are saved.")).toBeVisible();
    const { config } = await admin.api.get("/api/v1/admin/config");
    expect(config.rateLimits).toMatchObject({ refresh: before, register: before + 3 });
    await expect(page.getByLabel("Registering")).toHaveValue(String(before + 3));
    await change({ register: before });
  });

  test("who the shop is: a colour that is chosen, the time in its zone, and what is wrong beside it", async ({
    admin,
    deviceOf,
  }) => {
    const page = await deviceOf(admin, "/app/admin/settings");
    const { config } = await admin.api.get("/api/v1/admin/config");
    const { name, colour, logoUrl, language, timeZone } = config.shop;
    const zone = page.getByLabel("Time zone");
    await expect(page.getByText(/There it is \d/)).toBeVisible();
    await page.getByLabel("Choose the colour").fill("#17693f");
    await expect(page.getByLabel("Colour", { exact: true })).toHaveValue("#17693F");
    await page.getByLabel("Name", { exact: true }).fill("Oak & Ash");
    await page.getByLabel("Address of the logo").fill("http://shop.example/logo.png");
    await zone.fill("Atlantis");
    await expect(page.getByText("Such as Europe/Berlin.")).toBeVisible();
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(page.getByText("must be an IANA time zone")).toBeVisible();
    await expect(page.getByText("must be an https URL")).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Oak & Ash");

    await page.getByLabel("Address of the logo").fill("https://shop.example/logo.png");
    await zone.fill(AS_IN_UTC);
    await page.getByLabel("Language").selectOption("Deutsch");
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(page.getByText("The settings are saved.")).toBeVisible();
    const saved = await admin.api.get("/api/v1/admin/config");
    expect(saved.config.shop).toEqual({
      name: "Oak & Ash",
      colour: "#17693F",
      logoUrl: "https://shop.example/logo.png",
      timeZone: AS_IN_UTC,
      language: "de",
    });
    await page.getByRole("link", { name: "Analytics", exact: true }).first().click();
    await expect(page.getByText(`Days are those of the shop (${AS_IN_UTC}).`)).toBeVisible();

    const shop = { name, colour, logoUrl, language, timeZone };
    await admin.api.put("/api/v1/admin/config", { body: { shop } });
  });
});

test("somebody is found, disabled and let in again by keyboard alone", async ({
  admin,
  deviceOf,
}) => {
  const name = `Dorothy${crypto.randomUUID().slice(0, 8)}`;
  await newStaff({ firstName: name, lastName: "Vaughan" });
  const page = await deviceOf(admin, "/app/admin/people");
  const keyboard = new Keyboard(page);
  await keyboard.type(page.getByRole("searchbox"), name);
  await keyboard.press(page.getByRole("link", { name: new RegExp(name) }));
  await expect(page.getByRole("heading", { name: `${name} Vaughan` })).toBeVisible();
  await keyboard.press(page.getByRole("button", { name: "Disable", exact: true }));
  await keyboard.press(dialog(page).getByRole("button", { name: "Disable", exact: true }));
  await keyboard.press(page.getByRole("button", { name: "Enable" }));
  await keyboard.press(dialog(page).getByRole("button", { name: "Enable" }));
  await expect(page.getByText("can sign in again")).toBeVisible();

  await arrive(page, "/app/admin/audit");
  await keyboard.type(page.getByRole("combobox", { name: "Who" }), name);
  await expect(page.getByRole("option", { name: new RegExp(name) })).toBeVisible();
  await keyboard.keys("ArrowDown", "Enter");
  await expect(page).toHaveURL(/actorId=/);
  await keyboard.press(page.getByRole("button", { name: `Take ${name} Vaughan away` }));
  await expect(page).not.toHaveURL(/actorId=/);
});

test("hostile names of people and keys are shown, and that is all", async ({ admin, deviceOf }) => {
  const texts = ["<img src=x onerror=window.__hacked=1>", "W".repeat(100), ...HOSTILE_TEXTS]
    .map((text) => text.slice(0, 100))
    .slice(0, 12);
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const keys: string[] = [];
  for (const name of texts) {
    const body = { name, scopes: ["read" as const], expiresAt };
    const made = await admin.api.post("/api/v1/admin/api-keys", { body }).catch(() => null);
    if (made) keys.push(made.apiKey.id);
  }
  const customer = await newCustomer();
  const page = await deviceOf(admin, null, PHONE);
  for (const text of texts) {
    const body = { firstName: text, lastName: "" };
    const changed = await customer.api.put("/api/v1/users/profile", { body }).catch(() => null);
    if (!changed) continue;
    await arrive(page, `/app/admin/people/${customer.user.id}`);
    await expectUnharmed(page, `the page of ${text}`);
  }
  for (const address of [
    "/app/admin/people",
    "/app/admin/api-keys",
    `/app/admin/audit?actorId=${customer.user.id}`,
    `/app/admin/people?search=${encodeURIComponent(texts[0]!)}`,
    `/app/admin/audit?type=${encodeURIComponent(texts[0]!)}&from=${encodeURIComponent(texts[0]!)}`,
    `/app/admin/export?status=${encodeURIComponent(texts[0]!)}&search=${encodeURIComponent(texts[0]!)}`,
  ]) {
    await arrive(page, address);
    await expectUnharmed(page, address);
  }
  for (const id of keys)
    await admin.api.delete("/api/v1/admin/api-keys/{id}", { params: { path: { id } } });
});

async function expectUnharmed(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(() => "__hacked" in window), `${where}: nothing ran`).toBe(false);
  await expectNoSidewaysScroll(page, where);
}
