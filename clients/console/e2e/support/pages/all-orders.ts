import { expect, type Locator, type Page } from "@playwright/test";
import type { Person } from "../people.ts";

/** Every order of the shop, as administrators see it. */
export class AllOrdersPage {
  /** What is done with the chosen ones. */
  readonly bar: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.bar = page.getByRole("region", { name: "What to do with the chosen orders" });
    this.dialog = page.getByRole("dialog");
  }

  /** The orders of one customer: no other story changes them. */
  static addressOf(customer: Person, more = ""): string {
    return `/app/admin/orders?customerId=${customer.user.id}${more}`;
  }

  row(title: string): Locator {
    return this.page.getByRole("row").filter({ hasText: title });
  }

  box(title: string): Locator {
    return this.page.getByRole("checkbox", { name: `Choose ${title}`, exact: true });
  }

  async choose(...titles: readonly string[]): Promise<void> {
    for (const title of titles) await this.box(title).check();
    await expect(this.bar).toContainText(`${titles.length} chosen`);
  }

  async assign(name: string): Promise<void> {
    await this.bar.getByRole("button", { name: "Assign" }).click();
    await this.dialog.getByRole("radio", { name }).check();
    await this.dialog.getByRole("button", { name: "Assign" }).click();
  }

  async move(status: string, comment: string): Promise<void> {
    await this.bar.getByRole("button", { name: "Move" }).click();
    await this.dialog.getByRole("radio", { name: status }).check();
    await this.dialog.getByLabel("Comment").fill(comment);
    await this.dialog.getByRole("button", { name: "Move" }).click();
  }

  /** A view that is kept, over the list. */
  view(name: string): Locator {
    return this.page
      .getByRole("navigation", { name: "Saved views" })
      .getByRole("link", { name, exact: true });
  }

  async saveView(name: string, isShared: boolean): Promise<void> {
    await this.page.getByRole("button", { name: "Save this view" }).click();
    await this.dialog.getByLabel("Name").fill(name);
    if (isShared) await this.dialog.getByLabel("Share with the staff").check();
    await this.dialog.getByRole("button", { name: "Save" }).click();
    await expect(this.view(name)).toBeVisible();
  }
}
