/**
 * Lints texts as if they lay at the given places: reads `[{ file, text }]` as JSON on standard input,
 * writes the ids of the rules that each breaks. A program of its own, because Jest cannot load the
 * ES module that ESLint's configuration is.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';

const root = join(import.meta.dirname, '..', '..');
const eslint = new ESLint({ cwd: root });
const rules = [];
for (const { file, text } of JSON.parse(readFileSync(0, 'utf8'))) {
	const [result] = await eslint.lintText(text, { filePath: join(root, file) });
	rules.push(result.messages.map(({ ruleId }) => ruleId));
}
process.stdout.write(JSON.stringify(rules));
