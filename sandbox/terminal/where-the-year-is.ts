import type { Stage } from '../stage/stage';
import { yearWorkflow } from '../year/workflow';

/** What to open now that the made-up year is there. */
export function whereTheYearIs({ n8n, client, reader }: Stage): string {
	const { email, password } = client.login;
	const places = [
		['Editor', `${n8n.address}  (${email}, password ${password})`],
		['', `open "${yearWorkflow}" and execute it: a node for each question`],
		['', 'the other templates of Insight are beside it, and work as they are'],
		['Mails', reader.address],
		['', 'the report, once the workflow was executed'],
		['The figures now', '"liveLink" in the output of the node "Report": open it in a browser'],
		['Log of n8n', n8n.logFile],
	];
	return places.map(([name = '', value = '']) => `  ${name.padEnd(16)} ${value}`).join('\n');
}
