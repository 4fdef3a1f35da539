import { dismissToast, toasts } from "../stores/toasts.ts";
import { texts } from "../texts/index.ts";
import { IconButton } from "./button.tsx";
import { Icon } from "./icon.tsx";

const ICONS = { neutral: "info", good: "check", bad: "alert" } as const;

/** The short messages on the screen; read aloud as they come. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, tone, action }) => (
        <div key={id} class="toast" data-look={tone}>
          <Icon name={ICONS[tone]} />
          <p class="written">{text}</p>
          {action && (
            <button type="button" class="toast-action" onClick={action.run}>
              {action.label}
            </button>
          )}
          <IconButton icon="close" label={texts.value.do.close} onClick={() => dismissToast(id)} />
        </div>
      ))}
    </div>
  );
}
