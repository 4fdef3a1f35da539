// The life of an order without a mouse.
import { Keyboard } from "./support/keyboard.ts";
import { OrderPage, StaffOrderPage } from "./support/pages/order.ts";
import { QueuePage } from "./support/pages/queue.ts";
import { newAddress } from "./support/people.ts";
import { placeOrder, whenListed } from "./support/orders.ts";
import { PASSWORD } from "./support/stack.ts";
import { expect, test } from "./support/test.ts";

test("an order is placed, taken, started and completed by keyboard alone", async ({
  device,
  staff,
}) => {
  const title = `Shoe rack ${crypto.randomUUID()}`;

  await test.step("a customer registers", async () => {
    const page = await device();
    const keyboard = new Keyboard(page);
    await page.goto("/app/sign-in");
    await keyboard.press(page.getByRole("link", { name: "Create an account" }));
    await keyboard.type(page.getByLabel("First name"), "Ada");
    await keyboard.type(page.getByLabel("Last name"), "Lovelace");
    await keyboard.type(page.getByLabel("E-mail"), newAddress("keyboard"));
    await keyboard.type(page.getByLabel("Password", { exact: true }), PASSWORD);
    await keyboard.press(page.getByRole("button", { name: "Create an account" }));
    await expect(page.getByRole("heading", { name: "Hello, Ada" })).toBeVisible();

    await keyboard.keys("g", "c");
    await keyboard.type(page.getByLabel("What should be made?"), title);
    await keyboard.type(page.getByLabel("Description"), "Oak, 90 cm wide.");
    await keyboard.press(page.getByRole("button", { name: "Place the order" }));
    const order = new OrderPage(page);
    await expect(order.title).toHaveText(title);
    await keyboard.type(page.getByLabel("Your message"), "Is oil better than wax?");
    await keyboard.press(order.button("Send"));
    await expect(order.note("Is oil better than wax?")).toBeVisible();
  });

  await test.step("staff take, start and complete the order", async () => {
    const page = await device();
    const keyboard = new Keyboard(page);
    await page.goto("/app/sign-in");
    await keyboard.type(page.getByLabel("E-mail"), staff.email);
    await keyboard.type(page.getByLabel("Password", { exact: true }), staff.password);
    await keyboard.keys("Enter");
    await expect(page.getByRole("heading", { name: "My work" })).toBeVisible();

    await keyboard.keys("g", "q");
    const queue = new QueuePage(page);
    await queue.loadAll((more) => keyboard.press(more));
    await keyboard.press(queue.row(title).getByRole("link"));
    const order = new StaffOrderPage(page);
    await expect(order.title).toHaveText(title);
    await keyboard.press(order.button("Take"));
    await keyboard.press(order.button("Start"));
    await expect(order.statusOf("In progress")).toBeVisible();
    await keyboard.type(page.getByRole("textbox", { name: "Note" }), "Second coat tomorrow.");
    await keyboard.press(order.button("Save the note"));
    await expect(order.note("Second coat tomorrow.")).toBeVisible();
    await page.keyboard.press("Home");
    await keyboard.press(order.button("Complete"));
    await expect(order.statusOf("Completed")).toBeVisible();
  });
});

test("? shows the shortcuts, and Escape takes them away again", async ({ customer, deviceOf }) => {
  const page = await deviceOf(customer);
  await page.keyboard.press("?");
  const shortcuts = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(shortcuts).toContainText("New order");
  await page.keyboard.press("Escape");
  await expect(shortcuts).toHaveCount(0);
});

test("/ goes to the search, and what is typed finds an order", async ({ customer, deviceOf }) => {
  await placeOrder(customer, "Kingfisher carving");
  await placeOrder(customer, "Garden gate");
  await whenListed(customer, 2);
  const page = await deviceOf(customer, "/app/orders");
  await expect(page.getByRole("link", { name: /Kingfisher/ })).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("gate");
  await expect(page.getByRole("link", { name: /Kingfisher/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /Garden gate/ })).toBeVisible();
  await expect(page).toHaveURL(/search=gate/);
});

test("the first Tab skips to the content", async ({ customer, deviceOf }) => {
  const page = await deviceOf(customer);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
