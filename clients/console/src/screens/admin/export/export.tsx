import { useLocation } from "preact-iso/router";
import { useEffect, useState } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { api } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { Page } from "../../../components/page.tsx";
import { queryOf } from "../../../lib/order-filter.ts";
import { ExportFields } from "./export-fields.tsx";
import { exportFilterOf, exportQueryOf, setFilters } from "./export-filter.ts";
import { ExportReady, type MadeExport } from "./export-ready.tsx";
import { exportTexts } from "./texts/index.ts";

/** The list of orders as a file. The address is the filter. */
export function Export() {
  const t = exportTexts.value;
  const { query, route } = useLocation();
  const [made, setMade] = useState<MadeExport | null>(null);
  const form = useForm(exportFilterOf(query), async (filter) => {
    setMade(null);
    const answer = await api.get("/api/v1/admin/orders/export", {
      params: { query: exportQueryOf(filter) },
    });
    setMade({ ...answer, filter });
  });
  const key = queryOf(setFilters(form.values));
  useEffect(() => {
    const address = addresses.export + key;
    if (location.pathname + location.search !== address) route(address, true);
    setMade(null); // It was of other filters.
  }, [key]);
  return (
    <Page title={t.title} lead={t.lead} width="column">
      <form class="stack" onSubmit={form.submit} noValidate>
        <ExportFields form={form} />
        <FormError form={form} />
        <div class="form-actions">
          {key !== "" && <Button onClick={() => form.set(exportFilterOf({}))}>{t.clear}</Button>}
          <Button
            look="primary"
            icon="download"
            type="submit"
            isBusy={form.isBusy}
            disabled={form.isWaiting}
          >
            {t.submit}
          </Button>
        </div>
      </form>
      <div role="status">{made && <ExportReady made={made} />}</div>
    </Page>
  );
}
