import { escapeAttribute } from "../xml/escape.ts";
import type { EntitySet, ODataService, PropertyType } from "./entity.ts";

const edmx = "http://schemas.microsoft.com/ado/2007/06/edmx";
const metadata = "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata";
const edm = "http://schemas.microsoft.com/ado/2008/09/edm";
const sap = "http://www.sap.com/Protocols/SAPData";

/** $metadata (EDMX, V2) of a service. */
export function metadataOf(service: ODataService): string {
  const links = service.sets.flatMap((set) => linksOf(set, service));
  return `<?xml version="1.0" encoding="UTF-8"?>
<edmx:Edmx Version="1.0" xmlns:edmx="${edmx}" xmlns:m="${metadata}" xmlns:sap="${sap}"><edmx:DataServices m:DataServiceVersion="2.0">
<Schema Namespace="${service.name}" xmlns="${edm}">
${service.sets.map((set) => entityType(set, service)).join("\n")}
${links.map((link) => association(link, service)).join("\n")}
<EntityContainer Name="${service.name}_Entities" m:IsDefaultEntityContainer="true">
${service.sets.map((set) => entitySet(set, service)).join("\n")}
${links.map((link) => associationSet(link, service)).join("\n")}
</EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>
`;
}

interface Link {
  name: string;
  from: EntitySet;
  to: EntitySet;
  many: boolean;
}

function linksOf(set: EntitySet, service: ODataService): Link[] {
  return Object.entries(set.type.navigations).flatMap(([name, navigation]) => {
    const to = service.sets.find((candidate) => candidate.name === navigation.set);
    return to === undefined ? [] : [{ name: `${set.name}_${name}`, from: set, to, many: navigation.many }];
  });
}

function entitySet({ name, type, may = {} }: EntitySet, service: ODataService): string {
  const { create = false } = may;
  return `<EntitySet Name="${name}" EntityType="${service.name}.${type.name}" sap:creatable="${create}" sap:updatable="false" sap:deletable="false"/>`;
}

function entityType(set: EntitySet, service: ODataService): string {
  const { name, keys, properties } = set.type;
  const navigations = linksOf(set, service).map(
    (link) =>
      `<NavigationProperty Name="${link.name.slice(set.name.length + 1)}" Relationship="${service.name}.${link.name}" FromRole="From" ToRole="To"/>`,
  );
  return [
    `<EntityType Name="${name}"><Key>${keys.map((key) => `<PropertyRef Name="${key}"/>`).join("")}</Key>`,
    ...Object.entries(properties).map(([property, type]) => propertyElement(property, type)),
    ...navigations,
    "</EntityType>",
  ].join("\n");
}

function propertyElement(name: string, property: PropertyType): string {
  const { type, nullable, maxLength, precision, scale, readOnly } = property;
  const facets = { Type: type, Nullable: nullable, MaxLength: maxLength, Precision: precision, Scale: scale };
  const written = Object.entries(facets).filter(([, value]) => value !== undefined);
  return `<Property Name="${name}"${written.map(([facet, value]) => ` ${facet}="${escapeAttribute(String(value))}"`).join("")}${readOnly ? ' sap:creatable="false" sap:updatable="false"' : ""}/>`;
}

function association({ name, from, to, many }: Link, service: ODataService): string {
  return (
    `<Association Name="${name}"><End Type="${service.name}.${from.type.name}" Multiplicity="${many ? "1" : "*"}" Role="From"/>` +
    `<End Type="${service.name}.${to.type.name}" Multiplicity="${many ? "*" : "0..1"}" Role="To"/></Association>`
  );
}

function associationSet({ name, from, to }: Link, service: ODataService): string {
  return (
    `<AssociationSet Name="${name}Set" Association="${service.name}.${name}">` +
    `<End EntitySet="${from.name}" Role="From"/><End EntitySet="${to.name}" Role="To"/></AssociationSet>`
  );
}
