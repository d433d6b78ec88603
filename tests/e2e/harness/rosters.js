// The demo workbooks, and what importing them has to come to.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../rosters");

export const roster = (name) => join(folder, name);
export const expected = JSON.parse(readFileSync(roster("expected.json"), "utf8"));
