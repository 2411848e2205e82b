import { linesMatching, type Rule } from "./source.ts";

const folder = /(?:^|[\s"'`(=:])\/(?:work|home|Users|root|tmp)\/[\w.-]+/;
const registry = /\/\/[\w.-]*(?:registry|artifactory|nexus)[\w.-]*\.[a-z]{2,}/i;

export const machineNames: Rule = {
  name: "machine-names",
  because: "a path or a package mirror of one machine is wrong on every other, and tells what is nobody's business",
  find: (files) =>
    files.flatMap((file) => [
      ...linesMatching(file, folder, (match) => `names a folder of one machine: ${match}`),
      ...linesMatching(file, registry, (match) => `names a package registry: ${match}`),
    ]),
};
