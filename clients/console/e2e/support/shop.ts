import type { Schema } from "@order-tracking/client";
import { addPhoto, move, placeOrder, share, take, write } from "./orders.ts";
import type { Person } from "./people.ts";
import { png } from "./png.ts";

/** A shop in which something goes on: an order in each state, with what people wrote and showed. */
export interface Shop {
  customer: Person;
  staff: Person;
  admin: Person;
  /** The numbers of the orders. */
  waiting: string;
  taken: string;
  inProgress: string;
  onHold: string;
  completed: string;
  cancelled: string;
}

/** Sets up a shop for one customer, one member of the staff and one administrator. */
export async function openShop(customer: Person, staff: Person, admin: Person): Promise<Shop> {
  const waiting = await placeOrder(customer, "Bookshelf for the hallway", {
    description: "Oak, five boards, 210 cm high. It stands on an uneven floor.",
    special_instructions: "Please round the front edges.",
    estimatedCompletion: daysFromNow(20),
  });
  const [taken, inProgress, onHold, completed, cancelled] = await Promise.all([
    placeOrder(customer, "Bedside table", { estimatedCompletion: daysFromNow(1) }),
    placeOrder(customer, "Oak table for six", {
      description: "Solid oak, 180 × 90 cm, oiled.",
      special_instructions: "Rounded corners: small children.",
      estimatedCompletion: daysFromNow(9),
    }),
    placeOrder(customer, "Coat rack with seven hooks"),
    placeOrder(customer, "Picture frame, A2, walnut"),
    placeOrder(customer, "Garden bench"),
  ]);
  for (const order of [taken, inProgress, onHold, completed]) await take(staff, order);
  await Promise.all([
    talkOver(customer, staff, inProgress),
    move(staff, onHold, ["IN_PROGRESS", "ON_HOLD"], "The brass hooks are late."),
    move(staff, completed, ["IN_PROGRESS", "COMPLETED"], "Ready to be picked up."),
    cancel(customer, cancelled),
  ]);
  return {
    customer,
    staff,
    admin,
    waiting: waiting.orderNumber,
    taken: taken.orderNumber,
    inProgress: inProgress.orderNumber,
    onHold: onHold.orderNumber,
    completed: completed.orderNumber,
    cancelled: cancelled.orderNumber,
  };
}

async function talkOver(customer: Person, staff: Person, order: Schema<"Order">): Promise<void> {
  await addPhoto(customer, order, { fileName: "dining-room.png", bytes: png(40) });
  await move(staff, order, ["IN_PROGRESS"], "We begin with the frame.");
  await write(staff, order, "Boards from the second batch, moisture 9 %.", "INTERNAL");
  await write(customer, order, "Could the corners be a little rounder than on the sketch?");
  await write(staff, order, "Of course: radius 30 mm it is.");
  await share(
    staff,
    await addPhoto(staff, order, {
      fileName: "IMG_2041.png",
      description: "The frame, glued",
      bytes: png(25),
    }),
  );
  await addPhoto(staff, order, {
    fileName: "IMG_2042.png",
    description: "Joint, from below",
    bytes: png(160),
  });
}

async function cancel({ api }: Person, { id }: Schema<"Order">): Promise<void> {
  const body = { reason: "We move to a flat without a garden." };
  await api.post("/api/v1/orders/{id}/cancel", { params: { path: { id } }, body });
}

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
