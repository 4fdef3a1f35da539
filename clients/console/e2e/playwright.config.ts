import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { isStarted, PASSWORD, STACK } from "./support/stack.ts";

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const browser = process.env["CHROMIUM"] ?? BROWSERS.find(existsSync);

/**
 * In a real browser, against a stack of its own: limits are raised, since all tests come from one
 * address.
 */
export default defineConfig({
  testDir: ".",
  outputDir: "results",
  tsconfig: "tsconfig.json",
  workers: 2,
  fullyParallel: true,
  // What is measured in milliseconds comes last, with nothing beside it.
  projects: [
    { name: "stories", testIgnore: "life.spec.ts", teardown: "measured" },
    { name: "measured", testMatch: "life.spec.ts" },
  ],
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 }, // On a machine that is busy with the other stories.
  reporter: [["list"], ["./support/figures-reporter.ts"]],
  use: {
    baseURL: STACK,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1280, height: 860 },
    reducedMotion: "reduce",
    actionTimeout: 30_000,
    screenshot: "only-on-failure",
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
    },
  },
  ...(isStarted && {
    webServer: {
      command: `cargo run --quiet -- --port ${new URL(STACK).port} --data-dir "$(mktemp -d)"`,
      cwd: "../../..",
      wait: { stdout: /Ready: / }, // It answers before its sample users are made.
      timeout: 20 * 60_000, // It may have to be compiled first.
      gracefulShutdown: { signal: "SIGINT", timeout: 20_000 },
      env: {
        SEED_PASSWORD: PASSWORD,
        RATE_LIMIT_MAX_REQUESTS: "100000",
        RATE_LIMIT_LOGIN: "10000",
        RATE_LIMIT_REGISTER: "10000",
        RATE_LIMIT_REFRESH: "10000",
      },
    },
  }),
});
