import { expect, test } from "vitest";
import type { RefusedEdit } from "../ipc";
import { RowEdit } from "./rowEdit.svelte";

const refused: RefusedEdit = { partner: 1, field: { kind: "motion" }, text: "x", sentence: "`x` is not a motion" };

test("an unchanged text is not sent", async () => {
  let sent = 0;
  const edit = new RowEdit(async () => {
    sent += 1;
    return [];
  });
  edit.open();
  expect(await edit.commit("30000", "30000", "enter", false)).toBe(true);
  expect([edit.isOpen, sent]).toEqual([false, 0]);
});

test("a refused text stays, with the sentence that says why", async () => {
  const edit = new RowEdit(async () => [refused]);
  edit.open();
  expect(await edit.commit("x", "", "enter", false)).toBe(false);
  expect([edit.isOpen, edit.problem]).toEqual([true, "`x` is not a motion"]);
});

test("a text that could not be sent stays too", async () => {
  const edit = new RowEdit(async () => null);
  edit.open();
  await edit.commit("x", "", "tab", false);
  expect(edit.isOpen).toBe(true);
  expect(edit.problem).not.toBe("");
});

test("Enter lets go of what stands beside it while it is sent, Tab does not", async () => {
  const held: boolean[] = [];
  const edit: RowEdit = new RowEdit(async () => {
    held.push(edit.isHeld);
    return [];
  });
  edit.open();
  await edit.commit("a", "", "enter", false);
  edit.open();
  await edit.commit("b", "", "tab", false);
  expect(held).toEqual([false, true]);
});
