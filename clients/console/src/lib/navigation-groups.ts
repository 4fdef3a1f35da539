import type { NavigationGroup, NavigationItem } from "../roles/role-app.ts";

/** Ways that stand together; without a group they have no heading. */
export interface GroupedWays {
  group: NavigationGroup | undefined;
  items: readonly NavigationItem[];
}

/** The ways by their groups, in the order in which they come. */
export function groupsOf(navigation: readonly NavigationItem[]): GroupedWays[] {
  const groups: { group: NavigationGroup | undefined; items: NavigationItem[] }[] = [];
  for (const item of navigation) {
    const last = groups.at(-1);
    if (last && last.group === item.group) last.items.push(item);
    else groups.push({ group: item.group, items: [item] });
  }
  return groups;
}
