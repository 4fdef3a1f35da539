import { signal } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { texts } from "../texts/index.ts";
import { Dialog } from "./dialog.tsx";

/**
 * Keys and what they do. `keys` are pressed together with nothing, one after the other: `["g",
 * "o"]`.
 */
export interface Shortcut {
  keys: readonly string[];
  label: string;
  run(): void;
}

const PAUSE = 1_000; // Between two keys of a sequence.

const ofScreen = signal<readonly Shortcut[]>([]);

/** A shortcut of the screen that is shown, while it is shown; what it does may change meanwhile. */
export function useShortcut({ keys, label, run }: Shortcut): void {
  const latest = useRef(run);
  latest.current = run;
  useLayoutEffect(() => {
    const shortcut = { keys, label, run: () => latest.current() };
    ofScreen.value = [...ofScreen.peek(), shortcut];
    return () => (ofScreen.value = ofScreen.peek().filter((other) => other !== shortcut));
  }, [keys.join(), label]);
}

/** Listens for the shortcuts of the app; `?` shows them, `/` goes to the search of the page. */
export function Shortcuts({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const [isShown, show] = useState(false);
  const t = texts.value.shortcuts;
  const all: Shortcut[] = [
    { keys: ["/"], label: t.search, run: focusSearch },
    // Before those of the screen: a key that ends a sequence is no key of its own.
    ...shortcuts,
    ...ofScreen.value,
    { keys: ["?"], label: t.help, run: () => show(true) },
  ];
  // With what is shown: whoever sees the page can press a key at once.
  useLayoutEffect(() => listen(all));
  if (!isShown) return null;
  return (
    <Dialog title={t.title} onClose={() => show(false)}>
      <dl class="shortcuts">
        {all.map(({ keys, label }) => (
          <div key={label} class="row apart">
            <dt>{label}</dt>
            <dd class="row">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

let pressed: string[] = [];
let pressedAt = 0;

function listen(shortcuts: readonly Shortcut[]): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isDialogOpen())
      return;
    if (event.timeStamp - pressedAt > PAUSE) pressed = [];
    pressedAt = event.timeStamp; // Not when it is heard: a busy page hears late.
    pressed = [...pressed, event.key].slice(-2);
    const shortcut = shortcuts.find(({ keys }) =>
      keys.every((key, at) => pressed.at(at - keys.length) === key),
    );
    if (!shortcut) return;
    event.preventDefault();
    pressed = [];
    shortcut.run();
  };
  document.addEventListener("keydown", hear);
  return () => document.removeEventListener("keydown", hear);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches("input:not([type=range], [type=checkbox]), textarea, select, [contenteditable]")
  );
}

function isDialogOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

function focusSearch(): void {
  document.querySelector<HTMLElement>("[type=search]")?.focus();
}
