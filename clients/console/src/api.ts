import { createClient } from "@order-tracking/client";

/** The API, of the page's own origin. */
export const api = createClient();
