import { StartFault } from "../start/fault.ts";
import { step } from "../start/progress.ts";
import type { DemoContext } from "./step.ts";
import { demoSteps } from "./steps.ts";

/** Sets the demo retailer up through the suite's own API. Every step may run again after a start that was cut off. */
export async function setUpDemo(context: DemoContext): Promise<void> {
  for (const { name, run } of demoSteps) {
    try {
      await step(name, () => run(context));
    } catch (failure) {
      const reason = failure instanceof Error ? failure.message : String(failure);
      throw new StartFault("start.demo-failed", `the demo retailer cannot be set up, at "${name}": ${reason}`);
    }
  }
}
