import type { Stage } from '../stage/stage';
import type { SimServer } from '../systems/server';
import type { Simulated } from '../systems/simulated';

/** What to open where round trips of simulated systems are played, and where those are. */
export function whereSystemsAre(
	{ n8n, client, reader }: Stage,
	server: SimServer,
	systems: readonly Simulated[],
): string {
	const { email, password } = client.login;
	const lines = [
		['Editor', `${n8n.address}  (${email}, password ${password})`],
		['', 'each system has a workflow "Round trip: …" and its credentials beside the templates'],
		['Mails', reader.address],
		...systems
			.filter(({ api }) => api !== undefined)
			.map(({ key }) => [key, `${server.addressOf(key)} is where its interface is played`]),
		['Log of n8n', n8n.logFile],
	];
	return lines.map(([name = '', value = '']) => `  ${name.padEnd(16)} ${value}`).join('\n');
}
