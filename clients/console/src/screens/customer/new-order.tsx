import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { addresses } from "../../addresses.ts";
import { api } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { ChooseFiles } from "../../components/choose-files.tsx";
import { FormError, useForm, type Form } from "../../components/form.tsx";
import { OrderFields } from "../../components/order-fields.tsx";
import { Page } from "../../components/page.tsx";
import { NO_ORDER, orderOf, valuesOf, type OrderValues } from "../../lib/order-values.ts";
import { draftOf } from "../../stores/drafts.ts";
import { putOrder } from "../../stores/orders.ts";
import { queueFiles } from "../../stores/outbox/index.ts";
import { showToast, tellDone, tellError } from "../../stores/toasts.ts";
import { texts } from "../../texts/index.ts";
import { ChosenFiles } from "./chosen-files.tsx";
import { NEW_ORDER_DRAFT } from "./new-order-draft.ts";
import { Review } from "./review.tsx";

/**
 * Places an order: details, files, review on one page. What is typed is kept on the device until it
 * is placed.
 */
export function NewOrder() {
  const t = texts.value;
  const { route, query } = useLocation();
  const draft = useMemo(() => draftOf(NEW_ORDER_DRAFT, NO_ORDER), []);
  const [files, setFiles] = useState<readonly File[]>([]);
  const addFiles = useCallback(
    (more: readonly File[]) => setFiles((before) => [...before, ...more]),
    [],
  );
  const keyFor = useRetryKey();

  const form = useForm<OrderValues>(draft.content.peek(), async (values) => {
    const body = orderOf(values);
    // The order first: it is safe then, whatever happens to the files.
    const { order } = await api.post("/api/v1/orders", { body, idempotencyKey: keyFor(body) });
    putOrder(order);
    draft.clear();
    void queueFiles(order, files, { from: "customer" });
    tellDone(t.place.placed(order.orderNumber));
    route(addresses.order(order.orderNumber), true);
  });
  // Before the next frame: the page may be left at once.
  useLayoutEffect(() => void (draft.content.value = form.values), [form.values]);
  const like = usePrefill(query["like"], form);

  const discard = () => {
    const before = form.values;
    form.set(NO_ORDER);
    setFiles([]);
    const action = { label: t.do.undo, run: () => form.set(before) };
    showToast({ text: t.place.discarded, tone: "neutral", action });
  };
  const isBegun = !isEmpty(form.values) || files.length > 0;
  return (
    <Page title={t.place.title} lead={like ? t.place.prefilled : t.place.text} width="column">
      <form class="stack loose" onSubmit={form.submit} noValidate>
        <section class="card stack" aria-labelledby="what">
          <h2 id="what">{t.place.details}</h2>
          <OrderFields form={form} texts={t.form} />
        </section>
        <section class="card stack" aria-labelledby="references">
          <h2 id="references">{t.place.files}</h2>
          <p class="soft">{t.place.filesText}</p>
          <ChosenFiles files={files} onChange={setFiles} />
          <ChooseFiles onFiles={addFiles} />
        </section>
        <section class="card stack" aria-labelledby="review">
          <h2 id="review">{t.place.review}</h2>
          <Review values={form.values} fileCount={files.length} />
          <FormError form={form} />
          <div class="row apart">
            <span class="soft small">{isBegun && t.place.draft}</span>
            <div class="form-actions">
              {isBegun && (
                <Button look="quiet" onClick={discard}>
                  {t.place.discard}
                </Button>
              )}
              <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
                {form.isBusy ? t.place.placing : t.place.submit}
              </Button>
            </div>
          </div>
        </section>
      </form>
    </Page>
  );
}

/**
 * The same content is placed once, however often it is sent: an answer may have been lost on the
 * way.
 */
function useRetryKey(): (body: object) => string {
  const last = useRef({ content: "", key: "" });
  return (body) => {
    const content = JSON.stringify(body);
    if (last.current.content !== content) last.current = { content, key: crypto.randomUUID() };
    return last.current.key;
  };
}

/**
 * “Order again”: begins with what was ordered before, but for the date. What was begun here can be
 * had back.
 */
function usePrefill(like: string | undefined, form: Form<OrderValues>): boolean {
  useEffect(() => {
    if (!like) return;
    const begun = form.values;
    const t = texts.peek();
    api.get("/api/v1/orders/{id}", { params: { path: { id: like } } }).then(({ order }) => {
      form.set({ ...valuesOf(order), estimatedCompletion: "" });
      if (isEmpty(begun)) return;
      const action = { label: t.do.undo, run: () => form.set(begun) };
      showToast({ text: t.place.prefilled, tone: "neutral", action });
    }, tellError);
  }, [like]);
  return like !== undefined;
}

function isEmpty(values: OrderValues): boolean {
  return Object.values(values).every((value) => value === "");
}
