// What Lighthouse says of the app on a stack that runs: `npm run lighthouse`.
//   ORDER_TRACKING_URL  the stack                               http://127.0.0.1:3000
//   SEED_PASSWORD       the password of its sample users
//   CHROMIUM            the browser                             /usr/bin/chromium
// Lighthouse is fetched where it is not there yet: it is larger than everything else here together.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const LIGHTHOUSE = "lighthouse@12.8.2"; // The last that runs on Node 20.
const PORT = 9222 + (process.pid % 1_000);
const stack = process.env.ORDER_TRACKING_URL ?? "http://127.0.0.1:3000";
const password = process.env.SEED_PASSWORD ?? "correct horse battery";
const categories = ["performance", "accessibility", "best-practices"];

const visits = [
  { who: null, paths: ["/app/sign-in"] },
  { who: "customer@example.com", paths: ["/app/", "/app/orders"] },
  { who: "staff@example.com", paths: ["/app/work", "/app/queue"] },
  {
    who: "admin@example.com",
    paths: ["/app/admin", "/app/admin/orders", "/app/admin/people", "/app/admin/analytics"],
  },
];

const folder = await mkdtemp(join(tmpdir(), "lighthouse-"));
try {
  console.log(`| screen | device | ${categories.join(" | ")} |`);
  console.log(`|---|---|${categories.map(() => "--:").join("|")}|`);
  for (const { who, paths } of visits) await visit(who, paths);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The screens of one person, in a browser of their own. */
async function visit(who, paths) {
  const context = await chromium.launchPersistentContext(join(folder, who ?? "nobody"), {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", `--remote-debugging-port=${PORT}`],
  });
  try {
    if (who) await signIn(context, who);
    for (const path of paths) for (const device of ["mobile", "desktop"]) await judge(path, device);
  } finally {
    await context.close();
  }
}

async function signIn(context, who) {
  const page = await context.newPage();
  await page.goto(`${stack}/app/sign-in`);
  await page.getByLabel("E-mail").fill(who);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  await page.close();
}

/** One screen on one device; its scores, of a hundred. */
async function judge(path, device) {
  const report = join(folder, "report.json");
  await run("npx", [
    "--yes",
    LIGHTHOUSE,
    stack + path,
    `--port=${PORT}`,
    "--disable-storage-reset",
    `--only-categories=${categories.join(",")}`,
    ...(device === "desktop" ? ["--preset=desktop"] : []),
    "--output=json",
    `--output-path=${report}`,
    "--quiet",
  ]);
  const { categories: scores, finalDisplayedUrl } = JSON.parse(await readFile(report, "utf8"));
  const shown = new URL(finalDisplayedUrl).pathname;
  const points = categories.map((name) => Math.round(scores[name].score * 100));
  console.log(`| ${shown} | ${device} | ${points.join(" | ")} |`);
}

function run(command, words) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`)),
    );
  });
}
