import { InputError, SetupError } from '../../model/errors';
import { unacceptable } from '../../model/read-input';
import type { ItemOutcome } from '../../model/item';
import type { Http } from '../../systems/http/http';
import { dataCentres, openChannel } from '../../systems/zoho/channel';
import { zoho } from '../../systems/zoho';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import type { ItemCrm } from './crm-part';

/** A channel as the panel describes it; `secret` is that of the sender whose events come by it. */
export type GivenChannel = {
	/** As its credential names it, e.g. `zoho.eu`. */
	dataCentre: string;
	id: string;
	events: string;
	address: string;
	secret: string | null;
};

/**
 * Has Zoho tell what changes for one more day. The secret of the sender goes to Zoho as the token of the
 * channel, and stands on no item.
 *
 * @param there.http signs in to Zoho
 * @param there.now epoch ms
 * @throws InputError, SetupError naming the field; SystemError
 */
export async function openZohoChannel(
	house: House,
	{ http, now }: { http: Http; now: number },
	given: GivenChannel,
): Promise<{ outcome: ItemOutcome; crm: ItemCrm }> {
	const { dataCentre } = given;
	const api = Object.hasOwn(dataCentres, dataCentre) ? dataCentres[dataCentre] : undefined;
	if (api === undefined) {
		const known = Object.keys(dataCentres).join(', ');
		throw unacceptable('Data Centre', dataCentre, `one of ${known}`);
	}
	const id = given.id.trim();
	if (!/^\d{1,19}$/.test(id)) {
		throw unacceptable('Channel ID', given.id, 'a number of up to 19 digits');
	}
	const events = given.events.split(/[,，\s]+/).filter((one) => one !== '');
	if (events.length === 0) {
		throw new InputError('"Events" is empty.', 'Name what is told of, e.g. Cases.edit.');
	}
	const strange = events.find((one) => !/^\w{1,60}\.(create|edit|delete|all)$/.test(one));
	if (strange !== undefined) {
		throw unacceptable(
			'Events',
			strange,
			'a module and create, edit, delete or all, e.g. Cases.edit',
		);
	}
	const address = given.address.trim();
	if (!/^https:\/\//i.test(address) || !URL.canParse(address)) {
		throw unacceptable(
			'Address',
			given.address,
			'the production URL of the Satisfaction CRM Trigger, which Zoho reaches by https',
		);
	}
	const token = tokenOf(given.secret);
	const until = await openChannel(http, now, api, { id, events, address, token });
	const named = events.join(', ');
	const text = sayOf(house)('crm.channel', { events: named, system: zoho.names.en });
	const written = { fields: { channel_expiry: until }, owner: null, modifiedAt: null };
	return {
		outcome: { code: 'channel_open', text },
		crm: { system: zoho.key, object: named, id, ...written, deleted: false },
	};
}

/** What lets events in later has to be what Zoho may send along. */
function tokenOf(secret: string | null): string {
	const form = zoho.source?.secret;
	const wrong = secret === null ? 'is empty' : (form?.wrong(secret) ?? null);
	if (secret !== null && wrong === null) return secret;
	throw new SetupError(
		`Secret of the Satisfaction Sender credential ${wrong ?? 'is empty'}.`,
		form?.found ?? 'Choose another one.',
	);
}
