import { LocationProvider, Route, Router, useLocation } from "preact-iso/router";
import { useEffect } from "preact/hooks";
import { addressAfterSignIn, addresses, signInFor } from "./addresses.ts";
import { ConflictDialog } from "./components/conflict-dialog.tsx";
import { Crash } from "./components/crash.tsx";
import { Frame } from "./components/frame.tsx";
import { LeaveDialog } from "./components/leave-dialog.tsx";
import { LiveRegion } from "./components/live-region.tsx";
import { OutboxList } from "./components/outbox-list.tsx";
import { ErrorState, Skeleton } from "./components/states.tsx";
import { Toasts } from "./components/toasts.tsx";
import { loadRole, roleApp, roleError } from "./roles/index.ts";
import { ForgotPassword } from "./screens/auth/forgot-password.tsx";
import { Register } from "./screens/auth/register.tsx";
import { SetPassword } from "./screens/auth/set-password.tsx";
import { SignIn } from "./screens/auth/sign-in.tsx";
import { Missing } from "./screens/everybody/missing.tsx";
import { OnDevice } from "./screens/everybody/on-device.tsx";
import { isAway } from "./stores/connectivity.ts";
import { hasSignedOut, restoreError, sessionState, tryToRestore, user } from "./stores/session.ts";

/** The screens for who is not signed in; and for setting a password, whoever is. */
const PUBLIC = {
  [addresses.signIn]: SignIn,
  [addresses.register]: Register,
  [addresses.forgotPassword]: ForgotPassword,
  [addresses.setPassword]: SetPassword,
};

/** The app: one screen, by the address and by who is signed in, and what lies over it. */
export function App() {
  return (
    <LocationProvider scope="/app">
      <Crash>
        <Screen />
      </Crash>
      <ConflictDialog />
      <LeaveDialog />
      <OutboxList />
      <Toasts />
      <LiveRegion />
    </LocationProvider>
  );
}

function Screen() {
  const { path } = useLocation();
  if (path in PUBLIC) return <PublicScreen />;
  if (restoreError.value && !isAway.value)
    return <ErrorState error={restoreError.value} onRetry={() => void tryToRestore()} />;
  if (sessionState.value === "signed-out") return <ToSignIn />;
  return <RoleScreen />;
}

function PublicScreen() {
  const { path, query, route } = useLocation();
  const isSomebody = sessionState.value === "signed-in" || isAway.value;
  const isPassing = isSomebody && path !== addresses.setPassword;
  useEffect(() => {
    if (isPassing) route(addressAfterSignIn(query["next"]), true);
  }, [isPassing]);
  const Shown = PUBLIC[path as keyof typeof PUBLIC];
  return isPassing ? null : <Shown />;
}

/** A deep link survives signing in. */
function ToSignIn() {
  const { url, route } = useLocation();
  useEffect(() => route(hasSignedOut() ? addresses.signIn : signInFor(url), true), []);
  return null;
}

function RoleScreen() {
  const role = user.value?.role;
  useEffect(() => {
    if (role) void loadRole(role);
  }, [role]);
  // A chunk that is gone belongs to an older version: the page is fetched anew.
  if (role && roleError.value)
    return <ErrorState error={roleError.value} onRetry={() => location.reload()} />;
  const app = roleApp.value;
  if (!role || !app) return <Loading />;
  // Without the API, the home is what there is.
  const screens = isAway.value ? { ...app.screens, [addresses.home]: OnDevice } : app.screens;
  return (
    <Frame role={app}>
      <Router>
        {Object.entries(screens).map(([path, component]) => (
          <Route key={path} path={path} component={component} />
        ))}
        <Route default component={Missing} />
      </Router>
    </Frame>
  );
}

/** Until it is known who looks. */
function Loading() {
  return (
    <main class="page">
      <Skeleton rows={4} />
    </main>
  );
}
