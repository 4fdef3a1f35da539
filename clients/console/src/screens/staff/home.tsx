import { useLocation } from "preact-iso/router";
import { useEffect } from "preact/hooks";
import { addresses } from "../../addresses.ts";

/** The home of staff is their work. */
export function Home() {
  const { route } = useLocation();
  useEffect(() => route(addresses.work, true), []);
  return null;
}
