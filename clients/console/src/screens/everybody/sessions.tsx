import { useState } from "preact/hooks";
import { api } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Icon } from "../../components/icon.tsx";
import { Page } from "../../components/page.tsx";
import { ErrorState, Skeleton } from "../../components/states.tsx";
import { deviceOf } from "../../lib/device-name.ts";
import { Unsent } from "../../components/unsent.tsx";
import { useResource } from "../../lib/use-resource.ts";
import type { Session } from "../../model.ts";
import { tellDone, tellError, tellTakenBack } from "../../stores/toasts.ts";
import { formatAgo } from "../../texts/format.ts";
import { texts } from "../../texts/index.ts";

/** Where one is signed in. */
export function Sessions() {
  const t = texts.value;
  const sessions = useResource(
    async (signal) => (await api.get("/api/v1/auth/sessions", { signal })).sessions,
  );
  const [isAsking, ask] = useState(false);
  const end = async (session: Session) => {
    const before = sessions.data.peek();
    sessions.update((all) => all.filter(({ id }) => id !== session.id));
    try {
      await api.delete("/api/v1/auth/sessions/{id}", { params: { path: { id: session.id } } });
      tellDone(t.sessions.ended);
    } catch (error) {
      if (before) sessions.replace(before);
      tellTakenBack(error);
    }
  };
  const endAll = (
    <Button icon="sign-out" onClick={() => ask(true)}>
      {t.sessions.endAll}
    </Button>
  );
  return (
    <Page title={t.sessions.title} lead={t.sessions.text} width="column" actions={endAll}>
      {sessions.data.value ? (
        <ul class="order-rows">
          {currentFirst(sessions.data.value).map((session) => (
            <Device key={session.id} session={session} onEnd={() => void end(session)} />
          ))}
        </ul>
      ) : sessions.error.value ? (
        <ErrorState error={sessions.error.value} onRetry={() => void sessions.load()} />
      ) : (
        <Skeleton rows={3} />
      )}
      {isAsking && <EndAll onClose={() => ask(false)} />}
    </Page>
  );
}

function Device({ session, onEnd }: { session: Session; onEnd(): void }) {
  const t = texts.value.sessions;
  const { browser, system, isPhone } = deviceOf(session.userAgent ?? "");
  const name =
    browser && system
      ? t.on(browser, system)
      : (browser ?? system ?? (session.userAgent || t.unknownDevice));
  return (
    <li class="device">
      <span class="timeline-mark">
        <Icon name={isPhone ? "phone" : "device"} class="small" />
      </span>
      <div class="grow">
        <p>
          <strong>{name}</strong>
        </p>
        <p class="soft small">
          {t.used(formatAgo(session.lastUsedAt))} · {t.since(formatAgo(session.createdAt))}
        </p>
      </div>
      {session.current ? (
        <span class="badge plain" data-status="COMPLETED">
          {t.current}
        </span>
      ) : (
        <Button aria-label={t.endOf(name)} onClick={onEnd}>
          {t.end}
        </Button>
      )}
    </li>
  );
}

function EndAll({ onClose }: { onClose(): void }) {
  const t = texts.value;
  return (
    <Dialog title={t.sessions.endAllTitle} onClose={onClose}>
      <p class="soft">{t.sessions.endAllText}</p>
      <Unsent />
      <div class="form-actions">
        <Button onClick={onClose}>{t.do.cancel}</Button>
        <Button look="danger" onClick={() => api.session.signOutEverywhere().catch(tellError)}>
          {t.sessions.endAll}
        </Button>
      </div>
    </Dialog>
  );
}

function currentFirst(sessions: readonly Session[]): Session[] {
  return [...sessions].sort((a, b) => Number(b.current) - Number(a.current));
}
