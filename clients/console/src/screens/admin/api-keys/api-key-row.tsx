import { addresses } from "../../../addresses.ts";
import { Button } from "../../../components/button.tsx";
import { Icon } from "../../../components/icon.tsx";
import type { ApiKey } from "../../../model.ts";
import { formatAgo, formatDay, formatFull } from "../../../texts/format.ts";
import { expiryOf } from "./expiry.ts";
import { apiKeyTexts } from "./texts/index.ts";

/** A key: what it may, who made it, whether it is used, and when it ends. */
export function ApiKeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke(): void }) {
  const t = apiKeyTexts.value;
  const { name, prefix, scopes, createdBy, createdAt, lastUsedAt, expiresAt } = apiKey;
  const expiry = expiryOf(expiresAt);
  return (
    <li class="api-key">
      <div class="api-key-text">
        <p class="order-row-title" dir="auto">
          {name}
        </p>
        <p class="order-row-facts soft small">
          <span class="mono">{prefix}…</span>
          <span>
            <time dateTime={createdAt} title={formatFull(createdAt)}>
              {t.made(formatDay(createdAt))}
            </time>{" "}
            <a href={addresses.person(createdBy.id)} dir="auto">
              {t.by(createdBy.name)}
            </a>
          </span>
          <span>
            {lastUsedAt ? (
              <time dateTime={lastUsedAt} title={formatFull(lastUsedAt)}>
                {t.used(formatAgo(lastUsedAt))}
              </time>
            ) : (
              t.neverUsed
            )}
          </span>
        </p>
        <p class="api-key-facts">
          {scopes.map((scope) => (
            <span key={scope} class="badge plain">
              {t.scope[scope] ?? scope}
            </span>
          ))}
          <time
            class="due"
            dateTime={expiresAt}
            title={formatFull(expiresAt)}
            data-tone={expiry.tone}
          >
            <Icon name={expiry.tone ? "alert" : "clock"} class="small" />
            {expiry.text}
          </time>
        </p>
      </div>
      <Button aria-label={t.revoke.do(name)} onClick={onRevoke}>
        {t.revoke.short}
      </Button>
    </li>
  );
}
