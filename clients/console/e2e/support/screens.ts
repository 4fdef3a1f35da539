import { expect, type Page } from "@playwright/test";
import { OrderPage } from "./pages/order.ts";
import { QueuePage } from "./pages/queue.ts";
import type { Person } from "./people.ts";
import type { Shop } from "./shop.ts";

/** A screen, and how one comes there. */
export interface Screen {
  name: string;
  /** Whoever is signed in has a shop. */
  open(page: Page, shop: Shop | null): Promise<void>;
}

/** Who sees a screen. */
export type Audience = "nobody" | "customer" | "staff" | "admin";

const at = (name: string, address: string): Screen => ({
  name,
  open: (page) => arrive(page, address),
});
const order = (
  name: string,
  which: (shop: Shop) => string,
  then?: (order: OrderPage) => Promise<void>,
): Screen => ({
  name,
  open: async (page, shop) => {
    const shown = new OrderPage(page);
    await shown.open(which(shop!));
    await then?.(shown);
  },
});
/** Opens what a button of the order page opens. */
const dialog =
  (button: string | RegExp) =>
  async ({ page }: OrderPage) => {
    await page.getByRole("button", { name: button }).first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
  };

/** A screen on which a button was pressed that opens a dialog. */
const asked = (name: string, address: string, button: string): Screen => ({
  name,
  open: async (page) => {
    await arrive(page, address);
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
});

/** Somebody's page, and what a button of it opens. */
const person = (name: string, who: "customer" | "staff", button?: string): Screen => ({
  name,
  open: async (page, shop) => {
    const address = `/app/admin/people/${shop![who].user.id}`;
    await (button ? asked(name, address, button).open(page, shop) : arrive(page, address));
  },
});

/** All orders, two of them chosen. */
const chosen = (name: string, then: (page: Page) => Promise<void>): Screen => ({
  name,
  open: async (page, shop) => {
    await arrive(page, `/app/admin/orders?customerId=${shop!.customer.user.id}`);
    for (const title of ["Bedside table", "Bookshelf for the hallway"])
      await page.getByRole("checkbox", { name: `Choose ${title}` }).check();
    await then(page);
  },
});
const press = (button: string) => async (page: Page) => {
  await page.getByRole("region").getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
};

/** Somebody has a view of their own. */
async function keepView({ api }: Person): Promise<void> {
  const { views, version } = await api.get("/api/v1/users/views");
  if (views.some(({ isOwn }) => isOwn)) return;
  const view = { name: "Overdue at the bench", query: "overdue=true" };
  await api.put("/api/v1/users/views", { body: { views: [view], version } });
}

const everybodys: Screen[] = [
  at("orders", "/app/orders"),
  at("orders nothing matches", "/app/orders?search=nothinglikeit"),
  at("notifications", "/app/notifications"),
  at("profile", "/app/profile"),
  at("sessions", "/app/sessions"),
  at("on device", "/app/on-device"),
  at("missing", "/app/nowhere"),
  at("order missing", "/app/orders/ORD-20200101-AAAAAAA"),
  {
    name: "shortcuts",
    open: async (page) => {
      await arrive(page, "/app/profile");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    },
  },
];

/** Every screen, by who sees it. */
export const screens: Record<Audience, readonly Screen[]> = {
  nobody: [
    at("sign-in", "/app/sign-in"),
    at("register", "/app/register"),
    at("forgotten password", "/app/forgot-password"),
    at("set password", "/app/set-password#token"),
    at("set password incomplete", "/app/set-password"),
    {
      name: "sign-in refused",
      open: async (page) => {
        await arrive(page, "/app/sign-in");
        await page.getByLabel("E-mail").fill("nobody@example.com");
        await page.getByLabel("Password", { exact: true }).fill("not this one");
        await page.getByRole("button", { name: "Sign in", exact: true }).click();
        await expect(page.getByRole("alert")).toBeVisible();
      },
    },
  ],
  customer: [
    at("home", "/app/"),
    ...everybodys,
    at("new order", "/app/orders/new"),
    order("order pending", ({ waiting }) => waiting),
    order("order in progress", ({ inProgress }) => inProgress),
    order("order on hold", ({ onHold }) => onHold),
    order("order completed", ({ completed }) => completed),
    order("order cancelled", ({ cancelled }) => cancelled),
    order("order edit", ({ waiting }) => waiting, dialog("Edit")),
    order("order cancel", ({ waiting }) => waiting, dialog("Cancel order")),
    order("order viewer", ({ inProgress }) => inProgress, dialog("Open The frame, glued")),
    order("order remove file", ({ inProgress }) => inProgress, dialog("Remove dining-room.png")),
  ],
  staff: [
    at("work", "/app/work"),
    ...everybodys,
    { name: "queue", open: (page) => new QueuePage(page).open() },
    at("scan", "/app/scan"),
    at("new order", "/app/orders/new"),
    order("order untaken", ({ waiting }) => waiting),
    order("order taken", ({ taken }) => taken),
    order("order in progress", ({ inProgress }) => inProgress),
    order("order on hold", ({ onHold }) => onHold),
    order("order completed", ({ completed }) => completed),
    order("order date", ({ inProgress }) => inProgress, dialog("Set the date")),
    order(
      "order caption",
      ({ inProgress }) => inProgress,
      dialog("Change the caption of The frame, glued"),
    ),
    {
      name: "print",
      open: (page, shop) => arrive(page, `/app/orders/${shop!.inProgress}/print`),
    },
  ],
  admin: [
    at("overview", "/app/admin"),
    at("analytics", "/app/admin/analytics"),
    at("analytics refused", "/app/admin/analytics?from=2020-01-01&to=2026-01-01"),
    {
      name: "analytics as tables",
      open: async (page) => {
        await arrive(page, "/app/admin/analytics");
        await page.keyboard.press("t");
        await expect(page.getByRole("table").first()).toBeVisible();
      },
    },
    at("people", "/app/admin/people"),
    at("people nobody matches", "/app/admin/people?search=nobodylikeit&isActive=false"),
    asked("people invite", "/app/admin/people", "Invite"),
    person("person", "customer"),
    person("person role", "staff", "Change the role"),
    person("person disable", "staff", "Disable"),
    person("person link", "customer", "Password link"),
    at("API keys", "/app/admin/api-keys"),
    asked("API key new", "/app/admin/api-keys", "New key"),
    at("audit", "/app/admin/audit"),
    at("audit nothing matches", "/app/admin/audit?to=2020-01-01"),
    at("health", "/app/admin/health"),
    at("export", "/app/admin/export"),
    at("settings", "/app/admin/settings"),
    at("all orders", "/app/admin/orders"),
    at("all orders nothing matches", "/app/admin/orders?search=nothinglikeit&assigneeId=none"),
    chosen("orders chosen", async () => {}),
    chosen("orders to assign", press("Assign")),
    chosen("orders to move", press("Move")),
    chosen("orders to export", press("Export")),
    {
      name: "orders of whom",
      open: async (page) => {
        await arrive(page, "/app/admin/orders?assigneeId=me");
        await page.getByRole("combobox", { name: "Customer" }).fill("ada");
        await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
      },
    },
    {
      name: "save a view",
      open: async (page) => {
        await arrive(page, "/app/admin/orders?search=nothinglikeit&sort=createdAt");
        await page.getByRole("button", { name: "Save this view" }).click();
        await expect(page.getByRole("dialog")).toBeVisible();
      },
    },
    {
      name: "arrange views",
      open: async (page, shop) => {
        await keepView(shop!.admin);
        await arrive(page, "/app/admin/orders?overdue=true");
        await page.getByRole("button", { name: "Arrange the views" }).click();
        await expect(page.getByRole("dialog")).toBeVisible();
      },
    },
    order("order as administrator", ({ inProgress }) => inProgress),
    order("order assign", ({ inProgress }) => inProgress, dialog("Assign")),
    order("order edit", ({ inProgress }) => inProgress, dialog("Edit")),
    at("new order for anybody", "/app/orders/new"),
  ],
};

/** Goes there and waits until nothing is loading any more. */
export async function arrive(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".skeleton")).toHaveCount(0);
}
