import { addresses } from "../../../addresses.ts";
import { Button, LinkButton } from "../../../components/button.tsx";
import { install, isInstalled, waysToInstall } from "../../../stores/install.ts";
import { tellError } from "../../../stores/toasts.ts";
import { deviceTexts } from "../../../texts/device/index.ts";

/** The app on this device: what it keeps, and how it is installed. */
export function ThisDevice() {
  const t = deviceTexts.value;
  const way = waysToInstall();
  return (
    <section class="card stack" aria-labelledby="this-device">
      <h2 id="this-device">{t.install.title}</h2>
      <div class="soft">
        {isInstalled.value && <p>{t.install.installed}</p>}
        {way && <p>{t.install.text}</p>}
        <p>{t.install.kept}</p>
      </div>
      {way === "by-hand" && <p>{t.install.ios}</p>}
      <div class="row">
        {way === "prompt" && (
          <Button icon="download" onClick={() => install().catch(tellError)}>
            {t.install.install}
          </Button>
        )}
        <LinkButton icon="orders" href={addresses.onDevice}>
          {t.kept.show}
        </LinkButton>
      </div>
    </section>
  );
}
