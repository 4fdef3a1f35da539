import { useEffect, useMemo } from "preact/hooks";

/** An address for what is on this device, for as long as it is shown; null where there is none. */
export function useObjectUrl(blob: Blob | null): string | null {
  const url = useMemo(() => (blob ? URL.createObjectURL(blob) : null), [blob]);
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  return url;
}
