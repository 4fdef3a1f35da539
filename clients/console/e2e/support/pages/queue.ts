import { expect, type Locator, type Page } from "@playwright/test";

/** What nobody has taken yet. */
export class QueuePage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/app/queue");
    await expect(this.page.getByRole("heading", { level: 1, name: "Queue" })).toBeVisible();
    await this.loadAll();
  }

  /** All of it: other stories leave orders in the queue too, and the newest stand last. */
  async loadAll(press = (button: Locator) => button.click()): Promise<void> {
    const more = this.page.getByRole("button", { name: "Load more" });
    const all = this.page.getByText("That is all.").or(this.page.getByText("The queue is empty"));
    await expect(more.or(all)).toBeVisible();
    while (!(await all.isVisible())) {
      await press(more);
      await expect(more.or(all)).toBeVisible();
    }
  }

  row(title: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: title });
  }

  async take(title: string): Promise<void> {
    await this.row(title).getByRole("button", { name: "Take" }).click();
  }
}
