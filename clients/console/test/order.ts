import type { KnownOrder } from "../src/model.ts";

/** An order for tests. */
export function order(differences: Partial<KnownOrder>): KnownOrder {
  return {
    id: "0198f0c2-0000-7000-8000-000000000001",
    orderNumber: "ORD-20260830-7KQ4M2X",
    customerId: "0198f0c2-0000-7000-8000-000000000002",
    customer: {
      id: "0198f0c2-0000-7000-8000-000000000002",
      firstName: "Ada",
      lastName: "Lovelace",
      email: "ada@example.com",
    },
    assigneeId: null,
    assignee: null,
    title: "Table",
    status: "PENDING",
    estimatedCompletion: null,
    completedAt: null,
    createdAt: "2026-08-30T10:30:00.000Z",
    updatedAt: "2026-08-30T10:30:00.000Z",
    version: 1,
    allowedTransitions: ["CANCELLED"],
    ...differences,
  };
}
