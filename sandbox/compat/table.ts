import { type Step, steps, type Tried } from './play';

/** The page that holds the table, in each language, and the words of the table. */
export const pages = {
	en: {
		file: 'docs/compatibility.md',
		head: ['n8n', 'Node', 'runs as', ...steps],
		one: 'one process, SQLite',
		queue: 'queue mode, PostgreSQL',
	},
	zh: {
		file: 'docs/zh/compatibility.md',
		head: [
			'n8n',
			'Node',
			'运行方式',
			'加载',
			'导入',
			'发布',
			'事件',
			'回答',
			'跟进单',
			'解决',
			'确认',
		],
		one: '单进程，SQLite',
		queue: '队列模式，PostgreSQL',
	},
} as const;
export type PageLanguage = keyof typeof pages;

const begin = '<!-- the table: npm run compat writes it -->';
const end = '<!-- end of the table -->';

/** The rows as a Markdown table, newest n8n first. */
export function tableOf(tried: readonly Tried[], language: PageLanguage): string {
	const { head, one, queue } = pages[language];
	const mark = (passed: Step[]) => (step: Step) => (passed.includes(step) ? '✓' : '✗');
	const rows = [...tried]
		.sort((a, b) => b.host.version.localeCompare(a.host.version, 'en', { numeric: true }))
		.map(({ host, node, passed }) => [
			host.version,
			node,
			host.queue ? queue : one,
			...steps.map(mark(passed)),
		]);
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What tells one row from another: the n8n, the Node and how it runs. */
const keyOf = (line: string): string =>
	line
		.split('|')
		.slice(1, 4)
		.map((cell) => cell.trim())
		.join('|');

/** A table with the rows of the page's own that it does not have: what was tried before stays. */
export function withFormerRows(page: string, table: string): string {
	const [head = '', rule = '', ...rows] = table.split('\n');
	const [from, to] = [page.indexOf(begin), page.indexOf(end)];
	const former = page
		.slice(Math.max(from, 0), Math.max(to, 0))
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.slice(2);
	const known = new Set(rows.map(keyOf));
	const all = [...rows, ...former.filter((line) => !known.has(keyOf(line)))];
	// Newest first; what is of one version keeps its order.
	all.sort((one, other) => {
		const [a = '', b = ''] = [one, other].map((line) => line.split('|')[1]?.trim());
		return b.localeCompare(a, 'en', { numeric: true });
	});
	return [head, rule, ...all].join('\n');
}

/**
 * A page with another table in the place of the one that is there.
 *
 * @throws Error when the page has no place for it
 */
export function withTable(page: string, table: string): string {
	const [from, to] = [page.indexOf(begin), page.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`The page has no place for a table: "${begin}".`);
	return `${page.slice(0, from)}${begin}\n\n${table}\n\n${page.slice(to)}`;
}
