// A workbook made for a test: sheets of words and numbers, as a person's own would be.

import { writeFileSync } from "node:fs";
import { crc32 } from "node:zlib";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const relations = (...targets) => {
  const entry = ([type, target], index) => `<Relationship Id="r${index + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;
  return `<Relationships xmlns="${PACKAGE}/relationships">${targets.map(entry).join("")}</Relationships>`;
};

function cell(value, row, column) {
  const at = `${String.fromCharCode(65 + column)}${row}`;
  if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
  return value === "" ? "" : `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
}

function sheet(rows) {
  const lines = rows.map((cells, index) => `<row r="${index + 1}">${cells.map((value, column) => cell(value, index + 1, column)).join("")}</row>`);
  return `<worksheet xmlns="${MAIN}"><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function parts(sheets) {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const files = sheets.map(([name, rows], index) => ({ name, rows, id: index + 1, path: `worksheets/sheet${index + 1}.xml` }));
  const overrides = [["/xl/workbook.xml", `${type}.sheet.main+xml`], ...files.map(({ path }) => [`/xl/${path}`, `${type}.worksheet+xml`])].map(
    ([part, is]) => `<Override PartName="${part}" ContentType="${is}"/>`,
  );
  const standard = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  const named = files.map(({ name, id }) => `<sheet name="${escaped(name)}" sheetId="${id}" r:id="r${id}"/>`).join("");
  return {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types">${standard}${overrides.join("")}</Types>`,
    "_rels/.rels": relations(["officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${named}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(...files.map(({ path }) => ["worksheet", path])),
    ...Object.fromEntries(files.map(({ path, rows }) => [`xl/${path}`, sheet(rows)])),
  };
}

/** The fields that a part's own header and its line in the directory have in common: stored as it is, 1 January 1980. */
function described(content) {
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  return fields;
}

const numbers = (...pairs) => Buffer.concat(pairs.map(([value, bytes]) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}));

/** Writes the sheets, each with its name and its rows, to `path` as an .xlsx, and gives the path. */
export function writeWorkbook(path, ...sheets) {
  const [files, directory] = [[], []];
  let offset = 0;
  for (const [part, text] of Object.entries(parts(sheets))) {
    const [title, content] = [Buffer.from(part), Buffer.from(HEAD + text)];
    const fields = described(content);
    const file = Buffer.concat([Buffer.from("PK\x03\x04"), fields, numbers([title.length, 2], [0, 2]), title, content]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), numbers([20, 2]), fields, numbers([title.length, 2], [0, 4], [0, 4], [0, 4], [offset, 4]), title]));
    files.push(file);
    offset += file.length;
  }
  const lines = Buffer.concat(directory);
  const end = numbers([0, 4], [directory.length, 2], [directory.length, 2], [lines.length, 4], [offset, 4], [0, 2]);
  writeFileSync(path, Buffer.concat([...files, lines, Buffer.from("PK\x05\x06"), end]));
  return path;
}
