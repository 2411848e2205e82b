export { criteriaFault } from "./criteria-faults.ts";
export { CriteriaSchema, type Criterion } from "./criterion.ts";
export { describeFields } from "./fields.ts";
export { readPricePlaces } from "./price-places.ts";
export { findStoppingField, freshNumber, readObjectNames, selection } from "./selection.ts";
export { criteriaInWords } from "./words.ts";
