import { useEffect, useId, useRef } from "preact/hooks";
import { addresses } from "../addresses.ts";
import { groupsOf, type GroupedWays } from "../lib/navigation-groups.ts";
import type { NavigationItem } from "../roles/role-app.ts";
import { texts } from "../texts/index.ts";
import { Icon } from "./icon.tsx";
import { UnreadCount } from "./unread-count.tsx";

interface WaysOf {
  navigation: readonly NavigationItem[];
  path: string;
}

/**
 * The ways of a role: in groups in the sidebar; on a phone at most five in the bar below, the last
 * of which opens all others where there are more.
 */
export function Ways({ navigation, path }: WaysOf) {
  const others = navigation.filter(({ onPhone }) => onPhone === "more");
  return (
    <>
      <div class="ways">
        {groupsOf(navigation).map((grouped) => (
          <Group key={grouped.items[0]?.href} {...grouped} path={path} />
        ))}
        {others.length > 0 && <MoreButton isCurrent={others.some(isCurrentAt(path))} />}
      </div>
      {others.length > 0 && <More navigation={others} path={path} />}
    </>
  );
}

function Group({ group, items, path }: GroupedWays & { path: string }) {
  const id = useId();
  const label = group?.label();
  return (
    <div class="ways-group">
      {label && (
        <p id={id} class="ways-heading">
          {label}
        </p>
      )}
      <ul aria-labelledby={label && id}>
        {items.map((item) => (
          <li key={item.href} class={item.onPhone ? "wide-only" : ""}>
            <Way item={item} path={path} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Way({ item, path }: { item: NavigationItem; path: string }) {
  return (
    <a
      href={item.href}
      class={item.isMain ? "way main" : "way"}
      aria-current={isCurrentAt(path)(item) ? "page" : undefined}
    >
      <Icon name={item.icon} />
      <span>{item.label()}</span>
      {item.href === addresses.notifications && <UnreadCount most={99} />}
    </a>
  );
}

const MORE = "more-ways";

function MoreButton({ isCurrent }: { isCurrent: boolean }) {
  return (
    <button
      type="button"
      class="way more-ways-button"
      popovertarget={MORE}
      data-current={isCurrent || undefined}
    >
      <Icon name="more" />
      <span>{texts.value.nav.more}</span>
    </button>
  );
}

/** What the bar has no room for. Escape and a touch beside it close it, and so does going on. */
function More({ navigation, path }: WaysOf) {
  const popover = useRef<HTMLDivElement>(null);
  useEffect(() => popover.current?.hidePopover(), [path]);
  return (
    <div ref={popover} id={MORE} class="more-ways" popover="auto">
      {groupsOf(navigation).map((grouped) => (
        <Group
          key={grouped.items[0]?.href}
          group={grouped.group}
          items={grouped.items.map(({ onPhone: _, ...item }) => item)}
          path={path}
        />
      ))}
    </div>
  );
}

function isCurrentAt(path: string): (item: NavigationItem) => boolean {
  return ({ href }) => withoutSlash(path) === withoutSlash(href);
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, "");
}
