// commonmark reads the report: no HTML, no picture, only real links, headings in order: markdown_tree.mjs EXPORT TEXT
// Writes its text to TEXT.
import { Parser } from 'commonmark';
import { readFileSync, writeFileSync } from 'node:fs';

const walker = new Parser().parse(readFileSync(process.argv[2], 'utf8')).walker();
const faults = [];
let level = 0;
let text = '';
for (let event = walker.next(); event; event = walker.next()) {
  const { type, literal } = event.node;
  if (!event.entering) continue;
  text += literal ?? '\n';
  if (['html_inline', 'html_block', 'image', 'code_block', 'block_quote', 'thematic_break'].includes(type)) faults.push(`${type}: ${literal ?? event.node.destination}`);
  if (type === 'link' && !/^(https?:\/\/|mailto:)/.test(event.node.destination)) faults.push(`link: ${event.node.destination}`);
  if (type !== 'heading') continue;
  if (event.node.level > level + 1) faults.push(`heading of level ${event.node.level} below ${level}`);
  level = event.node.level;
}
writeFileSync(process.argv[3], text);
console.log([...new Set(faults)].slice(0, 20).join('\n'));
process.exit(faults.length ? 1 : 0);
