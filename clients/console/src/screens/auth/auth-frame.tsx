import type { ComponentChildren } from "preact";
import { Icon } from "../../components/icon.tsx";
import { useTitle } from "../../components/page.tsx";
import { texts } from "../../texts/index.ts";

/** What surrounds signing in: the form, and on wide screens what the app is for. */
export function AuthFrame({
  title,
  text,
  children,
}: {
  title: string;
  text?: string;
  children: ComponentChildren;
}) {
  useTitle(title);
  const t = texts.value;
  return (
    <div class="auth">
      <main class="auth-form">
        <div class="stack loose">
          <p class="brand">
            <span class="brand-mark">
              <Icon name="orders" />
            </span>
            {t.app.name}
          </p>
          <header class="stack tight">
            <h1>{title}</h1>
            {text && <p class="soft">{text}</p>}
          </header>
          {children}
        </div>
      </main>
      <aside class="auth-aside">
        <div class="stack loose">
          <p class="auth-tagline">{t.auth.tagline}</p>
          <ul class="stack">
            <Point icon="camera">{t.auth.points.place}</Point>
            <Point icon="clock">{t.auth.points.follow}</Point>
            <Point icon="message">{t.auth.points.talk}</Point>
          </ul>
        </div>
      </aside>
    </div>
  );
}

function Point({
  icon,
  children,
}: {
  icon: "camera" | "clock" | "message";
  children: ComponentChildren;
}) {
  return (
    <li class="auth-point">
      <Icon name={icon} />
      {children}
    </li>
  );
}
