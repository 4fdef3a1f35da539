import { expect, type Locator, type Page } from "@playwright/test";

/** Charts of a page, and their tables. */
export class Charts {
  constructor(readonly page: Page) {}

  /** What surrounds a chart, by its title. */
  card(title: string): Locator {
    return this.page.getByRole("region", { name: title, exact: true });
  }

  /** The drawing. */
  drawing(title: string): Locator {
    return this.card(title).getByRole("img", { name: title });
  }

  /** Shows it as a table, and reads its rows, without the heads of its columns. */
  async table(title: string): Promise<string[][]> {
    await expect(this.card(title)).toBeVisible();
    const toTable = this.card(title).getByRole("button", { name: `Show as table: ${title}` });
    if (await toTable.isVisible()) await toTable.click();
    const rows = this.card(title).locator("tbody tr");
    await expect(rows.first()).toBeVisible();
    return rows.evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")),
    );
  }

  /** The number on a tile. */
  async tile(name: string): Promise<number> {
    const text = await this.page
      .getByRole("region", { name: "At this moment" })
      .getByRole("link", { name })
      .locator(".number")
      .textContent();
    return Number(text?.replace(/\D/g, ""));
  }
}
