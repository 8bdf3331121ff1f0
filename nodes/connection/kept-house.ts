import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { keep } from '../../core/model/remembered';
import { openHouse, workspaceCredential } from './open-house';

/** How long a house is used without looking at its credential again, ms. */
const keptFor = 5_000;
const mostKept = 200;

const houses = new Map<string, { house: House; until: number }>();

/**
 * Opens the house of a page. n8n reads and decrypts a credential from its database at every request,
 * which costs more than the page; so it is kept for some seconds per node and credential. A changed
 * credential counts after that; another credential in the node counts at once.
 *
 * @param node the node, where it has been asked for already: n8n copies all of it for whoever asks
 */
export async function keptHouse(
	context: {
		getCredentials(name: string): Promise<ICredentialDataDecryptedObject>;
		getNode(): INode;
		getWorkflow(): { id?: string };
	},
	now: number,
	node: INode = context.getNode(),
): Promise<House> {
	const credential = node.credentials?.[workspaceCredential]?.id;
	const workflow = context.getWorkflow().id;
	// Without an id nothing says that it is the same credential as before.
	if (!credential || !workflow) return await openHouse(context);
	const key = `${workflow} ${node.id} ${credential}`;
	const known = houses.get(key);
	if (known && now < known.until) return known.house;
	const house = await openHouse(context);
	keep(houses, mostKept, key, { house, until: now + keptFor });
	return house;
}
