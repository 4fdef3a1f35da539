/** The icons of design/icons.svg. */
export type IconName =
  | "home"
  | "orders"
  | "plus"
  | "bell"
  | "person"
  | "people"
  | "search"
  | "close"
  | "check"
  | "back"
  | "next"
  | "previous"
  | "down"
  | "download"
  | "upload"
  | "camera"
  | "image"
  | "video"
  | "document"
  | "pencil"
  | "trash"
  | "message"
  | "send"
  | "lock"
  | "eye"
  | "eye-off"
  | "calendar"
  | "clock"
  | "alert"
  | "info"
  | "offline"
  | "play"
  | "pause"
  | "hand"
  | "retry"
  | "copy"
  | "print"
  | "sign-out"
  | "device"
  | "phone"
  | "board"
  | "queue"
  | "scan"
  | "filter"
  | "sort"
  | "more"
  | "settings"
  | "chart"
  | "external";

/** A picture beside a word; where it stands alone, its button has the name. */
export function Icon({ name, class: classes = "" }: { name: IconName; class?: string }) {
  return (
    <svg class={`icon ${classes}`} aria-hidden="true" focusable="false">
      <use href={`#icon-${name}`} />
    </svg>
  );
}
