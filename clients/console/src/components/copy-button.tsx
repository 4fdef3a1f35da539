import { tellDone } from "../stores/toasts.ts";
import { texts } from "../texts/index.ts";
import { IconButton } from "./button.tsx";

/** Copies a text, and says so. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  tellDone(texts.peek().do.copied);
}

/** Copies a text that stands beside it; `label` says which. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  return <IconButton icon="copy" iconClass="small" label={label} onClick={() => copyText(text)} />;
}
