import { linkIn } from '../links';
import type { Stage } from '../stage/stage';

/**
 * What to open now, with working links out of the mails.
 *
 * @param yours the survey of whoever sits at the terminal, once the day is over
 */
export async function whereToLook(
	{ n8n, client, reader, mailbox, store, senders }: Stage,
	yours: string | null = null,
): Promise<string> {
	const newest = [...mailbox.mails].reverse();
	const first = (purpose: string): string | null => {
		for (const mail of newest) {
			const link = linkIn(mail, purpose);
			if (link) return link.url;
		}
		return null;
	};
	const waiting = await store.rows<{ id: string }>(
		`select invitation_id as id from invitation where state in ('sent', 'viewed')`,
	);
	const open = new Set(waiting.map(({ id }) => id));
	const unanswered = newest
		.map((mail) => linkIn(mail, 'survey'))
		.find((link) => link !== null && open.has(link.subject));
	const survey = yours ?? unanswered?.url ?? first('survey');
	const rows: Array<[string, string | null]> = [
		['Editor', `${n8n.address}  (${client.login.email}, password ${client.login.password})`],
		['Mails', reader.address],
		['A survey', survey],
		["An owner's page", first('owner')],
		['Team list', first('team')],
		['Generic events', `POST ${senders.shop.address}`],
		['Log of n8n', n8n.logFile],
	];
	return rows
		.filter((row): row is [string, string] => row[1] !== null)
		.map(([name, value]) => `  ${name.padEnd(16)} ${value}`)
		.join('\n');
}
