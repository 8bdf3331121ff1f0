import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

const project = resolve(__dirname, '../..');
const pagesIn = (folder: string): string[] =>
	readdirSync(join(project, folder))
		.filter((file) => file.endsWith('.md'))
		.map((file) => join(project, folder, file));
const pages = [...pagesIn('.'), ...pagesIn('docs'), ...pagesIn('docs/zh')];
const textOf = (page: string): string => readFileSync(page, 'utf8');

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
	return heading
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
		.replaceAll(' ', '-');
}

const anchorsOf = (page: string): Set<string> =>
	new Set([...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)));

describe('the documentation', () => {
	it.each(pages.map((page) => [relative(project, page), page]))(
		'%s links to nothing that is not there',
		(_name, page) => {
			const targets = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
				.map(([, target = '']) => target)
				.filter((target) => !/^(https?|mailto):/.test(target));
			const broken = targets.filter((target) => {
				const [path = '', anchor] = target.split('#');
				const file = path === '' ? page : resolve(dirname(page), path);
				if (!existsSync(file)) return true;
				return (
					anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).has(decodeURI(anchor))
				);
			});
			expect(broken).toEqual([]);
		},
	);

	/** How many headings, table rows, points and blocks of code a page has. */
	const shapeOf = (page: string): Record<string, number> => {
		const lines = textOf(page).split('\n');
		const count = (start: RegExp) => lines.filter((line) => start.test(line)).length;
		return {
			headings: count(/^#/),
			rows: count(/^\|/),
			points: count(/^(-|\d+\.) /),
			fences: count(/^```/),
		};
	};

	it('says the same in Chinese, page by page', () => {
		const chinese = new Set(pagesIn('docs/zh').map((page) => basename(page)));
		const english = pagesIn('docs').map((page) => basename(page));
		expect([...chinese].sort()).toEqual(english.sort());
		const shapes = (folder: string) =>
			Object.fromEntries([...chinese].map((page) => [page, shapeOf(join(project, folder, page))]));
		expect(shapes('docs/zh')).toEqual(shapes('docs'));
	});
});
