import type { Schema } from "@order-tracking/client";

export type User = Schema<"User">;
export type Role = Schema<"Role">;
export type Order = Schema<"Order">;
export type OrderSummary = Schema<"OrderSummary">;
export type OrderStatus = Schema<"OrderStatus">;

/** What an event says beside its status: the fields that changed, or which note or file it was. */
export interface HistoryMetadata {
  changes?: Record<string, { from?: unknown; to?: unknown }>;
  noteId?: string;
  mediaId?: string;
}

export type HistoryEvent = Omit<Schema<"HistoryEvent">, "metadata"> & {
  metadata?: HistoryMetadata | null;
};

export type Note = Schema<"Note">;
export type Media = Schema<"Media">;
export type Notification = Schema<"Notification">;
export type Session = Schema<"Session">;
export type Pagination = Schema<"Pagination">;
export type Actor = Schema<"Actor">;

export type ApiKey = Schema<"ApiKey">;
export type ApiKeyScope = Schema<"Scope">;
export type AuditEvent = Schema<"AuditEvent">;
export type AuditType = Schema<"AuditType">;

/** What a customer sees first: counts over their orders, and the latest five. */
export type Dashboard = Schema<"OwnDashboard">;

/**
 * What the app knows of an order: at least a row of a list; all of it once the order was opened.
 */
export type KnownOrder = OrderSummary & Partial<Order>;

/** How the shop is doing: counts over all orders, and the latest five. */
export type ShopDashboard = Schema<"Dashboard">;

/** What became of orders in a range of days. */
export type Analytics = Schema<"Analytics">;
