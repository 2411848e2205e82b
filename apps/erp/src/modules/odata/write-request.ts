import { type NestedEntity, readEntityBody, writeKey } from "@counterfoil/sap";
import { answerEntity, findResource, wholeEntity } from "./answer-request.ts";
import { type Caller, type ODataAnswer, type Reading, Refusal } from "./served.ts";

/** POST to a set: makes an entity with all that is nested in it, and answers it as it is now, the same parts expanded. */
export async function createEntity(
  reading: Reading,
  path: string,
  body: unknown,
  caller: Caller,
): Promise<ODataAnswer> {
  const { served, serviceUrl } = reading;
  const resource = findResource(path, served.service);
  const create = resource.kind === "set" ? served.create?.[resource.set.name] : undefined;
  if (resource.kind !== "set" || !create) throw notPossible(path);
  const { set } = resource;
  const entity = readEntityBody(body, { set, service: served.service });
  const key = await create(entity, caller);
  const answer = await answerEntity(reading, { set, key }, { ...wholeEntity, expand: pathsOf(entity) });
  const location = `${serviceUrl}/${set.name}${writeKey(set, key)}`;
  return { ...answer, status: 201, headers: { ...answer.headers, location } };
}

/** The navigations that an entity came with. */
function pathsOf({ parts }: NestedEntity): string[][] {
  return Object.entries(parts).flatMap(([name, entities]) => {
    const further = entities.flatMap(pathsOf).map((rest) => [name, ...rest]);
    const once = new Map(further.map((path) => [path.join("/"), path]));
    return [[name], ...once.values()];
  });
}

function notPossible(path: string): Refusal {
  const message = `${path.slice(0, 80)} cannot be created by itself`;
  return new Refusal(405, { code: "/IWBEP/CM_MGW_RT/021", message, target: "" });
}
