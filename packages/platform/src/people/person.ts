/** Somebody who has signed in, as the rest of the program sees them. */
export type Person = {
  personId: string;
  userName: string;
  name: string;
  roles: string[];
  permissions: ReadonlySet<string>;
};

/** What each role may do; a program declares its own. */
export type RoleTable = Readonly<Record<string, readonly string[]>>;

export function permissionsOf(roles: readonly string[], table: RoleTable): ReadonlySet<string> {
  return new Set(roles.flatMap((role) => table[role] ?? []));
}
