import type { Locator, Page } from "@playwright/test";

/** What somebody of the staff works on, by its status. */
export class BoardPage {
  constructor(readonly page: Page) {}

  column(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  card(title: string): Locator {
    return this.page.locator(".work-card", { hasText: title });
  }

  cardIn(column: string, title: string): Locator {
    return this.column(column).locator(this.card(title));
  }
}
