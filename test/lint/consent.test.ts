import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { project } from '../../sandbox/setup/places';

const decides = 'core/store/repositories/consent.ts';

/** Others that have to do with the words themselves, and what they do. */
const handling: Record<string, string> = {
	'core/store/repositories/customer-list.ts': 'narrows a list, which asks of each who is left',
	'core/store/repositories/erased-words.ts': 'keeps an objection under a mark',
	'core/store/repositories/erased-objections.ts': 'takes what an erased person said',
	'core/store/repositories/merged-words.ts': 'moves words with a record that is joined',
	'core/store/repositories/personal-rows.ts': 'copies them for whom they are of',
};

const files = readdirSync(join(project, 'core'), { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
	.map((entry) => relative(project, join(entry.parentPath, entry.name)))
	.filter((file) => !file.startsWith('core/store/migrations/'))
	.map((file) => ({ file, text: readFileSync(join(project, file), 'utf8') }));

/** A statement over the table, in Kysely's words or in SQL's. */
const asked = /(?:selectFrom|[jJ]oin)\(\s*'consent[' ]|\b(?:from|join) consent\b/;

describe('whether somebody may be written to', () => {
	it('is read from the table of words in one place', () => {
		const reading = files.filter(({ text }) => asked.test(text)).map(({ file }) => file);
		expect(reading).toContain(decides);
		const known = [decides, ...Object.keys(handling)];
		expect(reading.filter((file) => !known.includes(file))).toEqual([]);
	});

	it('is decided on what that place says, which knows of the erased', () => {
		const deciding = files.filter(
			({ file, text }) =>
				file !== 'core/model/consent.ts' && /\b(?:whyNoContact|consentTo)\b/.test(text),
		);
		expect(deciding.length).toBeGreaterThan(4);
		const from = /\b(?:wordsReaching|wordsReachingEach|wordsFrom|contactGround)\b/;
		expect(deciding.filter(({ text }) => !from.test(text)).map(({ file }) => file)).toEqual([]);
	});
});
