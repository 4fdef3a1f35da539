import { expect, type Locator, type Page } from "@playwright/test";
import { chooseFiles, type Chosen } from "./files.ts";

/** The page of one order, as anybody sees it. */
export class OrderPage {
  readonly title: Locator;
  readonly status: Locator;
  readonly notes: Locator;
  readonly timeline: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByRole("heading", { level: 1 });
    this.status = page.locator(".order-lead .badge").first();
    this.notes = page.locator(".notes");
    this.timeline = page.locator(".timeline");
  }

  async open(orderNumber: string): Promise<void> {
    await this.page.goto(`/app/orders/${orderNumber}`);
    await expect(this.notesOrFiles).toBeVisible();
  }

  /** Shown once the order is there with all that belongs to it. */
  get notesOrFiles(): Locator {
    return this.page.getByRole("heading", { name: /^(Files|Photos and files)$/ });
  }

  /** The order's status, once it is shown as this. */
  statusOf(word: string): Locator {
    return this.status.filter({ hasText: word });
  }

  note(text: string): Locator {
    return this.notes.getByText(text, { exact: true });
  }

  /** A file that was checked and can be opened, by its caption or name. */
  file(name: string): Locator {
    return this.page.locator('figure[data-state="READY"]').filter({ hasText: name });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  async writeMessage(text: string): Promise<void> {
    await this.page.getByLabel("Your message").fill(text);
    await this.button("Send").click();
  }

  async addFiles(files: readonly Chosen[]): Promise<void> {
    await chooseFiles(this.page, files);
  }
}

/** The page of one order as staff see it, with what they do there. */
export class StaffOrderPage extends OrderPage {
  async writeInternalNote(text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Note" }).fill(text);
    await this.button("Save the note").click();
  }

  async writeToCustomer(text: string): Promise<void> {
    await this.page.getByText("The customer too", { exact: true }).click();
    await this.page.getByRole("textbox", { name: "Message to the customer" }).fill(text);
    await this.button("Send to the customer").click();
  }

  async addPhotoForCustomer(photo: Chosen, caption: string): Promise<void> {
    await this.addFiles([photo]);
    const dialog = this.page.getByRole("dialog", { name: "Add 1 file" });
    await dialog.getByLabel("Caption").fill(caption);
    await dialog.getByLabel("The customer may see it").check();
    await dialog.getByRole("button", { name: "Send 1 file" }).click();
  }
}
