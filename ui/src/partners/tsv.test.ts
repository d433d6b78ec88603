import { expect, test } from "vitest";
import { parseTsv, writeTsv } from "./tsv";

test("a single value is one cell", () => expect(parseTsv("Co-sell")).toEqual([["Co-sell"]]));

test("Excel ends every row, and the last begins no further one", () => {
  expect(parseTsv("a\tb\r\nc\td\r\n")).toEqual([["a", "b"], ["c", "d"]]);
});

test("empty cells are cells", () => {
  expect(parseTsv("\t\r\n\tx\r\n")).toEqual([["", ""], ["", "x"]]);
  expect(parseTsv("")).toEqual([[""]]);
  expect(parseTsv("a\t")).toEqual([["a", ""]]);
});

test("an empty row in the middle is a row", () => expect(parseTsv("a\n\nb")).toEqual([["a"], [""], ["b"]]));

test("quotes hold tabs and line breaks, and are doubled inside", () => {
  expect(parseTsv('"two\nlines"\t"say ""yes""\there"\r\nnext')).toEqual([["two\nlines", 'say "yes"\there'], ["next"]]);
});

test("quotes that only begin a text are part of it", () => {
  expect(parseTsv('"Acme" Ltd\t5" pipe')).toEqual([['"Acme" Ltd', '5" pipe']]);
  expect(parseTsv('"open\tnext')).toEqual([['"open', "next"]]);
});

test("what was written is read again", () => {
  const cells = [["plain", 'say "yes"', '"Acme" Ltd'], ["two\nlines", "a\tb", ""]];
  expect(parseTsv(writeTsv(cells))).toEqual(cells);
});

test("what would be a formula stays a text", () => {
  expect(writeTsv([["=HYPERLINK(1)", "-3.50", "-cmd", "+1", "@a"]])).toBe("'=HYPERLINK(1)\t-3.50\t'-cmd\t'+1\t'@a");
});
