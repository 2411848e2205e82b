/** What a person has to do before anything else is allowed. */
export type Duty = "changePassword" | "setUpSecondFactor";

/** Somebody who has signed in, as the rest of the program sees them. */
export type Person = {
  personId: string;
  userName: string;
  name: string;
  roles: string[];
  permissions: ReadonlySet<string>;
  duty?: Duty;
  /** Whether codes of a second factor are asked for at sign-in. */
  twoFactor: boolean;
  /** The session of this request, and when the person last proved to be there. */
  sessionId: string;
  confirmedAt: Date;
  /** When it ends if nothing is done from now on, and when it ends whatever is done. */
  endsInSeconds: number;
  endsAtLatestInSeconds: number;
};

/** What each role may do; a program declares its own. */
export type RoleTable = Readonly<Record<string, readonly string[]>>;

/** Of all roles, and what was given to the person alone. */
export function permissionsOf(
  roles: readonly string[],
  table: RoleTable,
  single: readonly string[] = [],
): ReadonlySet<string> {
  return new Set([...roles.flatMap((role) => table[role] ?? []), ...single]);
}
