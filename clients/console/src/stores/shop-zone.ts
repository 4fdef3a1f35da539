import { api } from "../api.ts";
import { whenSignedOut } from "./session.ts";

let asked: Promise<string> | null = null;

/** The zone of the shop's days. Asked for once, when it is needed first. */
export function shopZone(): Promise<string> {
  asked ??= ask().catch((error: unknown) => {
    asked = null; // The next one tries again.
    throw error;
  });
  return asked;
}

/** Asks anew when it is needed next: somebody has set another one. */
export function forgetShopZone(): void {
  asked = null;
}

async function ask(): Promise<string> {
  const { config } = await api.get("/api/v1/admin/config");
  return config.shop.timeZone;
}

whenSignedOut(forgetShopZone);
