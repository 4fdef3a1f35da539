import { expect, type Page } from "@playwright/test";

/** Nothing makes the page scroll sideways; what does is named. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= innerWidth) return [];
    const beyond = [...document.querySelectorAll("#app *")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > innerWidth + 1 || left < -1;
    });
    const names = beyond.map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`${root.scrollWidth - innerWidth} pixels beyond the edge`, ...new Set(names)].slice(
      0,
      6,
    );
  });
  expect.soft(wide, `${where}: scrolls sideways`).toEqual([]);
}

/** Every button shows all of its words, and stands within the page. */
export async function expectNoClippedButtons(page: Page, where: string): Promise<void> {
  const clipped = await page.locator("button:visible, a.button:visible").evaluateAll((buttons) => {
    const scrolls = (element: Element) => {
      for (let around = element.parentElement; around; around = around.parentElement) {
        if (
          around.scrollWidth > around.clientWidth &&
          getComputedStyle(around).overflowX === "auto"
        )
          return true;
      }
      return false;
    };
    return buttons
      .filter((button) => {
        const { left, right } = button.getBoundingClientRect();
        const isCut =
          button.scrollWidth > button.clientWidth + 1 ||
          button.scrollHeight > button.clientHeight + 1;
        const isBeyond = (left < -1 || right > innerWidth + 1) && !scrolls(button);
        return isCut || isBeyond;
      })
      .map(
        (button) =>
          `${button.className}: ${button.textContent || button.getAttribute("aria-label")}`,
      );
  });
  expect.soft(clipped, `${where}: clipped buttons`).toEqual([]);
}
