import { ApiError } from "@order-tracking/client";
import type { Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { Button } from "../../../components/button.tsx";
import { Countdown, useCountdown } from "../../../components/countdown.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { chooseAll, type RowSelection } from "../../../lib/row-selection.ts";
import { errorText, retryAfter } from "../../../lib/error-text.ts";
import { orderSignal } from "../../../stores/orders.ts";
import { texts } from "../../../texts/index.ts";
import { bulkRun, doneText, runBulk } from "./bulk.ts";
import type { BulkResult, BulkRun } from "./bulk-run.ts";
import { ordersTexts } from "./texts/index.ts";

/** After a change to many orders that did not go through for all: what was done, what not, why. */
export function BulkResultDialog({ choice }: { choice: Signal<RowSelection> }) {
  const run = bulkRun.value;
  if (!run || run.isRunning.value || run.left.value.length === 0) return null;
  return <Result run={run} choice={choice} />;
}

function Result({ run, choice }: { run: BulkRun; choice: Signal<RowSelection> }) {
  const t = ordersTexts.value.bulk;
  const failure = run.failure.value;
  const refused = run.refused.value;
  const [wait, startWaiting] = useCountdown();
  useEffect(() => startWaiting(retryAfter(failure) ?? 0), [failure]);
  const isNothing = run.done.value === 0;
  const title = isNothing ? t.nothingDone : t.resultTitle;
  const close = () => (bulkRun.value = null);
  const again = async () => {
    // What was cut goes on under its own keys; what was refused is asked for anew.
    const next = failure ? run : run.renewed();
    await runBulk(next);
    choice.value = chooseAll(next.left.peek());
  };
  return (
    <Dialog title={failure ? t.cutTitle : title} onClose={close}>
      {!isNothing && <p>{doneText(run)}</p>}
      {failure !== null && (
        <Failure failure={failure} undecided={run.ids.length - run.decided.value} />
      )}
      {refused.length > 0 && (
        <>
          <h3>{t.refused(refused.length)}</h3>
          <ul class="refusals">
            {refused.map((result) => (
              <Refusal key={result.orderId} result={result} />
            ))}
          </ul>
          <p class="soft small">{t.refusedHint}</p>
        </>
      )}
      <Countdown seconds={wait} error={failure} />
      <div class="form-actions">
        <Button onClick={close}>{texts.value.do.close}</Button>
        <Button look="primary" icon="retry" disabled={wait > 0} onClick={() => void again()}>
          {t.again}
        </Button>
      </div>
    </Dialog>
  );
}

function Failure({ failure, undecided }: { failure: unknown; undecided: number }) {
  const details = failure instanceof ApiError ? failure.details : [];
  const isUnclear = !(failure instanceof ApiError) || failure.status >= 500;
  return (
    <>
      <p>{errorText(failure)}</p>
      {details.map(({ field, message }) => (
        <p key={field}>{message}</p>
      ))}
      {isUnclear && <p class="soft">{ordersTexts.value.bulk.undecided(undecided)}</p>}
    </>
  );
}

function Refusal({ result: { orderId, error } }: { result: BulkResult }) {
  const order = orderSignal(orderId)?.value;
  return (
    <li>
      <a href={addresses.order(order?.orderNumber ?? orderId)} dir="auto">
        {order?.title ?? orderId}
      </a>
      <span class="soft small">
        <span class="mono">{order?.orderNumber}</span> {error && reasonOf(error)}
      </span>
    </li>
  );
}

const STATUS_BY_CODE: Readonly<Record<string, number>> = { FORBIDDEN: 403, NOT_FOUND: 404 };

function reasonOf({ code, message }: NonNullable<BulkResult["error"]>): string {
  return errorText(new ApiError({ status: STATUS_BY_CODE[code] ?? 409, code, message }));
}
