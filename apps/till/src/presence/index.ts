export { keepPeople } from "./keep-people.ts";
