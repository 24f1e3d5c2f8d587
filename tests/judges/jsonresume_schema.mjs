// The official schema of JSON Resume: jsonresume_schema.mjs EXPORT
import module from '@jsonresume/schema';
import { readFileSync } from 'node:fs';

const schema = module.default ?? module;
schema.validate(JSON.parse(readFileSync(process.argv[2], 'utf8')), (errors) => {
  if (errors) console.log(JSON.stringify(errors, null, 1));
  process.exit(errors ? 1 : 0);
});
