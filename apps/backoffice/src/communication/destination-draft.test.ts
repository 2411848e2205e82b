import { expect, test } from "vitest";
import { destinationOf, draftOf, missingIn } from "./destination-draft.ts";

test("each kind of sign-in sends what it needs and nothing of the others", () => {
  const typed = {
    ...draftOf(undefined, "idoc"),
    url: " https://erp ",
    user: "U",
    tokenUrl: "https://t",
    certificate: "PEM",
    secret: "s",
  };
  expect(destinationOf(typed)).toEqual({ url: "https://erp", auth: { kind: "basic", userName: "U" }, secret: "s" });
  expect(destinationOf({ ...typed, kind: "oauth2", secret: "" })).toEqual({
    url: "https://erp",
    auth: { kind: "oauth2", tokenUrl: "https://t", clientId: "U" },
  });
  expect(destinationOf({ ...typed, kind: "certificate" }).auth).toEqual({ kind: "certificate", certificate: "PEM" });
});

test("what is missing depends on the kind; a secret is needed at first", () => {
  const empty = draftOf(undefined, "standard");
  expect(missingIn(empty, true)).toEqual(["url", "user", "secret"]);
  expect(missingIn({ ...empty, kind: "certificate" }, false)).toEqual(["url", "certificate"]);
  expect(missingIn({ ...empty, kind: "oauth2" }, false)).toEqual(["url", "tokenUrl", "user"]);
});
