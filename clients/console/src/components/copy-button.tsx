import { showToast, tellDone } from "../stores/toasts.ts";
import { texts } from "../texts/index.ts";
import { IconButton } from "./button.tsx";

/** Copies a text, and says so. False where the browser does not let the page. */
export async function copyText(text: string): Promise<boolean> {
  const t = texts.peek().do;
  try {
    await navigator.clipboard.writeText(text);
    tellDone(t.copied);
    return true;
  } catch {
    showToast({ text: t.notCopied, tone: "bad" });
    return false;
  }
}

/** Copies a text that stands beside it; `label` says which. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  return <IconButton icon="copy" iconClass="small" label={label} onClick={() => copyText(text)} />;
}
