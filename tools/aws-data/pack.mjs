// The container of both data files: an index of lines, and blocks of text that are read one at a time.
//
//   4 bytes   length of the compressed index, little-endian
//   index     Brotli, UTF-8: a line for the source, then a line for each block
//   blocks    Brotli, UTF-8, one after the other; the index says where
//
// A block's index line ends in the fields offset, compressed length and length, the offset counted from the first block.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const compress = (text) => {
  const bytes = Buffer.from(text, 'utf8');
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
  return zlib.brotliCompressSync(bytes, {
    params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 22, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
};

/** Orders as .NET's ordinal comparison does. */
export const ordinal = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** One line of fields; a field can hold neither of the two separators. */
export const line = (...fields) => {
  const bad = fields.find((field) => /[\t\n\r]/.test(String(field)));
  if (bad !== undefined) throw new Error(`not a field: ${bad}`);
  return fields.join('\t') + '\n';
};

/** What the file was made from. */
export const sourceOf = (name) => {
  const facts = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'node_modules', name, 'package.json'), 'utf8'));
  if (facts.license !== 'MIT') throw new Error(`${name} is no longer MIT`);
  return [name, facts.version];
};

/** entries: [{ fields, text }] */
export const write = (target, source, entries) => {
  const blocks = [];
  let offset = 0;
  let index = line(...source);
  for (const { fields, text } of entries) {
    const block = compress(text);
    index += line(...fields, offset, block.length, Buffer.byteLength(text, 'utf8'));
    blocks.push(block);
    offset += block.length;
  }

  const head = compress(index);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const file = Buffer.concat([length, head, ...blocks]);
  fs.writeFileSync(target, file);
  console.log(`${path.basename(target)}: ${entries.length} entries, index ${index.length} bytes, ${file.length} bytes in all`);
};
