import type { TestContext } from "node:test";

/** Takes the place of the next `XMLHttpRequest`, and does what the test says. */
export class FakeXhr {
  status = 0;
  opened: string[] = [];
  headers: Record<string, string> = {};
  body: Blob | null = null;
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  onloadend?: () => void;

  /** Makes it what this test's page has. */
  static install(test: TestContext): FakeXhr {
    const xhr = new FakeXhr();
    const page = globalThis as { XMLHttpRequest?: unknown };
    page.XMLHttpRequest = function () {
      return xhr;
    };
    test.after(() => delete page.XMLHttpRequest);
    return xhr;
  }

  open(...of: string[]): void {
    this.opened = of;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  send(body: Blob): void {
    this.body = body;
  }

  abort(): void {
    this.onabort?.();
    this.onloadend?.();
  }

  progress(loaded: number, total: number): void {
    this.upload.onprogress?.({ loaded, total });
  }

  answer(status: number): void {
    this.status = status;
    this.onload?.();
    this.onloadend?.();
  }

  cut(): void {
    this.onerror?.();
    this.onloadend?.();
  }
}
