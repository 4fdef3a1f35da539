import type { ComponentChildren } from "preact";

/** What is known under a name, in a `<dl>`. */
export function Fact({
  name,
  isWide,
  children,
}: {
  name: string;
  isWide?: boolean;
  children: ComponentChildren;
}) {
  return (
    <div class={isWide ? "wide" : ""}>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
