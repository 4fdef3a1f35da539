import { addresses } from "../../../addresses.ts";

/** What lets somebody set their password, once. */
export interface PasswordLink {
  href: string;
  expiresAt: string;
}

/** The link with a token; in the fragment, which is sent nowhere. */
export function passwordLink(
  { passwordToken, expiresAt }: { passwordToken: string; expiresAt: string },
  origin = location.origin,
): PasswordLink {
  const href = `${origin}${addresses.setPassword}#${encodeURIComponent(passwordToken)}`;
  return { href, expiresAt };
}
