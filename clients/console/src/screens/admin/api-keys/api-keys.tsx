import { useState } from "preact/hooks";
import { api } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { Page } from "../../../components/page.tsx";
import { PagedRows } from "../../../components/paged-rows.tsx";
import { EmptyState } from "../../../components/states.tsx";
import type { PagedList } from "../../../lib/paged-list.ts";
import { usePagedList } from "../../../lib/use-paged-list.ts";
import type { ApiKey } from "../../../model.ts";
import { tellDone } from "../../../stores/toasts.ts";
import { ApiKeyRow } from "./api-key-row.tsx";
import { NewApiKey } from "./new-api-key.tsx";
import { apiKeyTexts } from "./texts/index.ts";

/** The keys by which programs call the API. */
export function ApiKeys() {
  const t = apiKeyTexts.value;
  const list = usePagedList(pageOf);
  const [isCreating, setCreating] = useState(false);
  const [revoking, askToRevoke] = useState<ApiKey | null>(null);
  const create = (
    <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
      {t.create}
    </Button>
  );
  const empty = (
    <EmptyState icon="key" title={t.emptyTitle} text={t.emptyText}>
      {create}
    </EmptyState>
  );
  const isEmpty = list.isReady.value && list.rows.value.length === 0;
  return (
    <Page title={t.title} lead={t.lead} actions={!isEmpty && create}>
      <PagedRows list={list} label={t.title} empty={empty}>
        {(apiKey) => (
          <ApiKeyRow key={apiKey.id} apiKey={apiKey} onRevoke={() => askToRevoke(apiKey)} />
        )}
      </PagedRows>
      {isCreating && (
        <NewApiKey
          onCreated={(apiKey) => list.update((rows) => [apiKey, ...rows])}
          onClose={() => setCreating(false)}
        />
      )}
      {revoking && <Revoke list={list} apiKey={revoking} onClose={() => askToRevoke(null)} />}
    </Page>
  );
}

async function pageOf(cursor: string | undefined, signal: AbortSignal) {
  const { apiKeys, pagination } = await api.get("/api/v1/admin/api-keys", {
    params: { query: cursor ? { cursor } : {} },
    signal,
  });
  return { rows: apiKeys, pagination };
}

function Revoke({
  list,
  apiKey,
  onClose,
}: {
  list: PagedList<ApiKey>;
  apiKey: ApiKey;
  onClose(): void;
}) {
  const t = apiKeyTexts.value.revoke;
  const revoke = async () => {
    await api.delete("/api/v1/admin/api-keys/{id}", { params: { path: { id: apiKey.id } } });
    list.update((rows) => rows.filter(({ id }) => id !== apiKey.id));
    tellDone(t.done(apiKey.name));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t.title(apiKey.name)}
      confirm={t.short}
      isDangerous
      onConfirm={revoke}
      onClose={onClose}
    >
      <p class="soft">{t.text}</p>
    </ConfirmDialog>
  );
}
