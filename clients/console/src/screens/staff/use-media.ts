import { useEffect, useState } from "preact/hooks";

/** Where the sidebar stands, and columns have room side by side. */
export const WIDE = "(min-width: 60rem)";

/** Whether a media query holds, now and as it changes. */
export function useMedia(query: string): boolean {
  const [holds, set] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const change = () => set(list.matches);
    change();
    list.addEventListener("change", change);
    return () => list.removeEventListener("change", change);
  }, [query]);
  return holds;
}
