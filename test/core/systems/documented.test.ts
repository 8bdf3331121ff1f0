import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sourceSystems } from '../../../core/systems';
import { itemTools } from '../../../core/systems/answers/items';

const docs = resolve(__dirname, '../../../docs');
const languages = [
	['en', 'sources.md'],
	['zh-CN', 'zh/sources.md'],
] as const;

/** The part of a page below the heading that names a system. */
function sectionOf(page: string, names: readonly string[]): string {
	const sections = readFileSync(join(docs, page), 'utf8').split(/^## /m);
	return sections.find((section) => names.some((name) => section.startsWith(`${name}\n`))) ?? '';
}

describe.each(languages)('the documentation of senders in %s', (language, page) => {
	it.each(sourceSystems.map((system) => [system.key, system] as const))(
		'names every option of %s as the node does',
		(_key, { key, names, source }) => {
			const own = key === 'generic' ? ['通用 JSON'] : [];
			const section = sectionOf(page, [names[language], ...own]);
			const missing = Object.values(source.options)
				.map(({ label }) => label)
				.filter((label) => !section.includes(label));
			expect(missing).toEqual([]);
		},
	);

	it.each(sourceSystems.map((system) => [system.key, system] as const))(
		'says of %s what is not proven',
		(key, { names }) => {
			// The form of generic events is our own.
			if (key === 'generic') return;
			const words = {
				en: /unproven|not proven|not confirmed|not tried|was not tried|were not tried|simulator/i,
				'zh-CN': /未经验证|未经证实|没有试过|未在真实|模拟器|没有在真实|没有真实/,
			}[language];
			expect(sectionOf(page, [names[language]])).toMatch(words);
		},
	);

	it('names every tool whose answers come as items', () => {
		const text = readFileSync(join(docs, page), 'utf8');
		const missing = itemTools.map(({ name }) => name).filter((name) => !text.includes(`| ${name}`));
		expect(missing).toEqual([]);
	});
});
