/** A channel as Zoho keeps it. */
type Channel = {
	id: string;
	events: readonly string[];
	/** Epoch ms. */
	until: number;
	token: string;
	address: string;
	withValues: boolean;
};

/** Zoho's pages disagree about the longest; this is what both allow, ms. */
const longest = 86_400_000;
/** Where a channel says nothing, ms. */
const usual = 3_600_000;

export type ZohoAnswer = { status: number; body: unknown };

/** A change of a record, as a channel hears of it. */
export type ZohoChange = {
	module: string;
	ids: string[];
	values: Record<string, string>;
	at: number;
};

const refused = (code: string, message: string): ZohoAnswer => ({
	status: 400,
	body: { watch: [{ code, message, status: 'error' }] },
});

/**
 * The channels of Zoho's notification API: opened for a day at most, opened anew under the same id, and
 * silent once they have ended. It tells ids, and what has changed where that is asked for.
 */
export class ZohoChannels {
	readonly #channels = new Map<string, Channel>();

	/** `POST /crm/v8/actions/watch`. */
	watch(body: unknown, now: number): ZohoAnswer {
		const given = (body as { watch?: unknown }).watch;
		const [asked] = Array.isArray(given) ? (given as Array<Record<string, unknown>>) : [];
		if (!asked) return refused('MANDATORY_NOT_FOUND', 'required field not found: watch');
		const { channel_id: id, events, token, notify_url: address, channel_expiry: ends } = asked;
		if (typeof id !== 'string' && typeof id !== 'number') {
			return refused('MANDATORY_NOT_FOUND', 'required field not found: channel_id');
		}
		if (!/^\d{1,19}$/.test(String(id))) return refused('INVALID_DATA', 'channel_id is no long');
		const isEvent = (one: unknown) => /^\w+\.(create|edit|delete|all)$/.test(String(one));
		if (!Array.isArray(events) || events.length === 0 || !events.every(isEvent)) {
			return refused('INVALID_DATA', 'events');
		}
		if (typeof token !== 'string' || token === '' || token.length > 50) {
			return refused('INVALID_DATA', 'token');
		}
		if (typeof address !== 'string' || !/^https:\/\/[^\s]+$/.test(address)) {
			return refused('INVALID_DATA', 'notify_url');
		}
		const isTime =
			typeof ends === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(ends);
		if (ends !== undefined && !isTime) return refused('INVALID_DATA', 'channel_expiry');
		const until = isTime ? Date.parse(ends) : now + usual;
		if (until <= now || until > now + longest) return refused('INVALID_DATA', 'channel_expiry');
		const channel = { id: String(id), events: events.map(String), until, token, address };
		this.#channels.set(channel.id, {
			...channel,
			withValues: asked.return_affected_field_values === true,
		});
		const said = { status: 'success', code: 'SUCCESS', message: 'Successfully subscribed' };
		return { status: 201, body: { watch: [{ ...said, details: { events } }] } };
	}

	/** What goes to whom when records have changed; nothing of channels that have ended. */
	changed({ module, ids, values, at }: ZohoChange): Array<{ address: string; body: string }> {
		return [...this.#channels.values()]
			.filter(({ until, events }) => until > at && events.some((one) => hears(one, module)))
			.map(({ id, token, address, withValues }) => ({
				address,
				body: JSON.stringify({
					server_time: at,
					affected_values: withValues ? ids.map((record_id) => ({ record_id, values })) : [],
					query_params: {},
					module,
					resource_uri: `https://www.zohoapis.com/crm/v8/${module}`,
					ids,
					affected_fields: ids.map((one) => ({ [one]: Object.keys(values) })),
					operation: 'update',
					channel_id: id,
					token,
				}),
			}));
	}
}

const hears = (event: string, module: string): boolean =>
	event === `${module}.edit` || event === `${module}.all`;
