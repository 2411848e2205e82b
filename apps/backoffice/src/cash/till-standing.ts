import type { TillDay } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { useQuery } from "@tanstack/react-query";
import type { Till } from "../organisation/organisation.ts";
import { usePaymentMethods } from "../organisation/payment-methods.ts";
import { useTills } from "../organisation/queries.ts";
import { cashIn } from "./cash-in.ts";

/** A till of the store: as it is set up, as it was heard last, and what its day has come to. */
export type Standing = { till: Till; day: TillDay | undefined; cash: number | undefined };

export function useStandings(storeId: string) {
  const tills = useTills(storeId).data ?? [];
  const cashCodes = new Set(
    (usePaymentMethods().data ?? []).flatMap(({ code, kind }) => (kind === "cash" ? code : [])),
  );
  const days = useQuery({
    queryKey: ["till-days", storeId],
    queryFn: async ({ signal }) =>
      (await api<{ items: TillDay[] }>("/api/sales/till-days", { query: { storeId }, signal })).items,
    refetchInterval: 10_000,
    enabled: storeId !== "",
  });
  const standings = tills
    .filter(({ kind }) => kind === "regular")
    .map((till): Standing => {
      const day = days.data?.find(({ tillId }) => tillId === till.tillId);
      return { till, day, cash: day && cashIn(day, cashCodes) };
    });
  return { ...days, standings };
}
