import { useLocation } from "preact-iso/router";
import { useEffect } from "preact/hooks";

/** A screen that is another one: whoever comes goes on there at once. */
export function redirectTo(address: string) {
  return function Redirect() {
    const { route } = useLocation();
    useEffect(() => route(address, true), []);
    return null;
  };
}
