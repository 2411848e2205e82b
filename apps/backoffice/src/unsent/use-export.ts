import { addCode, type CodeParts, joinCodes, type UnsentExport, type UnsentImportAnswer } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";

/** What is at hand of an export: nothing, some of its codes, or all of it. `unreadable`: the last text was neither. */
export type Gathered = { made?: UnsentExport; codes?: CodeParts; unreadable?: true };

const post = (made: UnsentExport, trial: boolean) =>
  api<UnsentImportAnswer>("/api/sales/unsent-imports", { method: "POST", body: { trial, export: made } });

/** Gathers an export from a file, a paste or a camera, tries it as soon as it is complete, and brings it in when asked to. */
export function useExport() {
  const [gathered, setGathered] = useState<Gathered>({});
  // A camera reads on while React draws: what was read is known at once.
  const codes = useRef<CodeParts>(undefined);
  const trial = useMutation({ mutationFn: (made: UnsentExport) => post(made, true) });
  const run = useMutation({ mutationFn: (made: UnsentExport) => post(made, false) });

  const complete = (made: UnsentExport) => {
    codes.current = undefined;
    setGathered({ made });
    run.reset();
    trial.mutate(made);
  };
  const take = async (text: string): Promise<void> => {
    const lines = text.split(/\s+/).filter((line) => line !== "");
    const after = lines.reduce((parts, line) => addCode(parts, line) ?? parts, codes.current);
    if (after === codes.current) {
      const made = readJson(text);
      return made ? complete(made) : setGathered((before) => ({ ...before, unreadable: true }));
    }
    codes.current = after;
    setGathered(after ? { codes: after } : {});
    if (after && after.parts.size === after.count) {
      const made = (await joinCodes(after).catch(() => undefined)) as UnsentExport | undefined;
      if (made) complete(made);
      else setGathered({ unreadable: true });
    }
  };
  return { gathered, take, trial, run };
}

function readJson(text: string): UnsentExport | undefined {
  try {
    const made = JSON.parse(text) as UnsentExport;
    return /^counterfoil-unsent-[12]$/.test(made.format) ? made : undefined;
  } catch {
    return undefined;
  }
}
