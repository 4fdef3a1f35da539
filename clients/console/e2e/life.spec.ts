// The life of an order, with its customer and the shop side by side.
import type { Page } from "@playwright/test";
import { seenByTheOther } from "./support/follow.ts";
import { NewOrderPage } from "./support/pages/new-order.ts";
import { OrderPage, StaffOrderPage } from "./support/pages/order.ts";
import { QueuePage } from "./support/pages/queue.ts";
import { register } from "./support/pages/sign-in.ts";
import { newAddress } from "./support/people.ts";
import { png } from "./support/png.ts";
import { PASSWORD } from "./support/stack.ts";
import { expect, test } from "./support/test.ts";

const photo = (name: string, hue: number) => ({ name, mimeType: "image/png", buffer: png(hue) });

test("an order lives from its customer's first visit to its completion, and each sees at once what the other does", async ({
  device,
  deviceOf,
  staff,
}) => {
  const title = `Walnut shelf ${crypto.randomUUID()}`;
  const customersPage = await device();
  await register(customersPage, {
    firstName: "Ada",
    lastName: "Lovelace",
    email: newAddress("life"),
    password: PASSWORD,
  });
  const staffsPage = await deviceOf(staff);
  const queue = new QueuePage(staffsPage);
  await queue.open();

  const newOrder = new NewOrderPage(customersPage);
  await newOrder.open();
  await newOrder.title.fill(title);
  await newOrder.description.fill("Two boards, 80 cm, oiled.");
  await newOrder.addFiles([photo("wall.png", 30), photo("sketch.png", 200)]);
  await seenByTheOther("an order is placed", {
    by: customersPage,
    does: () => newOrder.place.click(),
    calls: "POST /orders",
    sight: queue.row(title),
  });

  const customers = new OrderPage(customersPage);
  const staffs = new StaffOrderPage(staffsPage);
  await expect(customers.title).toHaveText(title);
  await expect(customers.file("wall.png")).toBeVisible();
  await expect(customers.file("sketch.png")).toBeVisible();
  await markAsStayed(customersPage);

  await seenByTheOther("it is taken", {
    by: staffsPage,
    does: () => queue.take(title),
    calls: "PATCH /assignee",
    sight: customersPage.getByRole("definition").filter({ hasText: "Grace Hopper" }),
  });
  await staffsPage.getByRole("button", { name: "Open", exact: true }).click();
  await expect(staffs.title).toHaveText(title);
  await expect(staffs.file("wall.png")).toBeVisible();
  await markAsStayed(staffsPage);

  await seenByTheOther("it is started", {
    by: staffsPage,
    does: () => staffs.button("Start").click(),
    calls: "PATCH /status",
    sight: customers.statusOf("In progress"),
  });

  await staffs.writeInternalNote("Ask the supplier for a discount.");
  await expect(staffs.note("Ask the supplier for a discount.")).toBeVisible();
  await seenByTheOther("the shop writes", {
    by: staffsPage,
    does: () => staffs.writeToCustomer("The walnut has arrived."),
    calls: "POST /notes",
    sight: customers.note("The walnut has arrived."),
  });
  await seenByTheOther("the customer writes", {
    by: customersPage,
    does: () => customers.writeMessage("Wonderful!"),
    calls: "POST /notes",
    sight: staffs.note("Wonderful!"),
  });
  // The two that were written later are there: so would it be.
  await expect(customersPage.getByText("Ask the supplier for a discount.")).toHaveCount(0);

  await staffs.addPhotoForCustomer(photo("IMG_0001.png", 120), "First coat of oil");
  await expect(staffs.file("First coat of oil")).toBeVisible();
  await expect(customers.file("First coat of oil")).toBeVisible();

  await seenByTheOther("it is completed", {
    by: staffsPage,
    does: () => staffs.button("Complete").click(),
    calls: "PATCH /status",
    sight: customers.statusOf("Completed"),
  });
  await expect(customersPage.getByText("It is done.")).toBeVisible();
  await expectToHaveStayed(customersPage);
  await expectToHaveStayed(staffsPage);
});

function markAsStayed(page: Page): Promise<void> {
  return page.evaluate(() => document.documentElement.setAttribute("data-stayed", ""));
}

/** It was never loaded again. */
async function expectToHaveStayed(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-stayed", "");
}
