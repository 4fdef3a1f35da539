import { SecretDialog } from "../../../components/secret-dialog.tsx";
import { formatFull } from "../../../texts/format.ts";
import type { PasswordLink } from "./password-link.ts";
import { peopleTexts } from "./texts/index.ts";

/** Shows the link by which somebody sets their password, once. */
export function ShowLink({
  name,
  link,
  onClose,
}: {
  name: string;
  link: PasswordLink;
  onClose(): void;
}) {
  const t = peopleTexts.value.link;
  return (
    <SecretDialog title={t.title(name)} label={t.label} secret={link.href} onClose={onClose}>
      <p class="soft">
        {t.text} {t.until(formatFull(link.expiresAt))}
      </p>
    </SecretDialog>
  );
}
