import { discardUpload, isUploading, retryUpload, uploads } from "../stores/uploads.ts";
import { useEffect } from "preact/hooks";
import { texts } from "../texts/index.ts";
import { IconButton } from "./button.tsx";

/** Leaving now would lose what is on its way. */
function useLeaveWarning(): void {
  const isMoving = isUploading.value;
  useEffect(() => {
    if (!isMoving) return;
    const warn = (event: Event) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isMoving]);
}

/** The files on their way, over whatever screen: people may go on while they are sent. */
export function UploadList() {
  const list = uploads.value;
  const t = texts.value;
  useLeaveWarning();
  if (list.length === 0) return null;
  const moving = list.filter(
    ({ state }) => !["ready", "failed", "rejected"].includes(state),
  ).length;
  const failed = list.filter(({ state }) => state === "failed" || state === "rejected").length;
  return (
    <aside class="upload-list" aria-label={t.files.uploads}>
      <details open={failed > 0}>
        <summary class="row">
          {isUploading.value && <span class="spinner" />}
          <span role="status">
            {moving > 0
              ? t.files.sendingCount(moving)
              : failed > 0
                ? t.files.someFailed(failed)
                : t.files.allSent}
          </span>
        </summary>
        <ul>
          {list.map(({ key, name, state, sent, size, reason }) => (
            <li key={key} class="row apart">
              <span class="upload-name">
                <span dir="auto">{name}</span>
                {state === "sending" ? (
                  <progress value={sent} max={size} aria-label={t.files.state.sending} />
                ) : (
                  <span
                    class={`small ${state === "failed" || state === "rejected" ? "bad" : "soft"}`}
                  >
                    {reason ?? t.files.state[state]}
                  </span>
                )}
              </span>
              <span>
                {state === "failed" && (
                  <IconButton
                    icon="retry"
                    label={t.files.retry(name)}
                    onClick={() => void retryUpload(key)}
                  />
                )}
                {state !== "ready" && (
                  <IconButton
                    icon="close"
                    label={t.files.discard(name)}
                    onClick={() => discardUpload(key)}
                  />
                )}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </aside>
  );
}
