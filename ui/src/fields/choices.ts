import type { EditableField, EditLists, Editor, Word } from "../ipc";
import { isSame, rankOf } from "./match";

/** What the editor has to know of a field. */
export type EditedField = Pick<EditableField, "label" | "editor" | "input"> & { suggestion?: string | null };

/** How an edit was ended; the table moves on by it. */
export type Ending = "enter" | "tab" | "shift-tab" | "blur" | "choice";

/** What an editor of any kind is given. */
export type EditorProps = {
  field: EditedField;
  lists: EditLists | null;
  /** What was typed to open it: it replaces the value, as in a spreadsheet. */
  initial: string | undefined;
  /** Why the last text was refused; the text stays to be put right. */
  problem: string;
  /** `cell` fills a cell of a table, `line` stands in a line of the inspector. */
  look: "line" | "cell";
  /** `text` equals the field's `input` when nothing was changed. Blur commits only what was changed. */
  oncommit: (text: string, how: Ending, mayAdd: boolean) => void;
  oncancel: () => void;
};

/** A line of the list: a word, no word at all, or a word that is new. */
export type Choice = { kind: "word" | "none" | "new"; text: string; label: string; detail: string };

const LISTS: Partial<Record<Editor, keyof EditLists>> = {
  tier: "tiers",
  partner_type: "types",
  roles: "types",
  motion: "motions",
  other_motions: "motions",
  manager: "managers",
  lifecycle: "lifecycles",
  reason: "reasons",
  agreement: "agreements",
};

/** What a word that is not in the list yet is called where the list may grow. */
const GROWING: Partial<Record<Editor, string>> = { motion: "motion", other_motions: "motion", manager: "manager" };

export function isChosen(editor: Editor): boolean {
  return LISTS[editor] !== undefined;
}

/** Whether several words are chosen at once. */
export function isSeveral(editor: Editor): boolean {
  return editor === "roles" || editor === "other_motions";
}

export function wordsOf(editor: Editor, lists: EditLists | null): Word[] {
  const list = LISTS[editor];
  return (list && lists?.[list]) ?? [];
}

/** The word a text means, written as its value or as its label. */
export function wordOf(words: Word[], text: string): Word | undefined {
  return words.find((word) => isSame(word.value, text)) ?? words.find((word) => isSame(word.label, text));
}

export const asChoice = (word: Word): Choice => ({ kind: "word", text: word.value, label: word.label, detail: word.detail });

/** A list that has a word "None" of its own says of the missing one that nothing is recorded. */
function noChoice(words: Word[]): Choice {
  const isTaken = words.some((word) => isSame(word.label, "None"));
  return { kind: "none", text: "", label: isTaken ? "Not recorded" : "None", detail: "" };
}

function newChoice(editor: Editor, words: Word[], typed: string): Choice[] {
  const noun = GROWING[editor];
  const name = typed.trim();
  if (!noun || name === "" || wordOf(words, name)) return [];
  return [{ kind: "new", text: name, label: `New ${noun} “${name}”`, detail: "" }];
}

function matching(words: Word[], typed: string): Word[] {
  const ranked = words.flatMap((word) => {
    const rank = rankOf(word.label, typed) ?? (isSame(word.value, typed) ? 0 : null);
    return rank === null ? [] : [{ word, rank }];
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ word }) => word);
}

/** What is offered first, and says why. */
function withSuggestion(words: Word[], suggestion: string | null | undefined): Word[] {
  const suggested = suggestion ? wordOf(words, suggestion) : undefined;
  if (!suggested) return words;
  return [{ ...suggested, detail: "suggested by its type" }, ...words.filter((word) => word !== suggested)];
}

/** The lines of the list. Nothing typed yet (null) shows every word. */
export function choicesOf(field: EditedField, lists: EditLists | null, typed: string | null): Choice[] {
  if (lists === null) return [];
  const words = wordsOf(field.editor, lists);
  if (typed === null || typed.trim() === "") {
    const all = withSuggestion(words, field.suggestion).map(asChoice);
    return isSeveral(field.editor) ? all : [...all, noChoice(words)];
  }
  return [...matching(words, typed).map(asChoice), ...newChoice(field.editor, words, typed)];
}

/** The words a text of several names, as far as the list has them; others stay as they were written. */
export function severalOf(words: Word[], text: string): Choice[] {
  const named = text.split(",").map((part) => part.trim());
  return named.filter(Boolean).map((name) => {
    const word = wordOf(words, name);
    return word ? asChoice(word) : { kind: "new", text: name, label: name, detail: "" };
  });
}

/** The choices with one more, or without it when it was among them. */
export function toggled(chosen: Choice[], choice: Choice): Choice[] {
  const rest = chosen.filter((one) => !isSame(one.text, choice.text));
  const added = choice.kind === "new" ? { ...choice, label: choice.text } : choice;
  return rest.length < chosen.length ? rest : [...chosen, added];
}

/** Which line is the active one before an arrow key was pressed; -1 for none. */
export function firstActive(field: EditedField, choices: Choice[], typed: string | null): number {
  if (typed !== null) return typed.trim() === "" ? choices.findIndex(({ kind }) => kind === "none") : choices.length > 0 ? 0 : -1;
  if (isSeveral(field.editor)) return -1;
  if (field.input === "") return field.suggestion ? 0 : -1;
  return choices.findIndex(({ text, label }) => isSame(text, field.input) || isSame(label, field.input));
}

/** The next line up or down, around the ends. */
export function stepped(active: number, count: number, by: 1 | -1): number {
  if (count === 0) return -1;
  return active < 0 ? (by === 1 ? 0 : count - 1) : (active + by + count) % count;
}
