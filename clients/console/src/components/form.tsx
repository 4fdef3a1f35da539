import type { TargetedEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import { ApiError, type ErrorDetail } from "@order-tracking/client";
import { detailsLeft } from "../lib/details-left.ts";
import { errorText } from "../lib/error-text.ts";
import { LeftAsItIs } from "../stores/order-writes.ts";
import { detailOf, detailText } from "../texts/details.ts";
import { Countdown, useCountdown } from "./countdown.tsx";
import { Icon } from "./icon.tsx";

/** A form: what is typed, what the API says of each field, and whether it is on its way. */
export interface Form<Values> {
  values: Values;
  set(change: Partial<Values>): void;
  /** For a field: its value, its error and how it changes. */
  field(name: keyof Values & string): {
    name: string;
    value: string;
    error: string | undefined;
    onValue(value: string): void;
  };
  submit(event?: TargetedEvent<HTMLFormElement>): Promise<void>;
  isBusy: boolean;
  /** True while the API asked to wait. */
  isWaiting: boolean;
  /** What went wrong that is not said beside a field. */
  error: unknown;
  /** What the API said of fields that were not changed since. */
  details: readonly ErrorDetail[];
  /** Seconds until it makes sense to send again. */
  wait: number;
}

/**
 * Keeps what was typed whatever the API answers; shows its details beside their fields and moves
 * there.
 */
export function useForm<Values extends { [name: string]: string }>(
  initial: Values,
  send: (values: Values) => Promise<unknown>,
): Form<Values> {
  const [values, setValues] = useState(initial);
  const [error, setError] = useState<unknown>(null);
  const [details, setDetails] = useState<readonly ErrorDetail[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [wait, startWaiting] = useCountdown();
  const latest = useRef(values);
  latest.current = values;

  const set = (change: Partial<Values>) => {
    const changed = Object.keys(change).filter((name) => change[name] !== latest.current[name]);
    setDetails((before) => detailsLeft(before, changed));
    setValues((before) => ({ ...before, ...change }));
  };
  const fail = (failure: unknown) => {
    setError(failure);
    setDetails(failure instanceof ApiError ? failure.details : []);
  };
  const isMended = error instanceof ApiError && error.details.length > 0 && details.length === 0;

  async function submit(event?: TargetedEvent<HTMLFormElement>) {
    event?.preventDefault();
    if (isBusy || wait > 0) return;
    const form = event?.currentTarget;
    setBusy(true);
    fail(null);
    try {
      await send(latest.current);
    } catch (failure) {
      if (failure instanceof LeftAsItIs) return;
      fail(failure);
      if (failure instanceof ApiError) startWaiting(failure.retryAfter ?? 0);
      requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    } finally {
      setBusy(false);
    }
  }

  return {
    values,
    set,
    field: (name) => ({
      name,
      value: values[name] ?? "",
      error: detailOf(details, name),
      onValue: (value) => set({ [name]: value } as Partial<Values>),
    }),
    submit,
    isBusy,
    isWaiting: wait > 0,
    error: isMended ? null : error,
    details,
    wait,
  };
}

/**
 * What went wrong with a form, and how long to wait. Details of fields that it does not show are
 * said here.
 */
export function FormError<Values extends object>({ form }: { form: Form<Values> }) {
  const { error, details, values, wait } = form;
  if (!error) return null;
  const elsewhere = details.filter(({ field }) => !(field in values));
  return (
    <div class="form-error" role="alert">
      <Icon name="alert" />
      <div>
        <p>{errorText(error)}</p>
        {elsewhere.map(({ field, message }) => (
          <p key={field}>{detailText(message)}</p>
        ))}
        <Countdown seconds={wait} error={error} />
      </div>
    </div>
  );
}
