// The commands of the window and what they take, read from the generated bindings: a command that is added is tried as well.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const source = readFileSync(join(import.meta.dirname, "../../../ui/src/ipc/bindings.ts"), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");

/** Words, quoted words and signs of a type. */
const TOKEN = /\s*(?:("[^"]*")|([\w$]+)|(=>|[{}[\]()<>|&,;:?=]))/y;

function tokens(text) {
  TOKEN.lastIndex = 0;
  const found = [];
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`the bindings have a type that is not understood: ${text.slice(from, from + 60)}`);
    found.push(match[1] ?? match[2] ?? match[3]);
  }
  return found;
}

/** Reads a type: a union of shapes, each a word, a literal, a list, a tuple or named fields. */
class Reader {
  constructor(text) {
    this.left = tokens(text);
  }

  takes(sign) {
    const isNext = this.left[0] === sign;
    if (isNext) this.left.shift();
    return isNext;
  }

  must(sign) {
    if (!this.takes(sign)) throw new Error(`the bindings have ${this.left.slice(0, 5).join(" ")} where ${sign} was to come`);
  }

  type() {
    this.takes("|");
    const of = [this.both()];
    while (this.takes("|")) of.push(this.both());
    return of.length === 1 ? of[0] : { is: "union", of };
  }

  both() {
    const of = [this.list()];
    while (this.takes("&")) of.push(this.list());
    return of.length === 1 ? of[0] : { is: "both", of };
  }

  list() {
    let one = this.one();
    while (this.takes("[")) {
      this.must("]");
      one = { is: "list", of: one };
    }
    return one;
  }

  one() {
    if (this.takes("{")) return this.fields();
    if (this.takes("[")) return { is: "tuple", of: this.until("]") };
    if (this.takes("(")) {
      const inner = this.type();
      this.must(")");
      return inner;
    }
    const word = this.left.shift();
    if (word.startsWith('"')) return { is: "literal", value: JSON.parse(word) };
    return this.takes("<") ? { is: "word", word, of: this.until(">") } : { is: "word", word };
  }

  until(end) {
    const of = [];
    while (!this.takes(end)) {
      of.push(this.type());
      this.takes(",");
    }
    return of;
  }

  fields() {
    const fields = [];
    while (!this.takes("}")) {
      if (this.takes("[")) {
        while (!this.takes("]")) this.left.shift();
      } else fields.push({ name: this.left.shift().replaceAll('"', "") });
      this.takes("?");
      this.must(":");
      const type = this.type();
      if (fields.length > 0) fields.at(-1).type ??= type;
      if (!this.takes(",")) this.takes(";");
    }
    return { is: "fields", fields };
  }
}

const typeOf = (text) => new Reader(text).type();

const declared = [...source.matchAll(/^export type (\w+) = ([\s\S]*?);\n(?=\n|$)/gm)];
const types = new Map(declared.map(([, name, text]) => [name, typeOf(text)]));

const called = [...source.matchAll(/^\t\w+: \((.*)\) => typedError<.*>\(__TAURI_INVOKE\("(\w+)"/gm)];

/** Every command by its name with its arguments, each a name and a type. Those that answer bytes are bound by hand. */
export const commands = [
  ...called.map(([, text, name]) => ({ name, takes: text === "" ? [] : typeOf(`{${text}}`).fields })),
  { name: "slide_picture", takes: typeOf("{index: number, width: number, redaction: Redaction}").fields },
  { name: "co_presence_cells", takes: typeOf("{request: CoPresenceRequest}").fields },
];

/** The names of all fields an argument has, at any depth. */
export function fieldNames(type, seen = new Set()) {
  if (type.is === "fields") return type.fields.flatMap(({ name, type: inner }) => [name, ...fieldNames(inner, seen)]);
  if (type.is === "word" && types.has(type.word) && !seen.has(type.word)) return fieldNames(types.get(type.word), seen.add(type.word));
  return [type.of ?? []].flat().flatMap((inner) => fieldNames(inner, seen));
}

/** Whether only a number, or only a text, is right for an argument. */
export const isPlain = (type, word) => type.is === "word" && type.word === word;

/** How deep a value goes whose type names itself. */
const DEEPEST = 8;

/** Values of a type: each alternative of a union once, filled with these numbers, texts and lists so long. */
export function values(type, fill, depth = 0) {
  if (depth > DEEPEST) return [null];
  const inner = (one) => values(one, fill, depth + 1);
  switch (type.is) {
    case "literal":
      return [type.value];
    case "union":
      return type.of.flatMap(inner);
    case "list":
      return fill.length === 0 ? [[]] : inner(type.of).map((one) => Array(fill.length).fill(one));
    case "tuple":
      return [type.of.map((one) => inner(one)[0])];
    case "both":
      return [Object.assign({}, ...type.of.map((one) => inner(one)[0]))];
    case "fields":
      return varied(type.fields.map(({ name, type: field }) => [name, inner(field)]));
    default:
      if (types.has(type.word)) return inner(types.get(type.word));
      return { number: [fill.number], string: [fill.text], boolean: [true, false] }[type.word] ?? [null];
  }
}

/** The fields with the first of their values, and once more for each further value of one of them. */
export function varied(fields) {
  const first = Object.fromEntries(fields.map(([name, [value]]) => [name, value]));
  const others = fields.flatMap(([name, [, ...more]]) => more.map((value) => ({ ...first, [name]: value })));
  return [first, ...others];
}
