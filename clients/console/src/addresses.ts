/** Every address of the app. */
export const addresses = {
  home: "/app/",
  signIn: "/app/sign-in",
  register: "/app/register",
  setPassword: "/app/set-password",
  forgotPassword: "/app/forgot-password",
  orders: "/app/orders",
  newOrder: "/app/orders/new",
  order: (orderNumber: string) => `/app/orders/${encodeURIComponent(orderNumber)}`,
  orderPath: "/app/orders/:orderNumber",
  printOrder: (orderNumber: string) => `/app/orders/${encodeURIComponent(orderNumber)}/print`,
  printOrderPath: "/app/orders/:orderNumber/print",
  orderAgain: (orderNumber: string) => `/app/orders/new?like=${encodeURIComponent(orderNumber)}`,
  notifications: "/app/notifications",
  profile: "/app/profile",
  sessions: "/app/sessions",
  onDevice: "/app/on-device",
  work: "/app/work",
  queue: "/app/queue",
  scan: "/app/scan",
  overview: "/app/admin",
  allOrders: "/app/admin/orders",
  people: "/app/admin/people",
  person: (id: string) => `/app/admin/people/${encodeURIComponent(id)}`,
  personPath: "/app/admin/people/:id",
  analytics: "/app/admin/analytics",
  export: "/app/admin/export",
  settings: "/app/admin/settings",
  apiKeys: "/app/admin/api-keys",
  audit: "/app/admin/audit",
  health: "/app/admin/health",
} as const;

/** Where to go after signing in: only ever a page of this app. */
export function addressAfterSignIn(wish: string | undefined): string {
  // As the browser reads it: `..` may lead out of the app.
  const isOfTheApp =
    wish?.startsWith("/app/") && new URL(wish, "http://app").pathname.startsWith("/app/");
  return isOfTheApp ? wish! : addresses.home;
}

/** The way to sign in, and back to here. */
export function signInFor(path: string): string {
  const isHome = path === addresses.home || path === "/app";
  return isHome ? addresses.signIn : `${addresses.signIn}?next=${encodeURIComponent(path)}`;
}
