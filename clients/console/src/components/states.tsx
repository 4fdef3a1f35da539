import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { ApiError } from "@order-tracking/client";
import { errorText, retryAfter } from "../lib/error-text.ts";
import { texts } from "../texts/index.ts";
import { Button } from "./button.tsx";
import { Countdown, useCountdown } from "./countdown.tsx";
import { Icon, type IconName } from "./icon.tsx";

/** Where there is nothing: says so, and what to do. */
export function EmptyState({
  icon,
  title,
  text,
  isPage = false,
  children,
}: {
  icon: IconName;
  title: string;
  text: string;
  /** True where it is all there is: its title is the page's. */
  isPage?: boolean;
  children?: ComponentChildren;
}) {
  const Heading = isPage ? "h1" : "h2";
  return (
    <div class="empty-state">
      <span class="empty-icon">
        <Icon name={icon} class="large" />
      </span>
      <Heading>{title}</Heading>
      <p class="soft">{text}</p>
      {children && <div class="row">{children}</div>}
    </div>
  );
}

/** What happened, and a way to try again; counts down where the API asked to wait. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const [wait, start] = useCountdown();
  useEffect(() => start(retryAfter(error) ?? 0), [error]);
  const t = texts.value;
  return (
    <div class="empty-state" role="alert">
      <span class="empty-icon" data-tone="bad">
        <Icon name="alert" class="large" />
      </span>
      <h2>{t.errors.title}</h2>
      <p class="soft">{errorText(error)}</p>
      <Countdown seconds={wait} error={error} />
      <Button icon="retry" disabled={wait > 0} onClick={onRetry}>
        {t.do.retry}
      </Button>
      {error instanceof ApiError && error.requestId && (
        <p class="soft small mono">{t.errors.reference(error.requestId)}</p>
      )}
    </div>
  );
}

/** Grey shapes where something is about to be: `rows` lines of a list, or a block. */
export function Skeleton({ rows = 0 }: { rows?: number }) {
  return (
    <div class="skeleton" role="status" aria-label={texts.value.app.loading}>
      {rows === 0 && <span class="bone block" />}
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} class="bone-row">
          <span class="bone title" />
          <span class="bone line" />
        </span>
      ))}
    </div>
  );
}
