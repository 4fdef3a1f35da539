import type { Page } from "@playwright/test";

/** A file as somebody has it on the device. */
export interface Chosen {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Chooses files through the browser's own file chooser. */
export async function chooseFiles(page: Page, files: readonly Chosen[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles([...files]);
}
