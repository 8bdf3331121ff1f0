import { curlLine } from '../crm/curl-line';
import { linkIn, type LinkMeaning } from '../links';
import type { Stage } from '../stage/stage';

type Place = { name: string; value: string | null; shows: string };

/**
 * What to open now, with working links out of the mails, and what shows there.
 *
 * @param yours the survey of whoever sits at the terminal, once the day is over
 */
export async function whereToLook(stage: Stage, yours: string | null = null): Promise<string> {
	const { n8n, client, reader, senders, chats } = stage;
	const { email, password } = client.login;
	const places: Place[] = [
		{
			name: 'Editor',
			value: `${n8n.address}  (${email}, password ${password})`,
			shows: 'the templates; open "Satisfaction: Ask after service" first',
		},
		{
			name: 'Care',
			value: yours === null ? null : 'in the editor: "Made-up company: what care will send"',
			shows: "execute it: Preview shows who gets what in the month after the company's own",
		},
		{ name: 'Mails', value: reader.address, shows: 'every mail that was sent' },
		{
			name: 'A survey',
			value: yours ?? (await unanswered(stage)),
			shows: 'answer badly, and a case opens: its owner has a mail a moment later',
		},
		{
			name: "An owner's page",
			value: await workable(stage),
			shows: 'take it, work it, resolve it: then the customer is asked whether it is solved',
		},
		{
			name: 'Team list',
			value: newest(stage, 'team')?.url ?? null,
			shows: 'the board: late, open, taken, promised',
		},
		{
			name: 'Group robots',
			value: chats.addressOf('wecom'),
			shows: 'what you post there is told here, line by line',
		},
		{
			name: 'Log of n8n',
			value: n8n.logFile,
			shows: 'warnings and errors; failed runs are in the editor, under Executions',
		},
	];
	const shown = places.flatMap(({ name, value, shows }) =>
		value === null ? [] : [`  ${name.padEnd(16)} ${value}`, `  ${' '.repeat(16)} ${shows}`],
	);
	// The day is counted: whoever joins in before it is over makes it go otherwise than its script.
	if (yours === null) {
		return [...shown, '', '  Look as you like; once the day is over, it is your turn.'].join('\n');
	}
	return [
		...shown,
		'',
		'  An event of your own, signed; paste the line into a shell. It shows as a mail to "Sam Hand":',
		'',
		curlLine(senders.shop),
	].join('\n');
}

/** The newest link of the mails that opens this and fits. */
function newest(
	{ mailbox }: Stage,
	purpose: string,
	fits: (link: LinkMeaning) => boolean = () => true,
): LinkMeaning | null {
	for (const mail of [...mailbox.mails].reverse()) {
		const link = linkIn(mail, purpose);
		if (link && fits(link)) return link;
	}
	return null;
}

/** A survey that nobody has answered; else any. */
async function unanswered(stage: Stage): Promise<string | null> {
	const rows = await stage.store.rows<{ id: string }>(
		`select invitation_id as id from invitation where state in ('sent', 'viewed')`,
	);
	const open = new Set(rows.map(({ id }) => id));
	const found = newest(stage, 'survey', ({ subject }) => open.has(subject));
	return (found ?? newest(stage, 'survey'))?.url ?? null;
}

/** The page of a case that still has to be worked, for whoever owns it now. */
async function workable(stage: Stage): Promise<string | null> {
	const rows = await stage.store.rows<{ id: string; owner: string | null }>(
		`select case_id as id, owner_id as owner from case_file
			where state in ('open', 'acknowledged', 'in_progress') and test = 0`,
	);
	const owners = new Map(rows.map(({ id, owner }) => [id, owner]));
	return newest(stage, 'owner', (link) => owners.get(link.subject) === link.audience)?.url ?? null;
}
