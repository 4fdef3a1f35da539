import type { Schema } from "@order-tracking/client";
import { api } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { Icon } from "../../../components/icon.tsx";
import { Page } from "../../../components/page.tsx";
import { ErrorState, Skeleton } from "../../../components/states.tsx";
import { Ago } from "../../../components/time.tsx";
import { useResource } from "../../../lib/use-resource.ts";
import { weave } from "../../../lib/weave.ts";
import { formatNumber } from "../../../texts/format.ts";
import { healthTexts } from "./texts/index.ts";

type Dependency = Schema<"Dependency">;

/** What the system depends on, and whether it answers. */
export function Health() {
  const t = healthTexts.value;
  const health = useResource(async (signal) => {
    const answer = await api.get("/api/v1/admin/health", { signal });
    return { ...answer, askedAt: new Date().toISOString() };
  });
  const asked = health.data.value;
  const error = health.error.value;
  const again = (
    <Button icon="retry" isBusy={health.isLoading.value} onClick={() => void health.load()}>
      {t.again}
    </Button>
  );
  return (
    <Page title={t.title} lead={t.lead} width="column" actions={!error && again}>
      {error ? (
        <ErrorState error={error} onRetry={() => void health.load()} />
      ) : asked ? (
        <>
          <Verdict isWell={asked.status === "OK"} askedAt={asked.askedAt} />
          <ul class="order-rows" aria-label={t.lead}>
            {sickFirst(asked.dependencies).map((dependency) => (
              <Part key={dependency.name} dependency={dependency} />
            ))}
          </ul>
        </>
      ) : (
        <Skeleton rows={6} />
      )}
    </Page>
  );
}

function Verdict({ isWell, askedAt }: { isWell: boolean; askedAt: string }) {
  const t = healthTexts.value;
  return (
    <div class="verdict" role="status" data-health={isWell ? "connected" : "disconnected"}>
      <Icon name={isWell ? "check" : "alert"} class="large" />
      <div>
        <h2>{isWell ? t.ok : t.degraded}</h2>
        <p>{isWell ? t.okText : t.degradedText}</p>
        <p class="small">{weave((when) => t.asked(when!), [<Ago time={askedAt} />])}</p>
      </div>
    </div>
  );
}

function Part({ dependency: { name, status, latencyMs } }: { dependency: Dependency }) {
  const t = healthTexts.value;
  const part = t.parts[name] ?? { name, meaning: t.unknownMeaning };
  const isWell = status === "connected";
  return (
    <li class="health-part" data-health={status}>
      <div class="grow">
        <p>
          <strong>{part.name}</strong>
        </p>
        {!isWell && <p class="health-meaning">{part.meaning}</p>}
        <p class="soft small number">{t.latency(formatNumber(latencyMs))}</p>
      </div>
      <span class="badge">
        <Icon name={isWell ? "check" : "alert"} class="small" />
        {isWell ? t.connected : t.disconnected}
      </span>
    </li>
  );
}

function sickFirst(dependencies: readonly Dependency[]): Dependency[] {
  const isWell = ({ status }: Dependency) => Number(status === "connected");
  return [...dependencies].sort((a, b) => isWell(a) - isWell(b));
}
