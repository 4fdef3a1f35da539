import { useEffect, useState } from "preact/hooks";
import { retryAfter } from "../lib/error-text.ts";
import { formatSeconds } from "../texts/format.ts";
import { texts } from "../texts/index.ts";

/** Seconds that are left, and how to begin. */
export function useCountdown(): [left: number, start: (seconds: number) => void] {
  const [end, setEnd] = useState(0);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    if (end <= Date.now()) return;
    const ticking = setInterval(tick, 500);
    return () => clearInterval(ticking);
  }, [end]);
  return [left, (seconds) => setEnd(Date.now() + seconds * 1000)];
}

/** After a 429: when to try again. */
export function Countdown({ seconds, error }: { seconds: number; error: unknown }) {
  if (retryAfter(error) === null) return null;
  const t = texts.value.errors;
  return (
    <p class="number" role="timer">
      {seconds > 0 ? t.again(formatSeconds(seconds)) : t.nowAgain}
    </p>
  );
}
