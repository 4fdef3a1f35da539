import { passwordStrength } from "../../lib/password-strength.ts";
import { texts } from "../../texts/index.ts";

/**
 * How strong a password is by its length; whether it is a common one the API says, which has the
 * last word then.
 */
export function PasswordStrength({
  password,
  error,
}: {
  password: string;
  error: string | undefined;
}) {
  if (password === "" || error) return null;
  const t = texts.value.auth.strength;
  const { word, part } = passwordStrength(password);
  return (
    <div class="strength" data-strength={word}>
      <meter min={0} max={1} value={part} aria-label={t.label} />
      <span class="small soft" aria-live="polite">
        {t[word]}
      </span>
    </div>
  );
}
