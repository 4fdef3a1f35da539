import { useEffect, useMemo } from "preact/hooks";
import { keepLoaded } from "../stores/live.ts";
import { Resource } from "./resource.ts";

/**
 * A resource of this screen: loaded when it appears, when what it depends on changes, and when
 * changes may have been missed.
 */
export function useResource<T>(
  fetch: (signal: AbortSignal) => Promise<T>,
  dependsOn: unknown[] = [],
): Resource<T> {
  const resource = useMemo(() => new Resource(fetch), dependsOn);
  useEffect(() => {
    const end = keepLoaded(resource.load);
    return () => {
      end();
      resource.stop();
    };
  }, [resource]);
  return resource;
}
