export { createTraining, guardTraining, type Training } from "./training.ts";
