import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { addresses } from "../addresses.ts";
import { fullName } from "../lib/full-name.ts";
import type { RoleApp } from "../roles/role-app.ts";
import { askToSignOut } from "../stores/leaving.ts";
import { user } from "../stores/session.ts";
import { unreadCount } from "../stores/notifications.ts";
import { texts } from "../texts/index.ts";
import { Avatar } from "./avatar.tsx";
import { IconButton } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { Shortcuts, type Shortcut } from "./shortcuts.tsx";
import { UnreadCount } from "./unread-count.tsx";
import { Ways } from "./ways.tsx";

/**
 * What surrounds every screen of somebody who is signed in: a sidebar, on phones a bar above and
 * one below.
 */
export function Frame({ role, children }: { role: RoleApp; children: ComponentChildren }) {
  const { path, route } = useLocation();
  const main = useRef<HTMLElement>(null);
  useFocusOnArrival(path, main);
  const t = texts.value;
  return (
    <div class="frame">
      <a class="skip-link" href="#main" onClick={(event) => skip(event, main.current)}>
        {t.app.skip}
      </a>
      <header class="top-bar">
        <Brand />
        <span class="row">
          <Bell />
          <a class="icon-button" href={addresses.profile} aria-label={t.nav.profile}>
            <Avatar name={nameOf()} picture={user.value?.profilePicture ?? null} size="small" />
          </a>
        </span>
      </header>
      <nav class="navigation" aria-label={t.app.navigation}>
        <Brand />
        <Ways navigation={role.navigation} path={path} />
        <Account />
      </nav>
      <div class="content">
        <OfflineBanner />
        <main id="main" tabIndex={-1} ref={main}>
          {children}
        </main>
      </div>
      <Shortcuts shortcuts={shortcutsOf(role, route)} />
    </div>
  );
}

function Brand() {
  return (
    <a class="brand" href={addresses.home}>
      <span class="brand-mark">
        <Icon name="orders" />
      </span>
      {texts.value.app.name}
    </a>
  );
}

function Bell() {
  const t = texts.value.notifications;
  const label = unreadCount.value > 0 ? t.badge(unreadCount.value) : t.title;
  return (
    <a class="icon-button bell" href={addresses.notifications} aria-label={label}>
      <Icon name="bell" />
      <UnreadCount most={9} />
    </a>
  );
}

function Account() {
  const t = texts.value;
  return (
    <div class="account">
      <a href={addresses.profile} aria-label={`${t.nav.profile}: ${nameOf()}`}>
        <Avatar name={nameOf()} picture={user.value?.profilePicture ?? null} />
        <span class="account-name">
          <span dir="auto">{nameOf()}</span>
          <span class="soft small" dir="auto">
            {user.value?.email}
          </span>
        </span>
      </a>
      <IconButton
        icon="sign-out"
        iconClass="directed"
        label={t.app.signOut}
        onClick={askToSignOut}
      />
    </div>
  );
}

function nameOf(): string {
  const { firstName = "", lastName = "" } = user.value ?? {};
  return fullName({ firstName, lastName });
}

function shortcutsOf({ navigation }: RoleApp, route: (url: string) => void): Shortcut[] {
  return navigation.flatMap(({ key, href, label }) =>
    key ? { keys: ["g", key], label: label(), run: () => route(href) } : [],
  );
}

/**
 * After a way was followed, reading begins at the content. Not when the page was opened: that is
 * the browser's.
 */
function useFocusOnArrival(path: string, main: { current: HTMLElement | null }): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
}

/** By script: the address is the router's. */
function skip(event: Event, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}
