import { useState } from "preact/hooks";

/** Somebody's picture, or their first letters. Decorative: the name stands beside it. */
export function Avatar({
  name,
  picture,
  size,
}: {
  name: string;
  picture?: string | null;
  size?: "small" | "large";
}) {
  const [expired, expire] = useState<string | null>(null);
  return (
    <span class={`avatar ${size ?? ""}`} aria-hidden="true">
      {picture && picture !== expired ? (
        <img src={picture} alt="" onError={() => expire(picture)} />
      ) : (
        initials(name)
      )}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}
