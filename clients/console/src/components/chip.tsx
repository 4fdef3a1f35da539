import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A way to a part of a list; the one that is shown is marked. */
export function Chip({
  href,
  isCurrent,
  children,
}: {
  href: string;
  isCurrent: boolean;
  children: ComponentChildren;
}) {
  const chip = useRef<HTMLAnchorElement>(null);
  // On a phone the chosen one may be outside of what is seen.
  useEffect(() => {
    if (isCurrent) chip.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [isCurrent]);
  return (
    <a ref={chip} class="chip" href={href} aria-current={isCurrent ? "true" : undefined}>
      {children}
    </a>
  );
}
