import { Page } from "../../../components/page.tsx";
import { ErrorState, Skeleton } from "../../../components/states.tsx";
import { useResource } from "../../../lib/use-resource.ts";
import { loadConfig } from "./save-settings.ts";
import { SettingsForm } from "./settings-form.tsx";
import { settingsTexts } from "./texts/index.ts";

/** Who the shop is, what may be sent, and how often anybody may ask. */
export function Settings() {
  const t = settingsTexts.value;
  const config = useResource(loadConfig);
  const loaded = config.data.value;
  return (
    <Page title={t.title} lead={t.lead} width="column">
      {loaded ? (
        <SettingsForm config={loaded} />
      ) : config.error.value ? (
        <ErrorState error={config.error.value} onRetry={() => void config.load()} />
      ) : (
        <Skeleton rows={5} />
      )}
    </Page>
  );
}
