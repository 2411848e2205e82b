import { usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { fetchCodes } from "../documents/codes.ts";

/** Whoever may not read the account determination sees no accounts. */
export function useTaxAccounts(): (purpose: "revenue" | "tax", taxCode: string) => string | undefined {
  const enabled = usePermission("documents.read");
  const query = useQuery({
    queryKey: ["account-codes", "all"],
    queryFn: ({ signal }) => fetchCodes(signal),
    enabled,
  });
  return (purpose, taxCode) => query.data?.find((code) => code.purpose === purpose && code.code === taxCode)?.account;
}
