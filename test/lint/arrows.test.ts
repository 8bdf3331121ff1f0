import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { project } from '../../sandbox/setup/places';

/** A file, what it says, and a rule. */
type Case = [file: string, text: string, rule: string];

const path = 'import-x/no-restricted-paths';
const item = "import type { Item } from '../model/item';\nexport type X = Item;\n";

const forbidden: Case[] = [
	['core/score/x.ts', "import '../loop/ask/invite';", path],
	['core/route/x.ts', "import '../pages/headers';", path],
	['core/model/x.ts', "import '../case/clock';", path],
	['core/language/x.ts', "import '../mail/headers';", path],
	['core/pages/x.ts', "import '../loop/ask/invite';", path],
	['core/mail/x.ts', "import '../pages/headers';", path],
	['core/systems/x.ts', "import '../loop/ask/invite';", path],
	['core/store/x.ts', "import '../loop/ask/invite';", path],
	['core/systems/smtp/x.ts', "import '../../mail/headers';", path],
	['core/loop/x.ts', "import '../../test/setup';", path],
	['nodes/SatisfactionScore/x.ts', "import '../../core/mail/headers';", path],
	['nodes/SatisfactionScore/x.ts', "import '../../test/setup';", path],
	['core/loop/x.ts', "import 'n8n-workflow';", 'no-restricted-imports'],
	['core/score/x.ts', "import 'n8n-core';", 'no-restricted-imports'],
	['core/score/x.ts', "import 'node:fs';", 'no-restricted-imports'],
	['core/pages/x.tsx', "import 'node:path';", 'no-restricted-imports'],
	['core/mail/x.ts', 'export const x = process.env;', 'no-restricted-globals'],
	['core/case/x.ts', 'setTimeout(() => {}, 1);', 'no-restricted-globals'],
	['core/loop/x.ts', 'export const x = Date.now();', 'no-restricted-syntax'],
	['core/loop/x.ts', 'export const x = new Date();', 'no-restricted-syntax'],
	['core/calendar/x.ts', 'export const x = DateTime.now();', 'no-restricted-syntax'],
	['core/loop/x.ts', "import { sql } from 'kysely';", 'no-restricted-imports'],
	[
		'core/loop/ask/x.ts',
		"import { eventQuery } from '../../store/repositories/events';",
		'no-restricted-imports',
	],
	[
		'core/loop/ask/x.ts',
		"import { readTogether } from '../../store/together';",
		'no-restricted-imports',
	],
	[
		'core/loop/x.ts',
		"export const x = (db: Db) => db.selectFrom('event');",
		'no-restricted-syntax',
	],
	['core/loop/x.ts', 'console.log(1);', 'no-console'],
	['core/pages/x.tsx', 'console.log(1);', 'no-console'],
	['nodes/SatisfactionScore/x.ts', 'console.log(1);', 'no-console'],
	[
		'nodes/SatisfactionScore/x.ts',
		`try { f(); } catch (error) {
			// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- it is well meant
			throw error;
		}`,
		'@n8n/community-nodes/require-node-api-error',
	],
];

const allowed: Case[] = [
	['core/loop/x.ts', item, path],
	['core/score/x.ts', item, path],
	['core/mail/x.ts', "import { palette } from '../pages/design/palette';", path],
	['core/systems/x.ts', item, path],
	['nodes/SatisfactionScore/x.ts', "import '../../core/loop/ask/invite';", path],
	['core/score/x.ts', "import 'node:crypto';", 'no-restricted-imports'],
	[
		'core/loop/ask/x.ts',
		"import { findEvent } from '../../store/repositories/events';",
		'no-restricted-imports',
	],
	[
		'core/loop/ask/x.ts',
		"import { isDuplicate } from '../../store/together';",
		'no-restricted-imports',
	],
	['core/store/repositories/x.ts', "import { sql } from 'kysely';", 'no-restricted-imports'],
	['core/loop/x.ts', 'export const x = new Date(0);', 'no-restricted-syntax'],
	['sandbox/x.ts', 'console.log(Date.now());', 'no-console'],
];

let found: Map<string, string[]>;

beforeAll(() => {
	const cases = [...forbidden, ...allowed].map(([file, text]) => ({ file, text }));
	const output = execFileSync(process.execPath, [join(__dirname, 'lint-texts.mjs')], {
		cwd: project,
		input: JSON.stringify(cases),
		encoding: 'utf8',
	});
	const rules = JSON.parse(output) as string[][];
	found = new Map(cases.map(({ file, text }, index) => [file + text, rules[index] ?? []]));
});

describe('the arrows of the architecture', () => {
	it.each(forbidden)('forbid %s to say %s (%s)', (file, text, rule) => {
		expect(found.get(file + text)).toContain(rule);
	});

	it.each(allowed)('let %s say %s (%s)', (file, text, rule) => {
		expect(found.get(file + text)).not.toContain(rule);
	});
});
