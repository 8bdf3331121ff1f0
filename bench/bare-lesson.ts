import axios from 'axios';

import { responseItem } from '../core/loop/answer/response-item';
import { fillItem } from '../core/model/item';
import { findByInvitation } from '../core/store/repositories/responses';
import { findInvitation } from '../core/store/repositories/invitations';
import { sendInvitations } from './invitations';
import type { Served, Stage } from './stage';

/**
 * Lets the bare trigger send what our survey sends, and start with the item that ours starts with:
 * the page for a GET, the next page for an answer.
 */
export async function teachBare(stage: Stage): Promise<void> {
	const house = stage.houses.postgres;
	const { key, path } = stage.surveys.loop;
	const address = `${stage.address}/webhook/${path.postgres}`;
	const [link] = await sendInvitations(house, key, 1, Date.now());
	if (!link) throw new Error('There is no invitation to show.');
	const page = await axios.get<string>(`${address}?t=${link.token}`, { proxy: false });
	const next = await axios.post<string>(address, link.lowAnswer, { proxy: false });
	const { db } = house.store;
	const invitation = await findInvitation(db, house.workspace, link.invitationId);
	const response = await findByInvitation(db, house.workspace, link.invitationId);
	if (!invitation || !response) throw new Error('The answer was not stored.');
	const facts = { response, invitation, handOver: 'low_partial' as const };
	const item = fillItem({}, await responseItem(house, facts));
	await stage.teachBare({ GET: servedBy(page), POST: servedBy(next), item });
}

/** Headers that a server adds by itself, whatever the node sends. */
const ofTheServer = new Set([
	'connection',
	'content-length',
	'content-encoding',
	'date',
	'etag',
	'keep-alive',
	'transfer-encoding',
	'vary',
]);

function servedBy(answer: { status: number; headers: object; data: string }): Served {
	const headers = Object.entries(answer.headers)
		.filter(([name]) => !ofTheServer.has(name))
		.map(([name, value]): [string, string] => [name, String(value)]);
	return { status: answer.status, headers: Object.fromEntries(headers), body: answer.data };
}
