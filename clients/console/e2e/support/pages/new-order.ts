import { expect, type Page } from "@playwright/test";
import { chooseFiles, type Chosen } from "./files.ts";

/** The form for a new order. */
export class NewOrderPage {
  readonly title;
  readonly description;
  readonly place;

  constructor(readonly page: Page) {
    this.title = page.getByLabel("What should be made?");
    this.description = page.getByLabel("Description");
    this.place = page.getByRole("button", { name: "Place the order" });
  }

  async open(): Promise<void> {
    await this.page.goto("/app/orders/new");
    await expect(this.title).toBeVisible();
  }

  async addFiles(files: readonly Chosen[]): Promise<void> {
    await chooseFiles(this.page, files);
  }
}
