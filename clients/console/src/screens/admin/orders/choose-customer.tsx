import { useEffect, useRef, useState } from "preact/hooks";
import { api } from "../../../api.ts";
import { Avatar } from "../../../components/avatar.tsx";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { TextField } from "../../../components/field.tsx";
import { Icon } from "../../../components/icon.tsx";
import { ErrorState, Skeleton } from "../../../components/states.tsx";
import { isSenseless } from "../../../lib/error-text.ts";
import { fullName } from "../../../lib/full-name.ts";
import { useResource } from "../../../lib/use-resource.ts";
import type { KnownOrder, User } from "../../../model.ts";
import { whenSignedOut } from "../../../stores/session.ts";
import { ordersTexts } from "./texts/index.ts";

const PAUSE = 300; // Typing stops for so long before it is searched.
const MOST = 8;

const chosenNames = new Map<string, string>();
whenSignedOut(() => chosenNames.clear());

/** The name of a customer, where somebody chose them here or one of their orders is shown. */
export function nameOfCustomer(id: string, orders: readonly KnownOrder[]): string | null {
  const order = orders.find(({ customerId }) => customerId === id);
  return order ? fullName(order.customer) : (chosenNames.get(id) ?? null);
}

/** Finds a customer by name or address. */
export function ChooseCustomer({
  onChoose,
  onClose,
}: {
  /** Null is everybody. */
  onChoose(id: string | null): void;
  onClose(): void;
}) {
  const t = ordersTexts.value.customer;
  const [typed, setTyped] = useState("");
  const words = useSettled(typed.trim());
  return (
    <Dialog title={t.title} onClose={onClose}>
      <TextField
        name="customer"
        label={t.find}
        hint={t.findHint}
        value={typed}
        onValue={setTyped}
        autoComplete="off"
      />
      <Found
        key={words}
        words={words}
        onChoose={(user) => {
          chosenNames.set(user.id, fullName(user));
          onChoose(user.id);
        }}
      />
      <div class="form-actions">
        <Button icon="people" onClick={() => onChoose(null)}>
          {t.all}
        </Button>
      </div>
    </Dialog>
  );
}

function Found({ words, onChoose }: { words: string; onChoose(user: User): void }) {
  const t = ordersTexts.value.customer;
  const found = useResource((signal) => findCustomers(words, signal), [words]);
  const users = found.data.value;
  const error = found.error.value;
  if (isSenseless(error)) return <p class="soft small">{t.short}</p>;
  if (error) return <ErrorState error={error} onRetry={() => void found.load()} />;
  if (!users) return <Skeleton rows={3} />;
  if (users.length === 0) {
    return (
      <p class="soft" role="status">
        {t.none}
      </p>
    );
  }
  return (
    <ul class="found-customers" aria-label={t.found}>
      {users.map((user) => (
        <li key={user.id}>
          <button type="button" class="found-customer" onClick={() => onChoose(user)}>
            <span class="customer-card">
              <Avatar name={fullName(user)} picture={user.profilePicture ?? null} />
              <span>
                <strong dir="auto">{fullName(user)}</strong>
                <span class="soft small">{user.email ?? user.phone}</span>
              </span>
            </span>
            <Icon name="next" class="directed" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Those who match, the latest first; without words, the latest of all. */
async function findCustomers(words: string, signal: AbortSignal): Promise<readonly User[]> {
  const query = { role: "CUSTOMER" as const, limit: MOST, ...(words && { search: words }) };
  const { users } = await api.get("/api/v1/admin/users", { params: { query }, signal });
  return users;
}

/** What was typed, once nobody types. */
function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    pause.current = setTimeout(() => settle(value), PAUSE);
    return () => clearTimeout(pause.current);
  }, [value]);
  return settled;
}
