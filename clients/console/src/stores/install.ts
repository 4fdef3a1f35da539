import { signal } from "@preact/signals";

/** What a browser gives that can install the app. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const prompt = signal<InstallPrompt | null>(null);

/** True once it is installed, as far as this page can tell. */
export const isInstalled = signal(false);

/** How the app can be installed here: by a press, by hand, or not at all. */
export function waysToInstall(): "prompt" | "by-hand" | null {
  if (isInstalled.value) return null;
  if (prompt.value) return "prompt";
  return isIos() ? "by-hand" : null;
}

/** Keeps the browser's offer for the profile, so that nobody is asked on arrival. */
export function followInstall(): void {
  isInstalled.value = matchMedia("(display-mode: standalone)").matches;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    prompt.value = event as InstallPrompt;
  });
  addEventListener("appinstalled", () => {
    prompt.value = null;
    isInstalled.value = true;
  });
}

/** Has the browser ask; it can be asked once. */
export async function install(): Promise<void> {
  const offer = prompt.peek();
  prompt.value = null;
  await offer?.prompt();
}

/** Browsers there cannot be asked; an iPad says that it is a Mac. */
function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}
