import { addresses } from "../../../addresses.ts";
import { Button, LinkButton } from "../../../components/button.tsx";
import { Page } from "../../../components/page.tsx";
import { askToSignOut } from "../../../stores/leaving.ts";
import { user } from "../../../stores/session.ts";
import { texts } from "../../../texts/index.ts";
import { Appearance } from "./appearance.tsx";
import { ThisDevice } from "./this-device.tsx";
import { EmailForm } from "./email-form.tsx";
import { NamesForm } from "./names-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { Picture } from "./picture.tsx";

/** Who one is, how one signs in, and how the app looks. */
export function Profile() {
  const t = texts.value;
  if (!user.value) return null;
  return (
    <Page title={t.profile.title} width="column">
      <Picture />
      <NamesForm />
      <EmailForm />
      <PasswordForm />
      <Appearance />
      <ThisDevice />
      <section class="card row apart" aria-labelledby="devices">
        <div>
          <h2 id="devices">{t.profile.devices}</h2>
          <p class="soft">{t.profile.devicesText}</p>
        </div>
        <LinkButton icon="device" href={addresses.sessions}>
          {t.profile.toDevices}
        </LinkButton>
      </section>
      <Button icon="sign-out" onClick={askToSignOut}>
        {t.app.signOut}
      </Button>
    </Page>
  );
}
