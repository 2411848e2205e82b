import { openDoor } from "../tools/demo/door.ts";
import { type Instance, startInstance } from "../tools/instance/instance.ts";
import { type Figure, print } from "./figure.ts";
import { measureReceipts } from "./receipts.ts";
import { measureReplication } from "./replication.ts";

/** The loop of the shop: master data out of the ERP, receipts in, postings back; everything through the doors, on durable storage. */
export async function measureLoop(): Promise<Figure[]> {
  const instance = await startInstance("shop");
  try {
    const doors = await enter(instance);
    const figures: Figure[] = [];
    for (const kind of ["article", "businessPartner"] as const)
      figures.push(print(await measureReplication(instance, doors, { kind, count: 20_000 })));
    for (const figure of await measureReceipts(instance, doors, 9000)) figures.push(print(figure));
    return figures;
  } finally {
    await instance.stop();
  }
}

export type Doors = { server: ReturnType<typeof openDoor>; erp: ReturnType<typeof openDoor> };

export async function enter({ access }: Instance): Promise<Doors> {
  const administrator = access.people.find((person) => person.role === "administrator");
  const doors = { server: openDoor(access.urls.server), erp: openDoor(access.urls.erp) };
  for (const door of Object.values(doors)) await door.signIn(administrator?.user ?? "", administrator?.password ?? "");
  return doors;
}
