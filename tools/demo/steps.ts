import type { DemoStep } from "./step.ts";

/** In this order; the last one writes demo-access.json. */
export const demoSteps: DemoStep[] = [];
