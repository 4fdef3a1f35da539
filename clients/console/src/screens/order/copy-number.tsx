import { Icon } from "../../components/icon.tsx";
import { showToast } from "../../stores/toasts.ts";
import { texts } from "../../texts/index.ts";

/** The order's number, which a press copies. */
export function CopyNumber({ orderNumber }: { orderNumber: string }) {
  const t = texts.value;
  const copy = async () => {
    await navigator.clipboard.writeText(orderNumber);
    showToast({ text: t.do.copied, tone: "good" });
  };
  return (
    <span class="copy-number">
      <span class="mono">{orderNumber}</span>
      <button
        type="button"
        aria-label={t.order.copyNumber}
        title={t.order.copyNumber}
        onClick={copy}
      >
        <Icon name="copy" class="small" />
      </button>
    </span>
  );
}
