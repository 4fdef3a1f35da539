import { useEffect, useMemo } from "preact/hooks";
import { keepLoaded } from "../stores/live.ts";
import { PagedList, type PageFetch } from "./paged-list.ts";

/** A paged list of this screen: loaded when it appears and when what it depends on changes. */
export function usePagedList<T>(fetch: PageFetch<T>, dependsOn: unknown[] = []): PagedList<T> {
  const list = useMemo(() => new PagedList(fetch), dependsOn);
  useEffect(() => {
    const end = keepLoaded(() => void list.load());
    return () => {
      end();
      list.stop();
    };
  }, [list]);
  return list;
}
