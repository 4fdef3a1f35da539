import assert from "node:assert/strict";
import { test } from "node:test";
import { groupsOf } from "../src/lib/navigation-groups.ts";
import type { NavigationItem, RoleApp } from "../src/roles/role-app.ts";
import { admin } from "../src/roles/admin.ts";
import { customer } from "../src/roles/customer.ts";
import { staff } from "../src/roles/staff.ts";
import { shopWays } from "../src/screens/admin/ways.ts";

const roles: Record<string, RoleApp> = { customer, staff, admin };
const ROOM = 5; // Ways in the bar of a phone.

for (const [name, role] of Object.entries(roles)) {
  test(`no two ways have the same key: ${name}`, () => {
    const keys = role.navigation.map(({ key }) => key);
    assert.deepEqual([...new Set(keys)], keys);
  });

  test(`every way leads to a screen: ${name}`, () => {
    assert.deepEqual(
      role.navigation.map(({ href }) => href).filter((href) => !(href in role.screens)),
      [],
    );
  });

  test(`a phone has room for the ways: ${name}`, () => {
    const below = role.navigation.filter(({ onPhone }) => !onPhone).length;
    const more = role.navigation.some(({ onPhone }) => onPhone === "more") ? 1 : 0;
    assert.ok(below + more <= ROOM, `${below} and ${more}`);
  });
}

test("the keys of all ways of the shop differ from each other and from those of the work", () => {
  const keys = [...shopWays, ...staff.navigation.filter(({ href }) => href !== "/app/orders")].map(
    ({ key }) => key,
  );
  assert.deepEqual([...new Set(keys)], keys);
});

test("ways that follow each other stand under one heading", () => {
  const shop = { label: () => "Shop" };
  const item = (href: string, group?: typeof shop): NavigationItem => ({
    href,
    label: () => href,
    icon: "home",
    ...(group && { group }),
  });
  const grouped = groupsOf([item("/a", shop), item("/b", shop), item("/c")]);
  assert.deepEqual(
    grouped.map(({ group, items }) => [group?.label(), items.map(({ href }) => href)]),
    [
      ["Shop", ["/a", "/b"]],
      [undefined, ["/c"]],
    ],
  );
});
