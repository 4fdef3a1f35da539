import { isAskingToLeave, leave, stay } from "../stores/leaving.ts";
import { deviceTexts } from "../texts/device/index.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Unsent } from "./unsent.tsx";

/** Asks before what was not sent is lost by signing out. */
export function LeaveDialog() {
  if (!isAskingToLeave.value) return null;
  const t = deviceTexts.value.leave;
  return (
    <Dialog title={t.title} onClose={stay}>
      <Unsent />
      <div class="form-actions">
        <Button look="danger" onClick={leave}>
          {t.anyway}
        </Button>
        <Button look="primary" onClick={stay}>
          {t.stay}
        </Button>
      </div>
    </Dialog>
  );
}
