import { type Door, DoorRefusal, unless } from "./door.ts";

type NewPerson = { userName: string; name: string; password: string; roles: string[] };

/** Signs in as the administrator, who is made first where nobody exists yet. */
export async function enterAsAdministrator(
  door: Door,
  { user, password }: { user: string; password: string },
  setupToken: string,
): Promise<void> {
  const person = { token: setupToken, userName: user, name: "Ada Administrator", password };
  await unless("setup-closed", door.post("/api/access/first-administrator", person));
  await door.signIn(user, password);
}

/** Creates the person, or gives the one of that name this password. Answers the number. */
export async function putPerson(door: Door, person: NewPerson): Promise<string> {
  try {
    return (await door.post<{ personId: string }>("/api/access/people", { ...person, temporaryPassword: false }))
      .personId;
  } catch (refusal) {
    if (!(refusal instanceof DoorRefusal && refusal.code === "user-name-taken")) throw refusal;
    const { items } = await door.get<{ items: { personId: string; userName: string }[] }>("/api/access/people");
    const known = items.find((item) => item.userName === person.userName);
    if (!known) throw refusal;
    await door.patch(`/api/access/people/${known.personId}`, {
      password: person.password,
      roles: person.roles,
      temporaryPassword: false,
    });
    return known.personId;
  }
}
