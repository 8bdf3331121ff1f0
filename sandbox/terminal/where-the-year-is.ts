import type { Stage } from '../stage/stage';
import type { YearLinks } from '../year/play';
import type { SandboxLanguage } from './options';
import { yearWorkflows } from '../year/workflow';

/** What to open now that the made-up year is there. */
export function whereTheYearIs(
	{ n8n, client, reader }: Stage,
	links: YearLinks,
	language: SandboxLanguage = 'en',
): string {
	const { email, password } = client.login;
	const pages = [
		['The figures now', links.figures],
		['Open cases', links.cases],
		['Problems', links.problems],
		['You said, we did', links.said],
	] as const;
	const places = [
		['Editor', `${n8n.address}  (${email}, password ${password})`],
		['', `open "${yearWorkflows[language]}" and execute it: a node for each question`],
		['', 'the other templates of Insight are beside it, and work as they are'],
		['Mails', reader.address],
		['', 'the report, once the workflow was executed; "You said, we did", once a problem'],
		['', 'is set to done, e.g. on the page of problems'],
		...pages.flatMap(([name, link]) => (link === null ? [] : [[name, link]])),
		['Log of n8n', n8n.logFile],
	];
	return places.map(([name = '', value = '']) => `  ${name.padEnd(16)} ${value}`).join('\n');
}
