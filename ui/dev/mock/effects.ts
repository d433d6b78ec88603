import type { SettingEffect } from "../../src/ipc/bindings";

/** What a change of a setting would do, in lines. */
export const told = (...lines: string[]): SettingEffect => ({ lines, refusal: null });
export const none = told();
export const refused = (refusal: string): SettingEffect => ({ lines: [], refusal });
