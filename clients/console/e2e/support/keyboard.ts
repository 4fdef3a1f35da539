import { expect, type Locator, type Page } from "@playwright/test";

const FURTHEST = 300; // A queue of a hundred orders has two stops for each.

/** Somebody who has no mouse. */
export class Keyboard {
  constructor(readonly page: Page) {}

  /** Goes on with Tab until this has the focus; all that is passed shows that it has it. */
  async reach(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let step = 0; step < FURTHEST; step++) {
      if (await hasFocus(target)) return expectVisibleFocus(this.page);
      await this.page.keyboard.press("Tab");
      await expectVisibleFocus(this.page);
    }
    throw new Error(`Tab does not reach ${target}`);
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.insertText(text);
  }

  async press(target: Locator, key = "Enter"): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press(key);
  }

  /** Keys one after the other, as of a shortcut. */
  async keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/**
 * The focus has an outline, its own or that of what stands for it, and lies within what is seen.
 */
async function expectVisibleFocus(page: Page): Promise<void> {
  const { isShown, what } = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return { isShown: true, what: "the page" };
    const around = [focused, focused.closest("label"), focused.closest("li, tr")].filter(
      (part) => part !== null,
    );
    const hasOutline = around.some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
    });
    const { top, bottom, left, right } = focused.getBoundingClientRect();
    const isSeen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    // Where reading begins is nothing to use; of a date the browser itself shows which part has the
    // focus.
    const isContent = focused.matches("main, [type=date]");
    return { isShown: isContent || (hasOutline && isSeen), what: focused.outerHTML.slice(0, 160) };
  });
  expect(isShown, `the focus is visible on ${what}`).toBe(true);
}
