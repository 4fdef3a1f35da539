import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { ApiError, NetworkError } from "@order-tracking/client";
import { addresses } from "../addresses.ts";
import { errorText, retryAfter } from "../lib/error-text.ts";
import { isAway, whenBackOnline } from "../stores/connectivity.ts";
import { tryToRestore, user } from "../stores/session.ts";
import { deviceTexts } from "../texts/device/index.ts";
import { texts } from "../texts/index.ts";
import { Button, LinkButton } from "./button.tsx";
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

/**
 * What happened, and a way to try again; counts down where the API asked to wait. Without a network
 * it says what there is instead, and tries again by itself when it is back.
 */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const [wait, start] = useCountdown();
  useEffect(() => start(retryAfter(error) ?? 0), [error]);
  const t = texts.value;
  const kept = deviceTexts.value.kept;
  const isCut = error instanceof NetworkError;
  useEffect(() => (isCut ? whenBackOnline(onRetry) : undefined), [isCut, onRetry]);
  return (
    <div class="empty-state" role="alert">
      <span class="empty-icon" data-tone={isCut ? undefined : "bad"}>
        <Icon name={isCut ? "offline" : "alert"} class="large" />
      </span>
      <h2>{isCut ? kept.needsNetwork : t.errors.title}</h2>
      <p class="soft">{errorText(error)}</p>
      {isCut && user.value && <p class="soft">{kept.needsNetworkText}</p>}
      <Countdown seconds={wait} error={error} />
      <div class="row">
        <Button icon="retry" disabled={wait > 0} onClick={isAway.value ? restoreAgain : onRetry}>
          {t.do.retry}
        </Button>
        {isCut && user.value && (
          <LinkButton icon="device" href={addresses.onDevice}>
            {kept.title}
          </LinkButton>
        )}
      </div>
      {error instanceof ApiError && error.requestId && (
        <p class="soft small mono">{t.errors.reference(error.requestId)}</p>
      )}
    </div>
  );
}

/** Before the shop knows who asks, nothing else makes sense. */
function restoreAgain(): void {
  void tryToRestore();
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
