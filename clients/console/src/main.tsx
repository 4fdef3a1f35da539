import { render } from "preact";
import { App } from "./app.tsx";
import { followTheme } from "./design/theme.ts";
import { loadRole } from "./roles/index.ts";
import { eraseLeftovers } from "./stores/device/device.ts";
import { followInstall } from "./stores/install.ts";
import { lastRole, restoreSession } from "./stores/session.ts";
import { followBadge } from "./stores/notifications.ts";
import { followOutbox } from "./stores/outbox/index.ts";
import { finishSignOut } from "./stores/sign-out.ts";
import { followLanguage } from "./texts/language.ts";
import { keepUpToDate } from "./updates.ts";

followTheme();
followLanguage();
followBadge();
followOutbox();
followInstall();
eraseLeftovers();

// Who was here last will most likely be here again: their part comes while the session is restored.
const role = lastRole();
if (role) void loadRole(role);
void restoreSession();
void finishSignOut();

render(<App />, document.getElementById("app")!);
keepUpToDate();
