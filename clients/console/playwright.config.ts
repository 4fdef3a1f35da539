import { defineConfig } from "@playwright/test";

/** Against a running stack: where `CONSOLE_URL` says, or through the development server. */
const PORT = process.env["PORT"] ?? "4173";
const address = process.env["CONSOLE_URL"];

export default defineConfig({
  testDir: "test/browser",
  outputDir: "test-results",
  workers: 1,
  reporter: "list",
  timeout: 60_000,
  use: {
    baseURL: address ?? `http://127.0.0.1:${PORT}`,
    locale: "en-GB",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
    },
  },
  ...(address === undefined && {
    webServer: {
      command: "node dev.mjs",
      url: `http://127.0.0.1:${PORT}/app/`,
      env: { PORT },
      reuseExistingServer: true,
    },
  }),
});
