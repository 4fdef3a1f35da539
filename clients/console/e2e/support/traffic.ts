import type { Page, Response } from "@playwright/test";

/**
 * What a page takes from the network, as the browser itself counts it: compressed, and with
 * headers.
 */
export class Traffic {
  readonly requests: string[] = [];
  bytes = 0;

  /** Begins to count. */
  static async of(page: Page): Promise<Traffic> {
    const traffic = new Traffic();
    const browser = await page.context().newCDPSession(page);
    await browser.send("Network.enable");
    const kept = new Set<string>();
    const urls = new Map<string, string>();
    browser.on(
      "Network.requestWillBeSent",
      ({ requestId, request }) => void urls.set(requestId, request.url),
    );
    browser.on("Network.requestServedFromCache", ({ requestId }) => void kept.add(requestId));
    browser.on("Network.responseReceived", ({ requestId, response }) => {
      if (response.fromServiceWorker || response.fromDiskCache) kept.add(requestId);
    });
    browser.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const url = urls.get(requestId);
      if (!url?.startsWith("http") || kept.has(requestId)) return;
      traffic.requests.push(new URL(url).pathname);
      traffic.bytes += encodedDataLength;
    });
    return traffic;
  }
}

/** Counts the calls that the rate limit counts: their answers say how many are left. */
export function countedCalls(page: Page): { readonly paths: string[] } {
  const paths: string[] = [];
  page.on("response", (response: Response) => {
    if ("ratelimit" in response.headers()) {
      const request = response.request();
      paths.push(`${request.method()} ${new URL(response.url()).pathname}`);
    }
  });
  return { paths };
}
