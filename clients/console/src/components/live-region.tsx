import { announcement } from "../stores/announcer.ts";

/** Reads news aloud; see `announce`. */
export function LiveRegion() {
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {announcement.value}
    </p>
  );
}
